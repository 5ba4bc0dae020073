/** Starting and stopping the server of a cluster. Who may, and when, is decided in postgres.ts. */
import { type ChildProcess, spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Refused } from '../kernel/problem.ts';
import { handOver } from './account.ts';
import type { Binaries } from './binaries.ts';
import {
  type Cluster,
  disownStalePid,
  isServer,
  type Postmaster,
  readPostmaster,
  serverEnvironment,
} from './cluster.ts';
import { ask, makeSocketFolder, PORT } from './socket.ts';

export type Settings = Readonly<Record<string, string>>;

const LOG_LIMIT = 5_000_000; // bytes
const START_TIME = 120_000; // ms, room for the recovery of a large log after a crash
const RETRY_TIME = 20_000; // ms, for what is left of a killed server to go away
const STOP_TIME = 30_000; // ms

function openLog(cluster: Cluster): number {
  const size = fs.statSync(cluster.logFile, { throwIfNoEntry: false })?.size ?? 0;
  if (size > LOG_LIMIT) fs.renameSync(cluster.logFile, `${cluster.logFile}.1`);
  const log = fs.openSync(cluster.logFile, 'a', 0o600);
  handOver(cluster.logFile, cluster.account);
  return log;
}

function launch(cluster: Cluster, binaries: Binaries, settings: Settings): ChildProcess {
  const given: Settings = {
    timezone: 'UTC',
    log_timezone: 'UTC',
    jit: 'off', // compiling a query takes longer than running any of ours
    ...settings,
    listen_addresses: '',
    port: String(PORT),
    unix_socket_directories: makeSocketFolder(cluster),
    unix_socket_permissions: '0700',
  };
  disownStalePid(cluster.folder);
  const log = openLog(cluster);
  // Detached, in its own process group: Ctrl-C at the terminal is for the program, which then stops the server in order.
  const server = spawn(
    binaries.postgres,
    ['-D', cluster.folder, ...Object.entries(given).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    { cwd: '/', detached: true, stdio: ['ignore', log, log], env: serverEnvironment(), ...cluster.account },
  );
  fs.closeSync(log);
  server.unref();
  return server;
}

/** Waits until the server answers and returns its socket folder, or the server's own words on why it ended. */
async function settle(cluster: Cluster, server: ChildProcess, logFrom: number): Promise<{ socket: string } | string> {
  let failed: string | undefined;
  server.once('error', (error) => {
    failed = error.message;
  });
  for (const until = Date.now() + START_TIME; Date.now() < until; await sleep(20)) {
    if (failed) return failed;
    if (server.exitCode !== null || server.signalCode) return lastComplaint(cluster.logFile, logFrom);
    const found = readPostmaster(cluster.folder);
    if (found && found.pid === server.pid && (await ask(found.socketFolder)) === 'ready') {
      return { socket: found.socketFolder };
    }
  }
  throw new Refused(`The database did not become ready in ${START_TIME / 1000} seconds. See ${cluster.logFile}.`);
}

/** Starts the server and waits until it answers; returns its socket folder. */
export async function startServer(cluster: Cluster, binaries: Binaries, settings: Settings): Promise<string> {
  for (const until = Date.now() + RETRY_TIME; ; await sleep(250)) {
    const logFrom = fs.statSync(cluster.logFile, { throwIfNoEntry: false })?.size ?? 0;
    const outcome = await settle(cluster, launch(cluster, binaries, settings), logFrom);
    if (typeof outcome !== 'string') return outcome.socket;
    // Back ends of a killed server may need a moment to notice; then the same start succeeds.
    const passing = /pre-existing shared memory|lock file/.test(outcome);
    if (!passing || Date.now() > until) {
      throw new Refused(`The database did not start: ${outcome} See ${cluster.logFile}.`);
    }
  }
}

/** The server's own last words since the log had `from` bytes. */
function lastComplaint(logFile: string, from: number): string {
  const log = fs.readFileSync(logFile);
  const words = log.subarray(log.length < from ? 0 : from).toString('utf8');
  const lines = words.split('\n').filter((line) => line.trim() !== '');
  const said = lines.filter((line) => /FATAL|PANIC/.test(line)).at(-1) ?? lines.at(-1) ?? 'it wrote nothing';
  return `${said.replace(/^.*?(FATAL|PANIC):\s*/, '').replace(/\.$/, '')}.`;
}

/** Asks the server to end its sessions and close (SIGINT, PostgreSQL's fast shutdown). Synchronous; does not wait. */
export function signalStop(folder: string, signal: 'SIGINT' | 'SIGQUIT' = 'SIGINT'): Postmaster | null {
  const found = readPostmaster(folder);
  if (!found || !isServer(found.pid, folder)) return null;
  try {
    process.kill(found.pid, signal);
  } catch {
    return null; // gone already, or another user's
  }
  return found;
}

/** Stops the server and waits until its files are closed; clears its socket's folder, also when it was dead already. */
export async function stopServer(folder: string): Promise<void> {
  const found = readPostmaster(folder);
  if (!found) return;
  if (signalStop(folder) && !(await closed(folder, found.pid))) return;
  // The path comes out of a file: only what makeSocketFolder made is removed.
  if (path.basename(found.socketFolder).startsWith('quorate-')) {
    fs.rmSync(found.socketFolder, { recursive: true, force: true });
  }
}

/** Waits for the server to end, and hurries it after a while; false when it would not. */
async function closed(folder: string, pid: number): Promise<boolean> {
  const start = Date.now();
  let hurried = false;
  for (; isServer(pid, folder); await sleep(10)) {
    if (!hurried && Date.now() - start > STOP_TIME) hurried = signalStop(folder, 'SIGQUIT') !== null;
    if (Date.now() - start > 2 * STOP_TIME) return false;
  }
  return true;
}
