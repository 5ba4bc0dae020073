/**
 * Makes what browsers fetch: one style sheet, two fonts, the mark, and the scripts of src/web/assets, each under a name
 * that carries a hash of its bytes, so that they may be cached for ever. `manifest.json` says which name is which.
 * Plain Node, no build step of its own: `node src/ui/styles/build.mjs [folder]`.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '../../..');
const islands = join(root, 'src/web/assets');
const require = createRequire(import.meta.url);

/** Where the server looks unless told otherwise. */
export const assetsFolder = join(root, '.cache/assets');

/** Folder of an installed package, wherever npm put it. */
const packageFolder = (name) => dirname(require.resolve(`${name}/package.json`));

const fonts = {
  'inter-latin.woff2': 'inter-latin-wght-normal',
  'inter-latin-ext.woff2': 'inter-latin-ext-wght-normal',
};

const hash = (...parts) => {
  const sum = createHash('sha256');
  for (const part of parts) sum.update(part).update('\0');
  return sum.digest('hex');
};

const filesOf = (folder, keep) =>
  readdirSync(folder)
    .filter((name) => keep.test(name))
    .sort()
    .map((name) => ({ name, bytes: readFileSync(join(folder, name)) }));

/** One hash over everything the result depends on: our sources, this script, and the versions of what it draws in. */
function inputs() {
  const ours = [...filesOf(here, /\.(scss|mjs)$/), ...filesOf(islands, /\.(js|svg)$/)];
  const theirs = ['govuk-frontend', '@fontsource-variable/inter'].map(
    (name) => JSON.parse(readFileSync(join(packageFolder(name), 'package.json'), 'utf8')).version,
  );
  return hash(...ours.flatMap(({ name, bytes }) => [name, bytes]), ...theirs);
}

function readManifest(folder) {
  try {
    return JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
  } catch {
    return null; // never built, or cut off half way: build again
  }
}

/** True when `folder` does not hold the result of the sources as they are now. */
export function stylesChanged(folder = assetsFolder) {
  return readManifest(folder)?.inputs !== inputs();
}

/** Builds into `folder`; answers with the manifest, `{ inputs, files: { 'app.css': 'app.0123456789.css' } }`. */
export async function buildStyles(folder = assetsFolder) {
  const before = inputs();
  mkdirSync(folder, { recursive: true });
  const files = {};
  const put = (name, bytes) => {
    const end = extname(name);
    files[name] = `${name.slice(0, -end.length)}.${hash(bytes).slice(0, 10)}${end}`;
    replace(join(folder, files[name]), bytes);
  };
  const inter = packageFolder('@fontsource-variable/inter');
  for (const [name, file] of Object.entries(fonts)) put(name, readFileSync(join(inter, 'files', `${file}.woff2`)));
  for (const { name, bytes } of filesOf(islands, /\.(js|svg)$/)) put(name, bytes);
  put('app.css', await styleSheet(files));
  const manifest = { inputs: before, files };
  replace(join(folder, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  return manifest;
}

/** The style sheet, its font URLs already pointing at the hashed names beside it. */
async function styleSheet(files) {
  // Loaded here: sass takes a third of a second, and a start with nothing changed should not pay it.
  const sass = await import('sass');
  const { css } = sass.compile(join(here, 'app.scss'), {
    loadPaths: [dirname(packageFolder('govuk-frontend'))],
    style: 'compressed',
    quietDeps: true,
    charset: false,
  });
  return css.replace(/url\("?([\w-]+\.woff2)"?\)/g, (_, name) => `url("${files[name]}")`);
}

/** A reader sees the old file or the new one, never half of one: two servers may start at once on one clone. */
function replace(path, bytes) {
  writeFileSync(`${path}.${process.pid}`, bytes);
  renameSync(`${path}.${process.pid}`, path);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const folder = process.argv[2] ?? assetsFolder;
  const { files } = await buildStyles(folder);
  console.log(`${Object.keys(files).length} files written to ${folder}`);
}
