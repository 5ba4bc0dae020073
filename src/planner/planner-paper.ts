/** The activity planner as a paper: what is late, then the months ahead, each day with its reason. */
import { dayInWords, dayNumber, weekday } from '../calendar/day.ts';
import type { Instant } from '../kernel/define.ts';
import type { Block, Paper, Words } from '../paper/blocks.ts';
import { byMonth } from './by-month.ts';
import { kindWords, type PlanEntry } from './entry.ts';
import type { Planner } from './planner.ts';

export interface PlannerPaper {
  planner: Pick<Planner, 'name' | 'today' | 'until' | 'entries'>;
  /** Printed at the foot: "This document is classified as White". */
  footer: string;
  author: string;
  created: Instant;
}

export function plannerPaper({ planner, footer, author, created }: PlannerPaper): Paper {
  const { name, today, until } = planner;
  const entries = planner.entries.filter(({ aside }) => !aside);
  const late = entries.filter((one) => one.late);
  return {
    title: `${name}: activity planner`,
    under: [`${dayInWords(today)} to ${dayInWords(until)}`],
    footer,
    properties: {
      subject: `${name} activity planner`,
      author,
      keywords: ['planner', name],
      language: 'en-GB',
      created,
    },
    blocks: [
      ...(late.length > 0 ? section('Late', late) : []),
      ...byMonth(entries, { today, until }).flatMap((month) => section(month.name, month.entries)),
    ],
  };
}

function section(text: string, entries: readonly PlanEntry[]): Block[] {
  const heading: Block = { kind: 'heading', level: 1, text };
  if (entries.length === 0) return [heading, { kind: 'paragraph', words: 'Nothing is planned.' }];
  const rows = entries.map((entry): Words[] => [
    dayWords(entry),
    [{ text: `${kindWords[entry.kind]}: `, strong: true }, { text: entry.title }],
    entry.clause ? `${entry.why} (${entry.clause})` : entry.why,
  ]);
  return [heading, { kind: 'table', caption: text, head: ['Day', 'What', 'Why'], rows, widths: [0.2, 0.45, 0.35] }];
}

const days = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

/** "Friday 13 January 2017, 10:00 to 16:00". */
function dayWords({ day, starts, ends }: PlanEntry): string {
  const time = starts ? `, ${starts}${ends ? ` to ${ends}` : ''}` : '';
  return `${days[weekday(dayNumber(day))]} ${dayInWords(day)}${time}`;
}
