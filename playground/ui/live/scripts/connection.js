/**
 * One page's connection to its stage: it takes frames, has them painted, and says when they are.
 *
 * A frame counts as painted in the task that follows the animation frame after its drawing, or in the next animation
 * frame if that is sooner. The next one is drawn after that, so that none is drawn which nobody sees. A page that is closed
 * or out of sight has no animation frames, so the server hears nothing and trains nothing for it.
 */

import { Scene } from "./scene.js";
import { decode } from "./wire.js";

const PROTOCOL = 1;
const FIRST_WAIT_MS = 250; // before the connection is tried again; it doubles with every failure
const LONGEST_WAIT_MS = 4000;
const PATIENCE_MS = 15000; // after which a server that never answered counts as out of reach, however slow it is
const TRIES = 3; // of which none was answered: then it counts as out of reach at once
const ASK_AGAIN_MS = 2000; // before the script is asked for again; it doubles, so that a slow one gets to its end
const CONNECTING = 0; // state of a socket: closed in it, the browser's console would have an error
const UNKNOWN = 4401; // close code: the server has no stage of this token
const REPLACED = 4409; // close code: another page has taken over

/**
 * @typedef {object} Place Where something is shown; all methods may be left out.
 * @property {(change: import("./scene.js").FigureChange) => Promise<void>} [showFigure]
 * @property {(text: string) => void} [showText]
 * @property {(rerun: number) => void} [rerun] Asks for the page's script to be run again; 0 if the stage is gone.
 * @property {(error: string) => void} [tell] Shows what went wrong; nothing any more if empty.
 * @property {() => void} [unreachable] Hears that the server does not answer.
 */

/**
 * @typedef {object} Surroundings What a connection needs of the browser; tests have their own.
 * @property {(address: string) => WebSocket} open
 * @property {(callback: () => void, delay: number) => any} setTimeout
 * @property {(timer: any) => void} clearTimeout
 * @property {(callback: () => void) => void} requestAnimationFrame
 * @property {(callback: () => void) => void} postTask Calls back in a task of its own, after those that wait already.
 */

/** @type {Surroundings} */
const BROWSER = {
  open: (address) => new WebSocket(address),
  setTimeout: (callback, delay) => setTimeout(callback, delay),
  clearTimeout: (timer) => clearTimeout(timer),
  requestAnimationFrame: (callback) => requestAnimationFrame(callback),
  postTask: (callback) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      callback();
    };
    port2.postMessage(null);
  },
};

export class Connection {
  #address;
  #token;
  #browser;
  #scene = new Scene();
  /** @type {Map<string, Set<Place>>} */
  #places = new Map();
  /** @type {WebSocket | null} */
  #socket = null;
  #wait = FIRST_WAIT_MS;
  #retry = null;
  #patience = null;
  #hasAnswered = false;
  #tries = 0;
  #isUnreachable = false;
  #isUnknown = false;
  #error = "";
  #drawn = Promise.resolve();

  /**
   * @param {string} address Of the socket.
   * @param {string} token What the server knows the page's stage by.
   * @param {Surroundings} browser
   */
  constructor(address, token, browser = BROWSER) {
    this.#address = address;
    this.#token = token;
    this.#browser = browser;
  }

  /** Shows in a place what comes for its key, beginning with what has come before; the first place connects. */
  add(key, place) {
    this.#places.set(key, (this.#places.get(key) ?? new Set()).add(place));
    const text = this.#scene.text(key);
    if (place.showFigure) this.#drawn = this.#drawn.then(() => this.#drawWhatCameBefore(key, place));
    if (text !== undefined) place.showText?.(text);
    if (this.#error) place.tell?.(this.#error);
    if (this.#isUnreachable) place.unreachable?.();
    if (this.#isUnknown) place.rerun?.(0);
    if (this.#socket || this.#retry !== null || this.#isUnknown) return;
    this.#patience = this.#browser.setTimeout(() => this.#giveUp(), PATIENCE_MS);
    this.#connect();
  }

  /** Shows nothing there any more; returns whether that was the last place, with which the connection ends. */
  remove(key, place) {
    const places = this.#places.get(key);
    places?.delete(place);
    if (places?.size === 0) this.#places.delete(key);
    if (this.#places.size > 0) return false;
    for (const timer of [this.#retry, this.#patience]) this.#browser.clearTimeout(timer);
    const socket = this.#socket;
    this.#socket = this.#retry = null;
    if (socket?.readyState !== CONNECTING) socket?.close();
    return true;
  }

  /** Sends what a person asked for; it is lost while there is no connection. */
  send(command) {
    if (this.#hasAnswered && this.#socket?.readyState === 1) this.#socket.send(JSON.stringify(command));
  }

  #connect() {
    this.#retry = null;
    const socket = this.#browser.open(this.#address);
    this.#socket = socket;
    socket.binaryType = "arraybuffer";
    socket.onopen = () => {
      if (socket !== this.#socket) return socket.close(); // its last place went away meanwhile
      const hello = { token: this.#token, protocol: PROTOCOL, places: [...this.#places.keys()] };
      socket.send(JSON.stringify(hello));
    };
    socket.onmessage = ({ data }) => {
      if (socket !== this.#socket) return;
      this.#hasAnswered = true;
      this.#wait = FIRST_WAIT_MS;
      this.#browser.clearTimeout(this.#patience);
      this.#drawn = this.#drawn.then(() => this.#take(data, socket)).catch((error) => this.#tell(error));
    };
    socket.onclose = ({ code }) => {
      if (socket === this.#socket) this.#lost(code);
    };
  }

  /** Tries again after a while, unless the server does not want that. */
  #lost(code) {
    this.#socket = null;
    if (code === REPLACED) return;
    if (code === UNKNOWN) {
      this.#isUnknown = true;
      this.#browser.clearTimeout(this.#patience);
      this.#askForScript(ASK_AGAIN_MS);
      return;
    }
    this.#tries += 1;
    if (this.#tries === TRIES && !this.#hasAnswered) this.#giveUp();
    this.#retry = this.#browser.setTimeout(() => this.#connect(), this.#wait);
    this.#wait = Math.min(2 * this.#wait, LONGEST_WAIT_MS);
  }

  /** Has the script run until that ends all places: while Streamlit itself is not connected, nobody hears. */
  #askForScript(wait) {
    for (const place of this.#allPlaces()) place.rerun?.(0);
    this.#retry = this.#browser.setTimeout(() => this.#askForScript(2 * wait), wait);
  }

  #giveUp() {
    this.#isUnreachable = true;
    for (const place of this.#allPlaces()) place.unreachable?.();
  }

  /** Draws what a message says, and answers when it is painted. */
  async #take(data, socket) {
    const head = decode(data);
    const { figures, texts } = this.#scene.take(head);
    const drawings = [];
    for (const [key, text] of texts) for (const place of this.#places.get(key) ?? []) place.showText?.(text);
    for (const [key, change] of figures)
      for (const place of this.#places.get(key) ?? []) if (place.showFigure) drawings.push(this.#draw(place, change));
    await Promise.all(drawings);
    if (head.error !== undefined) {
      this.#error = head.error;
      for (const place of this.#allPlaces()) place.tell?.(head.error);
    }
    if (head.signal) for (const place of this.#allPlaces()) place.rerun?.(head.signal.rerun);
    if (!head.frame) return;
    await this.#painted();
    if (socket === this.#socket && socket.readyState === 1) socket.send(Uint32Array.of(head.frame));
  }

  /** Draws one change; a chart that fails is told of and does not stop the others. */
  async #draw(place, change) {
    try {
      await place.showFigure(change);
    } catch (error) {
      this.#tell(error);
    }
  }

  /** Tells of an error wherever a place can. */
  #tell(error) {
    console.error(error);
    for (const place of this.#allPlaces()) place.tell?.(String(error));
  }

  async #drawWhatCameBefore(key, place) {
    const change = this.#scene.figure(key);
    if (change && this.#places.get(key)?.has(place)) await this.#draw(place, change);
  }

  /** Resolves when what has been drawn is painted. */
  #painted() {
    const { requestAnimationFrame, postTask } = this.#browser;
    return new Promise((resolve) => {
      requestAnimationFrame(() => {
        postTask(resolve);
        requestAnimationFrame(resolve);
      });
    });
  }

  #allPlaces() {
    return [...this.#places.values()].flatMap((places) => [...places]);
  }
}
