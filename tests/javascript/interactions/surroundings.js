/** What stands in for a chart around an interaction: an element, a view of 100 by 50 pixels, and what was said and sent. */

import { page } from "../fakes.js";

const LEFT = 30;
const TOP = 20;

/** Returns surroundings that note everything; `at(x, y)` is an event at a place of the plot. */
export function surroundings() {
  const { document } = page();
  const element = document.createElement("div");
  const drawing = document.createElement("canvas");
  element.append(drawing);
  document.body.append(element);
  drawing.getBoundingClientRect = () => ({ left: 10, top: 10 });
  const noted = { posts: [], tooltip: "", said: [], captured: [] };
  element.setPointerCapture = (pointer) => noted.captured.push(pointer);
  const listeners = new Map();
  const view = {
    container: () => element,
    origin: () => [LEFT - 12, TOP - 14],
    padding: () => ({ left: 2, right: 2, top: 4, bottom: 2 }),
    signal: (name) => ({ width: 100, height: 50 })[name],
    scale: (axis) =>
      Object.assign((value) => (axis === "x" ? 2 * value : 50 - 10 * value), {
        invert: (place) => (axis === "x" ? place / 2 : (50 - place) / 10),
      }),
    addEventListener: (name, callback) => listeners.set(name, callback),
    removeEventListener: (name) => listeners.delete(name),
  };
  const tooltip = {
    show: (words) => {
      noted.tooltip = words;
    },
    hide: () => {
      noted.tooltip = "";
    },
  };
  const at = (x, y) => ({ clientX: x + LEFT, clientY: y + TOP, button: 0, pointerId: 7 });
  const fire = (name, event = {}) => {
    const fired = new window.Event(name, { bubbles: true, cancelable: true });
    element.dispatchEvent(Object.assign(fired, event));
    return fired;
  };
  const onMark = (name, event, datum) => listeners.get(name)(event, datum && { datum });
  const post = (command) => noted.posts.push(command);
  const say = (words) => noted.said.push(words);
  return { element, view, tooltip, post, say, noted, at, fire, onMark, listeners };
}
