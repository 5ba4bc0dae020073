/**
 * Lays out papers in a child process, one after the other. The compiler is native code that works on whatever people
 * wrote: a page that hangs it or fills the memory costs that page only. The child is started when it is needed, replaced
 * after a number of papers, and dies with us.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { Refused } from '../kernel/problem.ts';

export interface Limits {
  /** Milliseconds that one paper may take, its turn in the queue not counted. 300 pages take about three seconds. */
  longest: number;
  /** Bytes that the child may take, checked twenty times a second. */
  memory: number;
  /** Papers after which a fresh child takes over: what the compiler remembers goes with the old one. */
  papers: number;
  /** Papers that may wait. */
  queue: number;
}

const USUAL: Limits = { longest: 30_000, memory: 1024 ** 3, papers: 100, queue: 200 };

export interface Typesetter {
  /**
   * A tagged PDF (PDF/UA-1) of what `typesetData` made, or an untagged one of stamps to be laid over other pages. Throws
   * `Refused` for a paper that breaks a limit.
   */
  typeset(paper: string, style?: Style): Promise<Uint8Array>;
  /** Ends the child; papers still waiting are refused. */
  close(): void;
}

type Style = 'paper' | 'stamps';

interface Job {
  paper: string;
  style: Style;
  done: (answer: Answer) => void;
}

type Answer = { pdf: string } | { problem: string; missing?: string[] } | { ended: 'late' | 'gone' };

const CHILD = fileURLToPath(new URL('./typeset-child.mjs', import.meta.url));
/** Each pass names every letter that no font has, so a second one is the last; a third covers a joined letter. */
const PASSES = 3;

/** One for the whole process: papers take turns, so that their memory is bounded. It starts with its first paper. */
let shared: Typesetter | undefined;

export function usualTypesetter(): Typesetter {
  shared ??= openTypesetter();
  return shared;
}

export function openTypesetter(limits: Partial<Limits> = {}): Typesetter {
  const { longest, memory, papers, queue } = { ...USUAL, ...limits };
  const waiting: Job[] = [];
  let child: ChildProcess | null = null;
  let current: Job | null = null;
  let done = 0;
  let clock: NodeJS.Timeout | undefined;

  const settle = (answer: Answer) => {
    const job = current;
    clearTimeout(clock);
    current = null;
    job?.done(answer);
    // Between papers nothing of the child keeps this process from ending.
    if (waiting.length === 0) release(child);
    next();
  };
  const end = () => {
    const old = child;
    child = null;
    old?.kill('SIGKILL');
  };
  const start = (): ChildProcess => {
    const made = fork(CHILD, [String(memory)], { execArgv: [], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    made.on('message', (answer: Answer) => {
      if (made !== child) return;
      done += 1;
      if (done >= papers) end();
      settle(answer);
    });
    const gone = () => {
      if (made !== child) return;
      child = null;
      settle({ ended: 'gone' });
    };
    made.on('exit', gone);
    made.on('error', gone);
    done = 0;
    return made;
  };
  const next = () => {
    if (current) return;
    const job = waiting.shift();
    if (!job) return;
    current = job;
    child ??= start();
    hold(child);
    clock = setTimeout(() => {
      end();
      settle({ ended: 'late' });
    }, longest);
    // A child that has just died says so by its exit.
    child.send({ paper: job.paper, style: job.style }, () => undefined);
  };
  const ask = (paper: string, style: Style) =>
    new Promise<Answer>((resolve) => {
      waiting.push({ paper, style, done: resolve });
      next();
    });

  return {
    async typeset(paper, style = 'paper') {
      if (waiting.length >= queue) {
        throw new Refused('Many papers are being laid out just now. Try again in a minute.');
      }
      let data = paper;
      for (let pass = 1; ; pass += 1) {
        const answer = await ask(data, style);
        if ('pdf' in answer) return new Uint8Array(Buffer.from(answer.pdf, 'base64'));
        if ('ended' in answer) throw tooMuch(answer.ended);
        if (!answer.missing?.length || pass === PASSES) throw new Error(`A paper was not laid out: ${answer.problem}`);
        data = spelledOut(data, answer.missing);
      }
    },
    close() {
      end();
      for (const job of waiting.splice(0)) job.done({ ended: 'gone' });
      settle({ ended: 'gone' });
    },
  };
}

function hold(child: ChildProcess): void {
  child.ref();
  child.channel?.ref();
}

function release(child: ChildProcess | null): void {
  child?.unref();
  child?.channel?.unref();
}

/** PDF/UA-1 lets no letter through that no font can show. It is named by its number, so that nothing is lost unseen. */
function spelledOut(data: string, missing: readonly string[]): string {
  const letters = new Set(missing.flatMap((text) => [...text]).filter((letter) => /[^\x20-\x7e]/.test(letter)));
  return data.replace(/[^\x20-\x7e]/gu, (letter) => {
    const number = letter.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0');
    return letters.has(letter) ? `[U+${number}]` : letter;
  });
}

function tooMuch(ended: 'late' | 'gone'): Refused {
  return new Refused(
    ended === 'late'
      ? 'This paper could not be laid out as a PDF: it takes longer than there is time for one. Part it in two, or take it as a Word document.'
      : 'This paper could not be laid out as a PDF: it takes more memory than there is for one. Part it in two, or take it as a Word document.',
  );
}
