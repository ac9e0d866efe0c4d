/** Commands of which only the last one counts, such as those of a drag: they go out as fast as they are answered. */

const PATIENCE_MS = 500; // after which a command that was not answered no longer holds back the next

export class Latest {
  #post;
  #clock;
  #isWaiting = false;
  #next = null;
  #timer = null;

  /**
   * @param {(command: object) => void} post
   * @param {{setTimeout: Function, clearTimeout: Function}} clock
   */
  constructor(post, clock = globalThis) {
    this.#post = post;
    this.#clock = clock;
  }

  /** Sends a command at once if none waits for its answer, or else in place of those that have not been sent yet. */
  send(command) {
    if (this.#isWaiting) {
      this.#next = command;
      return;
    }
    this.#isWaiting = true;
    this.#timer = this.#clock.setTimeout(() => this.answered(), PATIENCE_MS);
    this.#post(command);
  }

  /** Whether every command that was sent has been answered. */
  get isIdle() {
    return !this.#isWaiting;
  }

  /** Hears that the chart has changed, which is how a command is answered. */
  answered() {
    if (!this.#isWaiting) return;
    this.#clock.clearTimeout(this.#timer);
    this.#isWaiting = false;
    const next = this.#next;
    this.#next = null;
    if (next) this.send(next);
  }

  /** Sends what waits, and waits for nothing any more. */
  close() {
    this.#clock.clearTimeout(this.#timer);
    if (this.#next) this.#post(this.#next);
    this.#next = null;
    this.#isWaiting = false;
  }
}
