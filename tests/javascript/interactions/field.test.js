import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { Field } from "../../../playground/ui/live/scripts/interactions/field.js";
import { surroundings } from "./surroundings.js";

const INTERACTION = { kind: "field", table: "field", words: ["zero", "one", "two", "three", "four", "five"] };

/** Returns a figure whose picture has two rows of three codes. */
const figure = (...codes) => ({
  interaction: INTERACTION,
  tables: { field: { rows: 1, columns: { url: [{ width: 3, height: 2, codes: Uint8Array.from(codes) }] } } },
});

let around;
let field;
beforeEach(() => {
  around = surroundings();
  field = new Field(around);
  field.update(figure(0, 1, 2, 3, 4, 5));
});

test("it says the word of the pixel below the pointer", () => {
  const words = [];
  for (const y of [1, 49])
    for (const x of [1, 50, 99]) {
      around.fire("pointermove", around.at(x, y));
      words.push(around.noted.tooltip);
    }

  assert.deepEqual(words, INTERACTION.words);
});

test("it says nothing outside of the plot, and when the pointer leaves", () => {
  for (const [x, y] of [
    [-1, 5],
    [100, 5],
    [5, -1],
    [5, 50],
  ]) {
    around.fire("pointermove", around.at(5, 5));
    assert.equal(around.noted.tooltip, "zero");
    around.fire("pointermove", around.at(x, y));
    assert.equal(around.noted.tooltip, "");
  }
  around.fire("pointermove", around.at(5, 5));
  around.fire("pointerleave");
  assert.equal(around.noted.tooltip, "");
});

test("below a pointer that rests the words change with the picture", () => {
  around.fire("pointermove", around.at(5, 5));
  field.update(figure(4, 1, 2, 3, 4, 5));

  assert.equal(around.noted.tooltip, "four");
});

test("after it is closed nothing is said", () => {
  around.fire("pointermove", around.at(5, 5));
  field.close();
  assert.equal(around.noted.tooltip, "");
  around.fire("pointermove", around.at(5, 5));
  assert.equal(around.noted.tooltip, "");
});
