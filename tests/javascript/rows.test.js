import assert from "node:assert/strict";
import { test } from "node:test";
import { groupingOf, Rows } from "../../playground/ui/live/scripts/rows.js";
import { compile, parse, View } from "../../playground/ui/live/scripts/vendor/vega.js";
import { page } from "./fakes.js";

const PLACES = { x: { field: "x", type: "quantitative" }, y: { field: "y", type: "quantitative" } };
const DATA = { name: "table" };
const SPECS = {
  points: { data: DATA, mark: "point", encoding: { ...PLACES, fill: { field: "name", type: "nominal" } } },
  "a line through rows in their order": {
    data: DATA,
    mark: { type: "line", order: false },
    encoding: { ...PLACES, order: { value: null } },
  },
  "a line for each group": {
    data: DATA,
    mark: { type: "line" },
    encoding: { ...PLACES, detail: { field: "group", type: "nominal" }, order: { value: null } },
  },
  "lines and points of each name, some left out": {
    layer: [
      { data: DATA, mark: "line", encoding: { ...PLACES, color: { field: "name", type: "nominal" } } },
      { data: DATA, transform: [{ filter: "datum.y > 2" }], mark: "square", encoding: PLACES },
      { data: DATA, mark: "text", encoding: { ...PLACES, text: { field: "name" } } },
    ],
  },
};

const same = (value) => value;

/** Returns numbers that look like chance, the same ones each time. */
function dice(seed) {
  let state = seed;
  return (n) => {
    state = (state * 1103515245 + 12345) % 2 ** 31;
    return Math.floor((state / 2 ** 31) * n);
  };
}

/** Returns a table of up to seven rows in groups that follow each other. */
function someTable(roll) {
  const rows = roll(8);
  const values = (make) => Array.from({ length: rows }, make);
  const columns = {
    x: values(() => roll(10)),
    y: values(() => [roll(5), null, Number.NaN][Math.max(roll(12) - 9, 0)]),
    name: values(() => "abc"[roll(3)]),
    group: values(() => roll(3)).sort(),
  };
  return { rows, columns };
}

/** Returns what puts the rows of a table in place of all others. */
const allNew = (table) => new Rows(new Set()).take(table, same).remove(() => true);

/** Returns a drawing, without the numbers by which its parts are known. */
const drawingOf = async (view) => (await view.toSVG()).replace(/(clip|gradient_)\d+/g, "$1");

for (const [name, spec] of Object.entries(SPECS)) {
  test(`${name}: whatever the rows were before, they are drawn as if all were new`, async () => {
    page();
    const program = compile({ width: 200, height: 100, ...spec }).spec;
    const roll = dice(name.length);
    const [rows, view] = [new Rows(groupingOf(program)), new View(parse(program), { renderer: "none" })];
    const other = new View(parse(program), { renderer: "none" });
    for (let step = 0; step < 60; step++) {
      const table = someTable(roll);
      await view.change("table", rows.take(table, same)).runAsync();
      await other.change("table", allNew(table)).runAsync();
      const [drawn, expected] = [await drawingOf(view), await drawingOf(other)];
      assert.ok(drawn === expected, `step ${step}: ${JSON.stringify(table)}`);
    }
  });
}

test("rows are grouped by groups and filters, but not by what every drawing leaves out", () => {
  const { spec } = compile(SPECS["lines and points of each name, some left out"]);
  assert.deepEqual([...groupingOf(spec)].sort(), ["name", "y"]);
  assert.deepEqual([...groupingOf(compile({ data: DATA, mark: "point", encoding: PLACES }).spec)], []);
});

test("rows that stay keep their marks", async () => {
  page();
  const program = compile(SPECS.points).spec;
  const [rows, view] = [new Rows(groupingOf(program)), new View(parse(program), { renderer: "none" })];
  const marks = () => view.scenegraph().root.items[0].items.find(({ name }) => name === "marks").items;
  const table = (...x) => ({ rows: x.length, columns: { x, y: x, name: x.map(() => "a") } });
  await view.change("table", rows.take(table(1, 2), same)).runAsync();
  const [first, second] = marks();
  await view.change("table", rows.take(table(1, 3, 4), same)).runAsync();

  assert.deepEqual([marks().length, marks()[0] === first, marks()[1] === second], [3, true, true]);
});

test("what a value becomes is asked for each value", () => {
  const asked = [];
  const shown = (value) => {
    asked.push(value);
    return `${value}!`;
  };
  new Rows(new Set()).take({ rows: 2, columns: { url: ["a", "b"] } }, shown);

  assert.deepEqual(asked, ["a", "b"]);
});
