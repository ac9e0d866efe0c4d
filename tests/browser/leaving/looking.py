"""What a walk over the pages runs in the browser: it listens, presses, rests and looks."""

# Notes each error and each dialog as it appears, and whether it stays or goes.
LISTEN = """
  window.appeared = new Map();
  const note = () => {
    for (const e of document.querySelectorAll('[data-testid=stException], .stage-error:not([hidden])'))
      window.appeared.set(e, `error on the page: ${e.innerText}`);
    for (const e of document.querySelectorAll('[role=dialog][aria-modal=true]'))
      window.appeared.set(e, `dialog: ${e.innerText}`);
  };
  new MutationObserver(note).observe(document, { subtree: true, childList: true, attributeFilter: ['hidden'] });
"""
# Presses the button with a name that the last look found, rests, and looks: where it is, what there is to press, what
# is wrong and may pass, and what has appeared that must not. An element that has left the page meanwhile is not
# pressed, as nobody could. Of several with one name the dice choose; the marks that explain a control are one name.
STEP = """async ([pressed, frames, dice]) => {
  const before = window.pressable?.get(pressed);
  const did = Boolean(before?.isConnected);
  if (did) {
    before.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
    before.click();
  }
  for (let i = 0; i < frames; i++) await new Promise(requestAnimationFrame);

  const isThere = (e) => e.getClientRects().length > 0 && !e.disabled && e.getAttribute('aria-disabled') !== 'true';
  const name = (e) => {
    const copy = e.cloneNode(true);
    for (const mute of copy.querySelectorAll('[aria-hidden=true], [data-testid=stIconMaterial], kbd')) mute.remove();
    const said = e.getAttribute('aria-label') || copy.textContent || e.title;
    const words = said.trim().replace(/(expand_more|expand_less)$/, '').replace(/[\\d.,−·⁻⁰¹²³⁴-⁹]+/g, '#');
    return /^Help for /.test(words) ? 'Help' : words.slice(0, 60);
  };
  const parts = '[data-testid=stMain], [data-testid=stSidebarUserContent], [data-testid=stPopoverBody]';
  const inputs = 'label:has(input[type=checkbox]), label:has(input[type=radio])';
  const kinds = `button, [role=radio], [role=option], summary, a[href]:not([target=_blank]), ${inputs}`;
  const named = new Map();
  for (const part of document.querySelectorAll(parts)) {
    for (const e of part.querySelectorAll(kinds)) {
      const word = isThere(e) ? name(e) : '';
      if (word) named.set(word, [...(named.get(word) ?? []), e]);
    }
  }
  window.pressable = new Map([...named].map(([name, all]) => [name, all[Math.floor(dice * all.length)]]));

  const table = document.querySelector('.st-key-runs-table [data-testid=stDataFrame]')?.getBoundingClientRect();
  const wrong = [];
  if (!document.querySelector('[data-testid=stMain]')?.innerText.trim()) wrong.push('white page');
  const header = document.querySelector('[data-testid=stHeader]');
  if (!header || getComputedStyle(header).pointerEvents !== 'none') wrong.push('lost style');
  const appeared = [...window.appeared.values()];
  window.appeared.clear();
  const names = [...window.pressable.keys()];
  return { did, page: location.pathname.split('/').pop(), names, table: table?.toJSON(), wrong, appeared };
}"""
