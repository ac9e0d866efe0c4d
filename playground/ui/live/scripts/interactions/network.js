/**
 * Makes the network's graph a thing to be worked on: a unit that is pointed at is shown large elsewhere, a press keeps
 * it there, and a weight follows a drag up or down, or what is typed after a double click on it.
 *
 * By keys: arrows go from unit to unit, with Shift from one to the next of the weights that lead to the unit; Enter keeps
 * the unit, or has the weight typed.
 *
 * {"kind": "network", "units": [["x", "y"], ["hidden 1 unit 1", …], …], "per_pixel": 0.02, "weight": "weight",
 *  "weights": "weights", "says": "weight from {source} to {target}: {value}", "keys": "…"}
 *
 * Commands name a unit by its column, 0 for the inputs, and its number from 1; a weight by its matrix, row and column
 * from 0. `weight` is what the field to type in is called. The table `weights` has the columns `x`, `source`, `target`
 * and `w`, with a row for each weight that is not 0.
 */

import { filled, number } from "../numbers.js";
import { Latest } from "./latest.js";
import { WeightInput } from "./weight_input.js";

const THRESHOLD = 3; // pixels from which on a press is a drag
const STEPS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** Returns the unit that a mark stands for, or null. */
function unitOf(item) {
  const { x, unit } = item?.datum ?? {};
  return unit === undefined ? null : { layer: x, unit };
}

/** Returns the weight that a mark stands for, with its value, or null. */
function weightOf(item) {
  const { x, source, target, w } = item?.datum ?? {};
  return source === undefined ? null : { layer: x, row: source - 1, column: target - 1, value: w };
}

export class Network {
  #interaction = null;
  #surroundings;
  #points;
  #weights;
  #pointed = null;
  #source = null; // the number of the unit from which the weight comes that the keys are at
  #columns = null; // of the table of weights
  #dragged = null;
  #input = null;
  #listening = new AbortController();
  #handlers = [];

  constructor(surroundings) {
    this.#surroundings = surroundings;
    this.#points = new Latest(surroundings.post);
    this.#weights = new Latest(surroundings.post);
    const { element, view } = surroundings;
    element.setAttribute("role", "application");
    element.setAttribute("tabindex", "0");
    const onMark = (name, callback) => {
      view.addEventListener(name, callback);
      this.#handlers.push([name, callback]);
    };
    onMark("pointermove", (_, item) => this.#dragged || this.#meet(item));
    onMark("pointerdown", (event, item) => this.#grab(event, weightOf(item)));
    onMark("click", (_, item) => this.#keep(unitOf(item)));
    onMark("dblclick", (event, item) => this.#type(event, weightOf(item)));
    const listen = (name, callback) => element.addEventListener(name, callback, { signal: this.#listening.signal });
    listen("pointermove", (event) => this.#drag(event));
    listen("pointerup", () => this.#drop());
    listen("pointercancel", () => this.#drop());
    listen("pointerleave", () => this.#dragged || this.#point(null));
    listen("blur", ({ relatedTarget }) => element.contains(relatedTarget) || this.#point(null));
    listen("keydown", (event) => this.#press(event));
  }

  /** Takes the figure as it now is, which is the answer to the last command. */
  update({ tables, interaction }) {
    this.#interaction = interaction;
    this.#columns = tables[interaction.weights]?.columns ?? null;
    this.#points.answered();
    this.#weights.answered();
  }

  close() {
    this.#listening.abort();
    for (const [name, callback] of this.#handlers) this.#surroundings.view.removeEventListener(name, callback);
    for (const latest of [this.#points, this.#weights]) latest.close();
    this.#input?.close();
    this.#surroundings.element.removeAttribute("tabindex");
    this.#surroundings.element.style.cursor = "";
  }

  /** Takes what is below the pointer now. */
  #meet(item) {
    const unit = unitOf(item);
    this.#surroundings.element.style.cursor = unit ? "pointer" : weightOf(item) ? "ns-resize" : "";
    this.#point(unit);
  }

  #point(unit) {
    this.#source = null;
    if (unit?.layer === this.#pointed?.layer && unit?.unit === this.#pointed?.unit) return;
    this.#pointed = unit;
    this.#points.send({ do: "point", layer: unit?.layer ?? null, unit: unit?.unit ?? null });
  }

  #keep(unit) {
    if (unit) this.#surroundings.post({ do: "keep", ...unit });
  }

  #grab(event, weight) {
    if (!weight || event.button !== 0) return;
    this.#dragged = { ...weight, from: event.clientY, hasMoved: false };
  }

  #drag(event) {
    if (!this.#dragged) return;
    const { layer, row, column, value, from, hasMoved } = this.#dragged;
    const moved = from - event.clientY;
    if (!hasMoved && Math.abs(moved) < THRESHOLD) return;
    if (!hasMoved) {
      // Not before, as a press without a drag must reach the mark below it.
      this.#surroundings.element.setPointerCapture?.(event.pointerId);
      this.#dragged.hasMoved = true;
    }
    this.#set({ layer, row, column }, value + moved * this.#interaction.per_pixel);
  }

  #drop() {
    this.#dragged = null;
  }

  #type(event, weight) {
    if (!weight) return;
    const { value, ...place } = weight;
    this.#input?.close();
    const { element } = this.#surroundings;
    this.#input = new WeightInput(element, event, { value, label: this.#interaction.weight }, (typed) => {
      this.#input = null;
      element.focus();
      if (typed === null) return;
      this.#set(place, typed);
      if (this.#source) this.#surroundings.say(this.#words(typed));
    });
  }

  #set(place, value) {
    this.#weights.send({ do: "weight", ...place, value });
  }

  /** Goes from unit to unit by the arrow keys, and with Shift through the weights of one. */
  #press(event) {
    if (event.target !== this.#surroundings.element || event.altKey || event.ctrlKey || event.metaKey) return;
    const step = STEPS[event.key];
    if (step && event.shiftKey) this.#choose(step[1]);
    else if (step) this.#point(neighbour(this.#pointed, step, this.#interaction.units));
    else if (event.key === "Enter" && this.#source) this.#typeChosen();
    else if (event.key === "Enter") this.#keep(this.#pointed);
    else if (event.key === "Escape" && this.#source) this.#source = null;
    else if (event.key === "Escape" && this.#pointed) this.#point(null);
    else return;
    event.preventDefault();
    event.stopPropagation(); // the page has keys of its own
    this.#surroundings.say(this.#words());
  }

  /** Goes so many of the weights that lead to the unit further. */
  #choose(step) {
    if (!this.#pointed?.layer || step === 0) return;
    const n = this.#interaction.units[this.#pointed.layer - 1].length;
    this.#source = this.#source === null ? 1 : within(this.#source + step, 1, n);
  }

  /** Returns the weight that the keys are at, as a mark would say it; one without a row is 0. */
  get #chosen() {
    const { layer, unit } = this.#pointed;
    const { x = [], source = [], target = [], w = [] } = this.#columns ?? {};
    const found = x.findIndex((at, i) => at === layer - 1 && source[i] === this.#source && target[i] === unit);
    return { layer: layer - 1, row: this.#source - 1, column: unit - 1, value: w[found] ?? 0 };
  }

  #typeChosen() {
    const { left, top, width, height } = this.#surroundings.element.getBoundingClientRect();
    this.#type({ clientX: left + width / 2, clientY: top + height / 2 }, this.#chosen);
  }

  /** Says where the keys are; a weight's value may be newer than the table. */
  #words(typed) {
    if (!this.#pointed) return "";
    const { units, says } = this.#interaction;
    const { layer, unit } = this.#pointed;
    const target = units[layer][unit - 1];
    if (!this.#source) return target;
    const source = units[layer - 1][this.#source - 1];
    return filled(says, { source, target, value: number(typed ?? this.#chosen.value) });
  }
}

/** Returns the unit beside one, the first hidden one if there is none yet. */
function neighbour(pointed, [across, down], units) {
  if (!pointed) return { layer: Math.min(1, units.length - 1), unit: 1 };
  const layer = within(pointed.layer + across, 0, units.length - 1);
  return { layer, unit: within(pointed.unit + down, 1, units[layer].length) };
}

function within(value, least, most) {
  return Math.min(Math.max(value, least), most);
}
