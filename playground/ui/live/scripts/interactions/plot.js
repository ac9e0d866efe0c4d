/** Where in a chart's plot the pointer is, and where in the window a place of the plot is. */

/**
 * Returns the pointer's place in the plot, from its upper left corner, and the plot's size, in pixels.
 *
 * @param {import("vega").View} view
 * @param {{clientX: number, clientY: number}} event
 */
export function placeInPlot(view, event) {
  const { left, top } = corner(view);
  return {
    x: event.clientX - left,
    y: event.clientY - top,
    width: view.signal("width"),
    height: view.signal("height"),
  };
}

/** Returns where in the window a place of the plot is, as the pointer there would say. */
export function inWindow(view, { x, y }) {
  const { left, top } = corner(view);
  return { clientX: x + left, clientY: y + top };
}

/** Returns where in the window the plot's upper left corner is. */
function corner(view) {
  const drawing = view.container().querySelector("canvas, svg").getBoundingClientRect();
  const [left, top] = view.origin();
  const padding = view.padding();
  return { left: drawing.left + padding.left + left, top: drawing.top + padding.top + top };
}

/** Returns whether a place lies in the plot. */
export function isInside({ x, y, width, height }) {
  return x >= 0 && y >= 0 && x < width && y < height;
}
