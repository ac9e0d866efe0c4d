/**
 * Makes curves over epochs a slider: the pointer is told the numbers of an epoch, and dragging or keys go there.
 *
 * {"kind": "epochs", "table": "curves", "cursor": "cursor", "says": "epoch {epoch}: train {train}, …", "shares": false,
 *  "keys": "…", "floor": 1e-6}
 *
 * {"do": "display", "epoch": 12, "settled": false} is sent while a drag may still go elsewhere, with true at its end.
 * The table has the columns `epoch`, `train` and `test`, and `valid` where there are validation data, ascending; the
 * cursor's one row has `epoch` and `shown`.
 * Of a number at the floor, which is optional, it is only known that it is no larger.
 */

import { filled, number, percent } from "../numbers.js";
import { Latest } from "./latest.js";
import { isInside, placeInPlot } from "./plot.js";

const PAGE = 10; // epochs
const TELL_MS = 5000; // how often a slider that a run moves says where it is: it is read out each time while it has the focus
const ATTRIBUTES = ["tabindex", "aria-valuemin", "aria-valuemax", "aria-valuenow", "aria-valuetext"];

export class Epochs {
  #interaction = null;
  #surroundings;
  #latest;
  #columns = { epoch: [], train: [], test: [] };
  #shown = 0;
  #goal = null;
  #isDragging = false;
  #timer = null;
  #listening = new AbortController();

  constructor(surroundings) {
    this.#surroundings = surroundings;
    this.#latest = new Latest(surroundings.post);
    const { element } = surroundings;
    element.setAttribute("role", "slider");
    element.setAttribute("tabindex", "0");
    element.style.touchAction = "pan-y";
    const listen = (name, callback) => element.addEventListener(name, callback, { signal: this.#listening.signal });
    listen("pointerdown", (event) => this.#grab(event));
    listen("pointermove", (event) => this.#point(event));
    listen("pointerup", () => this.#drop());
    listen("pointercancel", () => this.#drop());
    listen("pointerleave", () => surroundings.tooltip.hide());
    listen("dblclick", (event) => this.#continue(this.#epochAt(event)));
    listen("keydown", (event) => this.#press(event));
  }

  /** Takes the figure as it now is, which is the answer to the last command. */
  update({ tables, interaction }) {
    this.#interaction = interaction;
    this.#columns = tables[this.#interaction.table].columns;
    const cursor = tables[this.#interaction.cursor]?.columns;
    this.#shown = cursor?.shown[0] ? cursor.epoch[0] : this.#last;
    const isFirst = !this.#surroundings.element.hasAttribute("aria-valuenow");
    if (isFirst || this.#goal !== null) this.#tell();
    else this.#timer ??= setTimeout(() => this.#tell(), TELL_MS);
    this.#latest.answered();
    if (!this.#isDragging && this.#latest.isIdle) this.#goal = null;
  }

  /** Tells screen readers where the slider is: at once when a person moves it, or else so that it can be listened to. */
  #tell() {
    clearTimeout(this.#timer);
    this.#timer = null;
    const { element } = this.#surroundings;
    element.setAttribute("aria-valuemin", this.#first);
    element.setAttribute("aria-valuemax", this.#last);
    element.setAttribute("aria-valuenow", this.#shown);
    element.setAttribute("aria-valuetext", this.#wordsFor(this.#shown));
  }

  close() {
    this.#listening.abort();
    clearTimeout(this.#timer);
    this.#latest.close();
    this.#surroundings.tooltip.hide();
    this.#surroundings.element.style.touchAction = "";
    for (const name of ATTRIBUTES) this.#surroundings.element.removeAttribute(name);
  }

  get #first() {
    return this.#columns.epoch[0] ?? 0;
  }

  get #last() {
    return this.#columns.epoch[this.#columns.epoch.length - 1] ?? 0;
  }

  /** Returns the epoch below the pointer, or null outside of the plot. */
  #epochAt(event) {
    const place = placeInPlot(this.#surroundings.view, event);
    if (!isInside(place) && !this.#isDragging) return null;
    return this.#within(Math.round(this.#surroundings.view.scale("x").invert(place.x)));
  }

  #within(epoch) {
    return Math.min(Math.max(epoch, this.#first), this.#last);
  }

  /** Says the numbers of the row that is nearest to an epoch. */
  #wordsFor(epoch) {
    const { epoch: epochs, train, test, valid } = this.#columns;
    if (epochs.length === 0) return "";
    let row = 0;
    while (row + 1 < epochs.length && Math.abs(epochs[row + 1] - epoch) <= Math.abs(epochs[row] - epoch)) row++;
    const write = this.#interaction.shares ? percent : number;
    const floor = this.#interaction.floor ?? Number.NEGATIVE_INFINITY;
    const said = (value) => (value <= floor ? `≤ ${write(floor)}` : write(value));
    const [a, b] = [train[row], test[row]];
    return filled(this.#interaction.says, {
      epoch: String(epochs[row]),
      train: said(a),
      test: said(b),
      ...(valid && { valid: said(valid[row]) }),
      gap: write(a <= floor && b <= floor ? Number.NaN : b - a),
    });
  }

  #grab(event) {
    const epoch = this.#epochAt(event);
    if (epoch === null || event.button !== 0) return;
    this.#isDragging = true;
    this.#surroundings.element.setPointerCapture?.(event.pointerId);
    this.#display(epoch);
  }

  #point(event) {
    const epoch = this.#epochAt(event);
    if (epoch === null) {
      this.#surroundings.tooltip.hide();
      return;
    }
    this.#surroundings.tooltip.show(this.#wordsFor(epoch), event.clientX, event.clientY);
    if (this.#isDragging) this.#display(epoch);
  }

  #drop() {
    if (!this.#isDragging) return;
    this.#isDragging = false;
    this.#latest.send({ do: "display", epoch: this.#goal, settled: true });
  }

  #display(epoch) {
    if (epoch === this.#goal) return;
    this.#goal = epoch;
    this.#latest.send({ do: "display", epoch, settled: !this.#isDragging });
  }

  #continue(epoch) {
    if (epoch !== null) this.#surroundings.post({ do: "continue", epoch });
  }

  #press(event) {
    const present = this.#goal ?? this.#shown;
    const goals = {
      ArrowLeft: present - 1,
      ArrowDown: present - 1,
      ArrowRight: present + 1,
      ArrowUp: present + 1,
      PageDown: present - PAGE,
      PageUp: present + PAGE,
      Home: this.#first,
      End: this.#last,
    };
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === "Enter") this.#continue(present);
    else if (event.key in goals) this.#display(this.#within(goals[event.key]));
    else return;
    event.preventDefault();
    event.stopPropagation(); // the page has keys of its own
  }
}
