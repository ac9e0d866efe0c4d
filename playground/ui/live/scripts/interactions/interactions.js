/** What a person may do in a chart, by the kind that the server names. */

import { Epochs } from "./epochs.js";
import { Field } from "./field.js";
import { Handles } from "./handles.js";
import { Network } from "./network.js";
import { Points } from "./points.js";

const KINDS = { epochs: Epochs, field: Field, handles: Handles, network: Network, points: Points };

/**
 * @typedef {object} Surroundings
 * @property {HTMLElement} element The chart's; it hears keys and the pointer.
 * @property {object} view Vega's.
 * @property {import("../tooltip.js").Tooltip} tooltip
 * @property {(command: object) => void} post Sends a command to the server.
 * @property {(words: string) => void} say Has screen readers read something out.
 */

/**
 * Returns the interaction of a kind, or null where there is none. Each takes the figure as it changes,
 * by `update(figure)`, and leaves nothing behind after `close()`.
 *
 * @param {string | null} kind
 * @param {Surroundings} surroundings
 */
export function interactionOf(kind, surroundings) {
  const Kind = KINDS[kind];
  return Kind ? new Kind(surroundings) : null;
}
