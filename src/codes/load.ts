/** Finds the codes: each folder of `codes/` with an `index.ts` whose default export is a `Code`. A second code is a folder. */
import { access, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Refused } from '../kernel/problem.ts';
import type { Code } from './code.ts';

/** Source when run by tsx, JavaScript when built. */
const ENTRIES = ['index.ts', 'index.js'];

async function entryOf(folder: string): Promise<string | null> {
  for (const name of ENTRIES) {
    const file = join(folder, name);
    const exists = await access(file).then(
      () => true,
      () => false,
    );
    if (exists) return file;
  }
  return null;
}

/** Codes configured in a folder, by id. Refused when a folder of it is not a code, or there is none. */
export async function loadCodes(folder = fileURLToPath(new URL('../../codes', import.meta.url))): Promise<Code[]> {
  const found = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const codes: Code[] = [];
  for (const { name } of found.filter((entry) => entry.isDirectory()).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const file = await entryOf(join(folder, name));
    // A folder without an entry is one being prepared, or a helper of another: it is not a code yet.
    if (!file) continue;
    const { default: code } = (await import(/* @vite-ignore */ pathToFileURL(file).href)) as { default?: Code };
    if (code?.id !== name) {
      throw new Refused(
        `The code in codes/${name} must be its default export, with the id “${name}”${code ? `, not “${code.id}”` : ''}.`,
      );
    }
    codes.push(code);
  }
  if (codes.length === 0) throw new Refused('No code is configured. Add a folder with an index.ts to codes.');
  return codes;
}
