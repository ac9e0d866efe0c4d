/** Keeps the tables of a figure, of which messages bring only the columns that have moved. */

/**
 * Returns the tables after a message, and the names of those that have moved.
 *
 * @param {Object<string, import("./wire.js").Table>} known The tables before it.
 * @param {{tables?: Object<string, import("./wire.js").Table>, keep?: Object<string, string[]>}} changes
 */
export function merged(known, changes) {
  const moved = changes.tables ?? {};
  const tables = { ...known };
  for (const [name, table] of Object.entries(moved)) {
    const kept = (changes.keep?.[name] ?? []).map((column) => [column, known[name].columns[column]]);
    tables[name] = { rows: table.rows, columns: { ...Object.fromEntries(kept), ...table.columns } };
  }
  return { tables, moved: Object.keys(moved) };
}

/**
 * Returns a table as one object a row.
 *
 * @param {import("./wire.js").Table} table
 * @param {(value: any) => any} [shown] What a value becomes.
 */
export function rowsOf({ rows, columns }, shown = (value) => value) {
  const all = Array.from({ length: rows }, () => ({}));
  for (const [name, values] of Object.entries(columns)) {
    for (let row = 0; row < rows; row++) all[row][name] = shown(values[row]);
  }
  return all;
}
