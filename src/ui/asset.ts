import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { assetsFolder } from './styles/build.mjs';

/** URL under which `web` serves the assets folder. */
export const assetsUrl = '/assets/';

let known: Record<string, string> | null = null;

/** Forgets the manifest, so that the next page reads the one just built. */
export function forgetAssets(): void {
  known = null;
}

/**
 * URL of a built asset by its plain name: `app.css` → `/assets/app.0123456789.css`. Before the first build the plain name
 * is answered, so pages can be rendered (and tested) without one. A name that the build does not make is a bug.
 */
export function assetPath(name: string): string {
  known ??= readManifest();
  if (!known) return assetsUrl + name;
  const file = known[name];
  if (!file) throw new Error(`The build makes no asset named ${name}`);
  return assetsUrl + file;
}

function readManifest(): Record<string, string> | null {
  try {
    return JSON.parse(readFileSync(join(assetsFolder, 'manifest.json'), 'utf8')).files;
  } catch {
    return null; // not built yet
  }
}
