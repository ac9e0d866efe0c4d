/**
 * Whether a link has been pressed that leads to another page.
 *
 * Until that page is drawn, the browser asks whatever it asks of the server for the page that is left, and would be led
 * back to it.
 */

const PATIENCE = 2000; // ms after which the page is taken for one that stays
let left = -PATIENCE;

/** Returns for how many milliseconds more nothing may be asked for; 0 or less for none. */
export function departing() {
  return left + PATIENCE - performance.now();
}

/** Notes a click that leads to another page in this tab. */
export function noteClick(event) {
  const link = event.target.closest?.(".st-key-pages a");
  const elsewhere = event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey;
  if (link && !elsewhere && link.pathname !== location.pathname) left = performance.now();
}

globalThis.document?.addEventListener("click", noteClick, true);
