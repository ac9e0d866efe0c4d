/**
 * Has a person draw points: a press draws one, a drag over empty ground sprays, a drag moves the point below it, and a
 * press on a point erases it. Keys move a ring: Enter draws, Delete erases, Shift takes the point along.
 *
 * {"kind": "points", "table": "points", "at": "x {x}, y {y}: {what}", "point": "{name}, {part}", "none": "no point",
 *  "keys": "…"}
 *
 * The table has the columns `x`, `y`, `label` and `part`; a point is named by its row. Sent are {"do": "draw add",
 * "places": [[x, y], …]}, {"do": "draw move", "index": 3, "place": [x, y]}, {"do": "draw erase", "index": 3}, and
 * {"do": "draw undo"} and {"do": "draw redo"}; all of a stroke has one number, and `settled` is false until it ends.
 */

import { filled, number } from "../numbers.js";
import { Latest } from "./latest.js";
import { inWindow, isInside, placeInPlot } from "./plot.js";
import { Ring } from "./ring.js";

const [NEAR, NEAR_TOUCH] = [9, 20]; // pixels from a point within which it is meant
const THRESHOLD = 4; // pixels from which on a press is a drag
const [SPACING, SCATTER] = [14, 12]; // pixels between the points of a stroke, and how far they lie beside it
const STEP = 0.02; // of the plot, for each press of a key
const STEPS = { ArrowLeft: [-STEP, 0], ArrowRight: [STEP, 0], ArrowUp: [0, -STEP], ArrowDown: [0, STEP] };

export class Points {
  #interaction = null;
  #surroundings;
  #latest;
  #rows = { x: [], y: [], label: [], part: [] };
  #press = null; // {index, stroke, from, last, isDrag} while the pointer is down
  #sprayed = []; // places that have not been sent yet
  #shares = null; // of the plot, from the left and from the top: where the keys are
  #carried = null; // {index, stroke}: the point that the keys take along
  #ring;
  #listening = new AbortController();

  constructor(surroundings) {
    this.#surroundings = surroundings;
    this.#latest = new Latest(surroundings.post);
    const { element } = surroundings;
    element.setAttribute("role", "application");
    element.setAttribute("tabindex", "0");
    Object.assign(element.style, { touchAction: "none", cursor: "crosshair" });
    this.#ring = new Ring(element);
    const listen = (name, callback) => element.addEventListener(name, callback, { signal: this.#listening.signal });
    listen("pointerdown", (event) => this.#grab(event));
    listen("pointermove", (event) => this.#drag(event));
    listen("pointerup", (event) => this.#drop(event));
    listen("pointercancel", () => this.#end());
    listen("keydown", (event) => this.#key(event));
    listen("blur", () => this.#leave());
  }

  /** Takes the figure as it now is, which is the answer to the last command. */
  update({ tables, interaction }) {
    this.#interaction = interaction;
    this.#rows = { x: [], y: [], label: [], part: [], ...tables[interaction.table]?.columns };
    this.#latest.answered();
    this.#spray();
  }

  close() {
    this.#end();
    this.#listening.abort();
    this.#latest.close();
    this.#ring.hide();
    this.#surroundings.element.removeAttribute("tabindex");
    Object.assign(this.#surroundings.element.style, { touchAction: "", cursor: "" });
  }

  #grab(event) {
    const place = placeInPlot(this.#surroundings.view, event);
    if (event.button !== 0 || !isInside(place)) return;
    this.#leave();
    this.#surroundings.element.setPointerCapture?.(event.pointerId);
    const index = this.#nearest(place, event.pointerType === "touch" ? NEAR_TOUCH : NEAR);
    this.#press = { index, stroke: Date.now(), from: place, last: null, isDrag: false };
  }

  #drag(event) {
    const place = placeInPlot(this.#surroundings.view, event);
    const press = this.#press;
    if (!press) {
      this.#surroundings.element.style.cursor = this.#nearest(place, NEAR) === null ? "crosshair" : "grab";
      return;
    }
    if (!press.isDrag && distance(place, press.from) < THRESHOLD) return;
    press.isDrag = true;
    if (press.index !== null) {
      press.last = place;
      this.#latest.send(this.#moving(press, false));
    } else if (!press.last || distance(place, press.last) >= SPACING) {
      press.last = place;
      const beside = () => SCATTER * (Math.random() + Math.random() - 1);
      this.#sprayed.push(this.#values({ x: place.x + beside(), y: place.y + beside() }));
      this.#spray();
    }
  }

  #drop(event) {
    const press = this.#press;
    if (press && !press.isDrag) {
      if (press.index !== null) this.#surroundings.post({ do: "draw erase", index: press.index });
      else this.#add(placeInPlot(this.#surroundings.view, event));
    }
    this.#end();
  }

  /** Ends what is dragged, all of which is one change. */
  #end() {
    const press = this.#press;
    this.#press = null;
    if (!press?.isDrag) return;
    if (press.index !== null) this.#latest.send(this.#moving(press, true));
    else {
      this.#surroundings.post({ do: "draw add", places: this.#sprayed, stroke: press.stroke });
      this.#sprayed = [];
    }
  }

  #moving({ index, last, stroke }, settled) {
    return { do: "draw move", index, place: this.#values(last), stroke, settled };
  }

  /** Sends the points sprayed so far, unless the last ones have not been answered. */
  #spray() {
    if (!this.#sprayed.length || !this.#latest.isIdle || !this.#press) return;
    const places = this.#sprayed;
    this.#sprayed = [];
    this.#latest.send({ do: "draw add", places, stroke: this.#press.stroke, settled: false });
  }

  #add(place) {
    this.#surroundings.post({ do: "draw add", places: [this.#values(place)] });
  }

  /** Returns x and y of a place in the plot. */
  #values({ x, y }) {
    const { view } = this.#surroundings;
    return [view.scale("x").invert(x), view.scale("y").invert(y)];
  }

  /** Returns the row of the point that is nearest to a place, the last drawn of several; null if none is near. */
  #nearest(place, near) {
    const { view } = this.#surroundings;
    const [toX, toY] = [view.scale("x"), view.scale("y")];
    let [found, least] = [null, near];
    for (let i = this.#rows.x.length - 1; i >= 0; i--) {
      const away = distance({ x: toX(this.#rows.x[i]), y: toY(this.#rows.y[i]) }, place);
      if (away < least) [found, least] = [i, away];
    }
    return found;
  }

  #key(event) {
    if (event.altKey) return;
    if (event.ctrlKey || event.metaKey) {
      const key = event.key.toLowerCase();
      if (key !== "z" && key !== "y") return;
      this.#surroundings.post({ do: key === "y" || event.shiftKey ? "draw redo" : "draw undo" });
    } else if (event.key in STEPS) this.#step(STEPS[event.key], event.shiftKey);
    else if (event.key === "Escape" && this.#shares) this.#leave();
    else if (event.key === "Enter" && this.#shares) this.#add(this.#place);
    else if ((event.key === "Delete" || event.key === "Backspace") && this.#shares) this.#erase();
    else return;
    event.preventDefault();
    event.stopPropagation(); // the page has keys of its own
  }

  /** Moves the ring, and with it the point in it where that is taken along. */
  #step(step, takes) {
    const index = takes && this.#shares ? this.#nearest(this.#place, NEAR) : null;
    if (!takes) this.#carried = null;
    else if (!this.#carried && index !== null) this.#carried = { index, stroke: Date.now() };
    const from = this.#shares ?? [0.5, 0.5];
    this.#shares = from.map((share, i) => Math.min(Math.max(share + (this.#shares ? step[i] : 0), 0), 1));
    if (this.#carried) {
      const { index: carried, stroke } = this.#carried;
      this.#surroundings.post({ do: "draw move", index: carried, place: this.#values(this.#place), stroke });
    }
    const { clientX, clientY } = inWindow(this.#surroundings.view, this.#place);
    this.#ring.show(clientX, clientY);
    this.#surroundings.say(this.#words());
  }

  #erase() {
    const index = this.#nearest(this.#place, NEAR);
    this.#carried = null;
    if (index !== null) this.#surroundings.post({ do: "draw erase", index });
  }

  /** Where in the plot the keys are. */
  get #place() {
    const { view } = this.#surroundings;
    return { x: this.#shares[0] * view.signal("width"), y: this.#shares[1] * view.signal("height") };
  }

  #words() {
    const [x, y] = this.#values(this.#place);
    const index = this.#carried?.index ?? this.#nearest(this.#place, NEAR);
    const { at, point, none } = this.#interaction;
    const { label, part } = this.#rows;
    const what = index === null ? none : filled(point, { name: label[index], part: part[index] });
    return filled(at, { x: number(x), y: number(y), what });
  }

  #leave() {
    this.#shares = this.#carried = null;
    this.#ring.hide();
  }
}

function distance(a, b) {
  return Math.hypot(a.x - b.x, a.y - b.y);
}
