/** The command `status-report`. */
import { writeFile } from 'node:fs/promises';
import { type Command, Option } from 'commander';
import type { Config } from '../config.ts';
import type { Level } from '../kernel/define.ts';
import { Refused } from '../kernel/problem.ts';

// What works with the database or writes documents is loaded by the command, not by `--help`.

interface Options {
  asAt?: string;
  known?: string;
  format: 'text' | 'json' | 'pdf' | 'docx';
  out?: string;
  code?: string;
}

export function addStatusReport(quorate: Command, config: Config): void {
  quorate
    .command('status-report')
    .description(
      'print where every proposal stands: counts by stage, what came since the last meeting, what each waits for',
    )
    .option('--as-at <day>', 'what was true on this day (default: today)')
    .option('--known <day>', 'as known at the end of this day (default: all that is known)')
    .addOption(
      new Option('--format <format>', 'what kind of file').choices(['text', 'json', 'pdf', 'docx']).default('text'),
    )
    .option('--code <code>', 'which code, where there are several (default: the first)')
    .option('--out <file>', 'write to this file instead of the terminal')
    .action(async (options: Options) => {
      const bytes = await reportBytes(config, options);
      if (options.out === undefined) process.stdout.write(bytes);
      else
        await writeFile(options.out, bytes).catch(() => {
          throw new Refused(
            `${options.out} cannot be written. Check that its folder is there and that you may write in it.`,
          );
        });
    });
}

/** As an operator sees it: what is public and what is not. Throws Refused for a day or a code that is none. */
async function reportBytes(config: Config, options: Options): Promise<string | Uint8Array> {
  const { isDay } = await import('../kernel/decide.ts');
  for (const [option, day] of [
    ['--as-at', options.asAt],
    ['--known', options.known],
  ])
    if (day !== undefined && !isDay(day)) throw new Refused(`${option} takes a day such as 2016-12-09, not “${day}”.`);
  const { openQuorate, operator } = await import('../open.ts');
  const { reading } = await import('../kernel/db.ts');
  const { statusReport } = await import('../reports/status-report.ts');
  const { endOf } = await import('../web/view.ts');
  const { ledger, codes, today, close } = await openQuorate(config);
  try {
    const code = options.code === undefined ? codes[0] : codes.find(({ id }) => id === options.code);
    if (!code)
      throw new Refused(`There is no code “${options.code}”. There are: ${codes.map(({ id }) => id).join(', ')}.`);
    const at = { day: options.asAt ?? today(), known: options.known ? endOf(options.known) : null };
    const report = await reading(ledger.db, operator, (tx) => statusReport(tx, ledger, { code, at }));
    if (options.format === 'json') return `${JSON.stringify(report, null, 2)}\n`;
    if (options.format === 'text') return (await import('../reports/status-text.ts')).statusText(report);
    const { statusPaper } = await import('../reports/status-paper.ts');
    const levels = report.groups.flatMap(({ lines }) => lines.map(({ level }) => level));
    const footer = `This document is classified as ${code.levels[Math.max(0, ...levels) as Level].name}`;
    const paper = statusPaper({ report, footer, created: ledger.now() });
    if (options.format === 'docx') return (await import('../paper/write-docx.ts')).writeDocx(paper);
    return (await import('../paper/write-pdf.ts')).writePdf(paper);
  } finally {
    await close();
  }
}
