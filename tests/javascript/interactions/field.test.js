import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { Field } from "../../../playground/ui/live/scripts/interactions/field.js";
import { surroundings } from "./surroundings.js";

const INTERACTION = {
  kind: "field",
  table: "field",
  words: ["zero", "one", "two", "three", "four", "five"],
  at: "x {x}, y {y}: {what}",
};

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

const ring = () => around.element.querySelector(".stage-ring");

/** Presses keys one after the other; returns what was read out. */
function press(...keys) {
  for (const key of keys) around.fire("keydown", { key });
  return around.noted.said.splice(0);
}

test("arrow keys move a ring from the middle of the plot, and what it is at is read out", () => {
  assert.deepEqual(press("ArrowRight", "ArrowRight", "ArrowUp"), [
    "x 25.0, y 2.50: four",
    "x 27.5, y 2.50: four",
    "x 27.5, y 2.75: one",
  ]);
  assert.equal(around.noted.tooltip, "x 27.5, y 2.75: one");
  assert.notEqual(ring(), null);
});

test("the ring stays within the plot", () => {
  const left = press(...Array(15).fill("ArrowLeft"), ...Array(15).fill("ArrowDown")).at(-1);
  assert.equal(left, "x 0, y 0: three");
  const right = press(...Array(25).fill("ArrowRight"), ...Array(25).fill("ArrowUp")).at(-1);
  assert.equal(right, "x 50.0, y 5.00: two");
});

test("at a ring that rests the words change with the picture, without being read out", () => {
  press("ArrowRight");
  field.update(figure(0, 1, 2, 3, 5, 5));

  assert.equal(around.noted.tooltip, "x 25.0, y 2.50: five");
  assert.deepEqual(around.noted.said, []);
});

test("Escape takes the ring away, and so does leaving", () => {
  for (const leave of [() => press("Escape"), () => around.fire("blur")]) {
    press("ArrowRight");
    leave();
    assert.deepEqual([ring(), around.noted.tooltip], [null, ""]);
  }
  assert.equal(around.fire("keydown", { key: "Escape" }).defaultPrevented, false);
});

test("keys with a modifier, and those of the page, are left to it", () => {
  for (const event of [{ key: "ArrowLeft", altKey: true }, { key: "t" }]) {
    assert.equal(around.fire("keydown", event).defaultPrevented, false);
  }
  assert.equal(ring(), null);
});

test("after it is closed nothing is said", () => {
  around.fire("pointermove", around.at(5, 5));
  press("ArrowRight");
  field.close();
  assert.deepEqual([around.noted.tooltip, ring(), around.element.getAttribute("tabindex")], ["", null, null]);
  around.fire("pointermove", around.at(5, 5));
  assert.equal(around.noted.tooltip, "");
});
