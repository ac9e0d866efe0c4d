/**
 * Sliders and choices of a figure that is moved: built once, so that what has the focus keeps it, and set from then on.
 *
 * The text is JSON: {"command": {…}, "controls": [{"key", "name", "low", "high", "step"} or {"key", "name", "options":
 * [{"key", "name"}]}], "values": {key: value}, "written": {key: "…"}, "heard": 3}. What a person sets is sent as
 * {…command, "values": {…all of them}, "settled": false}, and with true once nothing has been set for a while. The number
 * of commands heard makes every answer another text.
 */

import { Latest } from "./interactions/latest.js";

const REST_MS = 400;

export class Controls {
  #element;
  #latest;
  #clock;
  #built = "";
  #command = {};
  /** @type {Map<string, {read: () => any, set: (value: any) => void, write: (words: string) => void}>} */
  #fields = new Map();
  #rest = null;

  /**
   * @param {HTMLElement} parent
   * @param {(command: object) => void} post
   * @param {{setTimeout: Function, clearTimeout: Function}} clock
   */
  constructor(parent, post, clock = globalThis) {
    this.#element = parent.ownerDocument.createElement("div");
    this.#element.className = "stage-controls";
    this.#latest = new Latest(post, clock);
    this.#clock = clock;
    this.#element.addEventListener("input", () => this.#send());
    parent.append(this.#element);
  }

  /** Takes what the controls say; a slider stays under the hand that moves it until the server has caught up. */
  showText(text) {
    const { command, controls, values, written } = JSON.parse(text);
    this.#command = command;
    const described = JSON.stringify([command, controls]);
    const isNew = described !== this.#built;
    if (isNew) this.#build(controls);
    this.#built = described;
    this.#latest.answered();
    const isAhead = !isNew && !this.#latest.isIdle;
    for (const [key, field] of this.#fields) {
      if (!isAhead) field.set(values[key]);
      field.write(written[key]);
    }
  }

  close() {
    this.#latest.close();
    if (this.#rest !== null) this.#settle();
    this.#element.remove();
  }

  #build(controls) {
    this.#fields.clear();
    this.#element.replaceChildren();
    for (const control of controls) {
      this.#fields.set(control.key, control.options ? this.#choice(control) : this.#slider(control));
    }
  }

  #slider({ key, name, low, high, step }) {
    const label = this.#add(this.#element, "label", { className: "control" });
    this.#add(label, "span", { className: "name", textContent: name });
    const written = this.#add(label, "output");
    const range = this.#add(label, "input", { type: "range", min: low, max: high, step });
    range.dataset.control = key;
    return {
      read: () => range.valueAsNumber,
      set: (value) => {
        if (range.valueAsNumber !== value) range.value = String(value);
      },
      write: (words) => {
        range.setAttribute("aria-valuetext", words);
        written.textContent = words;
      },
    };
  }

  #choice({ key, name, options }) {
    const group = this.#add(this.#element, "fieldset", { className: "control" });
    this.#add(group, "legend", { className: "name", textContent: name });
    const radios = options.map((option) => {
      const label = this.#add(group, "label");
      const radio = this.#add(label, "input", { type: "radio", name: `stage-control-${key}`, value: option.key });
      radio.dataset.control = key;
      this.#add(label, "span", { textContent: option.name });
      return radio;
    });
    return {
      read: () => radios.find(({ checked }) => checked)?.value,
      set: (value) => {
        for (const radio of radios) radio.checked = radio.value === value;
      },
      write: () => {},
    };
  }

  #add(parent, kind, properties = {}) {
    const element = Object.assign(parent.ownerDocument.createElement(kind), properties);
    parent.append(element);
    return element;
  }

  #send() {
    this.#latest.send(this.#said(false));
    this.#clock.clearTimeout(this.#rest);
    this.#rest = this.#clock.setTimeout(() => this.#settle(), REST_MS);
  }

  #settle() {
    this.#clock.clearTimeout(this.#rest);
    this.#rest = null;
    this.#latest.send(this.#said(true));
  }

  #said(settled) {
    const values = Object.fromEntries([...this.#fields].map(([key, field]) => [key, field.read()]));
    return { ...this.#command, values, settled };
  }
}
