/** The units and weights of the network's graph: which one a mark stands for, and which unit is drawn beside which. */

/** Returns the unit that a mark stands for, or null. */
export function unitOf(item) {
  const { layer, unit, name } = item?.datum ?? {};
  return unit === undefined ? null : { layer, unit, name };
}

/** Returns the weight or bias that a mark stands for: the command that sets it, but for the value, and its value. */
export function parameterOf(item) {
  const { layer, unit, row, column, value } = item?.datum ?? {};
  if (row !== undefined) return { command: { do: "weight", layer, row, column }, value };
  return layer > 0 && unit !== undefined ? { command: { do: "bias", layer, unit }, value } : null;
}

/** Returns the unit that is drawn beside one, the first hidden one if there is none yet. */
export function neighbour(pointed, [across, down], units) {
  const last = Math.max(...units.map(({ layer }) => layer));
  if (!pointed) return column(units, Math.min(1, last))[0];
  const place = column(units, pointed.layer).findIndex(({ unit }) => unit === pointed.unit);
  const beside = column(units, within(pointed.layer + across, 0, last));
  return beside[within(place + down, 0, beside.length - 1)];
}

/** Returns the units of a layer that are drawn, from the top down. */
export function column(units, at) {
  return units.filter(({ layer }) => layer === at);
}

export function within(value, least, most) {
  return Math.min(Math.max(value, least), most);
}
