/**
 * Reads the server's messages: little-endian, the length of a head in four bytes, the head as JSON, zeros up to a
 * multiple of eight, and a body that holds the values of columns. `playground/ui/live/wire.py` writes them.
 */

const ALIGNMENT = 8;

const ARRAYS = {
  f4: Float32Array,
  f8: Float64Array,
  i1: Int8Array,
  i2: Int16Array,
  i4: Int32Array,
  u1: Uint8Array,
  u2: Uint16Array,
  u4: Uint32Array,
};

/**
 * @typedef {object} Pixels A picture, row 0 at the top.
 * @property {number} width
 * @property {number} height
 * @property {Uint8Array} [codes] One a pixel, with `palette`.
 * @property {Uint8Array} [palette] Red, green and blue of each code.
 * @property {number} [clear] The code that is transparent.
 * @property {Uint8Array} [rgb] Red, green and blue of each pixel, where there is no palette.
 */

/**
 * @typedef {object} Table
 * @property {number} rows
 * @property {Object<string, ArrayLike<any>>} columns Values by name; a picture is `Pixels`, a null is null.
 */

/**
 * Returns a message's head, in which the columns of tables are values.
 *
 * @param {ArrayBuffer} message
 */
export function decode(message) {
  const length = new DataView(message).getUint32(0, true);
  const head = JSON.parse(new TextDecoder().decode(new Uint8Array(message, 4, length)));
  const start = Math.ceil((4 + length) / ALIGNMENT) * ALIGNMENT;
  for (const figure of Object.values(head.figures ?? {})) {
    for (const table of Object.values(figure?.tables ?? {})) {
      for (const [name, column] of Object.entries(table.columns)) {
        table.columns[name] = valuesOf(column, table.rows, message, start);
      }
    }
  }
  return head;
}

/** Returns the values of a column that the head describes. */
function valuesOf(column, rows, message, start) {
  const read = (kind, at, length) => new ARRAYS[kind](message, start + at, length);
  switch (column.type) {
    case "json":
      return column.values;
    case "pictures":
      return column.pictures.map((picture) => pixelsOf(picture, read));
    case "words": {
      const codes = read(column.codes, column.at, rows);
      return Array.from(codes, (code) => (code < 0 ? null : column.words[code]));
    }
    case "bool":
      return withNulls(Array.from(read("u1", column.at, rows), Boolean), column, rows, read);
    default:
      return withNulls(read(column.type, column.at, rows), column, rows, read);
  }
}

/** Returns the values with null where the column says so. */
function withNulls(values, column, rows, read) {
  if (!column.nulls) return values;
  const isNull = read("u1", column.nulls.at, rows);
  return Array.from(values, (value, row) => (isNull[row] ? null : value));
}

/** Returns a picture that the head describes. */
function pixelsOf(picture, read) {
  const { width, height, clear } = picture;
  if ("rgb_at" in picture) return { width, height, rgb: read("u1", picture.rgb_at, 3 * width * height) };
  const palette = read("u1", picture.palette_at, 3 * picture.colours);
  return { width, height, palette, clear, codes: read("u1", picture.codes_at, width * height) };
}
