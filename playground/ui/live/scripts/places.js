/** The kinds of places on a page. */

import { Announcement } from "./announcement.js";
import { Chart } from "./chart.js";
import { Controls } from "./controls.js";
import { KeyList } from "./key_list.js";
import { putMarkup } from "./markup.js";
import { Memory } from "./memory.js";

/** A text: HTML that the server has made and escaped. */
class Text {
  #element;
  #announcement = null;
  #keys = new KeyList();
  #post;
  #listening = new AbortController();

  constructor(parent, { announced }, post) {
    this.#element = parent.ownerDocument.createElement("div");
    this.#element.className = "stage-text";
    this.#element.addEventListener("click", ({ target }) => {
      const command = target.closest?.("[data-command]")?.dataset.command;
      if (command) post(JSON.parse(command));
    });
    this.#post = post;
    const { signal } = this.#listening;
    parent.ownerDocument.addEventListener("keydown", (event) => this.#press(event), { signal });
    parent.append(this.#element);
    if (announced) this.#announcement = new Announcement(parent);
  }

  /** Shows HTML; a button that has the focus hands it to the one in its place. */
  showText(html) {
    const focused = this.#element.ownerDocument.activeElement;
    const before = this.#buttons().indexOf(focused);
    putMarkup(this.#element, html);
    this.#keys.take(this.#element.querySelector(".keys"));
    if (before >= 0 && !focused.isConnected) this.#buttons()[before]?.focus();
    this.#announcement?.take(heard(this.#element), this.#element.querySelector("[data-kind]")?.dataset.kind);
  }

  /** Sends what the text has for a pressed key; ? opens and closes a list of keys, Escape closes it. */
  #press(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (isTyping(event.target) && !(event.key === "Escape" && this.#keys.isOpen)) return;
    if (this.#keys.press(event)) return;
    const found = [...this.#element.querySelectorAll("[data-key]")].find(({ dataset }) => dataset.key === event.key);
    if (found) this.#post(JSON.parse(found.dataset.command));
  }

  #buttons() {
    return [...this.#element.querySelectorAll("button")];
  }

  close() {
    this.#listening.abort();
    this.#announcement?.close();
    this.#element.remove();
  }
}

/** Returns what a screen reader reads of an element. */
function heard(element) {
  const copy = element.cloneNode(true);
  for (const mute of copy.querySelectorAll("[aria-hidden=true]")) mute.remove();
  return copy.textContent.replace(/\s+/g, " ").trim();
}

/** Returns whether a pressed key belongs to a field that is being filled in, or to a slider or a list. */
function isTyping(target) {
  return Boolean(target.closest?.("input, textarea, select, [contenteditable], [role=slider], [role=combobox]"));
}

/** A place without a face, unless something goes wrong: through it the server has the page's script run again. */
class Signal {
  #alert;
  #memory;
  #trigger;

  constructor(parent, { session }, trigger) {
    this.#memory = new Memory(session, location.pathname);
    this.#trigger = trigger;
    this.#alert = parent.ownerDocument.createElement("div");
    this.#alert.className = "stage-error";
    this.#alert.setAttribute("role", "alert");
    this.#alert.hidden = true;
    Object.assign(this.#alert.style, {
      padding: "0.5rem 0.75rem",
      border: "1px solid currentColor",
      borderRadius: "0.25rem",
    });
    parent.append(this.#alert);
  }

  /** Has the tab remember what plays. */
  showText(memory) {
    this.#memory.keep(memory, location.search);
  }

  rerun(number) {
    this.#trigger("moved", number);
  }

  unreachable() {
    this.#trigger("unreachable", true);
  }

  tell(error) {
    this.#alert.hidden = !error;
    this.#alert.textContent = error;
  }

  close() {
    this.#alert.remove();
  }
}

/**
 * Returns a new place.
 *
 * @param {{kind: "chart" | "controls" | "text" | "signal", announced?: boolean, session?: string}} data
 * @param {HTMLElement} parent
 * @param {{post: (command: object) => void, trigger: (name: string, value: any) => void}} ways To the server.
 */
export function placeOf(data, parent, { post, trigger }) {
  if (data.kind === "chart") return new Chart(parent, post);
  if (data.kind === "controls") return new Controls(parent, post);
  if (data.kind === "text") return new Text(parent, data, post);
  if (data.kind === "signal") return new Signal(parent, data, trigger);
  throw new Error(`there is no kind of place named ${data.kind}`);
}
