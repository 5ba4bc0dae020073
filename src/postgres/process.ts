/**
 * Which processes are alive, who holds a folder's lock, who still uses its server. All of it is synchronous, so that
 * the last word can be spoken from a process's `exit` event, where nothing asynchronous runs any more.
 */
import fs from 'node:fs';
import path from 'node:path';

/** One run of one program. The start time tells it from a later program that was given the same number. */
export interface Holder {
  pid: number;
  /** Kernel ticks since boot at which it started; null where the system does not say. */
  started: string | null;
}

const YOUNG = 5_000; // ms: a lock file without content is being written, unless it is older than this

/** State letter and start time from /proc; null on systems without it. The name in brackets may hold spaces. */
function procStat(pid: number): { state: string; started: string } | null {
  try {
    const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return { state: fields[0] ?? '?', started: fields[19] ?? '' };
  } catch {
    return null;
  }
}

/** True for a running process of any user. A zombie is dead: in a container without init nobody ever reaps it. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  const state = procStat(pid)?.state;
  return state !== 'Z' && state !== 'X';
}

export function thisProcess(): Holder {
  return { pid: process.pid, started: procStat(process.pid)?.started ?? null };
}

/** True while the very process that wrote the note is running. */
export function stillRuns(holder: Holder): boolean {
  if (!isAlive(holder.pid)) return false;
  const started = procStat(holder.pid)?.started ?? null;
  return started === null || holder.started === null || started === holder.started;
}

function readHolder(file: string): Holder | null {
  try {
    const note = JSON.parse(fs.readFileSync(file, 'utf8')) as Partial<Holder>;
    return typeof note.pid === 'number' ? { pid: note.pid, started: note.started ?? null } : null;
  } catch {
    return null;
  }
}

function isYoung(file: string): boolean {
  try {
    return Date.now() - fs.statSync(file).mtimeMs < YOUNG;
  } catch {
    return true; // gone between two looks: ask again
  }
}

/**
 * Takes the lock and gives the function that releases it, or null when a living process has it. A lock left by a dead
 * process is moved aside and looked at once more, so that a lock taken in between is put back, not thrown away.
 */
export function tryLock(file: string): (() => void) | null {
  const me = JSON.stringify(thisProcess());
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      fs.writeFileSync(file, me, { flag: 'wx' });
      return () => fs.rmSync(file, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const holder = readHolder(file);
    if (holder ? stillRuns(holder) : isYoung(file)) return null;
    const aside = `${file}.${process.pid}`;
    try {
      fs.renameSync(file, aside);
      const moved = readHolder(aside);
      if (moved && stillRuns(moved)) fs.renameSync(aside, file);
      else fs.rmSync(aside, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
  }
  return null;
}

/** The process that has the lock now, for messages. */
export const lockHolder = (file: string): Holder | null => readHolder(file);

let leasesTaken = 0;

/** Writes a note that this process uses the server of the folder; returns its path. One note for each use. */
export function takeLease(folder: string): string {
  fs.mkdirSync(folder, { recursive: true });
  const file = path.join(folder, `${process.pid}-${++leasesTaken}-${process.hrtime.bigint().toString(36)}`);
  fs.writeFileSync(file, JSON.stringify(thisProcess()), { flag: 'wx' });
  return file;
}

/** How many uses by living processes are noted; notes of the dead are removed on the way. */
export function liveLeases(folder: string): number {
  let live = 0;
  for (const name of fs.existsSync(folder) ? fs.readdirSync(folder) : []) {
    const file = path.join(folder, name);
    const holder = readHolder(file);
    if (holder ? stillRuns(holder) : isYoung(file)) live++;
    else fs.rmSync(file, { force: true });
  }
  return live;
}
