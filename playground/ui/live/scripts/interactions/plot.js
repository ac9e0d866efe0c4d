/** Where in a chart's plot the pointer is. */

/**
 * Returns the pointer's place in the plot, from its upper left corner, and the plot's size, in pixels.
 *
 * @param {import("vega").View} view
 * @param {{clientX: number, clientY: number}} event
 */
export function placeInPlot(view, event) {
  const drawing = view.container().querySelector("canvas, svg").getBoundingClientRect();
  const [left, top] = view.origin();
  const padding = view.padding();
  return {
    x: event.clientX - drawing.left - padding.left - left,
    y: event.clientY - drawing.top - padding.top - top,
    width: view.signal("width"),
    height: view.signal("height"),
  };
}

/** Returns whether a place lies in the plot. */
export function isInside({ x, y, width, height }) {
  return x >= 0 && y >= 0 && x < width && y < height;
}
