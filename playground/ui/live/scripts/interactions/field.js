/**
 * Says beside the pointer what the picture behind the points says there: the server gives words for each of its codes.
 *
 * {"kind": "field", "table": "field", "words": ["class 0: 100 %", …]}
 */

import { isInside, placeInPlot } from "./plot.js";

export class Field {
  #interaction = null;
  #surroundings;
  #picture = null;
  #pointer = null;
  #listening = new AbortController();

  constructor(surroundings) {
    this.#surroundings = surroundings;
    const { element } = surroundings;
    const { signal } = this.#listening;
    element.addEventListener("pointermove", (event) => this.#say(event), { signal });
    element.addEventListener("pointerleave", () => this.#say(null), { signal });
  }

  /** Takes the figure as it now is; what lies under a pointer that rests is said anew. */
  update({ tables, interaction }) {
    this.#interaction = interaction;
    this.#picture = tables[this.#interaction.table]?.columns.url?.[0] ?? null;
    if (this.#pointer) this.#say(this.#pointer);
  }

  close() {
    this.#listening.abort();
    this.#say(null);
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
}
