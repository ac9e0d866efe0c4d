import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { putMarkup } from "../../playground/ui/live/scripts/markup.js";
import { page } from "./fakes.js";

let element;
beforeEach(() => {
  element = page().document.createElement("div");
});

const TEXTS = [
  "",
  "plain",
  '<div class="numbers" data-epoch="1"><span>epoch</span><b>1</b></div>',
  '<div class="numbers" data-epoch="2"><span>epoch</span><b>2</b></div>',
  "<div><span>epoch</span><b>3</b> and <i>more</i></div><!-- words --><p>below</p>",
  '<span title="a">epoch</span><div hidden><button data-command="{}">go</button></div>',
  "<p>&lt;b&gt; is text</p>",
  "<svg><path d='M0,0'></path></svg> <!-- other words -->",
];

test("whatever was there before, an element then holds what it would if it were filled anew", () => {
  const anew = element.cloneNode();
  for (const first of TEXTS) {
    for (const html of TEXTS) {
      putMarkup(element, first);
      putMarkup(element, html);
      anew.innerHTML = html;
      assert.equal(element.innerHTML, anew.innerHTML);
    }
  }
});

test("what is alike stays, and only what differs is changed", async () => {
  putMarkup(element, TEXTS[2]);
  const [numbers, name, value] = element.querySelectorAll("div, span, b");
  const changes = new window.MutationObserver(() => {});
  changes.observe(element, { subtree: true, childList: true, attributes: true, characterData: true });
  putMarkup(element, TEXTS[3]);

  assert.deepEqual([...element.querySelectorAll("div, span, b")], [numbers, name, value]);
  const changed = changes.takeRecords().map(({ type, target, attributeName }) => [type, target, attributeName]);
  assert.deepEqual(changed, [
    ["attributes", numbers, "data-epoch"],
    ["characterData", value.firstChild, null],
  ]);
});

test("the same again changes nothing", () => {
  for (const html of TEXTS) {
    putMarkup(element, html);
    const changes = new window.MutationObserver(() => {});
    changes.observe(element, { subtree: true, childList: true, attributes: true, characterData: true });
    putMarkup(element, html.replace(/<!--.*-->/, ""));
    putMarkup(element, html.replace(/<!--.*-->/, ""));
    changes.takeRecords();
    putMarkup(element, html.replace(/<!--.*-->/, ""));
    assert.deepEqual(changes.takeRecords(), []);
  }
});
