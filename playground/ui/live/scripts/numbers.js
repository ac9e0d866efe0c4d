/** Numbers as people write them: what `playground/words/numbers.py` says of charts is said alike beside the pointer. */

const DIGITS = 3;
const NOTHING = "–";
const [SMALLEST, LARGEST] = [1e-4, 1e6]; // sizes beyond which a power of ten is easier to read
const SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/** Returns a number with three significant digits: 0.0123, 12.3, 1,234, 1.2·10⁻⁵. */
export function number(value) {
  if (!Number.isFinite(value)) return NOTHING;
  if (value === 0) return "0";
  const size = Math.abs(value);
  if (size >= LARGEST || size < SMALLEST) {
    const [digits, exponent] = value.toExponential(DIGITS - 2).split("e");
    return `${withMinus(digits)}·10${superscript(exponent)}`;
  }
  const exponent = Number(size.toExponential(DIGITS - 1).split("e")[1]);
  const decimals = Math.min(Math.max(DIGITS - 1 - exponent, 0), 6);
  const [whole, fraction] = value.toFixed(decimals).split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return withMinus(fraction === undefined ? grouped : `${grouped}.${fraction}`);
}

function superscript(exponent) {
  return exponent
    .replace("+", "")
    .replace("-", "⁻")
    .replace(/\d/g, (digit) => SUPERSCRIPTS[digit]);
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
