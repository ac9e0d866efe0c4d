import assert from "node:assert/strict";
import { test } from "node:test";
import { settled } from "./fakes.js";
import { FIGURE, noting, opened } from "./opened_connection.js";

test("it says its token and its places first, and not in its address", () => {
  const { socket } = opened();

  assert.equal(socket.address, "ws://server/stage/socket");
  assert.deepEqual(socket.sent, [{ token: "secret", protocol: 1, places: ["curves"] }]);
});

test("a frame is acknowledged after the paint that follows its drawing", async () => {
  const place = noting();
  let drawn;
  place.showFigure = () => new Promise((resolve) => (drawn = resolve));
  const { socket, screen } = opened(place);
  socket.receive({ frame: 7, figures: { curves: FIGURE } });
  await settled();
  for (let i = 0; i < 3; i++) await screen.paint();
  assert.equal(socket.sent.length, 1);

  drawn();
  await settled();
  assert.equal(socket.sent.length, 1);
  await screen.paint();
  assert.deepEqual(socket.sent.slice(1), [7]);
});

test("where tasks wait long, a frame is acknowledged in the next animation frame", async () => {
  const { socket, screen } = opened();
  screen.isBusy = true;
  socket.receive({ frame: 7, texts: { curves: "1" } });
  await settled();
  await screen.paint();
  assert.equal(socket.sent.length, 1);
  await screen.paint();
  assert.deepEqual(socket.sent.slice(1), [7]);
});

test("a frame is drawn when the one before is painted, and all are acknowledged in order", async () => {
  const { socket, screen, place } = opened();
  const texts = () => place.noted.map(([, text]) => text);
  socket.receive({ frame: 1, texts: { curves: "first" } });
  socket.receive({ frame: 2, texts: { curves: "second" } });
  await settled();
  assert.deepEqual(texts(), ["first"]);

  await screen.paint();
  assert.deepEqual(texts(), ["first", "second"]);
  assert.deepEqual(socket.sent.slice(1), [1]);
  await screen.paint();
  assert.deepEqual(socket.sent.slice(1), [1, 2]);
});

test("frames that wait to be drawn are drawn one after the other", async () => {
  const place = noting();
  const waiting = [];
  place.showFigure = () => new Promise((resolve) => waiting.push(resolve));
  const { socket, screen } = opened(place);
  socket.receive({ figures: { curves: FIGURE } });
  socket.receive({ frame: 2, figures: { curves: { alt: "b" } } });
  await settled();
  assert.equal(waiting.length, 1);

  waiting[0]();
  await settled();
  assert.equal(waiting.length, 2);
  waiting[1]();
  await settled();
  await screen.paint();
  assert.deepEqual(socket.sent.slice(1), [2]);
});

test("a message without a number is not acknowledged", async () => {
  const { socket, screen, place } = opened();
  socket.receive({ texts: { curves: "<b>1</b>" } });
  await settled();
  await screen.paint();
  await screen.paint();

  assert.deepEqual(place.noted, [["text", "<b>1</b>"]]);
  assert.equal(socket.sent.length, 1);
});

test("a place that fails is told of, and the frame is acknowledged all the same", async (context) => {
  context.mock.method(console, "error", () => {});
  const place = noting();
  place.showFigure = () => Promise.reject(new Error("no such field"));
  const { socket, screen } = opened(place);
  socket.receive({ frame: 3, figures: { curves: FIGURE } });
  await settled();
  await screen.paint();
  await screen.paint();

  assert.deepEqual(place.noted, [["tell", "Error: no such field"]]);
  assert.deepEqual(socket.sent.slice(1), [3]);
});

test("a place that is mounted late shows what came before", async () => {
  const { connection, socket } = opened();
  socket.receive({ figures: { inner: FIGURE }, texts: { state: "1" }, error: "broken" });
  socket.receive({ figures: { inner: { tables: { u: { rows: 1, columns: { x: { type: "json", values: [3] } } } } } } });
  await settled();
  const [inner, state] = [noting(), noting()];
  connection.add("inner", inner);
  connection.add("state", state);
  await settled();

  assert.deepEqual(state.noted, [
    ["text", "1"],
    ["tell", "broken"],
  ]);
  const [, change] = inner.noted.find(([what]) => what === "figure");
  assert.deepEqual([change.isNew, change.moved, change.figure.tables.u.columns.x], [true, ["t", "u"], [3]]);
});

test("a signal and an error reach every place that hears them", async () => {
  const { connection, socket, place } = opened();
  const signal = noting();
  connection.add("signal", signal);
  socket.receive({ signal: { rerun: 3 }, error: "the data are gone" });
  await settled();

  for (const { noted } of [place, signal]) {
    assert.deepEqual(noted, [
      ["tell", "the data are gone"],
      ["rerun", 3],
    ]);
  }
});

test("commands go out once the server has answered", () => {
  const { connection, socket } = opened();
  connection.send({ do: "display", epoch: 1 });
  socket.receive({});
  connection.send({ do: "display", epoch: 2 });

  assert.deepEqual(socket.sent.slice(1), [{ do: "display", epoch: 2 }]);
});

test("a message that cannot be read is told of, and the next one is drawn", async (context) => {
  context.mock.method(console, "error", () => {});
  const { socket, place } = opened();
  socket.onmessage({ data: new ArrayBuffer(2) });
  socket.receive({ texts: { curves: "1" } });
  await settled();

  assert.deepEqual(
    place.noted.map(([what]) => what),
    ["tell", "text"],
  );
});
