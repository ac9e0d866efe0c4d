/** A ring around a place of a chart, for those who go there by keys. */

const SIZE = 14; // pixels
const LOOK = {
  position: "absolute",
  width: `${SIZE}px`,
  height: `${SIZE}px`,
  boxSizing: "border-box",
  border: "2px solid black",
  outline: "2px solid white", // seen on any colour
  borderRadius: "50%",
  pointerEvents: "none",
};

export class Ring {
  #around;
  #element = null;

  /** @param {HTMLElement} around The chart, in which the ring is placed. */
  constructor(around) {
    this.#around = around;
  }

  /** Shows the ring around a place of the window. */
  show(clientX, clientY) {
    if (!this.#element) {
      this.#element = this.#around.ownerDocument.createElement("div");
      this.#element.className = "stage-ring";
      this.#element.setAttribute("aria-hidden", "true");
      Object.assign(this.#element.style, LOOK);
      this.#around.append(this.#element);
    }
    const { left, top } = this.#around.getBoundingClientRect();
    Object.assign(this.#element.style, {
      left: `${clientX - left - SIZE / 2}px`,
      top: `${clientY - top - SIZE / 2}px`,
    });
  }

  hide() {
    this.#element?.remove();
    this.#element = null;
  }
}
