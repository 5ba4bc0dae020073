/** The other programs that open what we write: poppler's for PDF, LibreOffice for Word. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, extname, join } from 'node:path';
import { findOffice, findPoppler } from '../../bin/programs.mjs';

type Poppler = 'pdftotext' | 'pdfinfo' | 'pdffonts' | 'pdftoppm';

/** Why tests are to be skipped that need it, or false. In CI they are never skipped: there a missing program is a failure. */
export function popplerMissing(): string | false {
  return missing(findPoppler('pdftotext'), 'poppler-utils was not found. Install it.');
}

export function officeMissing(): string | false {
  return missing(findOffice(), 'LibreOffice was not found. Install libreoffice-writer, or set SOFFICE_PATH to it.');
}

function missing(found: string | null, why: string): string | false {
  return found || process.env.CI === 'true' ? false : why;
}

/** What the program says of the file. */
export function poppler(program: Poppler, pdf: Uint8Array, args: readonly string[] = []): string {
  return within((folder) => {
    const file = join(folder, 'paper.pdf');
    writeFileSync(file, pdf);
    const output = program === 'pdftotext' ? ['-'] : [];
    return run(findPoppler(program) ?? program, [...args, file, ...output], folder);
  });
}

/** The file as LibreOffice saves it in another format: "pdf", "txt:Text (encoded):UTF8", "odt". */
export function converted(bytes: Uint8Array, name: string, format: string): Uint8Array {
  return within((folder) => {
    writeFileSync(join(folder, name), bytes);
    const home = `-env:UserInstallation=file://${join(folder, 'home')}`;
    const args = [home, '--headless', '--convert-to', format, '--outdir', join(folder, 'out'), join(folder, name)];
    run(findOffice() ?? 'soffice', args, folder);
    const made = `${basename(name, extname(name))}.${format.split(':')[0]}`;
    return new Uint8Array(readFileSync(join(folder, 'out', made)));
  });
}

function within<T>(work: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'quorate-paper-'));
  try {
    return work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function run(file: string, args: readonly string[], cwd: string): string {
  const ended = spawnSync(file, args, { cwd, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024, timeout: 120_000 });
  if (ended.status !== 0) throw new Error(`${file} ends with ${ended.status}: ${ended.stderr}`);
  return ended.stdout;
}
