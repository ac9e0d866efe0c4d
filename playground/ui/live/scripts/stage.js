/**
 * What a page's components call: each mounts its place, and all places of a page share one connection.
 *
 * A component may be mounted again and again with the same element, as the page's script runs; its place stays.
 */

import { Connection } from "./connection.js";
import { departing } from "./departure.js";
import { placeOf } from "./places.js";

/** @type {Map<string, Connection>} By token. */
const connections = new Map();

/** @type {WeakMap<HTMLElement, Mounted>} */
const mounted = new WeakMap();

/** A place with all that it was mounted with. */
class Mounted {
  #call = null;
  #leave = null;

  constructor({ data, parentElement, setTriggerValue }) {
    const { token, place: key, kind } = data;
    Object.assign(this, { token, key, kind, setTriggerValue });
    const address = socketAddress(data.base, location.href);
    this.connection = connections.get(token) ?? new Connection(address, token);
    connections.set(token, this.connection);
    this.place = placeOf(data, parentElement, {
      post: (command) => this.connection.send(command),
      trigger: (name, value) => this.#trigger(name, value),
    });
    this.connection.add(key, this.place);
  }

  /** Has the script run again: of the page that is left only if that is still there when the other one should be. */
  #trigger(name, value) {
    const wait = departing();
    if (wait <= 0) this.setTriggerValue(name, value);
    else setTimeout(() => this.#call && this.#trigger(name, value), wait);
  }

  /** Returns whether it would be the same place if it were mounted anew. */
  isFor({ data }) {
    return this.token === data.token && this.key === data.place && this.kind === data.kind;
  }

  /** Keeps the place for this call of its component; returns what ends that. */
  stay({ setTriggerValue, parentElement }) {
    this.setTriggerValue = setTriggerValue;
    clearTimeout(this.#leave);
    const call = {};
    this.#call = call;
    return () => {
      if (this.#call !== call) return; // its component was called again
      this.#call = null;
      // A component that is only called anew may end its last call a moment before.
      this.#leave = setTimeout(() => this.close(parentElement));
    };
  }

  /** Ends the place, and the connection with the last one. */
  close(parentElement) {
    clearTimeout(this.#leave);
    if (mounted.get(parentElement) === this) mounted.delete(parentElement);
    this.place.close();
    if (this.connection.remove(this.key, this.place)) connections.delete(this.token);
  }
}

/**
 * Mounts a component's place; returns what unmounts it.
 *
 * @param {object} component As Streamlit hands it over.
 * @param {object} component.data
 * @param {string} component.data.token What the server knows the page's stage by.
 * @param {string} component.data.place The place's key.
 * @param {"chart" | "controls" | "text" | "signal"} component.data.kind
 * @param {boolean} component.data.announced Whether a text is read out when it changes.
 * @param {string} component.data.session What tells the server's session of this tab from others.
 * @param {string} component.data.base What all addresses of the server begin with; may be empty.
 * @param {HTMLElement} component.parentElement
 * @param {(name: string, value: any) => void} component.setTriggerValue Has the page's script run again.
 * @returns {() => void}
 */
export function mount(component) {
  const { parentElement } = component;
  let place = mounted.get(parentElement);
  if (place && !place.isFor(component)) {
    place.close(parentElement);
    place = undefined;
  }
  if (!place) {
    place = new Mounted(component);
    mounted.set(parentElement, place);
  }
  return place.stay(component);
}

/**
 * Returns the address of the stage's socket.
 *
 * @param {string} base What all addresses of the server begin with.
 * @param {string} page The page's own address.
 */
export function socketAddress(base, page) {
  const address = new URL(`${base.replace(/\/$/, "")}/stage/socket`, page);
  address.protocol = address.protocol === "https:" ? "wss:" : "ws:";
  return address.href;
}
