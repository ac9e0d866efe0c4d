/** What a person may do in a chart, by the kind that the server names. */

/** @type {Object<string, new (interaction: object, surroundings: object) => object>} */
const KINDS = {};

/** Returns the interaction of a kind, or null where there is none. */
export function interactionOf(interaction, surroundings) {
  const Kind = interaction && KINDS[interaction.kind];
  return Kind ? new Kind(interaction, surroundings) : null;
}
