import assert from "node:assert/strict";
import { afterEach, beforeEach, mock, test } from "node:test";
import { departing, noteClick } from "../../playground/ui/live/scripts/departure.js";
import { mount } from "../../playground/ui/live/scripts/stage.js";
import { page, settled, Socket } from "./fakes.js";

let now = 100_000;
let socket;
beforeEach(() => {
  page();
  globalThis.requestAnimationFrame = (callback) => setImmediate(callback);
  now += 100_000;
  mock.timers.enable({ apis: ["setTimeout"] });
  mock.method(performance, "now", () => now);
  globalThis.WebSocket = class extends Socket {
    constructor(address) {
      super(address);
      socket = this;
    }
  };
});
afterEach(() => {
  mock.timers.reset();
  mock.restoreAll();
});

/** Lets so many milliseconds go by. */
function pass(milliseconds) {
  now += milliseconds;
  mock.timers.tick(milliseconds);
}

/** Presses a link to a page, in a row of them or elsewhere. */
function press(path, { row = "st-key-pages", ...held } = {}) {
  document.body.innerHTML = `<nav class="${row}"><a href="${path}"><p>There</p></a></nav>`;
  const target = document.querySelector("p");
  noteClick({ target, button: 0, ...held });
}

/** Mounts the place that has the script run again; returns what it asked for and what ends it. */
function asking() {
  const parentElement = document.createElement("div");
  const asked = [];
  const data = { token: `${now}`, place: "signal", kind: "signal", base: "" };
  const unmount = mount({ data, parentElement, setTriggerValue: (name) => asked.push(name) });
  socket.accept();
  return { asked, unmount };
}

test("only a link that leads to another page in this tab leaves the page", () => {
  for (const held of [{ ctrlKey: true }, { metaKey: true }, { shiftKey: true }, { button: 1 }, { row: "elsewhere" }]) {
    press("/race", held);
    assert.ok(departing() <= 0);
  }
  press(location.pathname);
  assert.ok(departing() <= 0);

  press("/race");
  assert.ok(departing() > 0);
  pass(10_000);
  assert.ok(departing() <= 0);
});

test("a page that is being left has its script not run again", async () => {
  const { asked, unmount } = asking();
  press("/race");
  socket.receive({ signal: { rerun: 1 } });
  await settled();
  assert.deepEqual(asked, []);

  unmount();
  pass(10_000);
  assert.deepEqual(asked, []);
});

test("a page that stays after all has its script run again", async () => {
  const { asked, unmount } = asking();
  press("/race");
  socket.receive({ signal: { rerun: 1 } });
  await settled();
  pass(10_000);
  assert.deepEqual(asked, ["moved"]);
  unmount();
  pass(1);
});
