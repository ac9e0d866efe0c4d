/** Has screen readers read out a text that changes while something plays: when its kind changes, or when it rests. */

import { outOfSight } from "./hidden_words.js";

const REST_MS = 2000; // without a change, after which a text rests; nothing is read out sooner after the last time

export class Announcement {
  #element;
  #clock;
  #said = null;
  #saidAt = Number.NEGATIVE_INFINITY;
  #timer = null;

  /**
   * @param {HTMLElement} parent
   * @param {{setTimeout: Function, clearTimeout: Function, now: () => number}} clock
   */
  constructor(parent, clock = CLOCK) {
    this.#clock = clock;
    this.#element = outOfSight(parent);
    this.#element.setAttribute("aria-live", "polite");
  }

  /** Takes the text as it now is. The first one is not read out: a person who comes to it hears it there. */
  take(words, kind) {
    this.#clock.clearTimeout(this.#timer);
    if (this.#said === null) this.#said = { words, kind };
    if (words === this.#said.words) return;
    const wait = kind === this.#said.kind ? REST_MS : Math.max(this.#saidAt + REST_MS - this.#clock.now(), 0);
    this.#timer = this.#clock.setTimeout(() => this.#say({ words, kind }), wait);
  }

  /** Reads nothing out any more. */
  close() {
    this.#clock.clearTimeout(this.#timer);
    this.#element.remove();
  }

  #say(said) {
    this.#said = said;
    this.#saidAt = this.#clock.now();
    this.#element.textContent = said.words;
  }
}

const CLOCK = {
  setTimeout: (callback, delay) => setTimeout(callback, delay),
  clearTimeout: (timer) => clearTimeout(timer),
  now: () => performance.now(),
};
