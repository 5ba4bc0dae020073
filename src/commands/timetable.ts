/** The command `timetable`. */
import type { Command } from 'commander';
import type { Config } from '../config.ts';
import { Refused } from '../kernel/problem.ts';
import type { Timetable } from '../timetable/timetable-of.ts';
import type { WhatIf } from '../timetable/what-if.ts';

// What works with the database is loaded by the command, not by `--help`.

interface Options {
  whatIf?: string;
  code?: string;
}

export function addTimetable(quorate: Command, config: Config): void {
  quorate
    .command('timetable')
    .description("print a proposal's timetable: each step with its day, the sum behind it and its clause")
    .argument('<ref>', 'the reference of the proposal')
    .option(
      '--what-if <step=date>',
      'what would move if a step, or an assessment by its reference, ended on another day',
    )
    .option('--code <id>', 'of which code; the first when not said')
    .action(async (ref: string, options: Options) => {
      process.stdout.write(await timetableText(config, ref, options));
    });
}

async function timetableText(config: Config, ref: string, { whatIf: asked, code: id }: Options): Promise<string> {
  const { openQuorate, operator } = await import('../open.ts');
  const { reading } = await import('../kernel/db.ts');
  const { timetableOf } = await import('../timetable/timetable-of.ts');
  const { supposedIn, whatIf } = await import('../timetable/what-if.ts');
  const supposed = asked === undefined ? null : supposedIn(asked);
  const { ledger, codes, today, close } = await openQuorate(config);
  try {
    const code = id ? codes.find((one) => one.id === id) : codes[0];
    if (!code) throw new Refused(`There is no code “${id}”. There are: ${codes.map((one) => one.id).join(', ')}.`);
    const at = { day: today(), known: null };
    const timetable = await reading(ledger.db, operator, (tx) => timetableOf(tx, ledger, { code, ref, at }));
    if (!timetable)
      throw new Refused(`${ref} has no timetable: it is not on record, is over, or is only spoken of so far.`);
    return supposed ? whatIfText(whatIf(timetable, supposed)) : stepsText(timetable);
  } finally {
    await close();
  }
}

export function stepsText({ ref, title, steps, problems, path, assumed, process }: Timetable): string {
  const under = `${path?.name ?? 'No path'}${assumed ? ' (reckoned with; none is determined)' : ''}, under ${process.name}`;
  const wide = Math.max(0, ...steps.map(({ name }) => name.length));
  const lines = steps.map(({ name, end, sum, clause, slack, critical, note }) => {
    const spare = slack === null ? '' : `, ${slack} WD to spare`;
    const indent = ' '.repeat(wide + 16);
    const said = `${sum}${clause ? ` (${clause})` : ''}${spare}`;
    return `${critical ? '*' : ' '} ${name.padEnd(wide)}  ${end ?? 'not known '}  ${said}${note ? `\n${indent}${note}` : ''}`;
  });
  const wrong = problems.map(({ sentence }) => `! ${sentence}`);
  return `${[`${ref}: ${title}`, under, '', ...lines, ...wrong, '', '* decides when the last step ends'].join('\n')}\n`;
}

export function whatIfText({ after, consequences }: WhatIf): string {
  const { moves, missed, holds, recover, summary } = consequences;
  const part = (title: string, lines: readonly string[]) =>
    lines.length > 0 ? ['', title, ...lines.map((one) => `  ${one}`)] : [];
  return `${[
    `${after.ref}: ${summary}`,
    ...part(
      'Moves:',
      moves.map(({ sentence }) => sentence),
    ),
    ...part('Missed:', missed),
    ...part('Holds:', holds),
    ...part('What could be won back:', recover),
    ...part(
      'Impossible:',
      after.problems.map(({ sentence }) => sentence),
    ),
    '',
    'Nothing was recorded.',
  ].join('\n')}\n`;
}
