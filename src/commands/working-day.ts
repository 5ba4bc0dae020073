/** The command `working-day`: a sum of Working Days, in words. Needs no database. */
import type { Command } from 'commander';
import type { Config } from '../config.ts';
import { Refused } from '../kernel/problem.ts';

export function addWorkingDay(quorate: Command, _config: Config): void {
  quorate
    .command('working-day')
    .description('count Working Days from a day: the day, the sum, and every holiday stepped over')
    .argument('<date>', 'day 0, such as 2016-12-09')
    .argument('<count>', 'how many Working Days after it, or before it where negative: 23, +23, -5')
    .option('--code <id>', 'whose calendar is counted by; the first code when not said')
    .action(async (date: string, count: string, { code }: { code?: string }) => {
      process.stdout.write(await sumText(date, count, code));
    });
}

/** Throws Refused for a day, a count or a code that is none. */
export async function sumText(date: string, count: string, id?: string): Promise<string> {
  const { calendarOf, explain, isWorkingDay } = await import('../calendar/calendar.ts');
  const { weekday, dayNumber } = await import('../calendar/day.ts');
  const { loadCodes } = await import('../codes/load.ts');
  const codes = await loadCodes();
  const code = id ? codes.find((one) => one.id === id.toLowerCase()) : codes[0];
  if (!code)
    throw new Refused(
      codes.length === 0
        ? 'No code is configured. Add a folder to codes/.'
        : `There is no code “${id}”. There are: ${codes.map((one) => one.id).join(', ')}.`,
    );
  if (!/^[+-]?\d{1,4}$/.test(count))
    throw new Refused(`“${count}” is not a number of Working Days. Write it as 23, +23 or -5.`);
  const calendar = calendarOf(code.calendar);
  const { result, words, skippedWords } = explain(calendar, date, Number(count));
  const name = weekdays[weekday(dayNumber(result))];
  const zero = isWorkingDay(calendar, date) ? '' : `${date} is no Working Day itself; counting starts from the next.`;
  const lines = [`${result} ${name}`, words, skippedWords, zero, `Calendar of ${code.short}: ${calendar.division}.`];
  return `${lines.filter(Boolean).join('\n')}\n`;
}

const weekdays = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ');
