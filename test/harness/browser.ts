/** A real browser for the tests of test/browser. */
import { type Browser, chromium } from 'playwright-core';
import { findChromium } from '../../bin/programs.mjs';

const MISSING = 'No Chromium was found. Install chromium, or set CHROMIUM_PATH to one.';
/** Nothing is fetched behind our back, and it runs as root in a container. */
const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

/** Why browser tests are to be skipped, or false. In CI they are never skipped: there a missing browser is a failure. */
export function browserMissing(): string | false {
  if (findChromium() || process.env.CI === 'true') return false;
  return MISSING;
}

/** Close it in `afterAll`. */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error(MISSING);
  return chromium.launch({ executablePath, args: FLAGS });
}
