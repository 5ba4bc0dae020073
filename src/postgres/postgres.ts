/**
 * The PostgreSQL that Quorate brings: real server programs, driven in a data folder, reached over a private socket.
 *
 * Several processes may use one folder at once (a server and commands beside it). Each notes its use in a lease; the
 * first starts the PostgreSQL server, the last one out stops it, whichever that is. Both are done under the folder's
 * lock. A process that was killed leaves its note and perhaps the server: the next one sees that the note's process
 * is dead, and takes the running server over. docs/decisions/0001-embedded-postgresql.md says why.
 */
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { Refused } from '../kernel/problem.ts';
import { handOver } from './account.ts';
import { findBinaries } from './binaries.ts';
import { type Cluster, clusterVersion, createCluster, isServer, NAME, readPostmaster } from './cluster.ts';
import { claimDataFolder } from './folder.ts';
import { liveLeases, lockHolder, takeLease, tryLock } from './process.ts';
import { type Settings, signalStop, startServer, stopServer } from './server.ts';
import { ask, connectionString } from './socket.ts';

export interface PostgresOptions {
  /** Made when absent; must be empty or one that Quorate made. */
  dataFolder: string;
  /** Told in one line what takes time. */
  log?: (line: string) => void;
  /** Server settings for this start; tests switch the disk's guarantees off for speed. */
  settings?: Settings;
}

export interface Postgres {
  /** For `pg`, and a URL: the database may be exchanged in its path. */
  connectionString: string;
  /** Whether this call started the server; false when it joined one that was running. */
  owned: boolean;
  /** Ends this use; the last use of all stops the server. May be called twice. */
  stop(): Promise<void>;
}

const LOCK_TIME = 180_000; // ms: longer than a start may take
const SILENCE = 15_000; // ms a running server may be silent before we say who holds the folder

async function withLock<T>(home: string, work: () => Promise<T>): Promise<T> {
  const file = path.join(home, 'lock');
  for (const until = Date.now() + LOCK_TIME; ; await sleep(25)) {
    const release = tryLock(file);
    if (release) {
      try {
        return await work();
      } finally {
        release();
      }
    }
    if (Date.now() > until) {
      throw new Refused(`The data folder is held by process ${lockHolder(file)?.pid ?? '?'}. Stop it and start again.`);
    }
  }
}

/** The socket folder of a running server of the cluster, or null when there is none and one may be started. */
async function findRunning(folder: string): Promise<string | null> {
  for (const until = Date.now() + SILENCE; ; await sleep(50)) {
    const found = readPostmaster(folder);
    if (!found || !isServer(found.pid, folder)) return null;
    if ((await ask(found.socketFolder)) === 'ready') return found.socketFolder;
    if (Date.now() > until) {
      throw new Refused(
        `The data folder is held by process ${found.pid}, which does not answer. Stop it, then start again.`,
      );
    }
  }
}

async function start(cluster: Cluster, { log = () => {}, settings = {} }: PostgresOptions): Promise<string> {
  const began = Date.now();
  const home = path.dirname(cluster.folder);
  const binaries = findBinaries(home, cluster.account);
  const version = clusterVersion(cluster.folder);
  if (version === null) await createCluster(cluster, binaries);
  else if (version !== binaries.major) {
    throw new Refused(
      `The data folder holds a database of PostgreSQL ${version}, and this Quorate brings PostgreSQL ${binaries.major}. ` +
        'Start the Quorate that made it, or set QUORATE_DATA to a new folder.',
    );
  }
  const socketFolder = await startServer(cluster, binaries, settings);
  await ensureDatabase(socketFolder);
  log(`Database ${version === null ? 'created and started' : 'started'} in ${Date.now() - began} ms.`);
  return socketFolder;
}

async function ensureDatabase(socketFolder: string): Promise<void> {
  const client = new pg.Client({ connectionString: connectionString(socketFolder, 'postgres') });
  await client.connect();
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [NAME]);
    if (!rowCount) await client.query(`create database ${NAME}`);
  } finally {
    await client.end();
  }
}

/** Ends one use. Synchronous, for a process that is ending: signals the server if this was the last use of all. */
function leaveNow(home: string, lease: string): void {
  const file = path.join(home, 'lock');
  // Another process that has the lock is starting or leaving too, and will see to the server.
  const release = lockHolder(file)?.pid === process.pid ? () => fs.rmSync(file, { force: true }) : tryLock(file);
  fs.rmSync(lease, { force: true });
  if (!release) return;
  if (liveLeases(path.dirname(lease)) === 0) signalStop(path.join(home, 'postgres'));
  release();
}

/** Ends one use in order: waits for the lock, and for the server to close its files if this was the last use of all. */
function leave(home: string, lease: string): Promise<void> {
  return withLock(home, async () => {
    fs.rmSync(lease, { force: true });
    if (liveLeases(path.dirname(lease)) === 0) await stopServer(path.join(home, 'postgres'));
  });
}

/**
 * Opens the database of a data folder: makes it, starts it or joins the server that runs.
 * @throws Refused with what to do, when the folder is another's, of another version, or held by a process that is stuck
 */
export async function openPostgres(options: PostgresOptions): Promise<Postgres> {
  const { home, account } = claimDataFolder(options.dataFolder);
  const cluster: Cluster = { folder: path.join(home, 'postgres'), logFile: path.join(home, 'postgres.log'), account };
  const leases = path.join(home, 'leases');
  fs.mkdirSync(leases, { recursive: true });
  handOver(leases, account);
  // Noted before the server is looked for: between the look and the note, the last one out might stop it.
  const lease = takeLease(leases);
  const onExit = () => leaveNow(home, lease);
  process.once('exit', onExit);
  let left: Promise<void> | undefined;
  const stop = () => {
    process.off('exit', onExit);
    left ??= leave(home, lease);
    return left;
  };
  try {
    const [socketFolder, owned] = await withLock(home, async (): Promise<[string, boolean]> => {
      const running = await findRunning(cluster.folder);
      return running ? [running, false] : [await start(cluster, options), true];
    });
    return { connectionString: connectionString(socketFolder), owned, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
