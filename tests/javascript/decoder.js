/**
 * Decodes messages for a test that is written in Python: messages come on the standard input, each after its length in
 * four bytes, and a length of 0 begins a new connection. After each message all tables that are known are written as a
 * line of JSON; what JSON has no word for is an object that says it.
 */

import { Scene } from "../../playground/ui/live/scripts/scene.js";
import { decode } from "../../playground/ui/live/scripts/wire.js";

const WORDS = new Map([
  [Number.POSITIVE_INFINITY, { number: "inf" }],
  [Number.NEGATIVE_INFINITY, { number: "-inf" }],
]);

/** Returns a value as JSON can hold it. */
function plain(value) {
  if (ArrayBuffer.isView(value)) return [...value];
  if (typeof value === "number" && Number.isNaN(value)) return { number: "nan" };
  if (Object.is(value, -0)) return { number: "-0.0" };
  if (WORDS.has(value)) return WORDS.get(value);
  if (value?.width) return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, plain(part)]));
  return value;
}

/** Returns a figure with its tables as lists. */
function told(figure) {
  if (!figure) return null;
  const tables = Object.entries(figure.tables).map(([name, { rows, columns }]) => [
    name,
    { rows, columns: Object.entries(columns).map(([column, values]) => [column, Array.from(values, plain)]) },
  ]);
  return { ...figure, tables: Object.fromEntries(tables) };
}

let scene = new Scene();
let known = {};
let buffered = Buffer.alloc(0);

for await (const chunk of process.stdin) {
  buffered = Buffer.concat([buffered, chunk]);
  while (buffered.length >= 4 && buffered.length >= 4 + buffered.readUInt32LE()) {
    const length = buffered.readUInt32LE();
    const message = Uint8Array.from(buffered.subarray(4, 4 + length)).buffer;
    buffered = buffered.subarray(4 + length);
    if (length === 0) {
      scene = new Scene();
      known = {};
      continue;
    }
    const head = decode(message);
    const { figures, texts } = scene.take(head);
    for (const [place, { figure }] of figures) known[place] = told(figure);
    const { frame, signal, error } = head;
    const moved = Object.fromEntries([...figures].map(([place, change]) => [place, change.moved]));
    const line = { frame, signal, error, texts: Object.fromEntries(texts), figures: known, moved };
    process.stdout.write(`${JSON.stringify(line)}\n`);
  }
}
