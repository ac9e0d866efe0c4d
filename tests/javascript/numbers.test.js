import assert from "node:assert/strict";
import { test } from "node:test";
import { filled, number, percent } from "../../playground/ui/live/scripts/numbers.js";

test("numbers are written as everywhere else", () => {
  const written = {
    0.0123: "0.0123",
    9.999: "10.0",
    12.34: "12.3",
    "-0.5": "−0.500",
    123456: "123,456",
    0: "0",
    1: "1.00",
  };
  for (const [value, text] of Object.entries(written)) assert.equal(number(Number(value)), text);
  assert.deepEqual([number(0.00001234), number(Number.NaN), number(Number.POSITIVE_INFINITY)], ["1.2·10⁻⁵", "–", "–"]);
});

test("shares are written as percentages", () => {
  assert.deepEqual([percent(0.973), percent(1), percent(Number.NaN)], ["97.3 %", "100.0 %", "–"]);
});

test("parts are filled in, and what comes with them is left alone", () => {
  assert.equal(filled("{a} and {b}, {c}", { a: "{b}", b: "2" }), "{b} and 2, {c}");
});
