#!/usr/bin/env node
/** The command `quorate`: set-up if needed, then src/cli.ts in this same process, so that signals reach it directly. */
import { constants } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { setUpOrSay } from './setup.mjs';
import { root } from './setup-lock.mjs';

await setUpOrSay();

// A signal that the program itself does not handle ends it through `exit`, where the database is let go; Node's own way
// of dying by a signal would skip that.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    if (process.listenerCount(signal) === 1) process.exit(128 + constants.signals[signal]);
  });
}
// npm hands a signal to the shell it started us through, and that dies without passing it on: an orphan takes it as sent.
if (process.env.npm_lifecycle_event) {
  const parent = process.ppid;
  setInterval(() => process.ppid === parent || process.kill(process.pid, 'SIGTERM'), 500).unref();
}
// `quorate export risk | head` closes our output early: that is the reader's right and no error of ours.
process.stdout.on('error', (error) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

const { register } = await import('tsx/esm/api');
// Named, because tsx would look for it where the user stands, and pages need its JSX setting.
register({ tsconfig: join(root, 'tsconfig.json') });
const { main } = await import(pathToFileURL(join(root, 'src', 'cli.ts')).href);
process.exitCode = await main(process.argv.slice(2));
