import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { Tooltip, tooltipWords } from "../../playground/ui/live/scripts/tooltip.js";
import { page } from "./fakes.js";

let document;
beforeEach(() => ({ document } = page()));

test("foreign text stays text", () => {
  const tooltip = new Tooltip(document.body);
  tooltip.show(tooltipWords({ "<b>name</b>": '<img src=x onerror="boom()">' }), 10, 10);

  assert.equal(document.querySelectorAll("img, b").length, 0);
  assert.equal(document.querySelector(".stage-tooltip").textContent, '<b>name</b>: <img src=x onerror="boom()">');
});

test("texts, numbers and fields become words; nothing becomes none", () => {
  assert.equal(tooltipWords("w = 0.5"), "w = 0.5");
  assert.equal(tooltipWords(0), "0");
  assert.equal(tooltipWords({ seed: "3", loss: "0.51" }), "seed: 3\nloss: 0.51");
  for (const nothing of [null, undefined, false, ""]) assert.equal(tooltipWords(nothing), "");
});

test("it goes when there is nothing to say, and when it is hidden", () => {
  const tooltip = new Tooltip(document.body);
  for (const end of [() => tooltip.show("", 0, 0), () => tooltip.hide()]) {
    tooltip.show("here", 10, 10);
    assert.equal(document.querySelectorAll(".stage-tooltip").length, 1);
    end();
    assert.equal(document.querySelectorAll(".stage-tooltip").length, 0);
  }
});

test("it stands beside the pointer, and within the window", () => {
  const { HTMLElement } = window;
  for (const [name, size] of [
    ["offsetWidth", 200],
    ["offsetHeight", 50],
  ])
    Object.defineProperty(HTMLElement.prototype, name, { get: () => size });
  const tooltip = new Tooltip(document.body);
  const place = (x, y) => {
    tooltip.show("here", x, y);
    const { left, top } = document.querySelector(".stage-tooltip").style;
    return [left, top];
  };

  assert.deepEqual(place(100, 100), ["112px", "112px"]);
  assert.deepEqual(place(window.innerWidth - 5, window.innerHeight - 5), [
    `${window.innerWidth - 5 - 212}px`,
    `${window.innerHeight - 5 - 62}px`,
  ]);
});

test("Escape takes it away until the pointer is elsewhere", () => {
  const tooltip = new Tooltip(document.body);
  const isSeen = () => document.querySelector(".stage-tooltip") !== null;
  const press = (key) => document.body.dispatchEvent(Object.assign(new window.Event("keydown"), { key }));
  tooltip.show("here", 10, 10);
  press("a");
  assert.equal(isSeen(), true);
  press("Escape");
  assert.equal(isSeen(), false);
  tooltip.show("here, one epoch later", 10, 10);
  assert.equal(isSeen(), false);
  tooltip.show("there", 11, 10);
  assert.equal(isSeen(), true);
  press("Escape");
  tooltip.hide();
  tooltip.show("back after the pointer had left", 11, 10);
  assert.equal(isSeen(), true);
});
