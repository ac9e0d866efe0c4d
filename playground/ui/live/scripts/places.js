/** The kinds of places on a page. */

import { Chart } from "./chart.js";

/** A text: HTML that the server has made and escaped. */
class Text {
  #element;
  #post;
  #listener;

  constructor(parent, { announced }, post) {
    this.#element = parent.ownerDocument.createElement("div");
    this.#element.className = "stage-text";
    if (announced) this.#element.setAttribute("aria-live", "polite");
    this.#element.addEventListener("click", ({ target }) => {
      const command = target.closest?.("[data-command]")?.dataset.command;
      if (command) post(JSON.parse(command));
    });
    this.#post = post;
    this.#listener = (event) => this.#press(event);
    parent.ownerDocument.addEventListener("keydown", this.#listener);
    parent.append(this.#element);
  }

  /** Shows HTML; a button that has the focus hands it to the one in its place. */
  showText(html) {
    const keysAreOpen = this.#keys()?.hidden === false;
    const before = this.#buttons().indexOf(this.#element.ownerDocument.activeElement);
    this.#element.innerHTML = html;
    if (before >= 0) this.#buttons()[before]?.focus();
    if (keysAreOpen) this.#keys().hidden = false;
  }

  /** Sends what the text has for a pressed key; ? opens and closes a list of keys. */
  #press(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    const keys = this.#keys();
    if (keys && (event.key === "?" || (event.key === "Escape" && !keys.hidden))) {
      keys.hidden = !keys.hidden;
      return;
    }
    const found = [...this.#element.querySelectorAll("[data-key]")].find(({ dataset }) => dataset.key === event.key);
    if (found) this.#post(JSON.parse(found.dataset.command));
  }

  #keys() {
    return this.#element.querySelector(".keys");
  }

  #buttons() {
    return [...this.#element.querySelectorAll("button")];
  }

  close() {
    this.#element.ownerDocument.removeEventListener("keydown", this.#listener);
    this.#element.remove();
  }
}

/** Returns whether a pressed key belongs to a field that is being filled in, or to a slider or a list. */
function isTyping(target) {
  return Boolean(target.closest?.("input, textarea, select, [contenteditable], [role=slider], [role=combobox]"));
}

/** A place without a face, unless something goes wrong: through it the server has the page's script run again. */
class Signal {
  #alert;
  #trigger;

  constructor(parent, trigger) {
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
 * @param {{kind: "chart" | "text" | "signal", announced?: boolean}} data
 * @param {HTMLElement} parent
 * @param {{post: (command: object) => void, trigger: (name: string, value: any) => void}} ways To the server.
 */
export function placeOf(data, parent, { post, trigger }) {
  if (data.kind === "chart") return new Chart(parent, post);
  if (data.kind === "text") return new Text(parent, data, post);
  if (data.kind === "signal") return new Signal(parent, trigger);
  throw new Error(`there is no kind of place named ${data.kind}`);
}
