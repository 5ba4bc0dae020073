/** `npm run schema`: writes migrations/schema.sql anew, from a database made for it by the migrations and thrown away. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { migrate } from './kernel/migrate.ts';
import { openPostgres } from './postgres/postgres.ts';
import { schemaOf } from './postgres/schema-dump.ts';

const file = fileURLToPath(new URL('../migrations/schema.sql', import.meta.url));

async function writeSchema(): Promise<void> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'quorate-schema-'));
  try {
    const server = await openPostgres({ dataFolder });
    try {
      await migrate(server.connectionString);
      const client = new pg.Client({ connectionString: server.connectionString });
      await client.connect();
      await writeFile(file, await schemaOf(client));
      await client.end();
    } finally {
      await server.stop();
    }
  } finally {
    await rm(dataFolder, { recursive: true, force: true });
  }
}

await writeSchema();
console.log('migrations/schema.sql is what the migrations come to.');
