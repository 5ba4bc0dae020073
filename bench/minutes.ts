/** Minutes from the bytes of a file to a proposal, and from there onto the record. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openDatabase } from '../src/kernel/db.ts';
import { ledgerOf } from '../src/kernel/ledger.ts';
import { seal } from '../src/kernel/log.ts';
import { readMinutes } from '../src/minutes/read-minutes.ts';
import { accept, receive } from '../src/minutes/sources.ts';
import { operator } from '../src/open.ts';
import { readDocument } from '../src/paper/read.ts';
import { registers } from '../src/registers/index.ts';
import { docxFromText } from '../test/documents/docx-from-text.ts';
import { pdfFromText } from '../test/documents/pdf-from-text.ts';
import { type Figure, median, timed } from './figure.ts';
import { type Ground, today } from './ground.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The real minutes where they are at hand, else the sample, which is two thirds of their length. */
export function sizedMinutes(): string {
  const real = resolve(root, process.env.QUORATE_SHARED ?? '../shared', 'seed/sec-panel-39-minutes.txt');
  return readFileSync(existsSync(real) ? real : join(root, 'examples/sec-panel-39-minutes.txt'), 'utf8');
}

export async function importing(ground: Ground): Promise<Figure[]> {
  const text = sizedMinutes();
  const files = [
    { name: 'minutes.txt', bytes: new Uint8Array(Buffer.from(text)) },
    { name: 'minutes.docx', bytes: await docxFromText(text) },
    { name: 'minutes.pdf', bytes: await pdfFromText(text) },
  ];
  const size = `${Math.round(Buffer.byteLength(text) / 1000)} KB of minutes`;
  const folder = mkdtempSync(join(tmpdir(), 'quorate-bench-files-'));
  const figures: Figure[] = [];
  try {
    const floor = median(await timed(() => run([process.execPath, '-e', '0']), 5, 1)) / 1000;
    for (const { name, bytes } of files) {
      writeFileSync(join(folder, name), bytes);
      const kind = name.split('.')[1];
      figures.push({
        name: `${size} as ${kind}: whole command \`import --dry-run --json\``,
        value: median(await timed(() => dryRun(join(folder, name)), 5, 1)) / 1000,
        unit: 's',
        floor,
        floorIs: 'Node doing nothing',
        limit: { of: 'value', is: 1 },
      });
    }
    for (const { name, bytes } of files) figures.push(...(await parseFigures(ground, size, { name, bytes })));
    figures.push(await acceptFigure(ground, size, files[0] as (typeof files)[0]));
    return figures;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface File {
  name: string;
  bytes: Uint8Array;
}

/** In a process that has read one document before: its libraries are loaded, its code is warm. */
async function parseFigures({ code }: Ground, size: string, { name, bytes }: File): Promise<Figure[]> {
  const kind = name.split('.')[1];
  const document = await readDocument(bytes, name);
  const opening = await timed(() => readDocument(bytes, name), 15, 5);
  const reading = await timed(() => readMinutes(document, [code]), 15, 5);
  const within = { of: 'value', is: 50 } as const;
  return [
    { name: `${size} as ${kind}: file to text`, value: median(opening), unit: 'ms' },
    { name: `${size} as ${kind}: text to proposal`, value: median(reading), unit: 'ms', limit: within },
  ];
}

async function acceptFigure(ground: Ground, size: string, { name, bytes }: File): Promise<Figure> {
  const db = openDatabase(await ground.database('accepting'));
  const ledger = ledgerOf(db, registers, () => new Date().toISOString());
  try {
    const document = await readDocument(bytes, name);
    await receive(ledger, operator, { code: ground.code, document });
    const from = performance.now();
    const receipt = await accept(ledger, operator, { code: ground.code, sha256: document.sha256, today });
    await seal(db, ground.signer, ledger.now());
    const value = performance.now() - from;
    return { name: `${size}: accepted, ${receipt?.entries} changes recorded and sealed`, value, unit: 'ms' };
  } finally {
    await db.destroy();
  }
}

async function dryRun(file: string): Promise<void> {
  await run([process.execPath, join(root, 'bin/quorate.mjs'), 'import', file, '--dry-run', '--json']);
}

async function run([command = '', ...args]: readonly string[]): Promise<void> {
  const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
  const [status] = await once(child, 'exit');
  if (status !== 0) throw new Error(`${args.join(' ')} ends with ${status}.`);
}
