/** Words that are heard and not seen. */

const EVERY_MS = 1000; // words that change faster than they are read are of no use
const OUT_OF_SIGHT = {
  position: "absolute",
  width: "1px",
  height: "1px",
  overflow: "hidden",
  clipPath: "inset(50%)",
  whiteSpace: "nowrap",
};

let lastId = 0;

/** Returns a new element in a parent, for words that are not seen. */
export function outOfSight(parent) {
  const element = parent.ownerDocument.createElement("span");
  Object.assign(element.style, OUT_OF_SIGHT);
  parent.append(element);
  return element;
}

/** What describes an element: beside it, as what is inside of an image or a slider is not read. */
export class HiddenWords {
  #element;
  #next = "";
  #timer = null;

  /**
   * @param {HTMLElement} parent The words are put into it.
   * @param {HTMLElement} described The element that they describe, besides other words.
   */
  constructor(parent, described) {
    this.#element = outOfSight(parent);
    this.#element.id = `stage-words-${++lastId}`;
    const others = described.getAttribute("aria-describedby");
    described.setAttribute("aria-describedby", others ? `${others} ${this.#element.id}` : this.#element.id);
  }

  /** Says this at once, or after a while if something was said a moment ago. */
  say(words) {
    this.#next = words;
    if (this.#timer !== null || this.#element.textContent === words) return;
    this.#write();
  }

  /** Says nothing any more. */
  close() {
    clearTimeout(this.#timer);
    this.#element.remove();
  }

  #write() {
    this.#timer = null;
    if (this.#element.textContent === this.#next) return;
    this.#element.textContent = this.#next;
    this.#timer = setTimeout(() => this.#write(), EVERY_MS);
  }
}
