/** Where the server listens: a private Unix socket and nothing else, so no port is open and no password is needed. */
import crypto from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { Refused } from '../kernel/problem.ts';
import { canUse, handOver } from './account.ts';
import { type Cluster, NAME } from './cluster.ts';

/** Only a part of the socket's file name: no TCP port is opened. */
export const PORT = 5432;
const PATH_LIMIT = 103; // bytes that fit sun_path on every system we run on (macOS 104 with its closing zero)

export function connectionString(socketFolder: string, database: string = NAME): string {
  // Port and sslmode are spelt out so that PGPORT and PGSSLMODE of the caller's environment have no say.
  return `postgresql://${NAME}@localhost:${PORT}/${database}?host=${encodeURIComponent(socketFolder)}&sslmode=disable`;
}

/** `ready`, `busy` (starting, stopping or full: ask again) or `silent` (nobody listens). */
export async function ask(socketFolder: string): Promise<'ready' | 'busy' | 'silent'> {
  if (!socketFolder) return 'silent';
  const client = new pg.Client({
    connectionString: connectionString(socketFolder, 'postgres'),
    connectionTimeoutMillis: 5000,
  });
  client.on('error', () => {}); // a server stopping under us is answered by the next question
  try {
    await client.connect();
    return 'ready';
  } catch (error) {
    const code = (error as { code?: string }).code ?? '';
    if (code === 'EACCES') throw new Refused('The database of this data folder was started by another user.');
    return code.startsWith('57P') || code.startsWith('53') ? 'busy' : 'silent';
  } finally {
    await client.end().catch(() => {});
  }
}

function isOurs(folder: string, cluster: Cluster): boolean {
  const found = fs.lstatSync(folder);
  const owner = cluster.account?.uid ?? process.getuid?.();
  return found.isDirectory() && found.uid === owner && (found.mode & 0o077) === 0;
}

/**
 * Makes the socket's folder, in the temporary folder because the path of a socket may have 103 bytes at most and the
 * data folder's may be longer. Named after the cluster; by chance if somebody else sits on that name. Others find it
 * through postmaster.pid.
 */
export function makeSocketFolder(cluster: Cluster): string {
  const name = `quorate-${crypto.createHash('sha256').update(cluster.folder).digest('hex').slice(0, 12)}`;
  const fits = (at: string) => Buffer.byteLength(path.join(at, name, `.s.PGSQL.${PORT}`)) <= PATH_LIMIT;
  const at = [os.tmpdir(), '/tmp', '/var/tmp'].find((place) => fits(place) && canUse(place, cluster.account));
  if (!at) throw new Refused('No temporary folder can be written. Set TMPDIR to one that the database may use.');
  let folder = path.join(at, name);
  try {
    fs.mkdirSync(folder, { mode: 0o700 });
  } catch {
    if (!isOurs(folder, cluster)) folder = fs.mkdtempSync(path.join(at, 'quorate-'));
  }
  handOver(folder, cluster.account);
  // What a killed server left: its lock file would stop the next one if its number now belongs to another program.
  for (const left of fs.readdirSync(folder)) fs.rmSync(path.join(folder, left), { force: true });
  return folder;
}
