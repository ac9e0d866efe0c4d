import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { Points } from "../../../playground/ui/live/scripts/interactions/points.js";
import { surroundings } from "./surroundings.js";

// Drawn at (20, 10) and (80, 30) of the plot.
const FIGURE = {
  interaction: { kind: "points", table: "points", at: "{x}, {y}: {what}", point: "{name} in {part}", none: "nothing" },
  tables: { points: { rows: 2, columns: { x: [10, 40], y: [4, 2], label: ["a", "b"], part: ["train", "test"] } } },
};

let around;
let points;
beforeEach(() => {
  around = surroundings();
  points = new Points(around);
  points.update(FIGURE);
});

const drag = (...places) => {
  const [first, ...others] = places.map(([x, y]) => around.at(x, y));
  around.fire("pointerdown", first);
  for (const place of others) around.fire("pointermove", place);
  around.fire("pointerup", others.at(-1) ?? first);
};

test("a press on empty ground draws a point, and one on a point erases it", () => {
  drag([50, 20]);
  drag([21, 12]);
  assert.deepEqual(around.noted.posts, [
    { do: "draw add", places: [[25, 3]] },
    { do: "draw erase", index: 0 },
  ]);
});

test("a touch means a point from farther away", () => {
  const place = { ...around.at(95, 30), pointerType: "touch" };
  around.fire("pointerdown", place);
  around.fire("pointerup", place);
  assert.deepEqual(around.noted.posts, [{ do: "draw erase", index: 1 }]);
});

test("a drag moves the point below it, as one change that ends where it is let go", () => {
  drag([80, 30], [82, 31], [90, 20], [110, 10]);
  points.update(FIGURE);
  const [{ stroke }] = around.noted.posts;
  assert.equal(typeof stroke, "number");
  assert.deepEqual(around.noted.posts, [
    { do: "draw move", index: 1, place: [45, 3], stroke, settled: false },
    { do: "draw move", index: 1, place: [55, 4], stroke, settled: true },
  ]);
});

test("a drag over empty ground sprays points that go out as fast as they are answered, in one change", () => {
  drag([40, 40], [46, 40], [50, 40], [62, 40], [80, 45]);
  const [first, last] = around.noted.posts;
  assert.equal(around.noted.posts.length, 2);
  assert.deepEqual([first.places.length, first.settled], [1, false]);
  assert.deepEqual([last.places.length, last.settled ?? true, last.stroke], [2, true, first.stroke]);
  for (const [x, y] of [...first.places, ...last.places]) assert.ok(x > 10 && x < 50 && y > -1 && y < 3);
});

test("what is sprayed while nothing was answered goes out with the answer", () => {
  around.fire("pointerdown", around.at(40, 40));
  around.fire("pointermove", around.at(46, 40));
  around.fire("pointermove", around.at(62, 40));
  assert.equal(around.noted.posts.length, 1);
  points.update(FIGURE);
  assert.equal(around.noted.posts.length, 2);
});

test("a press outside of the plot or by another button draws nothing, and a pointer that is not down moves nothing", () => {
  drag([-5, 20]);
  around.fire("pointerdown", { ...around.at(50, 20), button: 2 });
  around.fire("pointerup", around.at(50, 20));
  around.fire("pointermove", around.at(80, 30));
  assert.deepEqual(around.noted.posts, []);
  assert.equal(around.element.style.cursor, "grab");
});

test("keys move a ring, draw, erase, and take a point along", () => {
  const press = (key, more = {}) => around.fire("keydown", { key, ...more });
  press("Enter");
  press("Delete");
  assert.deepEqual(around.noted.posts, []);
  press("ArrowRight");
  press("Enter");
  for (let i = 0; i < 15; i++) press("ArrowRight");
  for (let i = 0; i < 5; i++) press("ArrowDown");
  assert.equal(around.noted.said.at(-1), "40.0, 2.00: b in test");
  press("ArrowLeft", { shiftKey: true });
  press("ArrowLeft", { shiftKey: true });
  press("Delete");
  const [added, moved, again, erased] = around.noted.posts;
  assert.deepEqual(added, { do: "draw add", places: [[25, 2.5]] });
  assert.deepEqual([moved.index, again.index, moved.stroke], [1, 1, again.stroke]);
  assert.ok(Math.abs(again.place[0] - 38) < 1e-9);
  assert.deepEqual(erased, { do: "draw erase", index: 1 });
  press("Escape");
  assert.equal(around.element.querySelector(".stage-ring"), null);
  assert.equal(press("Escape").defaultPrevented, false);
});

test("Ctrl with Z takes back, with Y or Shift and Z does again; other keys are left to the page", () => {
  assert.ok(around.fire("keydown", { key: "z", ctrlKey: true }).defaultPrevented);
  around.fire("keydown", { key: "y", metaKey: true });
  around.fire("keydown", { key: "Z", ctrlKey: true, shiftKey: true });
  for (const other of [{ key: "a" }, { key: "c", ctrlKey: true }, { key: "ArrowLeft", altKey: true }])
    assert.equal(around.fire("keydown", other).defaultPrevented, false);
  assert.deepEqual(
    around.noted.posts.map((post) => post.do),
    ["draw undo", "draw redo", "draw redo"],
  );
});

test("it leaves nothing behind", () => {
  points.close();
  drag([50, 20]);
  assert.deepEqual(around.noted.posts, []);
  assert.equal(around.element.getAttribute("tabindex"), null);
  assert.equal(around.element.style.cursor, "");
});
