/** One PostgreSQL cluster on disk: making it, and reading whose server has it open. */
import { execFile } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { Refused } from '../kernel/problem.ts';
import type { Account } from './account.ts';
import type { Binaries } from './binaries.ts';
import { isAlive } from './process.ts';

export interface Cluster {
  /** PGDATA, absolute. */
  folder: string;
  logFile: string;
  account: Account | undefined;
}

/** What postmaster.pid says of the server that has, or had, the cluster open. */
export interface Postmaster {
  pid: number;
  socketFolder: string;
}

/** The superuser and the database. Nobody but the owner of the private socket can give these names. */
export const NAME = 'quorate';

/** Nothing of the caller's PG… settings may reach the server. */
export function serverEnvironment(): NodeJS.ProcessEnv {
  return { PATH: process.env.PATH ?? '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };
}

/** Null for a file that is not there: it may go between a look and a read, for a server is ending. */
function readOrNull(file: string): string | null {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/** The cluster's own major version, or null when there is no cluster. */
export function clusterVersion(folder: string): number | null {
  const text = readOrNull(path.join(folder, 'PG_VERSION'));
  return text === null ? null : Number.parseInt(text, 10);
}

/** Makes the cluster beside its place and moves it there when it is complete: a killed first start leaves nothing. */
export async function createCluster(cluster: Cluster, binaries: Binaries): Promise<void> {
  const unfinished = `${cluster.folder}.new`;
  fs.rmSync(unfinished, { recursive: true, force: true });
  // The built-in locale is the same on every system: names sort alike wherever the folder was made. Trust: whoever can
  // reach the private socket could read the data files themselves, and a password would have to lie beside them.
  const options = ['--auth=trust', '--encoding=UTF8', '--locale=C', '--locale-provider=builtin'];
  try {
    await promisify(execFile)(
      binaries.initdb,
      ['-D', unfinished, '-U', NAME, '--builtin-locale=C.UTF-8', '--no-instructions', ...options],
      { cwd: '/', env: serverEnvironment(), ...cluster.account },
    );
  } catch (error) {
    const says = String((error as { stderr?: string }).stderr || error).trim();
    throw new Refused(`The database could not be created: ${says.split('\n').at(-1)}`);
  }
  fs.renameSync(unfinished, cluster.folder);
}

/** The server that the cluster's postmaster.pid names, running or not; null when the file is absent or half written. */
export function readPostmaster(folder: string): Postmaster | null {
  const lines = (readOrNull(path.join(folder, 'postmaster.pid')) ?? '').split('\n');
  const pid = Number.parseInt(lines[0] ?? '', 10);
  return Number.isNaN(pid) ? null : { pid, socketFolder: lines[4]?.trim() ?? '' };
}

/** Whether the number still belongs to a server of this cluster: after a crash it may have gone to another program. */
export function isServer(pid: number, folder: string): boolean {
  if (!isAlive(pid)) return false;
  try {
    // The command line may be read by all; the working folder, in a container, not even by root.
    return fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(`\0-D\0${folder}\0`);
  } catch {
    return !fs.existsSync('/proc/self/cmdline'); // without /proc believe the file: at worst the user is asked to look
  }
}

/**
 * Lets PostgreSQL take a dead server's postmaster.pid as stale even where the number now belongs to another program:
 * it does so for its own parent's number. Never remove the file: the shared memory it names is PostgreSQL's guard
 * against back ends that outlived their server.
 */
export function disownStalePid(folder: string): void {
  const file = path.join(folder, 'postmaster.pid');
  const text = readOrNull(file);
  if (text === null) return;
  const [, ...rest] = text.split('\n');
  fs.writeFileSync(file, [String(process.pid), ...rest].join('\n'));
}
