/**
 * Says what the picture behind the points says at a place, for whose codes the server gives words: beside the pointer,
 * or beside a ring that the arrow keys move over the plot and that is read out.
 *
 * {"kind": "field", "table": "field", "words": ["class 0: 100 %", …], "at": "x {x}, y {y}: {what}", "keys": "…"}
 */

import { filled, number } from "../numbers.js";
import { inWindow, isInside, placeInPlot } from "./plot.js";
import { Ring } from "./ring.js";

const STEP = 0.05; // of the plot, for each press of a key
const STEPS = { ArrowLeft: [-STEP, 0], ArrowRight: [STEP, 0], ArrowUp: [0, -STEP], ArrowDown: [0, STEP] };

export class Field {
  #interaction = null;
  #surroundings;
  #picture = null;
  #pointer = null;
  #shares = null; // of the plot, from the left and from the top: where the keys are
  #ring;
  #listening = new AbortController();

  constructor(surroundings) {
    this.#surroundings = surroundings;
    const { element } = surroundings;
    element.setAttribute("role", "application");
    element.setAttribute("tabindex", "0");
    this.#ring = new Ring(element);
    const listen = (name, callback) => element.addEventListener(name, callback, { signal: this.#listening.signal });
    listen("pointermove", (event) => this.#say(event));
    listen("pointerleave", () => this.#say(null));
    listen("keydown", (event) => this.#press(event));
    listen("blur", () => this.#leave());
  }

  /** Takes the figure as it now is; what lies under a pointer that rests is said anew. */
  update({ tables, interaction }) {
    this.#interaction = interaction;
    this.#picture = tables[this.#interaction.table]?.columns.url?.[0] ?? null;
    if (this.#pointer) this.#say(this.#pointer);
    else if (this.#shares) this.#mark();
  }

  close() {
    this.#listening.abort();
    this.#say(null);
    this.#ring.hide();
    this.#surroundings.element.removeAttribute("tabindex");
  }

  #say(event) {
    this.#pointer = event;
    const { view, tooltip } = this.#surroundings;
    const place = event && placeInPlot(view, event);
    if (place && isInside(place) && this.#picture?.codes) {
      tooltip.show(this.#wordsAt(place), event.clientX, event.clientY);
    } else tooltip.hide();
  }

  #wordsAt({ x, y, width, height }) {
    const { codes, width: columns, height: rows } = this.#picture;
    const [row, column] = [Math.floor((y / height) * rows), Math.floor((x / width) * columns)];
    return this.#interaction.words[codes[row * columns + column]];
  }

  /** Moves the ring by the arrow keys, beginning in the middle; Escape takes it away. */
  #press(event) {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === "Escape" && this.#shares) this.#leave();
    else if (event.key in STEPS && this.#picture?.codes) {
      const step = this.#shares ? STEPS[event.key] : [0, 0];
      this.#shares = (this.#shares ?? [0.5, 0.5]).map((share, i) => Math.min(Math.max(share + step[i], 0), 1));
      this.#pointer = null;
      this.#surroundings.say(this.#mark());
    } else return;
    event.preventDefault();
    event.stopPropagation(); // the page has keys of its own
  }

  #leave() {
    if (!this.#shares) return;
    this.#shares = null;
    this.#ring.hide();
    this.#say(this.#pointer);
  }

  /** Shows where the keys are; returns what is to be said of it. */
  #mark() {
    const { view, tooltip } = this.#surroundings;
    const [width, height] = [view.signal("width"), view.signal("height")];
    const [x, y] = [this.#shares[0] * width, this.#shares[1] * height];
    const what = this.#wordsAt({ x: Math.min(x, width - 1), y: Math.min(y, height - 1), width, height });
    const value = (axis, place) => number(view.scale(axis).invert(place));
    const words = filled(this.#interaction.at, { x: value("x", x), y: value("y", y), what });
    const { clientX, clientY } = inWindow(view, { x, y });
    this.#ring.show(clientX, clientY);
    tooltip.show(words, clientX, clientY);
    return words;
  }
}
