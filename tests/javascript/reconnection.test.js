import assert from "node:assert/strict";
import { test } from "node:test";
import { settled } from "./fakes.js";
import { FIGURE, noting, opened } from "./opened_connection.js";

test("a lost connection is tried again, after longer and longer", () => {
  const { sockets, clock } = opened();
  const waits = [];
  for (let i = 0; i < 7; i++) {
    const before = clock.now;
    sockets.at(-1).drop();
    const opened = sockets.length;
    while (sockets.length === opened) clock.pass(50);
    waits.push(clock.now - before);
  }

  assert.deepEqual(waits, [250, 500, 1000, 2000, 4000, 4000, 4000]);
});

test("after an answer the next wait is short again", async () => {
  const { sockets, clock } = opened();
  for (let i = 0; i < 4; i++) {
    sockets.at(-1).drop();
    clock.pass(4000);
  }
  const socket = sockets.at(-1);
  socket.accept();
  socket.receive({ frame: 1 });
  await settled();
  socket.drop();
  clock.pass(250);

  assert.equal(sockets.at(-1) === socket, false);
});

test("an acknowledgement for a connection that is lost is not given to the next one", async () => {
  const { sockets, clock, screen, socket } = opened();
  socket.receive({ frame: 1 });
  await settled();
  screen.paint();
  socket.drop();
  clock.pass(250);
  sockets[1].accept();
  screen.paint();

  assert.equal(sockets[1].sent.length, 1);
  assert.equal(socket.sent.length, 1);
});

test("a chart stays when the server says the same spec again", async () => {
  const { sockets, clock, socket, place } = opened();
  socket.receive({ figures: { curves: FIGURE } });
  await settled();
  socket.drop();
  clock.pass(250);
  sockets[1].accept();
  sockets[1].receive({ figures: { curves: FIGURE } });
  await settled();

  assert.deepEqual(
    place.noted.map(([, { isNew, moved }]) => [isNew, moved]),
    [
      [true, ["t"]],
      [false, ["t"]],
    ],
  );
});

test("a server that does not know the token is not asked again, and the page's script is until it runs", () => {
  const { socket, sockets, clock, connection, place } = opened();
  socket.drop(4401);
  assert.deepEqual(place.noted, [["rerun", 0]]);
  const waits = [];
  for (let i = 0; i < 4; i++) {
    const [before, asked] = [clock.now, place.noted.length];
    while (place.noted.length === asked) clock.pass(500);
    waits.push(clock.now - before);
  }
  assert.deepEqual(waits, [2000, 4000, 8000, 16000]);

  const asked = place.noted.length;
  connection.remove("curves", place);
  clock.pass(200_000);
  assert.equal(place.noted.length, asked);
  assert.equal(sockets.length, 1);
});

test("a page that another one has replaced stays quiet", () => {
  const { socket, sockets, clock, place } = opened();
  socket.receive({});
  socket.drop(4409);
  clock.pass(60_000);

  assert.equal(sockets.length, 1);
  assert.deepEqual(place.noted, []);
});

test("a server that has not answered after fifteen seconds is out of reach", () => {
  const { clock, sockets, connection, place } = opened();
  sockets[0].drop();
  clock.pass(14_900);
  assert.deepEqual(place.noted, []);
  clock.pass(200);
  assert.deepEqual(place.noted, [["unreachable", undefined]]);

  const late = noting();
  connection.add("state", late);
  assert.deepEqual(late.noted, [["unreachable", undefined]]);
});

test("a server that answers in time is never out of reach", () => {
  const { clock, socket, place } = opened();
  socket.receive({});
  clock.pass(60_000);

  assert.deepEqual(place.noted, []);
});

test("the connection ends with its last place, and is not tried again", () => {
  const { connection, socket, sockets, clock, place } = opened();
  const other = noting();
  connection.add("state", other);
  assert.equal(connection.remove("curves", place), false);
  assert.equal(socket.closed, false);
  assert.equal(connection.remove("state", other), true);
  assert.equal(socket.closed, true);
  socket.drop(1000);
  clock.pass(60_000);

  assert.equal(sockets.length, 1);
  assert.deepEqual(place.noted, []);
});

test("a server that answers none of the first tries is out of reach, and a slow one is not", () => {
  const { sockets, clock, place } = opened();
  const said = () => place.noted.filter(([what]) => what === "unreachable").length;
  clock.pass(10_000);
  assert.equal(said(), 0);
  for (let i = 0; i < 3; i++) {
    sockets.at(-1).drop();
    assert.equal(said(), i === 2 ? 1 : 0);
    clock.pass(1000);
  }
});

test("a connection whose last place goes away while it opens is closed as soon as it is open, and says nothing", () => {
  const { sockets, connection, place, socket } = opened();
  socket.drop();
  connection.remove("curves", place);
  connection.add("curves", place);
  const opening = sockets.at(-1);

  connection.remove("curves", place);
  assert.equal(opening.closed, false);
  opening.accept();

  assert.equal(opening.closed, true);
  assert.deepEqual(opening.sent, []);
});
