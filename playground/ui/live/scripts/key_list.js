/** A list of keys that a person calls up and closes; it has the focus while it is open. */

export class KeyList {
  #element = null;
  #opener = null;

  /** Takes the list as it now stands on the page, or null; one that was open stays so. */
  take(element) {
    const wasOpen = this.isOpen;
    this.#element = element;
    if (element && wasOpen) this.#show();
  }

  get isOpen() {
    return this.#element?.hidden === false;
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
    this.#element.hidden = false;
    this.#element.focus();
  }

  #close() {
    this.#element.hidden = true;
    this.#opener?.focus?.();
    this.#opener = null;
  }
}
