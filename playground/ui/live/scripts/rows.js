/**
 * The rows of a table as Vega has them. Those that stay are changed where they are, so that their marks stay too: to make
 * every row and every mark anew costs twice as much, and as much again to clear away.
 */

import { changeset } from "./vendor/vega.js";

export class Rows {
  #rows = [];
  #grouping;

  /** @param {Set<string>} grouping The columns by which rows are put into groups or left out. */
  constructor(grouping) {
    this.#grouping = grouping;
  }

  /**
   * Takes a table; returns what brings a view from the one before to it.
   *
   * @param {import("./wire.js").Table} table
   * @param {(value: any) => any} shown What a value becomes.
   */
  take({ rows: n, columns }, shown) {
    const names = Object.keys(columns);
    const stays = Math.min(this.#rows.length, n);
    const moved = names.filter((name) => this.#hasMoved(name, columns[name], shown, stays));
    if (moved.some((name) => this.#regroups(name, columns[name], stays)))
      return this.#replace(n, names, columns, shown);
    const changes = changeset();
    for (const name of moved) {
      for (let row = 0; row < stays; row++) this.#rows[row][name] = shown(columns[name][row]);
      changes.modify(
        () => true,
        name,
        (row) => row[name],
      );
    }
    if (this.#rows.length > n) changes.remove(this.#rows.splice(n));
    return changes.insert(this.#add(n, names, columns, shown));
  }

  #hasMoved(name, values, shown, stays) {
    for (let row = 0; row < stays; row++) if (!Object.is(this.#rows[row][name], shown(values[row]))) return true;
    return false;
  }

  /** Returns whether rows may go to another group, or out of a drawing or into it: there they would be the last. */
  #regroups(name, values, stays) {
    if (this.#grouping.has(name)) return true;
    for (let row = 0; row < stays; row++) if (isNothing(this.#rows[row][name]) !== isNothing(values[row])) return true;
    return false;
  }

  #replace(n, names, columns, shown) {
    this.#rows = [];
    return changeset()
      .remove(() => true)
      .insert(this.#add(n, names, columns, shown));
  }

  /** Adds the rows that are missing to the end; returns them. */
  #add(n, names, columns, shown) {
    const added = [];
    for (let row = this.#rows.length; row < n; row++) {
      added.push(Object.fromEntries(names.map((name) => [name, shown(columns[name][row])])));
    }
    this.#rows.push(...added);
    return added;
  }
}

/** Returns whether a value is none that an axis has a place for: Vega-Lite leaves out its row. */
function isNothing(value) {
  return value === null || (typeof value === "number" && !Number.isFinite(value));
}

const VALIDITY = /(isValid\(datum\["[^"]+"\]\)|isFinite\(\+datum\["[^"]+"\]\))( && )?/g; // what Vega-Lite adds
const FIELD = /datum(?:\.(\w+)|\["([^"]+)"\])/g;

/** Returns the columns by which a Vega program puts rows into groups or leaves them out. */
export function groupingOf(program) {
  const found = new Set();
  const look = (thing) => {
    if (thing === null || typeof thing !== "object") return;
    if (Array.isArray(thing.groupby)) for (const name of thing.groupby) found.add(name);
    if (thing.type === "filter") {
      for (const [, plain, quoted] of thing.expr.replace(VALIDITY, "").matchAll(FIELD)) found.add(plain ?? quoted);
    }
    for (const part of Object.values(thing)) look(part);
  };
  look(program);
  return found;
}
