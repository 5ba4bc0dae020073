/** `quorate minutes`: a set of minutes at the command line, in every format. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readDocument } from '../../src/paper/read.ts';
import { dataFolder, type Folder, run } from './command.ts';

let folder: Folder;
beforeAll(async () => {
  folder = dataFolder();
  expect((await run(folder.path, ['seed-demo'])).status).toBe(0);
}, 60_000);
afterAll(() => folder.remove());

test('writes what it is asked for to a file, and says how to ask when it is not understood', async () => {
  const out = join(folder.path, '..', 'minutes.docx');
  const ended = await run(folder.path, [
    'minutes',
    'SECP_39_0912',
    '--set',
    'public',
    '--format',
    'docx',
    '--out',
    out,
  ]);
  expect(ended).toMatchObject({ status: 0, stdout: '' });
  const { text } = await readDocument(new Uint8Array(readFileSync(out)), 'minutes.docx');
  expect(text).toContain('SEC Panel Meeting 39');
  expect(text).toContain('ACTION SECP39/01:');
  const printed = await run(folder.path, ['minutes', 'SECP_40_1301', '--format', 'txt']);
  expect(printed.stdout).toMatch(/^SEC Panel Meeting 40\n/);
  const absent = await run(folder.path, ['minutes', 'SECP_99_0101', '--format', 'txt']);
  expect(absent).toMatchObject({ status: 1, stdout: '' });
  expect(absent.stderr).toContain('There is no meeting SECP_99_0101 on record.');
  expect((await run(folder.path, ['minutes', 'SECP_39_0912', '--set', 'secret'])).status).toBe(2);
}, 120_000);
