/**
 * Makes the network's graph a thing to be worked on: a unit that is pointed at is shown large elsewhere, a press keeps
 * it there; a weight, or the bias of a unit, follows a drag up or down, or what is typed after a double click on it.
 *
 * By keys: arrows go from unit to unit, with Shift from one to the next of the weights that lead to the unit; Enter keeps
 * the unit, or has the weight typed; Ctrl+Z takes back what was set.
 *
 * {"kind": "network", "units": "units", "weights": "weights", "per_pixel": 0.02, "weight": "weight",
 *  "says": "weight from {source} to {target}: {value}", "keys": "…"}
 *
 * `units` and `weights` name the tables whose rows say what their marks stand for, in the words of the commands: a unit
 * by `layer` (0 for the inputs) and `unit`, a weight that is not 0 by `layer`, `row` and `column`, both with their
 * `value`; a button has the `command` that it sends. `weight` is what the field to type in is called.
 */

import { filled, number } from "../numbers.js";
import { Latest } from "./latest.js";
import { column, neighbour, parameterOf, unitOf, within } from "./graph.js";
import { WeightInput } from "./weight_input.js";

const THRESHOLD = 3; // pixels from which on a press is a drag
const STEPS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

export class Network {
  #interaction = null;
  #surroundings;
  #points;
  #parameters;
  #units = []; // that are drawn, column by column
  #pointed = null;
  #source = null; // the unit from which the weight comes that the keys are at
  #columns = null; // of the table of weights
  #dragged = null;
  #hasDragged = false;
  #input = null;
  #listening = new AbortController();
  #handlers = [];

  constructor(surroundings) {
    this.#surroundings = surroundings;
    this.#points = new Latest(surroundings.post);
    this.#parameters = new Latest(surroundings.post);
    const { element, view } = surroundings;
    element.setAttribute("role", "application");
    element.setAttribute("tabindex", "0");
    const onMark = (name, callback) => {
      view.addEventListener(name, callback);
      this.#handlers.push([name, callback]);
    };
    onMark("pointermove", (_, item) => this.#dragged || this.#meet(item));
    onMark("pointerdown", (event, item) => this.#grab(event, parameterOf(item)));
    onMark("click", (_, item) => this.#click(item));
    onMark("dblclick", (event, item) => this.#type(event, parameterOf(item)));
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
    const { layer, unit, name } = tables[interaction.units].columns;
    this.#units = Array.from(name, (words, i) => ({ layer: layer[i], unit: unit[i], name: words }));
    this.#points.answered();
    this.#parameters.answered();
  }

  close() {
    this.#listening.abort();
    for (const [name, callback] of this.#handlers) this.#surroundings.view.removeEventListener(name, callback);
    for (const latest of [this.#points, this.#parameters]) latest.close();
    this.#input?.close();
    this.#surroundings.element.removeAttribute("tabindex");
    this.#surroundings.element.style.cursor = "";
  }

  /** Takes what is below the pointer now. */
  #meet(item) {
    const unit = unitOf(item);
    const canBePressed = unit || item?.datum?.command;
    this.#surroundings.element.style.cursor = canBePressed ? "pointer" : parameterOf(item) ? "ns-resize" : "";
    this.#point(unit);
  }

  #point(unit) {
    this.#source = null;
    if (unit?.layer === this.#pointed?.layer && unit?.unit === this.#pointed?.unit) return;
    this.#pointed = unit;
    this.#points.send({ do: "point", layer: unit?.layer ?? null, unit: unit?.unit ?? null });
  }

  /** Does what a press on a mark asks for, unless it ended a drag. */
  #click(item) {
    const command = item?.datum?.command;
    if (command) this.#surroundings.post(JSON.parse(command));
    else if (!this.#hasDragged) this.#keep(unitOf(item));
  }

  #keep(unit) {
    if (unit) this.#surroundings.post({ do: "keep", layer: unit.layer, unit: unit.unit });
  }

  #grab(event, parameter) {
    this.#hasDragged = false;
    if (parameter && event.button === 0) this.#dragged = { ...parameter, from: event.clientY, last: null };
  }

  #drag(event) {
    if (!this.#dragged) return;
    const { command, value, from } = this.#dragged;
    const moved = from - event.clientY;
    if (!this.#hasDragged && Math.abs(moved) < THRESHOLD) return;
    if (!this.#hasDragged) {
      // Not before, as a press without a drag must reach the mark below it.
      this.#surroundings.element.setPointerCapture?.(event.pointerId);
      this.#hasDragged = true;
    }
    this.#dragged.last = value + moved * this.#interaction.per_pixel;
    this.#parameters.send({ ...command, value: this.#dragged.last, settled: false });
  }

  /** Ends a drag, all of which is one change. */
  #drop() {
    const dragged = this.#dragged;
    this.#dragged = null;
    if (dragged && dragged.last !== null) this.#parameters.send({ ...dragged.command, value: dragged.last });
  }

  #type(event, parameter) {
    if (!parameter) return;
    const { command, value } = parameter;
    this.#input?.close();
    const { element } = this.#surroundings;
    this.#input = new WeightInput(element, event, { value, label: this.#interaction.weight }, (typed) => {
      this.#input = null;
      element.focus();
      if (typed === null) return;
      this.#parameters.send({ ...command, value: typed });
      if (this.#source) this.#surroundings.say(this.#words(typed));
    });
  }

  /** Goes from unit to unit by the arrow keys, and with Shift through the weights of one. */
  #press(event) {
    if (event.target !== this.#surroundings.element || event.altKey) return;
    if (event.ctrlKey || event.metaKey) {
      if (event.key !== "z") return;
      this.#surroundings.post({ do: "undo" });
      event.preventDefault();
      return;
    }
    const step = STEPS[event.key];
    if (step && event.shiftKey) this.#choose(step[1]);
    else if (step) this.#point(neighbour(this.#pointed, step, this.#units));
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
    const sources = column(this.#units, this.#pointed.layer - 1);
    const place = sources.findIndex(({ unit }) => unit === this.#source?.unit);
    this.#source = sources[within(this.#source ? place + step : 0, 0, sources.length - 1)];
  }

  /** Returns the weight that the keys are at, as a mark would say it; one without a row is 0. */
  get #chosen() {
    const command = { do: "weight", layer: this.#pointed.layer, row: this.#source.unit, column: this.#pointed.unit };
    const { layer = [], row = [], column = [], value = [] } = this.#columns ?? {};
    const found = layer.findIndex(
      (at, i) => at === command.layer && row[i] === command.row && column[i] === command.column,
    );
    return { command, value: value[found] ?? 0 };
  }

  #typeChosen() {
    const { left, top, width, height } = this.#surroundings.element.getBoundingClientRect();
    this.#type({ clientX: left + width / 2, clientY: top + height / 2 }, this.#chosen);
  }

  /** Says where the keys are; a weight's value may be newer than the table. */
  #words(typed) {
    const target = this.#pointed?.name ?? "";
    if (!this.#source) return target;
    const value = number(typed ?? this.#chosen.value);
    return filled(this.#interaction.says, { source: this.#source.name, target, value });
  }
}
