/**
 * Makes what lies in the folder `vendor` of the live stage's scripts: Vega and Vega-Lite in one file,
 * the versions it holds, and their licences. Run it by `npm run vendor`, after `npm ci --ignore-scripts`; another folder
 * may be named.
 */

import { build } from "esbuild";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const HERE = dirname(fileURLToPath(import.meta.url));
const VENDOR = process.argv[2] ?? join(HERE, "../../playground/ui/live/scripts/vendor");

/** Everything that the scripts import; the rest is left out as far as it can be. */
const ENTRY = `
export { changeset, logger, parse, View } from "vega";
export { compile } from "vega-lite";
`;

/** Packages that others have built into their own files. */
const BUILT_IN = { "d3-delaunay": ["delaunator", "robust-predicates"] };

/** Returns the names of all packages of which something is in the bundle, in order. */
function packagesIn(metafile) {
  const bundled = Object.values(metafile.outputs).flatMap((output) => Object.entries(output.inputs));
  const names = bundled
    .filter(([, input]) => input.bytesInOutput > 0)
    .map(([path]) => path.match(/^node_modules\/(@[^/]+\/[^/]+|[^/]+)\//)?.[1])
    .filter(Boolean);
  return [...new Set(names.flatMap((name) => [name, ...(BUILT_IN[name] ?? [])]))].sort();
}

/** Returns a package's name, version, its kind of licence, and the licence's text. */
async function described(name) {
  const folder = join(HERE, "node_modules", name);
  const { version, license } = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
  const file = (await readdir(folder)).find((entry) => /^licen[cs]e/i.test(entry));
  if (!file) throw new Error(`${name} says nothing of its licence`);
  return { name, version, license, text: (await readFile(join(folder, file), "utf8")).trim() };
}

const { metafile } = await build({
  stdin: { contents: ENTRY, resolveDir: HERE },
  absWorkingDir: HERE,
  bundle: true,
  charset: "utf8",
  format: "esm",
  legalComments: "none",
  metafile: true,
  minify: true,
  outfile: join(VENDOR, "vega.js"),
  platform: "browser",
  target: "es2022",
});
const packages = await Promise.all(packagesIn(metafile).map(described));
const versions = packages.map(({ name, version, license }) => `${name} ${version} (${license})\n`);
const how = `vega.js is made of these packages by ${relative(join(HERE, "../.."), fileURLToPath(import.meta.url))}.\n\n`;
await writeFile(join(VENDOR, "VERSIONS.txt"), how + versions.join(""));
const texts = packages.map(({ name, version, text }) => `${name} ${version}\n\n${text}\n`);
await writeFile(join(VENDOR, "LICENCES.txt"), texts.join(`\n${"-".repeat(80)}\n\n`));
