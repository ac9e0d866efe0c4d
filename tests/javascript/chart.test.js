import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { Chart } from "../../playground/ui/live/scripts/chart.js";
import { page } from "./fakes.js";

const PLACES = { x: { field: "x", type: "quantitative" }, y: { field: "y", type: "quantitative" } };
const SPEC = {
  layer: [
    { data: { name: "points" }, mark: { type: "point", tooltip: { expr: "datum.said" } }, encoding: PLACES },
    { data: { name: "field" }, mark: "image", encoding: { url: { field: "url" }, key: { field: "url" } } },
  ],
  autosize: { type: "fit", contains: "padding", resize: false },
  usermeta: { embedOptions: { renderer: "svg" } },
};

/** Returns a table of points. */
const points = (...places) => ({
  rows: places.length,
  columns: { x: places.map(([x]) => x), y: places.map(([, y]) => y), said: places.map(() => "<b>here</b>") },
});

/** Returns a figure of points. */
const figure = (tables, more = {}) => ({ spec: SPEC, name: "a chart", alt: "points", tables, ...more });

let document;
let size;
let chart;
beforeEach(() => {
  ({ document, size } = page());
  chart = new Chart(document.body, () => {});
});

/** Returns how many points are drawn. */
const drawn = () => document.querySelectorAll(".mark-symbol.role-mark path").length;

test("it draws the rows of its tables, and after a change only those of the last", async () => {
  await chart.showFigure({ figure: figure({ points: points([0, 1], [1, 0]) }), isNew: true, moved: ["points"] });
  assert.equal(drawn(), 2);
  const view = document.querySelector("svg");
  await chart.showFigure({
    figure: figure({ points: points([0, 1], [1, 0], [2, 2]) }),
    isNew: false,
    moved: ["points"],
  });
  assert.equal(drawn(), 3);
  assert.equal(document.querySelector("svg"), view);
});

test("tables that have not moved stay as they are", async () => {
  await chart.showFigure({ figure: figure({ points: points([0, 1]) }), isNew: true, moved: ["points"] });
  await chart.showFigure({ figure: figure({ points: points([0, 1], [1, 0]) }), isNew: false, moved: [] });

  assert.equal(drawn(), 1);
});

test("tables that no mark draws do no harm", async () => {
  const tables = { points: points([0, 1]), probe: { rows: 1, columns: { p: [3] } } };
  await chart.showFigure({ figure: figure(tables), isNew: true, moved: ["points", "probe"] });

  assert.equal(drawn(), 1);
});

test("another spec builds another view and leaves nothing of the first", async () => {
  await chart.showFigure({ figure: figure({ points: points([0, 1]) }), isNew: true, moved: ["points"] });
  const spec = { ...SPEC, layer: [SPEC.layer[0]] };
  await chart.showFigure({ figure: figure({ points: points([0, 1]) }, { spec }), isNew: true, moved: ["points"] });

  assert.equal(document.querySelectorAll("svg").length, 1);
  assert.equal(document.querySelectorAll(".mark-image").length, 0);
});

test("pictures are drawn from canvases, of which each picture has one", async () => {
  const made = [];
  const context = { createImageData: (w, h) => ({ data: new Uint8ClampedArray(4 * w * h) }), putImageData: () => {} };
  window.HTMLCanvasElement.prototype.getContext = function () {
    if (this.width === 3) made.push(this);
    return this.width === 3 ? context : null;
  };
  window.HTMLCanvasElement.prototype.toDataURL = () => "data:painted";
  const picture = (colour) => ({ width: 3, height: 1, rgb: new Uint8Array(9).fill(colour) });
  const [first, second] = [picture(1), picture(2)];
  const tables = (...urls) => ({ points: points([0, 1]), field: { rows: urls.length, columns: { url: urls } } });
  await chart.showFigure({ figure: figure(tables(first)), isNew: true, moved: ["points", "field"] });
  await chart.showFigure({ figure: figure(tables(first, second)), isNew: false, moved: ["field"] });

  assert.equal(made.length, 2);
  const shown = [...document.querySelectorAll("image")].map((image) => image.getAttribute("href"));
  assert.deepEqual(shown, ["data:painted", "data:painted"]);
});

test("it follows the size of its place, and waits until there is one", async () => {
  size.width = 0;
  await chart.showFigure({ figure: figure({ points: points([0, 1]) }), isNew: true, moved: ["points"] });
  assert.equal(document.querySelector("svg"), null);
  const resized = async (width) => {
    size.width = width;
    for (const observer of size.observers) observer();
    while (document.querySelector("svg")?.getAttribute("width") !== String(width))
      await new Promise((resolve) => setImmediate(resolve));
  };

  await resized(400);
  assert.equal(drawn(), 1);
  await resized(600);
  assert.equal(document.querySelectorAll("svg").length, 1);
});

test("its name and its words are there for those who cannot see it, and the drawing is not", async () => {
  await chart.showFigure({ figure: figure({ points: points([0, 1]) }), isNew: true, moved: ["points"] });
  const element = document.querySelector("[role=img]");

  assert.equal(element.getAttribute("aria-label"), "a chart");
  assert.equal(described(element), "points");
  assert.ok(document.querySelector("svg").closest("[aria-hidden=true]"));
});

test("what its keys do is among its words, which stand beside it", async () => {
  const interaction = { kind: "field", table: "none", words: [], at: "", keys: "Arrows move the ring." };
  await chart.showFigure({
    figure: figure({ points: points([0, 1]) }, { interaction }),
    isNew: true,
    moved: ["points"],
  });
  const element = document.querySelector(".stage-chart");

  assert.equal(described(element), "points Arrows move the ring.");
  assert.equal(element.getAttribute("role"), "application");
  assert.equal(element.querySelector("[id^=stage-words], [role=status]"), null);
});

/** Returns what describes an element. */
const described = (element) =>
  element
    .getAttribute("aria-describedby")
    .split(" ")
    .map((id) => document.getElementById(id).textContent)
    .filter(Boolean)
    .join(" ");

test("an empty place has no drawing and is no picture", async () => {
  await chart.showFigure({ figure: figure({ points: points([0, 1]) }), isNew: true, moved: ["points"] });
  await chart.showFigure({ figure: null, isNew: true, moved: [] });

  assert.equal(document.querySelector("svg"), null);
  const element = document.querySelector(".stage-chart");
  assert.deepEqual([element.getAttribute("role"), element.getAttribute("aria-label")], [null, null]);
});

test("nothing is left when it is closed", async () => {
  await chart.showFigure({ figure: figure({ points: points([0, 1]) }), isNew: true, moved: ["points"] });
  chart.close();

  assert.equal(document.body.innerHTML, "");
  assert.equal(size.observers.size, 0);
});
