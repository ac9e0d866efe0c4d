/** Paints pictures that come as numbers. */

/**
 * Returns the colours of a picture's pixels: red, green, blue and opacity of each, row by row from the top.
 *
 * @param {import("./wire.js").Pixels} picture
 */
export function coloursOf(picture) {
  const n = picture.width * picture.height;
  const colours = new Uint8ClampedArray(4 * n);
  const words = new Uint32Array(colours.buffer);
  if (picture.rgb) {
    for (let i = 0; i < n; i++) words[i] = word(picture.rgb, i);
    return colours;
  }
  const { codes, palette, clear } = picture;
  const painted = Uint32Array.from({ length: palette.length / 3 }, (_, code) =>
    code === clear ? 0 : word(palette, code),
  );
  for (let i = 0; i < n; i++) words[i] = painted[codes[i]];
  return colours;
}

/** Returns an opaque colour as one number, lowest byte first: every machine that runs a browser has it so. */
function word(rgb, i) {
  return (rgb[3 * i] | (rgb[3 * i + 1] << 8) | (rgb[3 * i + 2] << 16) | (255 << 24)) >>> 0;
}

/**
 * Returns a canvas with the picture on it, which Vega draws like an image that has been loaded.
 *
 * @param {import("./wire.js").Pixels} picture
 * @param {Document} document
 */
export function painted(picture, document = globalThis.document) {
  const canvas = document.createElement("canvas");
  canvas.width = picture.width;
  canvas.height = picture.height;
  const context = canvas.getContext("2d");
  const image = context.createImageData(picture.width, picture.height);
  image.data.set(coloursOf(picture));
  context.putImageData(image, 0, 0);
  canvas.complete = true;
  return canvas;
}
