/** The browser of the browser tests, and the reader of PDFs beside it: where they are, and getting them on Debian. */
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const APPS = [
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

function runs(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

const onPath = (name) =>
  (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find(runs);

/** Path of a Chromium or Chrome; CHROMIUM_PATH goes first, and alone when it is set. Null when there is none. */
export function findChromium() {
  const given = process.env.CHROMIUM_PATH;
  if (given) return runs(given) ? given : null;
  for (const name of NAMES) {
    const found = onPath(name) ?? (runs(`/usr/bin/${name}`) ? `/usr/bin/${name}` : undefined);
    if (found) return found;
  }
  return APPS.find(runs) ?? null;
}

/** Installs what is missing from Debian's or Ubuntu's packages, when we are root there. Says what it does on stderr. */
export function installFromDebian() {
  const missing = [
    findChromium() || process.env.CHROMIUM_PATH ? null : 'chromium',
    onPath('pdftotext') ? null : 'poppler-utils',
  ].filter(Boolean);
  if (missing.length === 0 || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return;
  process.stderr.write(`Installing ${missing.join(' and ')} for the tests, from the system's packages.\n`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (args) => spawnSync('apt-get', args, { env, stdio: ['ignore', 2, 2], timeout: 300_000 }).status === 0;
  apt(['-qq', 'update']);
  if (!apt(['-qq', 'install', '-y', '--no-install-recommends', ...missing])) {
    process.stderr.write('They could not be installed; tests that need them are skipped, or fail when CI=true.\n');
  }
}
