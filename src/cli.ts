/** The command line: every command works on the data folder, with or without a server running on it. */
import { readFile, stat, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { Command, CommanderError, Option } from 'commander';
import { loadCodes } from './codes/load.ts';
import { addAgenda } from './commands/agenda.ts';
import { addMinutes } from './commands/minutes.ts';
import { addModification } from './commands/modification.ts';
import { addPack } from './commands/pack.ts';
import { addPlanner } from './commands/planner.ts';
import { addRecount } from './commands/recount.ts';
import { addStatusReport } from './commands/status-report.ts';
import { addTimetable } from './commands/timetable.ts';
import { addWorkingDay } from './commands/working-day.ts';
import { type Config, describeSettings, readConfig } from './config.ts';
import { Absent, Refused } from './kernel/problem.ts';
import { LARGEST_FILE, readDocument } from './paper/read.ts';

// The rest is loaded by the command that needs it: `--help` and a dry run should not wait for a database driver.

const out = (line: string) => process.stdout.write(`${line}\n`);
const err = (line: string) => process.stderr.write(`${line}\n`);

/** Runs one command. Returns the exit status: 0 done, 1 refused (the sentences say why), 2 not understood. */
export async function main(argv: readonly string[]): Promise<number> {
  try {
    await program(readConfig(process.env)).parseAsync(argv, { from: 'user' });
    return Number(process.exitCode ?? 0);
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    if (error instanceof Refused) for (const one of error.problems) err(one.sentence);
    else if (error instanceof Absent) err(error.message);
    else {
      err('Something went wrong inside Quorate; nothing was half done. Set QUORATE_DEBUG=1 to see the details.');
      if (process.env.QUORATE_DEBUG) console.error(error);
    }
    return 1;
  }
}

function program(config: Config): Command {
  const quorate = new Command('quorate')
    .description('The system of record for an industry code: meetings, decisions, registers, minutes.')
    .showHelpAfterError('(quorate --help explains)')
    .exitOverride()
    .addHelpText('after', `\n${describeSettings()}\n\nDays are written 2016-12-09.`);
  quorate
    .command('start')
    .description('serve the pages, and print their address (this is what npm start does)')
    .action(async () => {
      const { startServer } = await import('./main.ts');
      await startServer(config, out);
    });
  addImport(quorate, config);
  addExport(quorate, config);
  addAgenda(quorate, config);
  addPack(quorate, config);
  addMinutes(quorate, config);
  addPlanner(quorate, config);
  addModification(quorate, config);
  addTimetable(quorate, config);
  addStatusReport(quorate, config);
  addRecount(quorate, config);
  addWorkingDay(quorate, config);
  quorate
    .command('verify')
    .description(
      'check the whole log: every entry, its place in the tree, every signature, and the registers against it',
    )
    .action(async () => (await import('./verify.ts')).verify(config, out));
  quorate
    .command('migrate')
    .description('bring the database up to date, and say what was done')
    .action(async () => {
      const { openQuorate } = await import('./open.ts');
      const opened = await openQuorate(config, err);
      out(opened.migrated.length > 0 ? `Applied: ${opened.migrated.join(', ')}.` : 'The database is up to date.');
      await opened.close();
    });
  quorate
    .command('seed-demo')
    .description('import the sample minutes')
    .action(async () => {
      const { openQuorate } = await import('./open.ts');
      const { seedDemo } = await import('./seed-demo.ts');
      const opened = await openQuorate(config, err);
      const names = await seedDemo(opened, { onlyWhenEmpty: false }).finally(() => opened.close());
      out(
        names.length > 0
          ? `Accepted: ${names.join(', ')}.`
          : 'The sample minutes were already there. Nothing was changed.',
      );
    });
  quorate
    .command('sign-in-link')
    .description('print a fresh one-time link for the administrator')
    .action(async () => {
      const { openQuorate } = await import('./open.ts');
      const { administratorLink } = await import('./web/session.ts');
      const { addressOf } = await import('./main.ts');
      const { ledger, close } = await openQuorate(config, err);
      const token = await administratorLink(ledger.db, ledger.now()).finally(close);
      out(`${await addressOf(config)}/sign-in/${token}`);
    });
  return quorate;
}

interface ImportOptions {
  accept?: boolean;
  dryRun?: boolean;
  json?: boolean;
}

function addImport(quorate: Command, config: Config): void {
  quorate
    .command('import')
    .description('read minutes (text, Markdown, docx, PDF) and keep them for review on the page')
    .argument('<file>', 'the minutes of one meeting')
    .option('--accept', 'record at once what was read; open questions stay open')
    .option('--dry-run', 'only say what was read; needs no database, changes nothing')
    .option('--json', 'with --dry-run: print the whole proposal as one JSON object')
    .action(async (file: string, options: ImportOptions) => {
      const document = await readDocument(await bytesOf(file), basename(file));
      if (options.json && !options.dryRun)
        throw new Refused('--json goes with --dry-run. Add --dry-run, or leave --json out.');
      if (options.dryRun) {
        const { dryImport } = await import('./dry-import.ts');
        out(dryImport(document, await loadCodes(), options.json === true));
      } else {
        const { importMinutes } = await import('./import.ts');
        await importMinutes(config, document, options.accept === true, out);
      }
    });
}

/** The file's bytes; its size is looked at first, so a huge one is refused without being read. */
async function bytesOf(file: string): Promise<Uint8Array> {
  const found = await stat(file).catch(() => null);
  if (!found?.isFile()) throw new Refused(`There is no file ${file}. Check the name.`);
  if (found.size > LARGEST_FILE) {
    const size = Math.ceil(found.size / 1024 / 1024);
    throw new Refused(
      `${basename(file)} is ${size} MB, and files up to 20 MB can be read. Save it without its pictures, or in parts, and import it again.`,
    );
  }
  return readFile(file).catch(() => {
    throw new Refused(`${file} cannot be read. Check that you may open it.`);
  });
}

interface ExportOptions {
  format: 'csv' | 'json' | 'xlsx';
  asAt?: string;
  known?: string;
  out?: string;
}

function addExport(quorate: Command, config: Config): void {
  quorate
    .command('export')
    .description('print a register as a file: what is public and what is not, as an operator sees it')
    .argument('<register>', 'such as action, modification or risk')
    .addOption(new Option('--format <format>', 'what kind of file').choices(['csv', 'json', 'xlsx']).default('csv'))
    .option('--as-at <day>', 'what was true on this day (default: today)')
    .option('--known <day>', 'as known at the end of this day (default: all that is known)')
    .option('--out <file>', 'write to this file instead of the terminal')
    .action(async (register: string, options: ExportOptions) => {
      const { exportBytes } = await import('./export-command.ts');
      const bytes = await exportBytes(config, register, options);
      if (options.out) await writeOut(options.out, bytes);
      else process.stdout.write(bytes);
    });
}

async function writeOut(file: string, bytes: Uint8Array): Promise<void> {
  await writeFile(file, bytes).catch(() => {
    throw new Refused(`${file} cannot be written. Check that its folder is there and that you may write in it.`);
  });
}
