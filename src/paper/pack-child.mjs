/** The process that puts one pack together; see `pack.ts`. Plain JavaScript only to read the rest, which is not. */
import { fileURLToPath } from 'node:url';
// Before what follows is read as TypeScript: its hundreds of files would be too, for a second.
import '@cantoo/pdf-lib';
import { register } from 'tsx/esm/api';

// Named, because it would be looked for where the user stands.
register({ tsconfig: fileURLToPath(new URL('../../tsconfig.json', import.meta.url)) });
const { mergePack } = await import('./merge-pack.ts');
const { openTypesetter } = await import('./typesetter.ts');

process.on('message', async ({ pack }) => {
  const typesetter = openTypesetter();
  try {
    process.send({ written: await mergePack(pack, typesetter) });
  } catch (error) {
    process.send(error.name === 'Refused' ? { refused: error.problems } : { bug: String(error.stack ?? error) });
  } finally {
    typesetter.close();
  }
});
process.on('disconnect', () => process.exit());
