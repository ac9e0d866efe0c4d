import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { Network } from "../../../playground/ui/live/scripts/interactions/network.js";
import { surroundings } from "./surroundings.js";

const FIGURE = {
  interaction: {
    kind: "network",
    units: [["x", "y"], ["h 1", "h 2", "h 3"], ["out"]],
    per_pixel: 0.5,
    weight: "weight",
    weights: "weights",
    says: "from {source} to {target}: {value}",
  },
  tables: { weights: { rows: 2, columns: { x: [0, 0], source: [2, 1], target: [2, 1], w: [0.25, 4] } } },
};
const UNIT = { x: 1, unit: 2, bias: 0.5 };
const WEIGHT = { x: 1, source: 3, target: 1, w: -1.25, x2: 2 };

let around;
let network;
let posts;
beforeEach(() => {
  around = surroundings();
  network = new Network(around);
  network.update(FIGURE);
  posts = around.noted.posts;
});

/** Takes and forgets what was sent. */
const sent = () => posts.splice(0);

test("a unit that is pointed at is named once, and none when the pointer leaves", () => {
  for (let i = 0; i < 3; i++) around.onMark("pointermove", around.at(5, 5), UNIT);
  assert.deepEqual(sent(), [{ do: "point", layer: 1, unit: 2 }]);
  network.update(FIGURE);
  around.fire("pointerleave");
  assert.deepEqual(sent(), [{ do: "point", layer: null, unit: null }]);
});

test("the pointer shows what can be pressed and what can be dragged", () => {
  const cursors = [UNIT, WEIGHT, undefined].map((datum) => {
    around.onMark("pointermove", around.at(5, 5), datum);
    return around.element.style.cursor;
  });

  assert.deepEqual(cursors, ["pointer", "ns-resize", ""]);
});

test("a press keeps a unit, and nothing else is kept", () => {
  around.onMark("click", around.at(5, 5), UNIT);
  around.onMark("click", around.at(5, 5), WEIGHT);
  around.onMark("click", around.at(5, 5), undefined);

  assert.deepEqual(sent(), [{ do: "keep", layer: 1, unit: 2 }]);
});

test("a weight follows a drag upwards and downwards from what it was", () => {
  around.onMark("pointerdown", around.at(5, 30), WEIGHT);
  around.fire("pointermove", around.at(5, 20));
  assert.deepEqual(sent(), [{ do: "weight", layer: 1, row: 2, column: 0, value: 3.75 }]);
  around.fire("pointermove", around.at(5, 10));
  around.fire("pointermove", around.at(5, 34));
  assert.deepEqual(sent(), []);
  network.update(FIGURE);
  assert.deepEqual(sent(), [{ do: "weight", layer: 1, row: 2, column: 0, value: -3.25 }]);
  network.update(FIGURE);
  around.fire("pointerup");
  around.fire("pointermove", around.at(5, 5));
  assert.deepEqual(sent(), []);
});

test("a press that hardly moves changes no weight and is left to the mark", () => {
  around.onMark("pointerdown", around.at(5, 30), WEIGHT);
  around.fire("pointermove", around.at(5, 28));
  around.fire("pointerup");

  assert.deepEqual([sent(), around.noted.captured], [[], []]);
});

test("a number typed after a double click becomes the weight, and Escape leaves it", () => {
  around.onMark("dblclick", around.at(5, 30), WEIGHT);
  const field = document.activeElement;
  assert.deepEqual([field.value, field.getAttribute("aria-label")], ["-1.25", "weight"]);
  field.value = "0.75";
  field.dispatchEvent(Object.assign(new window.Event("keydown", { bubbles: true }), { key: "Enter" }));
  assert.deepEqual(sent(), [{ do: "weight", layer: 1, row: 2, column: 0, value: 0.75 }]);
  assert.equal(document.querySelector("input"), null);
  network.update(FIGURE);

  for (const [typed, key] of [
    ["3", "Escape"],
    ["", "Enter"],
  ]) {
    around.onMark("dblclick", around.at(5, 30), WEIGHT);
    const again = document.activeElement;
    again.value = typed;
    again.dispatchEvent(Object.assign(new window.Event("keydown", { bubbles: true }), { key }));
    assert.equal(document.querySelector("input"), null);
  }
  assert.deepEqual(sent(), []);
});

test("arrow keys go from unit to unit, never beyond, and each is read out", () => {
  const steps = [
    "ArrowDown",
    "ArrowDown",
    "ArrowDown",
    "ArrowDown",
    "ArrowRight",
    "ArrowLeft",
    "ArrowLeft",
    "ArrowLeft",
  ];
  const units = [];
  for (const key of steps) {
    around.fire("keydown", { key });
    units.push(...sent().map(({ layer, unit }) => `${layer} ${unit}`));
    network.update(FIGURE);
  }

  assert.deepEqual(units, ["1 1", "1 2", "1 3", "2 1", "1 1", "0 1"]);
  assert.deepEqual(around.noted.said, ["h 1", "h 2", "h 3", "h 3", "out", "h 1", "x", "x"]);
});

test("Enter keeps the unit that the keys are at, and Escape leaves it", () => {
  around.fire("keydown", { key: "ArrowRight" });
  network.update(FIGURE);
  around.fire("keydown", { key: "Enter" });
  around.fire("keydown", { key: "Escape" });

  assert.deepEqual(sent(), [
    { do: "point", layer: 1, unit: 1 },
    { do: "keep", layer: 1, unit: 1 },
    { do: "point", layer: null, unit: null },
  ]);
});

/** Presses keys, with Shift where it is said; returns what was read out. */
function press(...keys) {
  for (const name of keys) {
    const key = name.replace("Shift+", "");
    around.fire("keydown", { key, shiftKey: key !== name });
    network.update(FIGURE);
  }
  return around.noted.said.splice(0);
}

test("with Shift arrows go through the weights that lead to a unit, never beyond, and each is read out", () => {
  press("ArrowRight", "ArrowDown");
  const [down, up] = ["Shift+ArrowDown", "Shift+ArrowUp"];

  assert.deepEqual(press(down, down, down, up, up), [
    "from x to h 2: 0",
    "from y to h 2: 0.250",
    "from y to h 2: 0.250",
    "from x to h 2: 0",
    "from x to h 2: 0",
  ]);
  assert.deepEqual(press("Escape"), ["h 2"]);
  assert.deepEqual(press(down, "ArrowUp", "Enter"), ["from x to h 2: 0", "h 1", "h 1"]);
  assert.deepEqual(sent().at(-1), { do: "keep", layer: 1, unit: 1 });
});

test("no weight leads to an input", () => {
  press("ArrowLeft", "ArrowLeft");
  assert.deepEqual(press("Shift+ArrowDown"), ["x"]);
});

test("Enter has the weight typed that the keys are at, which then stays chosen", () => {
  press("ArrowRight", "ArrowDown", "Shift+ArrowDown", "Shift+ArrowDown");
  sent();
  around.element.focus();
  press("Enter");
  const field = document.activeElement;
  assert.equal(field.value, "0.25");
  field.value = "-1.5";
  field.dispatchEvent(Object.assign(new window.Event("keydown", { bubbles: true }), { key: "Enter" }));

  assert.deepEqual(sent(), [{ do: "weight", layer: 0, row: 1, column: 1, value: -1.5 }]);
  assert.equal(around.noted.said.at(-1), "from y to h 2: −1.50");
  assert.equal(document.activeElement, around.element);
});

test("after it is closed nothing listens any more", () => {
  around.onMark("dblclick", around.at(5, 30), WEIGHT);
  network.close();
  around.fire("keydown", { key: "ArrowRight" });

  assert.equal(around.listeners.size, 0);
  assert.equal(document.querySelector("input"), null);
  assert.deepEqual([sent(), around.element.getAttribute("tabindex")], [[], null]);
});
