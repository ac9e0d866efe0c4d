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

  /** @param {HTMLElement} around The element whose theme it has. */
  constructor(around) {
    this.#around = around;
  }

  /** Says something beside a place of the window. */
  show(words, x, y) {
    if (!words) {
      this.hide();
      return;
    }
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
    this.#element?.remove();
    this.#element = null;
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
