/** The command line as a person runs it: a process of its own, on a data folder of its own. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

export const root = resolve(import.meta.dirname, '../..');
const program = join(root, 'bin/quorate.mjs');

export interface Ended {
  /** Exit status; null when a signal ended it. */
  status: number | null;
  stdout: string;
  stderr: string;
  /** Standard output as bytes, for files. */
  bytes: Buffer;
}

export interface Folder {
  path: string;
  remove(): void;
}

/** The place of a data folder that is not there yet. */
export function dataFolder(): Folder {
  const parent = mkdtempSync(join(tmpdir(), 'quorate-story-'));
  return { path: join(parent, 'data'), remove: () => rmSync(parent, { recursive: true, force: true }) };
}

export type Settings = Readonly<Record<string, string>>;

function environment(data: string, settings: Settings): NodeJS.ProcessEnv {
  const { DATABASE_URL, QUORATE_TODAY, QUORATE_DEBUG, HOST, ...inherited } = process.env;
  return { ...inherited, NO_COLOR: '1', PORT: '0', QUORATE_DATA: data, ...settings };
}

/** Starts a command and leaves it running. */
export function begin(data: string, args: readonly string[], settings: Settings = {}): ChildProcess {
  return spawn(process.execPath, [program, ...args], { cwd: root, env: environment(data, settings) });
}

/** Runs a command to its end. */
export async function run(data: string, args: readonly string[], settings: Settings = {}): Promise<Ended> {
  return ended(begin(data, args, settings));
}

export function ended(child: ChildProcess): Promise<Ended> {
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  child.stdout?.on('data', (chunk) => out.push(chunk));
  child.stderr?.on('data', (chunk) => err.push(chunk));
  return new Promise((done, fail) => {
    child.once('error', fail);
    child.once('close', (status) => {
      const bytes = Buffer.concat(out);
      done({ status, bytes, stdout: bytes.toString(), stderr: Buffer.concat(err).toString() });
    });
  });
}

export interface Server {
  address: string;
  /** The one-time link; null when none was printed. */
  link: string | null;
  /** Everything said so far, on both streams. */
  said(): string;
  /** Ends it as Ctrl+C does. Answers its exit status. */
  stop(): Promise<number | null>;
  /** Ends it as a power cut does. */
  kill(): Promise<void>;
}

/** Starts the server on a folder, and waits until it says where it is. */
export async function startOn(data: string, settings: Settings = {}): Promise<Server> {
  const child = begin(data, ['start'], settings);
  let words = '';
  const closed = new Promise<number | null>((done) => child.once('close', (status) => done(status)));
  await new Promise<void>((ready, fail) => {
    const hear = (chunk: Buffer) => {
      words += chunk.toString();
      if (words.includes('Stop it with Ctrl+C.')) ready();
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    void closed.then((status) => fail(new Error(`The server ended with ${status}: ${words}`)));
  });
  return {
    address: /Quorate is at (\S+)/.exec(words)?.[1] ?? '',
    link: /http:\S+\/sign-in\/\S+/.exec(words)?.[0] ?? null,
    said: () => words,
    async stop() {
      child.kill('SIGINT');
      return closed;
    },
    async kill() {
      child.kill('SIGKILL');
      await closed;
    },
  };
}
