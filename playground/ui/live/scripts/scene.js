/** What all places show at the moment, put together from messages: a place that is mounted late draws it from here. */

import { merged } from "./tables.js";

/**
 * @typedef {object} Figure
 * @property {object} spec Vega-Lite, without data.
 * @property {string} name What the chart is.
 * @property {string} alt The same with its numbers, for those who cannot see it.
 * @property {object | null} interaction What a person may do in it.
 * @property {Object<string, import("./wire.js").Table>} tables
 */

/**
 * @typedef {object} FigureChange
 * @property {Figure | null} figure The figure as it now is; null empties the place.
 * @property {boolean} isNew Whether its spec is another than before.
 * @property {string[]} moved The names of the tables that are others than before.
 */

export class Scene {
  /** @type {Map<string, Figure>} */
  #figures = new Map();
  /** @type {Map<string, string>} */
  #texts = new Map();

  /**
   * Takes a message's head; returns what it changes, by place.
   *
   * @returns {{figures: Map<string, FigureChange>, texts: Map<string, string>}}
   */
  take({ figures = {}, texts = {} }) {
    const changes = { figures: new Map(), texts: new Map(Object.entries(texts)) };
    for (const [place, text] of changes.texts) this.#texts.set(place, text);
    for (const [place, change] of Object.entries(figures)) changes.figures.set(place, this.#takeFigure(place, change));
    return changes;
  }

  /** Returns what a place's chart shows, as a change from nothing; undefined if nothing has come for it. */
  figure(place) {
    const figure = this.#figures.get(place);
    return figure && { figure, isNew: true, moved: Object.keys(figure.tables) };
  }

  /** Returns a place's text; undefined if none has come for it. */
  text(place) {
    return this.#texts.get(place);
  }

  /** Merges a figure's change into it. */
  #takeFigure(place, change) {
    if (change === null) {
      this.#figures.delete(place);
      return { figure: null, isNew: true, moved: [] };
    }
    const before = this.#figures.get(place);
    // A server that is connected to anew says everything again; a chart that is there already can stay.
    const isNew = Boolean(change.spec) && (!before || JSON.stringify(change.spec) !== JSON.stringify(before.spec));
    const { tables, moved } = merged(change.spec ? {} : before.tables, change);
    const { tables: _, keep: __, ...told } = change;
    const figure = { ...before, ...told, tables };
    if (before && !isNew) figure.spec = before.spec;
    this.#figures.set(place, figure);
    return { figure, isNew, moved };
  }
}
