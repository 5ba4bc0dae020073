/** The real minutes that lie beside the repository, where there are any. Nothing of them is kept here. */
import { existsSync, readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';

const folder = resolve(import.meta.dirname, '../..', process.env.QUORATE_SHARED ?? '../shared');
const seedFile = resolve(folder, 'seed/sec-panel-39-minutes.txt');
const minutesFolder = resolve(folder, 'data/minutes');

/** Use with `describe.skipIf(sharedMissing)`. */
export const sharedMissing = !existsSync(seedFile);
if (sharedMissing) console.warn('Tests on the real minutes are skipped: the folder ../shared is not here.');

export function seed(): Promise<string> {
  return readFile(seedFile, 'utf8');
}

/** Minutes of other bodies, each with its name. */
export async function otherMinutes(): Promise<{ name: string; bytes: Uint8Array }[]> {
  if (!existsSync(minutesFolder)) return [];
  const names = readdirSync(minutesFolder)
    .filter((name) => /\.(txt|md|docx|pdf)$/.test(name))
    .sort();
  return Promise.all(names.map(async (name) => ({ name, bytes: await readFile(resolve(minutesFolder, name)) })));
}
