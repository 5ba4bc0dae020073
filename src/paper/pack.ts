/** Writes packs in a process of their own: merging 300 pages takes seconds, which a server has not got. */
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { type Problem, Refused } from '../kernel/problem.ts';
import type { Pack, WrittenPack } from './pack-entry.ts';

export interface PackLimits {
  /** Milliseconds for one pack, its turn not counted. */
  longest: number;
  /** Megabytes of memory for one pack. */
  memory: number;
}

const USUAL: PackLimits = { longest: 120_000, memory: 1536 };
const CHILD = fileURLToPath(new URL('./pack-child.mjs', import.meta.url));

/** Packs take turns: two at once would hold twice as much. */
let turn: Promise<unknown> = Promise.resolve();

/** What the child says: the pack, what a person can mend, or a bug. */
export type PackAnswer = { written: WrittenPack } | { refused: readonly Problem[] } | { bug: string };

/**
 * One PDF of a cover with contents and all the papers, and where each begins. The same pack gives the same bytes.
 * Throws `Refused`, naming the paper, for one that is damaged or locked, and for a pack too large.
 */
export async function writePack(pack: Pack, limits: Partial<PackLimits> = {}): Promise<WrittenPack> {
  const mine = turn.then(() => apart(pack, { ...USUAL, ...limits }));
  turn = mine.catch(() => undefined);
  const answer = await mine;
  if (answer === null) {
    throw new Refused(
      'This pack is too large to be put together in one. Leave its longest papers out, or give them apart.',
    );
  }
  if ('refused' in answer) throw new Refused(answer.refused);
  if ('bug' in answer) throw new Error(`A pack was not put together: ${answer.bug}`);
  return answer.written;
}

/** Null when the child ended before it answered: out of time or out of memory. */
function apart(pack: Pack, { longest, memory }: PackLimits): Promise<PackAnswer | null> {
  const child = fork(CHILD, [], {
    execArgv: [`--max-old-space-size=${memory}`],
    serialization: 'advanced',
    // A process that runs out of memory says so at length.
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  return new Promise((resolve) => {
    const clock = setTimeout(() => child.kill('SIGKILL'), longest);
    const end = (answer: PackAnswer | null) => {
      clearTimeout(clock);
      child.kill('SIGKILL');
      resolve(answer);
    };
    child.on('message', (answer: PackAnswer) => end(answer));
    child.on('exit', () => end(null));
    child.on('error', () => end(null));
    child.send({ pack }, () => undefined);
  });
}
