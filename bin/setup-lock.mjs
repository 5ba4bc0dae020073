/** One set-up of a folder at a time, whatever is killed half way. Plain Node: it runs before any package is there. */
import { appendFileSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
const lockFile = join(root, '.cache', 'setup.lock');
const WAIT = 15 * 60_000; // ms: another set-up may be fetching over a slow line

export const say = (line) => process.stderr.write(`${line}\n`);

/** Something the user can mend; shown as a sentence. */
export class SetupProblem extends Error {}

/** Null for a file that is not there, or no longer. */
export function read(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT') return null;
    throw error;
  }
}

/** When a process started, in the kernel's own count: a later process may be given the same number. Empty elsewhere. */
function started(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
  } catch {
    return '';
  }
}

const noteOf = (pid) => `${pid}@${started(pid)}`;

function alive(note) {
  const [pid, start] = note.split('@');
  try {
    process.kill(Number(pid), 0);
  } catch (error) {
    if (error.code !== 'EPERM') return false;
  }
  return started(pid) === start;
}

/** The living processes that hold the lock: the set-up, and the npm that it started. */
const holders = () => (read(lockFile) ?? '').split(' ').filter((note) => /^\d+@/.test(note) && alive(note));

/** Takes the lock or returns false. A lock whose processes are dead, or that stayed empty, is removed. */
function tryLock() {
  mkdirSync(dirname(lockFile), { recursive: true });
  try {
    writeFileSync(lockFile, noteOf(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
  }
  const found = statSync(lockFile, { throwIfNoEntry: false });
  const beingWritten = !found || (found.size === 0 && Date.now() - found.mtimeMs < 5000);
  if (beingWritten || holders().length > 0) return false;
  // Moved before it is removed: of two that find it stale only one moves it, and the other tries again.
  try {
    renameSync(lockFile, `${lockFile}.${process.pid}`);
    rmSync(`${lockFile}.${process.pid}`, { force: true });
  } catch {
    // the other one did
  }
  return false;
}

/**
 * Does the work while no other set-up of this folder works.
 * @param {() => Promise<unknown>} work
 */
export async function withLock(work) {
  let told = false;
  for (const until = Date.now() + WAIT; !tryLock(); await sleep(100)) {
    const holder = holders()[0]?.split('@')[0];
    if (Date.now() > until) throw new SetupProblem(`Set-up is held by process ${holder}. Stop it, then try again.`);
    if (!told && holder) {
      told = true;
      say(`Waiting for another set-up of this folder, process ${holder}.`);
    }
  }
  const onExit = () => rmSync(lockFile, { force: true });
  process.once('exit', onExit);
  try {
    await work();
  } finally {
    process.off('exit', onExit);
    rmSync(lockFile, { force: true });
  }
}

/** Holds the lock in the name of a child too: should we be killed, it works on. */
export const lockFor = (pid) => appendFileSync(lockFile, ` ${noteOf(pid)}`);
