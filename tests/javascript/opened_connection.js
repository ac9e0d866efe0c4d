/** A connection with what stands in for all around it. */

import { Connection } from "../../playground/ui/live/scripts/connection.js";
import { browser } from "./fakes.js";

const COLUMN = { type: "json", values: [1, 2] };
export const FIGURE = {
  spec: { mark: "bar" },
  name: "n",
  alt: "a",
  tables: { t: { rows: 2, columns: { x: COLUMN } } },
};

/** Returns a place that notes what it is told. */
export function noting() {
  const noted = [];
  const note = (what) => (value) => {
    noted.push([what, value]);
  };
  const place = { showText: note("text"), rerun: note("rerun"), tell: note("tell") };
  return { noted, ...place, unreachable: note("unreachable"), showFigure: async (change) => note("figure")(change) };
}

/** Returns a connection that is open, with its surroundings and one place. */
export function opened(place = noting()) {
  const surroundings = browser();
  const connection = new Connection("ws://server/stage/socket", "secret", surroundings);
  connection.add("curves", place);
  surroundings.sockets[0].accept();
  return { ...surroundings, connection, place, socket: surroundings.sockets[0] };
}
