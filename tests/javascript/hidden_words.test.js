import assert from "node:assert/strict";
import { test } from "node:test";
import { HiddenWords } from "../../playground/ui/live/scripts/hidden_words.js";
import { page } from "./fakes.js";

test("words describe their element, as text, and change at most once a second", (context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  const { document } = page();
  const element = document.createElement("div");
  const words = new HiddenWords(document.body, element);
  const described = document.getElementById(element.getAttribute("aria-describedby"));

  words.say("<i>one</i>");
  assert.equal(described.textContent, "<i>one</i>");
  words.say("two");
  words.say("three");
  context.mock.timers.tick(999);
  assert.equal(described.textContent, "<i>one</i>");
  context.mock.timers.tick(1);
  assert.equal(described.textContent, "three");
  context.mock.timers.tick(5000);
  words.say("four");
  assert.equal(described.textContent, "four");
  words.close();
  assert.equal(document.body.textContent, "");
});

test("an element may be described by several words", () => {
  const { document } = page();
  const element = document.createElement("div");
  const all = ["one", "two"].map((said) => {
    const words = new HiddenWords(document.body, element);
    words.say(said);
    return words;
  });

  const ids = element.getAttribute("aria-describedby").split(" ");
  assert.deepEqual(
    ids.map((id) => document.getElementById(id).textContent),
    ["one", "two"],
  );
  for (const words of all) words.close();
});
