import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { Memory } from "../../playground/ui/live/scripts/memory.js";

let stored;
beforeEach(() => {
  stored = new Map();
  globalThis.sessionStorage = {
    getItem: (key) => stored.get(key) ?? null,
    setItem: (key, value) => stored.set(key, value),
    removeItem: (key) => stored.delete(key),
  };
});
afterEach(() => {
  delete globalThis.sessionStorage;
});

const kept = (path) => JSON.parse(stored.get(`playground ${path}`) ?? "null");

test("each page's last memory stays with its link, and nothing stays of what is at its beginning", () => {
  const [train, race] = [new Memory("here", "/"), new Memory("here", "/race")];
  train.keep("3", "?l2=1");
  race.keep("5", "");
  train.keep("4", "?l2=2");
  assert.deepEqual(kept("/"), { session: "here", search: "?l2=2", memory: "4" });
  assert.deepEqual(kept("/race"), { session: "here", search: "", memory: "5" });
  train.keep("", "?l2=2");
  assert.deepEqual([kept("/"), kept("/race").memory], [null, "5"]);
});

test("what another session has left stays until it was read", () => {
  new Memory("before", "/").keep("312", "?l2=1");
  const memory = new Memory("now", "/");
  memory.keep("", "?l2=1");
  memory.keep("1", "?l2=1");
  assert.equal(kept("/").memory, "312");
  stored.clear();
  memory.keep("2", "?l2=1");
  assert.deepEqual(kept("/"), { session: "now", search: "?l2=1", memory: "2" });
});

test("a browser that lets nobody store anything plays on", () => {
  delete globalThis.sessionStorage;
  new Memory("here", "/").keep("3", "");
});
