import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { Epochs } from "../../../playground/ui/live/scripts/interactions/epochs.js";
import { surroundings } from "./surroundings.js";

const SAYS = "epoch {epoch}: train {train}, test {test}, gap {gap}";

/** Returns a figure whose curves have a row for every second epoch up to 40. */
function figure({ shown = null, shares = false } = {}) {
  const epoch = Int32Array.from({ length: 21 }, (_, i) => 2 * i);
  const train = Float32Array.from(epoch, (e) => 1 / (1 + e));
  const test_ = Float32Array.from(epoch, (e) => 0.5 + e / 100);
  const cursor = { rows: 1, columns: { epoch: [shown ?? 0], shown: [shown !== null] } };
  const curves = { rows: 21, columns: { epoch, train, test: test_ } };
  const interaction = { kind: "epochs", table: "curves", cursor: "cursor", says: SAYS, shares };
  return { interaction, tables: { curves, cursor } };
}

let around;
let epochs;
let displayed;
beforeEach(() => {
  around = surroundings();
  epochs = new Epochs(around);
  epochs.update(figure());
  displayed = () => around.noted.posts.map((command) => [command.do, command.epoch]);
});

test("the pointer is told the numbers of the nearest epoch that is drawn", () => {
  around.fire("pointermove", around.at(19.9, 10)); // epoch 10
  assert.equal(around.noted.tooltip, "epoch 10: train 0.0909, test 0.600, gap 0.509");
  around.fire("pointermove", around.at(-1, 10));
  assert.equal(around.noted.tooltip, "");
});

test("a number at the floor of a log axis is told as no larger than that", () => {
  const { interaction, tables } = figure();
  epochs.update({ interaction: { ...interaction, floor: 0.5 }, tables });
  around.fire("pointermove", around.at(20, 10)); // epoch 10
  assert.equal(around.noted.tooltip, "epoch 10: train ≤ 0.500, test 0.600, gap 0.509");

  epochs.update({ interaction: { ...interaction, floor: 0.75 }, tables });
  around.fire("pointermove", around.at(20, 10));
  assert.equal(around.noted.tooltip, "epoch 10: train ≤ 0.750, test ≤ 0.750, gap –");
});

test("shares are told as percentages", () => {
  epochs.update(figure({ shares: true }));
  around.fire("pointermove", around.at(20, 10));

  assert.equal(around.noted.tooltip, "epoch 10: train 9.1 %, test 60.0 %, gap 50.9 %");
});

test("a press goes to an epoch, a drag on to the last one, which is settled when it ends", () => {
  const sent = () => around.noted.posts.map(({ epoch, settled }) => [epoch, settled]);
  around.fire("pointerdown", around.at(20, 10));
  for (const x of [20, 30, 40, 50]) around.fire("pointermove", around.at(x, 10));
  assert.deepEqual(sent(), [[10, false]]);
  epochs.update(figure({ shown: 10 }));
  around.fire("pointerup");
  epochs.update(figure({ shown: 25 }));
  assert.deepEqual(sent(), [
    [10, false],
    [25, false],
    [25, true],
  ]);
  epochs.update(figure({ shown: 25 }));
  around.fire("pointermove", around.at(10, 10));
  around.fire("pointerup");
  assert.equal(sent().length, 3);
  assert.deepEqual(around.noted.captured, [7]);
});

test("a drag beyond the plot goes to its ends", () => {
  around.fire("pointerdown", around.at(20, 10));
  around.fire("pointermove", around.at(500, 10));
  epochs.update(figure());
  around.fire("pointermove", around.at(-500, 90));
  epochs.update(figure());

  assert.deepEqual(displayed(), [
    ["display", 10],
    ["display", 40],
    ["display", 0],
  ]);
});

test("a double click goes on from there", () => {
  around.fire("dblclick", around.at(20, 10));
  around.fire("dblclick", around.at(-5, 10));

  assert.deepEqual(displayed(), [["continue", 10]]);
});

test("keys go to epochs within the run, and Enter goes on from there", () => {
  const goals = [];
  for (const key of ["ArrowLeft", "ArrowRight", "PageUp", "PageDown", "Home", "End"]) {
    around.noted.posts.length = 0;
    epochs.update(figure({ shown: 35 }));
    const event = around.fire("keydown", { key });
    assert.equal(event.defaultPrevented, true);
    goals.push(around.noted.posts.at(-1).epoch);
    epochs.update(figure({ shown: 35 }));
  }
  assert.deepEqual(goals, [34, 36, 40, 25, 0, 40]);

  assert.equal(around.noted.posts.at(-1).settled, true);

  around.fire("keydown", { key: "Enter" });
  assert.deepEqual(displayed().at(-1), ["continue", 35]);
});

test("keys that come faster than answers add up", () => {
  epochs.update(figure({ shown: 35 }));
  for (let i = 0; i < 3; i++) around.fire("keydown", { key: "ArrowLeft" });
  epochs.update(figure({ shown: 34 }));

  assert.deepEqual(displayed(), [
    ["display", 34],
    ["display", 32],
  ]);
});

test("other keys, and those with a modifier, are left to the page", () => {
  for (const event of [{ key: "a" }, { key: "ArrowLeft", ctrlKey: true }]) {
    assert.equal(around.fire("keydown", event).defaultPrevented, false);
  }
  assert.deepEqual(displayed(), []);
});

const read = (name) => around.element.getAttribute(name);

test("it is a slider that says where it is", () => {
  assert.deepEqual(["role", "tabindex", "aria-valuemin", "aria-valuemax", "aria-valuenow"].map(read), [
    "slider",
    "0",
    "0",
    "40",
    "40",
  ]);
  around.fire("pointerdown", around.at(20, 10));
  epochs.update(figure({ shown: 10 }));
  assert.equal(read("aria-valuenow"), "10");
  assert.match(read("aria-valuetext"), /^epoch 10: train 0.0909/);
  epochs.close();
  assert.deepEqual(["tabindex", "aria-valuenow", "aria-valuetext"].map(read), [null, null, null]);
});

test("while the run moves it, it says where it is now and then, and when a person moves it at once", (context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  const said = () => read("aria-valuenow");
  epochs.update(figure({ shown: 12 }));
  context.mock.timers.tick(4000);
  epochs.update(figure({ shown: 14 }));
  assert.equal(said(), "40");
  context.mock.timers.tick(1000);
  assert.equal(said(), "14");

  around.fire("keydown", { key: "ArrowLeft" });
  epochs.update(figure({ shown: 13 }));
  assert.equal(said(), "13");
  epochs.close();
  context.mock.timers.tick(10000);
  assert.equal(said(), null);
});

test("after it is closed nothing is sent", () => {
  epochs.close();
  around.fire("pointerdown", around.at(20, 10));
  around.fire("keydown", { key: "Home" });

  assert.deepEqual(displayed(), []);
});
