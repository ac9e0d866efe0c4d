/** A list of keys that a person calls up and closes; it has the focus while it is open. */

export class KeyList {
  #element = null;
  #opener = null;
  #isOpen = false;

  /** Takes the list as it now stands on the page, or null; one that was open stays so. */
  take(element) {
    this.#element = element;
    this.#isOpen &&= element !== null;
    if (this.#isOpen && element.hidden) this.#show();
  }

  get isOpen() {
    return this.#isOpen;
  }

  /** Opens or closes the list if a pressed key says so; returns whether it does. */
  press(event) {
    if (!this.#element || !(event.key === "?" || (event.key === "Escape" && this.isOpen))) return false;
    if (this.isOpen) this.#close();
    else {
      this.#opener = this.#element.ownerDocument.activeElement;
      this.#show();
    }
    return true;
  }

  #show() {
    this.#isOpen = true;
    this.#element.hidden = false;
    this.#element.focus();
  }

  #close() {
    this.#isOpen = false;
    this.#element.hidden = true;
    this.#opener?.focus?.();
    this.#opener = null;
  }
}
