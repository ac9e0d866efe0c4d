import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { Handles } from "../../../playground/ui/live/scripts/interactions/handles.js";
import { surroundings } from "./surroundings.js";

const COMMAND = { do: "move", figure: "geometry" };
const figure = (...handles) => ({
  interaction: { kind: "handles", table: "handles", command: COMMAND },
  tables: {
    handles: {
      rows: handles.length,
      columns: {
        x: handles.map(([x]) => x),
        y: handles.map(([, y]) => y),
        x_key: handles.map(([, , key]) => key),
        y_key: handles.map(([, , , key]) => key),
      },
    },
  },
});
const FIGURE = figure([10, 4, "m1", "m2"], [40, 1, "radius", ""]);

let around;
let handles;
beforeEach(() => {
  around = surroundings();
  handles = new Handles(around);
  handles.update(FIGURE);
});

test("the nearest handle is taken hold of and sets what it names, along both axes or one", () => {
  around.fire("pointerdown", around.at(22, 8));
  assert.deepEqual(around.noted.posts, [{ ...COMMAND, values: { m1: 11, m2: 4.2 }, settled: false }]);
  handles.update(FIGURE);
  around.fire("pointerup", around.at(22, 8));
  handles.update(FIGURE);
  around.fire("pointerdown", around.at(90, 30));
  assert.deepEqual(around.noted.posts.at(-1), { ...COMMAND, values: { radius: 45 }, settled: false });
});

test("a drag goes on outside of the plot, and says where it ends", () => {
  around.fire("pointerdown", around.at(20, 10));
  handles.update(FIGURE);
  around.fire("pointermove", around.at(-10, 10));
  handles.update(FIGURE);
  around.fire("pointerup", around.at(-10, 10));
  assert.deepEqual(
    around.noted.posts.map(({ values, settled }) => [values.m1, settled]),
    [
      [10, false],
      [-5, false],
      [-5, true],
    ],
  );
  assert.deepEqual(around.noted.captured, [7]);
});

test("a pointer that is not pressed, pressed elsewhere or by another button moves nothing", () => {
  around.fire("pointermove", around.at(20, 10));
  around.fire("pointerdown", around.at(-5, 10));
  around.fire("pointerdown", { ...around.at(20, 10), button: 2 });
  around.fire("pointerup", around.at(20, 10));
  assert.deepEqual(around.noted.posts, []);
});

test("what a drag sends while the server is at work is sent as one, the last", () => {
  for (const x of [20, 24, 28]) around.fire(x === 20 ? "pointerdown" : "pointermove", around.at(x, 10));
  assert.equal(around.noted.posts.length, 1);
  handles.update(FIGURE);
  assert.equal(around.noted.posts.at(-1).values.m1, 14);
});

test("a figure without handles moves nothing, and nothing stays behind", () => {
  handles.update(figure());
  around.fire("pointerdown", around.at(20, 10));
  handles.close();
  handles.update(FIGURE);
  around.fire("pointerdown", around.at(20, 10));
  assert.deepEqual(around.noted.posts, []);
  assert.equal(around.element.style.cursor, "");
});
