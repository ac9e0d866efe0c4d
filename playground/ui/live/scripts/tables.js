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
