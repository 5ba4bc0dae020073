/** The command `planner`. */
import { writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import type { Config } from '../config.ts';
import { Refused } from '../kernel/problem.ts';

// What works with the database is loaded by the command, not by `--help`.

interface Options {
  months: string;
  ics?: string;
}

export function addPlanner(quorate: Command, config: Config): void {
  quorate
    .command('planner')
    .description('print the months ahead of a body: its meetings, paper days, actions due and everything else dated')
    .argument('<body>', 'its reference, such as panel')
    .option('--months <n>', 'how many months ahead, from 1 to 24', '3')
    .option('--ics <file>', 'write it as a calendar file instead')
    .action(async (body: string, options: Options) => {
      const months = Number(options.months);
      if (!Number.isInteger(months) || months < 1 || months > 24)
        throw new Refused('--months takes a whole number from 1 to 24.');
      const text = await plannerText(config, { body, months, calendar: options.ics !== undefined });
      if (options.ics === undefined) process.stdout.write(text);
      else
        await writeFile(options.ics, text).catch(() => {
          throw new Refused(
            `${options.ics} cannot be written. Check that its folder is there and that you may write in it.`,
          );
        });
    });
}

interface Asked {
  body: string;
  months: number;
  calendar: boolean;
}

/** As an operator sees it: what is public and what is not. Throws Refused for a body that is not there. */
async function plannerText(config: Config, { body, months, calendar }: Asked): Promise<string> {
  const { openQuorate, operator } = await import('../open.ts');
  const { reading } = await import('../kernel/db.ts');
  const { plannerOf, sequences } = await import('../planner/planner.ts');
  const { plannerFeed } = await import('../planner/planner-feed.ts');
  const { Absent } = await import('../kernel/problem.ts');
  const { ledger, codes, today, close } = await openQuorate(config);
  try {
    const code = codes[0];
    if (!code) throw new Refused('No code is configured. Add a folder to codes/.');
    return await reading(ledger.db, operator, async (tx) => {
      const planner = await plannerOf(tx, ledger, { code, at: { day: today(), known: null }, body, months });
      if (!calendar) return linesOf(planner);
      return plannerFeed({
        planner,
        code: { id: code.id, zone: code.zone ?? 'Europe/London' },
        sequences: await sequences(tx, code.id, planner.entries),
        stamp: ledger.now(),
      });
    });
  } catch (error) {
    if (!(error instanceof Absent)) throw error;
    const ids = codes[0]?.bodies.map(({ id }) => id).join(', ');
    throw new Refused(`There is no body “${body}”. There are: ${ids}.`);
  } finally {
    await close();
  }
}

type Planner = Awaited<ReturnType<typeof import('../planner/planner.ts').plannerOf>>;

function linesOf({ name, today, until, entries }: Planner): string {
  const lines = entries
    .filter(({ aside }) => !aside)
    .map(({ day, starts, title, why, clause, late }) => {
      const when = `${day}${starts ? ` ${starts}` : '      '}`;
      return `${when}  ${late ? 'LATE  ' : ''}${title}\n${' '.repeat(18)}${why}${clause ? ` (${clause})` : ''}`;
    });
  return `${[`${name}, ${today} to ${until}`, '', ...(lines.length > 0 ? lines : ['Nothing is planned.'])].join('\n')}\n`;
}
