/** What stands in for browser and server in tests: a socket, a clock, a screen, and a page. */

import { JSDOM } from "jsdom";

/** A clock that stands still until it is told to go on. */
export class Clock {
  now = 0;
  #timers = new Map();
  #last = 0;

  setTimeout = (callback, delay = 0) => {
    this.#timers.set(++this.#last, { callback, at: this.now + delay });
    return this.#last;
  };

  clearTimeout = (timer) => this.#timers.delete(timer);

  /** Lets so many milliseconds go by. */
  pass(milliseconds) {
    const end = this.now + milliseconds;
    for (;;) {
      const due = [...this.#timers].filter(([, { at }]) => at <= end).sort(([, a], [, b]) => a.at - b.at)[0];
      if (!due) break;
      const [timer, { callback, at }] = due;
      this.now = Math.max(this.now, at);
      this.#timers.delete(timer);
      callback();
    }
    this.now = end;
  }
}

/** A screen that paints when it is told to, and then does what was posted meanwhile unless it is busy. */
export class Screen {
  isBusy = false;
  #waiting = [];
  #tasks = [];

  requestAnimationFrame = (callback) => this.#waiting.push(callback);

  postTask = (callback) => this.#tasks.push(callback);

  /** Paints; resolves when everything has happened that waits for nothing but promises. */
  async paint() {
    for (const callback of this.#waiting.splice(0)) callback();
    if (!this.isBusy) for (const callback of this.#tasks.splice(0)) callback();
    await settled();
  }
}

/** The browser's end of a socket. */
export class Socket {
  readyState = 0;
  sent = [];
  closed = false;

  constructor(address) {
    this.address = address;
  }

  /** Does what a server does that accepts. */
  accept() {
    this.readyState = 1;
    this.onopen();
  }

  /** Does what a server does that closes, or is not there. */
  drop(code = 1006) {
    this.readyState = 3;
    this.onclose({ code });
  }

  receive(head) {
    this.onmessage({ data: message(head) });
  }

  send(what) {
    this.sent.push(typeof what === "string" ? JSON.parse(what) : new Uint32Array(what.buffer)[0]);
  }

  close() {
    this.closed = true;
  }
}

/** What a connection needs of the browser, with the sockets that it has opened. */
export function browser() {
  const [clock, screen, sockets] = [new Clock(), new Screen(), []];
  const open = (address) => {
    sockets.push(new Socket(address));
    return sockets.at(-1);
  };
  const { setTimeout, clearTimeout } = clock;
  return {
    clock,
    screen,
    sockets,
    open,
    setTimeout,
    clearTimeout,
    requestAnimationFrame: screen.requestAnimationFrame,
    postTask: screen.postTask,
  };
}

/** Returns a message of the server that has no body. */
export function message(head) {
  const text = new TextEncoder().encode(JSON.stringify(head));
  const bytes = new Uint8Array(Math.ceil((4 + text.length) / 8) * 8);
  new DataView(bytes.buffer).setUint32(0, text.length, true);
  bytes.set(text, 4);
  return bytes.buffer;
}

/** Lets everything happen that waits for nothing but promises. */
export const settled = () => new Promise((resolve) => setImmediate(resolve));

/** Makes a page, whose elements all have this size, that of the scripts under test; returns its document. */
export function page({ width = 400, height = 300 } = {}) {
  const { window } = new JSDOM("<!doctype html><body></body>", {
    url: "https://example.org/base/race",
    pretendToBeVisual: true,
  });
  const size = { width, height, observers: new Set() };
  Object.defineProperties(window.HTMLElement.prototype, {
    clientWidth: { get: () => size.width },
    clientHeight: { get: () => size.height },
  });
  class ResizeObserver {
    constructor(callback) {
      this.callback = callback;
    }
    observe() {
      size.observers.add(this.callback);
    }
    disconnect() {
      size.observers.delete(this.callback);
    }
  }
  window.HTMLCanvasElement.prototype.getContext = () => null;
  const { AbortController, document, location } = window;
  Object.assign(globalThis, { window, document, location, AbortController, ResizeObserver });
  return { document, size };
}
