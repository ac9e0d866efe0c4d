import assert from "node:assert/strict";
import { test } from "node:test";
import { coloursOf, painted } from "../../playground/ui/live/scripts/picture.js";

test("codes become the colours of the palette, opaque but for the clear one", () => {
  const palette = Uint8Array.of(1, 2, 3, 250, 251, 252, 9, 9, 9);
  const colours = coloursOf({ width: 2, height: 2, palette, clear: 2, codes: Uint8Array.of(1, 0, 2, 1) });

  assert.deepEqual([...colours], [250, 251, 252, 255, 1, 2, 3, 255, 0, 0, 0, 0, 250, 251, 252, 255]);
});

test("a picture without a palette keeps its colours", () => {
  const colours = coloursOf({ width: 1, height: 2, rgb: Uint8Array.of(1, 2, 3, 254, 255, 0) });

  assert.deepEqual([...colours], [1, 2, 3, 255, 254, 255, 0, 255]);
});

test("a canvas is as large as its picture, holds its pixels and counts as loaded", () => {
  let put;
  const context = {
    createImageData: (width, height) => ({ width, height, data: new Uint8ClampedArray(4 * width * height) }),
    putImageData: (image, x, y) => (put = [image, x, y]),
  };
  const document = { createElement: (name) => ({ name, getContext: (kind) => kind === "2d" && context }) };
  const canvas = painted({ width: 3, height: 1, rgb: Uint8Array.of(1, 1, 1, 2, 2, 2, 3, 3, 3) }, document);

  assert.deepEqual([canvas.name, canvas.width, canvas.height, canvas.complete], ["canvas", 3, 1, true]);
  assert.deepEqual([put[0].width, put[0].height, put[1], put[2]], [3, 1, 0, 0]);
  assert.deepEqual([...put[0].data], [1, 1, 1, 255, 2, 2, 2, 255, 3, 3, 3, 255]);
});
