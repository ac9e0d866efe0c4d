/** A small box beside the pointer. Whatever it says is text: nothing that comes from data becomes markup. */

const GAP = 12; // pixels from the pointer
const LOOK = {
  position: "fixed",
  zIndex: "1000",
  pointerEvents: "none",
  padding: "4px 8px",
  borderRadius: "4px",
  fontSize: "1rem",
  lineHeight: "1.35",
  fontVariantNumeric: "tabular-nums",
  whiteSpace: "pre-line",
  maxWidth: "32em",
  boxShadow: "0 1px 4px rgb(0 0 0 / 30%)",
};

export class Tooltip {
  #around;
  #element = null;
  #place = null;
  #dismissedAt = null; // the place at which Escape was pressed
  #listening = null;

  /** @param {HTMLElement} around The element whose theme it has. */
  constructor(around) {
    this.#around = around;
  }

  /** Says something beside a place of the window; not where Escape was pressed, until the place is another one. */
  show(words, x, y) {
    if (!words) {
      this.hide();
      return;
    }
    if (this.#dismissedAt?.x === x && this.#dismissedAt?.y === y) return;
    this.#place = { x, y };
    const box = (this.#element ??= this.#made());
    if (box.textContent !== words) box.textContent = words;
    const { innerWidth, innerHeight } = box.ownerDocument.defaultView;
    const { offsetWidth, offsetHeight } = box;
    const left = x + GAP + offsetWidth > innerWidth ? x - GAP - offsetWidth : x + GAP;
    const top = y + GAP + offsetHeight > innerHeight ? y - GAP - offsetHeight : y + GAP;
    Object.assign(box.style, { left: `${Math.max(left, 0)}px`, top: `${Math.max(top, 0)}px` });
  }

  /** Says nothing. */
  hide() {
    this.#listening?.abort();
    this.#element?.remove();
    this.#element = this.#dismissedAt = null;
  }

  /** Goes at Escape. */
  #press({ key }) {
    if (key !== "Escape") return;
    this.hide();
    this.#dismissedAt = this.#place;
  }

  #made() {
    const { ownerDocument } = this.#around;
    const theme = ownerDocument.defaultView.getComputedStyle(this.#around);
    const colour = (name, otherwise) => theme.getPropertyValue(name).trim() || otherwise;
    const box = ownerDocument.createElement("div");
    box.className = "stage-tooltip";
    Object.assign(box.style, LOOK, {
      fontFamily: theme.fontFamily,
      background: colour("--st-background-color", "Canvas"),
      color: colour("--st-text-color", "CanvasText"),
      border: `1px solid ${colour("--st-border-color", "GrayText")}`,
    });
    ownerDocument.body.append(box);
    this.#dismissedAt = null;
    this.#listening = new AbortController();
    // Before others hear of it: an interaction may keep keys to itself.
    const how = { signal: this.#listening.signal, capture: true };
    ownerDocument.addEventListener("keydown", (event) => this.#press(event), how);
    return box;
  }
}

/**
 * Returns what a mark's `tooltip` says as text: a line for each of its fields.
 *
 * @param {any} value What Vega has worked out: a text, or texts by title.
 */
export function tooltipWords(value) {
  if (value === null || value === undefined || value === false) return "";
  if (typeof value !== "object") return String(value);
  return Object.entries(value)
    .map(([title, text]) => `${title}: ${text}`)
    .join("\n");
}
