import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { Latest } from "../../../playground/ui/live/scripts/interactions/latest.js";
import { Clock } from "../fakes.js";

let clock;
let posts;
let latest;
beforeEach(() => {
  clock = new Clock();
  posts = [];
  latest = new Latest((command) => posts.push(command), clock);
});

test("the first command goes out at once, and of those that follow only the last, once it is answered", () => {
  for (const command of ["a", "b", "c"]) latest.send(command);
  assert.deepEqual(posts, ["a"]);
  latest.answered();
  assert.deepEqual(posts, ["a", "c"]);
  assert.equal(latest.isIdle, false);
  latest.answered();
  assert.equal(latest.isIdle, true);
  assert.deepEqual(posts, ["a", "c"]);
});

test("the last command is sent even if nothing is ever answered", () => {
  for (const command of ["a", "b", "c"]) latest.send(command);
  clock.pass(499);
  assert.deepEqual(posts, ["a"]);
  clock.pass(1);
  assert.deepEqual(posts, ["a", "c"]);
});

test("an answer that nobody waits for changes nothing", () => {
  latest.answered();
  latest.send("a");
  latest.answered();
  latest.send("b");
  clock.pass(10_000);

  assert.deepEqual(posts, ["a", "b"]);
});

test("however commands and answers follow each other, never two are unanswered and the last is sent", () => {
  let random = 1;
  for (let round = 0; round < 200; round++) {
    let unanswered = 0;
    const sent = [];
    const tried = new Latest((command) => {
      sent.push(command);
      unanswered += 1;
    }, clock);
    let last;
    for (let step = 0; step < 30; step++) {
      random = (random * 48271) % 2147483647;
      if (random % 3) tried.send((last = step));
      else if (unanswered) {
        unanswered -= 1;
        tried.answered();
      }
      assert.ok(unanswered <= 1);
    }
    tried.close();
    assert.equal(sent.at(-1), last);
  }
});

test("what waits is sent when it is closed", () => {
  latest.send("a");
  latest.send("b");
  latest.close();
  clock.pass(10_000);

  assert.deepEqual(posts, ["a", "b"]);
});
