/**
 * What the tab remembers of what plays on a page. It outlives the page's document, so that one that is loaded anew can
 * say what was lost: `playground/ui/shell/address.py` reads it, and takes away what another session has left.
 */

export class Memory {
  #key;
  #session;

  /**
   * @param {string} session What tells the server's session of this tab from others.
   * @param {string} path The page's path.
   */
  constructor(session, path) {
    this.#session = session;
    this.#key = `playground ${path}`;
  }

  /**
   * Remembers this; nothing any more if empty. What another session has left stays until it was read.
   *
   * @param {string} memory
   * @param {string} search The page's present link.
   */
  keep(memory, search) {
    try {
      const kept = JSON.parse(sessionStorage.getItem(this.#key));
      if (kept && kept.session !== this.#session) return;
      if (memory) sessionStorage.setItem(this.#key, JSON.stringify({ session: this.#session, search, memory }));
      else sessionStorage.removeItem(this.#key);
    } catch {
      // A browser that lets nobody store anything remembers nothing.
    }
  }
}
