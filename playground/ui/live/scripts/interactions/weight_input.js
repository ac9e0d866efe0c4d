/** A field to type a weight's value in, beside the pointer. */

export class WeightInput {
  #field;
  #done;

  /**
   * @param {HTMLElement} parent
   * @param {{clientX: number, clientY: number}} event Where it opens.
   * @param {{value: number, label: string}} weight
   * @param {(typed: number | null) => void} done Called once, with the number, or null if there is none.
   */
  constructor(parent, event, { value, label }, done) {
    this.#done = done;
    const field = parent.ownerDocument.createElement("input");
    this.#field = field;
    Object.assign(field, { type: "number", step: "any", value: String(Number(value.toPrecision(4))) });
    field.setAttribute("aria-label", label);
    const around = parent.getBoundingClientRect();
    Object.assign(field.style, {
      position: "absolute",
      zIndex: "2",
      width: "6.5em",
      font: "inherit",
      left: `${Math.min(event.clientX - around.left, Math.max(around.width - 110, 0))}px`,
      top: `${event.clientY - around.top}px`,
    });
    field.addEventListener("keydown", (key) => {
      key.stopPropagation(); // the page has keys of its own
      if (key.key === "Enter")
        this.#end(field.value !== "" && Number.isFinite(field.valueAsNumber) ? field.valueAsNumber : null);
      if (key.key === "Escape") this.#end(null);
    });
    field.addEventListener("blur", () => this.#end(null));
    parent.append(field);
    field.focus();
    field.select();
  }

  /** Goes away without a number. */
  close() {
    this.#end(null);
  }

  #end(typed) {
    const done = this.#done;
    if (!done) return;
    this.#done = null; // removing the field blurs it
    this.#field.remove();
    done(typed);
  }
}
