/** From `quorate start` to a page, on an empty folder (which fills itself with the sample minutes) and on a filled one. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Figure, median } from './figure.ts';

const command = fileURLToPath(new URL('../bin/quorate.mjs', import.meta.url));

export async function starting(): Promise<Figure[]> {
  const empty: number[] = [];
  const filled: number[] = [];
  for (let run = 0; run < 3; run += 1) {
    const folder = mkdtempSync(join(tmpdir(), 'quorate-bench-start-'));
    try {
      empty.push(await startOn(folder));
      filled.push(await startOn(folder));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
  const limit = { of: 'value', is: 5 } as const;
  return [
    { name: 'Cold start on an empty folder, to the first page', value: median(empty), unit: 's', limit },
    { name: 'Start on a filled folder, to the first page', value: median(filled), unit: 's', limit },
  ];
}

/** Seconds until the home page has come; then the server is stopped, in order. */
async function startOn(folder: string): Promise<number> {
  const from = performance.now();
  const { DATABASE_URL: _, ...env } = process.env;
  const child = spawn(process.execPath, [command, 'start'], {
    env: { ...env, QUORATE_DATA: folder, PORT: '0', HOST: '127.0.0.1' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const gone = once(child, 'exit');
  const address = await new Promise<string>((resolve, reject) => {
    let said = '';
    child.stdout.setEncoding('utf8').on('data', (more) => {
      said += more;
      const found = /Quorate is at (http:\S+)/.exec(said);
      if (found?.[1]) resolve(found[1]);
    });
    gone.then(() => reject(new Error('Quorate ended before it said where it is.')));
  });
  try {
    const page = await fetch(address);
    if (!page.ok || !(await page.text()).includes('</html>')) throw new Error('The first page did not come.');
    return (performance.now() - from) / 1000;
  } finally {
    child.kill('SIGTERM');
    await gone;
  }
}
