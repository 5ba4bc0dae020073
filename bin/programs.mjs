/** Programs that only tests use: a browser, a reader of PDFs, a word processor. Where they are, and getting them on Debian. */
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const CHROMIUM = {
  names: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'],
  apps: [
    '/snap/bin/chromium',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ],
  given: 'CHROMIUM_PATH',
};
const OFFICE = {
  names: ['soffice', 'libreoffice'],
  apps: ['/usr/lib/libreoffice/program/soffice', '/Applications/LibreOffice.app/Contents/MacOS/soffice'],
  given: 'SOFFICE_PATH',
};

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

function find({ names, apps, given }) {
  const set = process.env[given];
  if (set) return runs(set) ? set : null;
  for (const name of names) {
    const found = onPath(name) ?? (runs(`/usr/bin/${name}`) ? `/usr/bin/${name}` : undefined);
    if (found) return found;
  }
  return apps.find(runs) ?? null;
}

/** Path of a Chromium or Chrome; CHROMIUM_PATH goes first, and alone when it is set. Null when there is none. */
export const findChromium = () => find(CHROMIUM);

/** Path of LibreOffice; SOFFICE_PATH goes first, and alone when it is set. Null when there is none. */
export const findOffice = () => find(OFFICE);

/** Path of one of poppler's programs: pdftotext, pdfinfo, pdffonts. Null when it is not there. */
export const findPoppler = (name) => onPath(name) ?? null;

/** Installs what is missing from Debian's or Ubuntu's packages, when we are root there. Says what it does on stderr. */
export function installFromDebian() {
  const missing = [
    findChromium() || process.env.CHROMIUM_PATH ? null : 'chromium',
    findPoppler('pdftotext') ? null : 'poppler-utils',
    // Without its windows, help and Java: a third of the whole.
    findOffice() || process.env.SOFFICE_PATH ? null : 'libreoffice-writer-nogui',
  ].filter(Boolean);
  if (missing.length === 0 || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return;
  process.stderr.write(`Installing ${missing.join(' and ')} for the tests, from the system's packages.\n`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (args) => spawnSync('apt-get', args, { env, stdio: ['ignore', 2, 2], timeout: 600_000 }).status === 0;
  apt(['-qq', 'update']);
  // One at a time: a package that this system does not have keeps none of the others away.
  const failed = missing.filter((name) => !apt(['-qq', 'install', '-y', '--no-install-recommends', name]));
  if (failed.length > 0) {
    const what = failed.join(' and ');
    process.stderr.write(`${what} could not be installed; tests that need it are skipped, or fail when CI=true.\n`);
  }
}
