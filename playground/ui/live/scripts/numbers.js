/** Numbers as people write them: what `playground/words/numbers.py` says of charts is said alike beside the pointer. */

const DIGITS = 3;
const NOTHING = "–";

/** Returns a number with three significant digits: 0.0123, 12.3, 1.2e+05. */
export function number(value) {
  if (!Number.isFinite(value)) return NOTHING;
  if (value === 0) return "0";
  const size = Math.abs(value);
  if (size >= 1e5 || size < 1e-4) {
    const [digits, exponent] = value.toExponential(DIGITS - 2).split("e");
    return withMinus(`${digits}e${exponent[0]}${exponent.slice(1).padStart(2, "0")}`);
  }
  const exponent = Number(size.toExponential(DIGITS - 1).split("e")[1]);
  return withMinus(value.toFixed(Math.min(Math.max(DIGITS - 1 - exponent, 0), 6)));
}

/** Returns a share as a percentage with one decimal: 97.3 %. */
export function percent(share) {
  return Number.isFinite(share) ? `${(100 * share).toFixed(1)} %` : NOTHING;
}

/**
 * Returns a text of the server with its named parts filled in.
 *
 * @param {string} text Such as "epoch {epoch}: train {train}".
 * @param {Object<string, string>} parts
 */
export function filled(text, parts) {
  return text.replace(/\{(\w+)\}/g, (part, name) => parts[name] ?? part);
}

function withMinus(text) {
  return text.replaceAll("-", "−");
}
