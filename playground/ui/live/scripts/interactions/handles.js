/**
 * Has a person drag the handles of a figure: the one that is nearest to where the pointer is pressed follows it.
 *
 * {"kind": "handles", "table": "handles", "command": {…}}
 *
 * The table has the columns `x` and `y`, and the names of the values that they set in `x_key` and `y_key`, empty for
 * none; the command is another one each time the server has heard one, so that every answer is a change. {…command, "values": {…}, "settled": false} is sent while a handle is dragged, with true when it is let go.
 * What a handle sets has a slider too, so that the chart needs no keys.
 */

import { Latest } from "./latest.js";
import { isInside, placeInPlot } from "./plot.js";

export class Handles {
  #surroundings;
  #latest;
  #command = {};
  #handles = [];
  #grabbed = null;
  #values = {};
  #listening = new AbortController();

  constructor(surroundings) {
    this.#surroundings = surroundings;
    this.#latest = new Latest(surroundings.post);
    const { element } = surroundings;
    element.setAttribute("role", "img");
    Object.assign(element.style, { touchAction: "none", cursor: "grab" });
    const listen = (name, callback) => element.addEventListener(name, callback, { signal: this.#listening.signal });
    listen("pointerdown", (event) => this.#grab(event));
    listen("pointermove", (event) => this.#drag(event));
    listen("pointerup", () => this.#drop());
    listen("pointercancel", () => this.#drop());
  }

  /** Takes the figure as it now is, which is the answer to the last command. */
  update({ tables, interaction }) {
    this.#command = interaction.command;
    const { x = [], y = [], x_key = [], y_key = [] } = tables[interaction.table].columns;
    this.#handles = Array.from(x, (_, i) => ({ x: x[i], y: y[i], keys: { x: x_key[i], y: y_key[i] } }));
    this.#latest.answered();
  }

  close() {
    this.#listening.abort();
    this.#latest.close();
    Object.assign(this.#surroundings.element.style, { touchAction: "", cursor: "" });
  }

  #grab(event) {
    const place = placeInPlot(this.#surroundings.view, event);
    if (event.button !== 0 || !isInside(place) || this.#handles.length === 0) return;
    const { view, element } = this.#surroundings;
    const away = ({ x, y }) => Math.hypot(view.scale("x")(x) - place.x, view.scale("y")(y) - place.y);
    this.#grabbed = this.#handles.reduce((near, handle) => (away(handle) < away(near) ? handle : near)).keys;
    element.setPointerCapture?.(event.pointerId);
    element.style.cursor = "grabbing";
    this.#move(place);
  }

  #drag(event) {
    if (this.#grabbed) this.#move(placeInPlot(this.#surroundings.view, event));
  }

  #move(place) {
    const set = Object.entries(this.#grabbed).filter(([, key]) => key);
    const value = (axis) => this.#surroundings.view.scale(axis).invert(place[axis]);
    this.#values = Object.fromEntries(set.map(([axis, key]) => [key, value(axis)]));
    this.#latest.send({ ...this.#command, values: this.#values, settled: false });
  }

  #drop() {
    if (!this.#grabbed) return;
    this.#grabbed = null;
    this.#surroundings.element.style.cursor = "grab";
    this.#latest.send({ ...this.#command, values: this.#values, settled: true });
  }
}
