/**
 * The process that lays out papers. Plain JavaScript, so that it starts in a few hundredths of a second: it is thrown
 * away when it has done enough, takes too long or grows too large. It reads no file but the style and the fonts, and
 * what people wrote reaches it as data only.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';

const here = dirname(fileURLToPath(import.meta.url));
const fonts = join(dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json')), 'standard_fonts');
const faces = ['Regular', 'Bold', 'Italic', 'BoldItalic'];
const styles = {
  paper: readFileSync(join(here, 'paper.typ'), 'utf8'),
  stamps: readFileSync(join(here, 'stamps.typ'), 'utf8'),
};
/** Stamps are laid over pages that have their own tags. */
const output = { paper: { pdfStandard: 'ua-1' }, stamps: { pdfTags: false } };
const compiler = NodeCompiler.create({
  workspace: here,
  fontArgs: [{ fontBlobs: faces.map((face) => readFileSync(join(fonts, `LiberationSans-${face}.ttf`))) }],
});

/** Laying out blocks this thread; another one looks at the clock of our parent's life and at our size. */
const most = Number(process.argv[2]);
new Worker(
  `const { workerData } = require('node:worker_threads');
  setInterval(() => {
    if (process.memoryUsage.rss() > workerData.most) process.kill(process.pid, 'SIGKILL');
    if (process.ppid !== workerData.parent) process.kill(process.pid, 'SIGKILL');
  }, 50);`,
  { eval: true, workerData: { most, parent: process.ppid } },
).unref();

process.on('message', ({ paper, style }) => {
  process.send(typeset(paper, style));
});
process.on('disconnect', () => process.exit());

function typeset(paper, style) {
  try {
    const made = compiler.compile({ mainFileContent: styles[style], inputs: { paper } });
    if (made.hasError()) {
      return { problem: JSON.stringify(made.takeError()?.shortDiagnostics ?? 'unknown').slice(0, 2000) };
    }
    return { pdf: compiler.pdf(made.result, output[style]).toString('base64') };
  } catch (error) {
    return { problem: String(error.message ?? error), missing: unprintable(String(error.message ?? error)) };
  } finally {
    compiler.evictCache(0);
  }
}

/** The text that no font could show, as the compiler's complaint quotes it: the text `"漢"`, or `"\u{200d}"`. */
function unprintable(message) {
  const found = [...message.matchAll(/the text `\\*"(.+?)\\*"`/g)].map((match) => match[1]);
  return found.map((text) => text.replace(/\\+u\{([0-9a-f]+)\}/g, (_, hex) => String.fromCodePoint(parseInt(hex, 16))));
}
