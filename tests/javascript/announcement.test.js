import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { Announcement } from "../../playground/ui/live/scripts/announcement.js";
import { Clock, page } from "./fakes.js";

let clock;
let announcement;
let said;
beforeEach(() => {
  const { document } = page();
  clock = new Clock();
  announcement = new Announcement(document.body, {
    setTimeout: clock.setTimeout,
    clearTimeout: clock.clearTimeout,
    now: () => clock.now,
  });
  said = () => document.querySelector("[aria-live=polite]").textContent;
});

/** Takes a text four times a second for so many seconds, each time with another number. */
function play(seconds, kind) {
  const heard = new Set();
  for (let i = 0; i < 4 * seconds; i++) {
    announcement.take(`${kind} ${i}`, kind);
    clock.pass(250);
    heard.add(said());
  }
  return [...heard];
}

test("the text that stands there at first is not read out", () => {
  announcement.take("untrained", "untrained");
  clock.pass(10000);

  assert.equal(said(), "");
});

test("while numbers move nothing is read out, and the last when they rest", () => {
  assert.deepEqual(play(20, "learning"), [""]);
  clock.pass(1740);
  assert.equal(said(), "");
  clock.pass(10);
  assert.equal(said(), "learning 79");
});

test("another kind is read out at once", () => {
  play(2, "learning");
  assert.deepEqual(play(5, "overfitting"), ["overfitting 0"]);
});

test("kinds that come and go are read out no faster than they can be heard", () => {
  announcement.take("a", "a");
  const times = [];
  let last = said();
  for (let i = 0; i < 80; i++) {
    announcement.take(`${i}`, i % 3 === 0 ? "a" : "b");
    clock.pass(100);
    if (said() !== last) times.push(clock.now);
    last = said();
  }

  assert.ok(times.length > 1);
  assert.ok(times.every((time, i) => i === 0 || time - times[i - 1] > 1800)); // seen every 100 ms
});

test("a text that comes back to what was read out is not read out again", () => {
  for (const words of ["a", "b", "a"]) announcement.take(words, "kind");
  clock.pass(10000);

  assert.equal(said(), "");
});

test("nothing is read out after the end", () => {
  announcement.take("a", "a");
  announcement.take("b", "b");
  announcement.close();
  clock.pass(10000);

  assert.equal(document.body.textContent, "");
});
