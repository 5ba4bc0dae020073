import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { loadCodes } from './load.ts';

const folders: string[] = [];

async function folderWith(files: Record<string, string>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'codes-'));
  folders.push(folder);
  await writeFile(join(folder, 'package.json'), '{"type":"module"}');
  for (const [name, text] of Object.entries(files)) {
    await mkdir(join(folder, name), { recursive: true });
    await writeFile(join(folder, name, 'index.js'), text);
  }
  return folder;
}

afterEach(async () => {
  await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true })));
});

describe('the codes', () => {
  it('include the Smart Energy Code', async () => {
    const codes = await loadCodes();
    expect(codes.map((code) => [code.id, code.name])).toContainEqual(['sec', 'Smart Energy Code']);
  });

  it('are as many as there are folders, in order: a second code is configuration', async () => {
    const folder = await folderWith({
      gas: "export default { id: 'gas' };",
      electricity: "export default { id: 'electricity' };",
    });
    await mkdir(join(folder, 'drafts'));
    expect((await loadCodes(folder)).map((code) => code.id)).toEqual(['electricity', 'gas']);
  });

  it('must carry the name of their folder', async () => {
    await expect(loadCodes(await folderWith({ gas: "export default { id: 'oil' };" }))).rejects.toThrow(
      'with the id “gas”, not “oil”',
    );
    await expect(loadCodes(await folderWith({ gas: 'export const gas = 1;' }))).rejects.toThrow('default export');
  });

  it('must be there at all', async () => {
    await expect(loadCodes(await folderWith({}))).rejects.toThrow('No code is configured');
    await expect(loadCodes(join(tmpdir(), 'no-such-folder-of-codes'))).rejects.toThrow('No code is configured');
  });
});
