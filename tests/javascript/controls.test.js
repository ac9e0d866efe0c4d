import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { Controls } from "../../playground/ui/live/scripts/controls.js";
import { Clock, page } from "./fakes.js";

const CONTROLS = [
  { key: "logit", name: "logit z", low: -8, high: 8, step: 0.1 },
  {
    key: "label",
    name: "label <y>",
    options: [
      { key: "0", name: "none" },
      { key: "1", name: "one" },
    ],
  },
];
const COMMAND = { do: "move", figure: "losses" };

let heard = 0;
const text = (logit, label, { controls = CONTROLS } = {}) =>
  JSON.stringify({
    command: COMMAND,
    controls,
    values: { logit, label },
    written: { logit: `${logit}!`, label: "one" },
    heard: heard++,
  });

let document;
let clock;
let posts;
let controls;
beforeEach(() => {
  ({ document } = page());
  clock = new Clock();
  posts = [];
  controls = new Controls(document.body, (command) => posts.push(command), clock);
  controls.showText(text(-6, "1"));
});

const range = () => document.querySelector("input[type=range]");
const radios = () => [...document.querySelectorAll("input[type=radio]")];
const input = (element) => element.dispatchEvent(new window.Event("input", { bubbles: true }));
const slide = (value) => {
  range().value = String(value);
  input(range());
};

test("a slider and a choice stand with their names and values, and foreign words are words", () => {
  assert.deepEqual([range().min, range().max, range().step, range().value], ["-8", "8", "0.1", "-6"]);
  assert.equal(document.querySelector("output").textContent, "-6!");
  assert.equal(range().getAttribute("aria-valuetext"), "-6!");
  assert.deepEqual(
    radios().map(({ checked }) => checked),
    [false, true],
  );
  assert.equal(document.querySelector("legend").textContent, "label <y>");
});

test("what is set is sent with all values, and once more when the hand rests", () => {
  slide(-2);
  assert.deepEqual(posts, [{ ...COMMAND, values: { logit: -2, label: "1" }, settled: false }]);
  controls.showText(text(-2, "1"));
  clock.pass(400);
  assert.deepEqual(posts.at(-1), { ...COMMAND, values: { logit: -2, label: "1" }, settled: true });
  assert.equal(posts.length, 2);
});

test("a choice is sent like a slider", () => {
  radios()[0].checked = true;
  input(radios()[0]);
  assert.deepEqual(posts, [{ ...COMMAND, values: { logit: -6, label: "0" }, settled: false }]);
});

test("while the server has not caught up a slider stays where the hand has it, and its words follow the server", () => {
  slide(-5);
  slide(-4);
  slide(-3);
  assert.equal(posts.length, 1);
  controls.showText(text(-5, "1"));
  assert.deepEqual(
    posts.map(({ values }) => values.logit),
    [-5, -3],
  );
  assert.equal(range().value, "-3");
  assert.equal(document.querySelector("output").textContent, "-5!");
  controls.showText(text(-3, "1"));
  assert.equal(document.querySelector("output").textContent, "-3!");
});

test("what else moves a value moves the slider, which stays the same element and keeps the focus", () => {
  const before = range();
  before.focus();
  controls.showText(text(4, "0"));
  assert.equal(range(), before);
  assert.equal(document.activeElement, before);
  assert.equal(before.value, "4");
  assert.equal(radios()[0].checked, true);
});

test("other controls take the place of those before", () => {
  controls.showText(text(1, "1", { controls: CONTROLS.slice(0, 1) }));
  assert.equal(radios().length, 0);
  assert.equal(range().value, "1");
});

test("what was set last is sent when the place ends", () => {
  slide(-5);
  slide(-4);
  controls.close();
  assert.deepEqual(posts.at(-1), { ...COMMAND, values: { logit: -4, label: "1" }, settled: true });
  assert.equal(document.querySelector("input"), null);
});
