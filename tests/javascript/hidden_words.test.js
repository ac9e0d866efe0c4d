import assert from "node:assert/strict";
import { test } from "node:test";
import { HiddenWords } from "../../playground/ui/live/scripts/hidden_words.js";
import { page } from "./fakes.js";

test("words describe their element, as text, and change at most once a second", (context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  const { document } = page();
  const words = new HiddenWords(document.body);
  const described = document.getElementById(document.body.getAttribute("aria-describedby"));

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
