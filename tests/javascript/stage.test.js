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
  for (const socket of sockets) socket.accept();
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

test("texts are shown as the server's HTML, and changes read out only where that is wanted", async () => {
  const quiet = mounted("state", "text");
  const loud = mounted("verdict", "text", { announced: true });
  sockets[0].accept();
  const said = (kind) => `<p data-kind="${kind}"><i aria-hidden="true">!</i> it is\n <b>${kind}</b></p>`;
  sockets[0].receive({ texts: { state: "epoch <b>1</b>", verdict: said("learning") } });
  await settled();
  const live = loud.parentElement.querySelector("[aria-live=polite]");
  assert.equal(loud.parentElement.querySelector(".stage-text b").textContent, "learning");
  assert.equal(live.textContent, "");
  sockets[0].receive({ texts: { verdict: said("overfitting") } });
  await settled();
  await later();

  assert.equal(quiet.parentElement.querySelector("b").textContent, "1");
  assert.equal(quiet.parentElement.querySelector("[aria-live]"), null);
  assert.equal(live.textContent, "it is overfitting");
});

/** Presses a key where the focus is, or in an element; returns what it did to the list of keys. */
function pressed(key, target = document.activeElement) {
  target.dispatchEvent(Object.assign(new window.Event("keydown", { bubbles: true }), { key }));
  return document.querySelector(".keys").hidden;
}

test("? opens the list of keys and closes it, and so does Escape, wherever the focus is", async () => {
  const { parentElement } = mounted("keys", "text");
  const [button, slider] = [document.createElement("button"), document.createElement("div")];
  slider.setAttribute("role", "slider");
  document.body.append(button, slider);
  sockets[0].accept();
  sockets[0].receive({
    texts: { keys: '<div class="keys" tabindex="-1" hidden><button data-key="t" data-command="{}">T</button></div>' },
  });
  await settled();
  button.focus();

  assert.equal(pressed("Escape"), true);
  assert.equal(pressed("?"), false);
  assert.equal(document.activeElement, parentElement.querySelector(".keys"));
  assert.equal(pressed("?"), true);
  assert.equal(document.activeElement, button);
  assert.equal(pressed("?"), false);
  assert.equal(pressed("?", slider), false);
  assert.equal(pressed("Escape", slider), true);
  assert.equal(document.activeElement, button);
});

test("a list of keys that is open stays open, with the focus, when it is sent anew", async () => {
  mounted("keys", "text");
  sockets[0].accept();
  for (const name of ["one", "two"]) {
    sockets[0].receive({ texts: { keys: `<div class="keys" tabindex="-1" hidden>${name}</div>` } });
    await settled();
    if (name === "one") pressed("?");
  }

  const keys = document.querySelector(".keys");
  assert.deepEqual([keys.hidden, keys.textContent, document.activeElement], [false, "two", keys]);
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
