/** A chart: one Vega view for as long as the spec stays, of which only the tables that have moved are changed. */

import { HiddenWords, outOfSight } from "./hidden_words.js";
import { interactionOf } from "./interactions/interactions.js";
import { painted } from "./picture.js";
import { groupingOf, Rows } from "./rows.js";
import { Tooltip, tooltipWords } from "./tooltip.js";
import { compile, logger, parse, View } from "./vendor/vega.js";

const ROOM_MS = 1000; // how often axes make room for longer labels while tables move
const ERRORS_ONLY = 1;

export class Chart {
  #element;
  #inner;
  #words;
  #keys; // words too: what keys do in the chart
  #status;
  #tooltip;
  #observer;
  #post;
  #canvases = new WeakMap();
  /** @type {import("./scene.js").Figure | null} */
  #figure = null;
  #view = null;
  #interaction = null;
  #kind = null; // of the interaction
  /** @type {Map<string, Rows>} */
  #rows = new Map(); // of each table that is drawn
  #size = { width: 0, height: 0 };
  #roomMadeAt = 0;
  #roomTimer = null;

  /**
   * @param {HTMLElement} parent
   * @param {(command: object) => void} post Sends what a person asks for in the chart.
   */
  constructor(parent, post) {
    this.#post = post;
    this.#element = parent.ownerDocument.createElement("div");
    this.#element.className = "stage-chart";
    Object.assign(this.#element.style, { position: "relative", width: "100%", height: "100%", overflow: "hidden" });
    this.#inner = parent.ownerDocument.createElement("div");
    this.#inner.setAttribute("aria-hidden", "true");
    this.#element.append(this.#inner);
    this.#tooltip = new Tooltip(this.#element);
    parent.append(this.#element);
    this.#words = new HiddenWords(parent, this.#element);
    this.#keys = new HiddenWords(parent, this.#element);
    this.#status = outOfSight(parent);
    this.#status.setAttribute("role", "status");
    this.#observer = new ResizeObserver(() => this.#fit());
    this.#observer.observe(this.#element);
  }

  /**
   * Shows a figure's change; resolves when it is drawn.
   *
   * @param {import("./scene.js").FigureChange} change
   */
  async showFigure({ figure, isNew, moved }) {
    if (figure === this.#figure && this.#view) return;
    const nameBefore = this.#figure?.name;
    this.#figure = figure;
    if (!figure) {
      this.#clear();
      this.#element.removeAttribute("aria-label");
      this.#words.say("");
      this.#keys.say("");
      return;
    }
    if (figure.name !== nameBefore) this.#element.setAttribute("aria-label", figure.name);
    this.#words.say(figure.alt);
    this.#keys.say(figure.interaction?.keys ?? "");
    if (isNew || !this.#view) await this.#build();
    else await this.#move(moved);
  }

  /** Leaves nothing behind. */
  close() {
    this.#observer.disconnect();
    this.#clear();
    for (const words of [this.#words, this.#keys]) words.close();
    this.#status.remove();
    this.#element.remove();
  }

  /** Builds the view of the figure, once the place has a size. */
  async #build() {
    this.#clear();
    this.#size = { width: this.#element.clientWidth, height: this.#element.clientHeight };
    if (!this.#size.width || !this.#size.height) return;
    const { spec, name, tables } = this.#figure;
    const program = withCanvases(compile({ ...spec, ...this.#size }, { logger: logger(ERRORS_ONLY) }).spec);
    const grouping = groupingOf(program);
    this.#rows = new Map(program.data.map(({ name }) => [name, new Rows(grouping)]));
    const renderer = spec.usermeta?.embedOptions?.renderer ?? "canvas";
    const view = new View(parse(program), { container: this.#inner, renderer, logLevel: ERRORS_ONLY });
    this.#view = view;
    view.description(name);
    // A view that ends clears its tooltip, without an event.
    view.tooltip((_, event, __, value) =>
      this.#tooltip.show(event ? tooltipWords(value) : "", event?.clientX, event?.clientY),
    );
    this.#change(Object.keys(tables));
    this.#makeRoom();
    await view.runAsync();
    if (this.#view === view) this.#interact();
  }

  /** Draws the tables that have moved. */
  async #move(moved) {
    this.#change(moved);
    this.#interact();
    if (performance.now() - this.#roomMadeAt >= ROOM_MS) this.#makeRoom();
    else this.#roomTimer ??= setTimeout(() => this.#makeRoomLate(), ROOM_MS);
    await this.#view.runAsync();
  }

  /** Has a person do what the figure offers. */
  #interact() {
    const kind = this.#figure.interaction?.kind ?? null;
    if (kind !== this.#kind) {
      this.#endInteraction();
      this.#kind = kind;
      this.#interaction = interactionOf(kind, {
        element: this.#element,
        view: this.#view,
        tooltip: this.#tooltip,
        post: this.#post,
        say: (words) => {
          this.#status.textContent = words;
        },
      });
    }
    this.#interaction?.update(this.#figure);
  }

  #endInteraction() {
    this.#interaction?.close();
    this.#interaction = this.#kind = null;
    if (this.#figure) this.#element.setAttribute("role", "img");
    else this.#element.removeAttribute("role");
  }

  #change(names) {
    for (const name of names) {
      const changes = this.#rows.get(name)?.take(this.#figure.tables[name], (value) => this.#shown(value));
      if (changes) this.#view.change(name, changes);
    }
  }

  /** Returns what Vega draws for a value: a canvas for a picture. */
  #shown(value) {
    if (!value?.width) return value;
    let canvas = this.#canvases.get(value);
    if (!canvas) {
      canvas = painted(value, this.#element.ownerDocument);
      this.#canvases.set(value, canvas);
    }
    return canvas;
  }

  /** Lets axes and legends take the room that their words need, when the view is next run. */
  #makeRoom() {
    clearTimeout(this.#roomTimer);
    this.#roomTimer = null;
    this.#roomMadeAt = performance.now();
    this.#view.resize();
  }

  #makeRoomLate() {
    this.#makeRoom();
    this.#view.runAsync();
  }

  /** Follows the size of the place. */
  #fit() {
    const { clientWidth: width, clientHeight: height } = this.#element;
    if (!this.#figure || !width || !height || (width === this.#size.width && height === this.#size.height)) return;
    this.#size = { width, height };
    if (!this.#view) this.#build();
    else this.#view.width(width).height(height).resize().runAsync();
  }

  #clear() {
    clearTimeout(this.#roomTimer);
    this.#roomTimer = null;
    this.#tooltip.hide();
    this.#endInteraction();
    this.#view?.finalize();
    this.#view = null;
    this.#inner.replaceChildren();
  }
}

/** Has the image marks of a Vega program draw canvases, so that nothing is loaded and nothing flickers. */
function withCanvases(program) {
  for (const mark of program.marks ?? []) {
    withCanvases(mark);
    if (mark.type !== "image") continue;
    delete mark.key;
    for (const channels of Object.values(mark.encode)) {
      if (!channels.url) continue;
      channels.image = channels.url;
      delete channels.url;
    }
  }
  return program;
}
