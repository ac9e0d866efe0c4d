import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { mount, socketAddress } from "../../playground/ui/live/scripts/stage.js";
import { page, settled, Socket } from "./fakes.js";

let document;
let sockets;
beforeEach(() => {
  ({ document } = page());
  sockets = [];
  globalThis.WebSocket = class extends Socket {
    constructor(address) {
      super(address);
      sockets.push(this);
    }
  };
  globalThis.requestAnimationFrame = (callback) => setImmediate(callback);
});

const unmounts = new Set();
afterEach(async () => {
  for (const unmount of unmounts) unmount();
  unmounts.clear();
  await later();
});

/** Lets all timers that wait for nothing run. */
const later = () => new Promise((resolve) => setTimeout(resolve));

/** Mounts a place in an element of its own, or in one that is there; returns that, what it triggers, and its end. */
function mounted(place, kind, { parentElement = document.createElement("div"), token = "secret", ...data } = {}) {
  document.body.append(parentElement);
  const triggers = [];
  const setTriggerValue = (name, value) => triggers.push([name, value]);
  const unmount = mount({ data: { token, place, kind, base: "/base", ...data }, parentElement, setTriggerValue });
  unmounts.add(unmount);
  return { parentElement, triggers, unmount };
}

test("the socket's address follows the page's and the base", () => {
  assert.equal(socketAddress("", "http://localhost:8501/race?l2=1#a"), "ws://localhost:8501/stage/socket");
  assert.equal(socketAddress("/base", "https://example.org/base/race"), "wss://example.org/base/stage/socket");
  assert.equal(socketAddress("/base/", "https://example.org/base/"), "wss://example.org/base/stage/socket");
});

test("all places of a token share one socket, which ends with the last of them", async () => {
  const places = [mounted("state", "text"), mounted("signal", "signal")];
  const other = mounted("state", "text", { token: "another" });
  assert.deepEqual(sockets.length, 2);
  places[0].unmount();
  await later();
  assert.equal(sockets[0].closed, false);
  places[1].unmount();
  await later();
  assert.deepEqual([sockets[0].closed, sockets[1].closed], [true, false]);
  assert.equal(places[0].parentElement.innerHTML + places[1].parentElement.innerHTML, "");

  other.unmount();
  await later();
  mounted("state", "text");
  assert.equal(sockets.length, 3);
});

test("a component that is called again keeps its place, whichever comes first, the new call or the old one's end", async () => {
  const first = mounted("state", "text");
  const element = first.parentElement.firstChild;
  const second = mounted("state", "text", { parentElement: first.parentElement });
  first.unmount();
  await later();
  assert.equal(first.parentElement.firstChild, element);
  second.unmount();
  mounted("state", "text", { parentElement: first.parentElement });
  await later();

  assert.equal(first.parentElement.firstChild, element);
  assert.deepEqual([sockets.length, sockets[0].closed], [1, false]);
});

test("an element that becomes another place leaves the first", async () => {
  const { parentElement } = mounted("state", "text");
  mounted("signal", "signal", { parentElement });
  await later();

  assert.deepEqual(
    [...parentElement.children].map((child) => child.className),
    ["stage-error"],
  );
});

test("texts are shown as the server's HTML, and read out only where that is wanted", async () => {
  const quiet = mounted("state", "text");
  const loud = mounted("verdict", "text", { announced: true });
  sockets[0].accept();
  sockets[0].receive({ texts: { state: "epoch <b>1</b>", verdict: "it overfits" } });
  await settled();

  assert.equal(quiet.parentElement.querySelector("b").textContent, "1");
  assert.equal(quiet.parentElement.querySelector("[aria-live]"), null);
  assert.equal(loud.parentElement.querySelector("[aria-live=polite]").textContent, "it overfits");
});

test("a signal reaches the last call of its component", async () => {
  const first = mounted("signal", "signal");
  const last = mounted("signal", "signal", { parentElement: first.parentElement });
  sockets[0].accept();
  sockets[0].receive({ signal: { rerun: 4 } });
  await settled();

  assert.deepEqual([first.triggers, last.triggers], [[], [["moved", 4]]]);
});

test("an error is announced as text until it is gone", async () => {
  const { parentElement } = mounted("signal", "signal");
  const alert = parentElement.querySelector("[role=alert]");
  assert.equal(alert.hidden, true);
  sockets[0].accept();
  sockets[0].receive({ error: "<b>no data</b>" });
  await settled();
  assert.deepEqual([alert.hidden, alert.textContent], [false, "<b>no data</b>"]);
  sockets[0].receive({ error: "" });
  await settled();
  assert.equal(alert.hidden, true);
});

test("a kind that does not exist is refused by name", () => {
  assert.throws(() => mounted("a", "picture"), /no kind of place named picture/);
});
