import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { Network } from "../../../playground/ui/live/scripts/interactions/network.js";
import { surroundings } from "./surroundings.js";

const UNITS = [
  [0, 1, "x"],
  [0, 2, "y"],
  [1, 7, "h 7"],
  [1, 2, "h 2"],
  [1, 40, "h 40"],
  [2, 1, "out"],
];
const FIGURE = {
  interaction: {
    kind: "network",
    units: "units",
    weights: "weights",
    per_pixel: 0.5,
    weight: "weight",
    says: "from {source} to {target}: {value}",
  },
  tables: {
    units: {
      rows: UNITS.length,
      columns: {
        layer: Int8Array.from(UNITS, ([layer]) => layer),
        unit: Int16Array.from(UNITS, ([, unit]) => unit),
        name: UNITS.map(([, , name]) => name),
      },
    },
    weights: { rows: 2, columns: { layer: [1, 1], row: [2, 1], column: [2, 1], value: [0.25, 4] } },
  },
};
const UNIT = { x: 1, layer: 1, unit: 2, value: 0.5, name: "h 2" };
const INPUT = { x: 0, layer: 0, unit: 2, value: 0, name: "y" };
const PLACE = { do: "weight", layer: 1, row: 3, column: 1 };
const WEIGHT = { x: 0, x2: 1, layer: 1, row: 3, column: 1, value: -1.25, name: "input 3 → h 1" };
const BUTTON = { x: 1, command: '{"do": "units", "layer": 1, "add": -1}', name: "one unit less" };

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
  const cursors = [UNIT, INPUT, WEIGHT, BUTTON, undefined].map((datum) => {
    around.onMark("pointermove", around.at(5, 5), datum);
    return around.element.style.cursor;
  });

  assert.deepEqual(cursors, ["pointer", "pointer", "ns-resize", "pointer", ""]);
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
  assert.deepEqual(sent(), [{ ...PLACE, value: 3.75, settled: false }]);
  around.fire("pointermove", around.at(5, 10));
  around.fire("pointermove", around.at(5, 34));
  assert.deepEqual(sent(), []);
  network.update(FIGURE);
  assert.deepEqual(sent(), [{ ...PLACE, value: -3.25, settled: false }]);
  network.update(FIGURE);
  around.fire("pointerup");
  assert.deepEqual(sent(), [{ ...PLACE, value: -3.25 }]);
  around.fire("pointermove", around.at(5, 5));
  assert.deepEqual(sent(), []);
});

test("the bias of a unit follows a drag too, which keeps no unit; an input has none", () => {
  around.onMark("pointerdown", around.at(5, 30), UNIT);
  around.fire("pointermove", around.at(5, 20));
  network.update(FIGURE);
  around.fire("pointerup");
  around.onMark("click", around.at(5, 20), UNIT);
  network.update(FIGURE);
  assert.deepEqual(sent(), [
    { do: "bias", layer: 1, unit: 2, value: 5.5, settled: false },
    { do: "bias", layer: 1, unit: 2, value: 5.5 },
  ]);

  around.onMark("pointerdown", around.at(5, 30), INPUT);
  around.fire("pointermove", around.at(5, 20));
  assert.deepEqual(sent(), []);
});

test("a button sends its command and keeps nothing", () => {
  around.onMark("click", around.at(5, 5), BUTTON);

  assert.deepEqual(sent(), [{ do: "units", layer: 1, add: -1 }]);
});

test("Ctrl+Z takes back what was set, and other keys with Ctrl are the browser's", () => {
  const undone = around.fire("keydown", { key: "z", ctrlKey: true });
  const other = around.fire("keydown", { key: "ArrowDown", ctrlKey: true });

  assert.deepEqual(sent(), [{ do: "undo" }]);
  assert.deepEqual([undone.defaultPrevented, other.defaultPrevented], [true, false]);
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
  assert.deepEqual(sent(), [{ ...PLACE, value: 0.75 }]);
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

  assert.deepEqual(units, ["1 7", "1 2", "1 40", "2 1", "1 7", "0 1"]);
  assert.deepEqual(around.noted.said, ["h 7", "h 2", "h 40", "h 40", "out", "h 7", "x", "x"]);
});

test("Enter keeps the unit that the keys are at, and Escape leaves it", () => {
  around.fire("keydown", { key: "ArrowRight" });
  network.update(FIGURE);
  around.fire("keydown", { key: "Enter" });
  around.fire("keydown", { key: "Escape" });

  assert.deepEqual(sent(), [
    { do: "point", layer: 1, unit: 7 },
    { do: "keep", layer: 1, unit: 7 },
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
  assert.deepEqual(press(down, "ArrowUp", "Enter"), ["from x to h 2: 0", "h 7", "h 7"]);
  assert.deepEqual(sent().at(-1), { do: "keep", layer: 1, unit: 7 });
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

  assert.deepEqual(sent(), [{ do: "weight", layer: 1, row: 2, column: 2, value: -1.5 }]);
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
