/** An agenda as plain text, for a terminal or a letter. Pure. */
import { dayInWords } from '../calendar/day.ts';
import type { Row } from '../kernel/read.ts';
import { type Entry, inParts, timesOf } from './entry.ts';
import type { PaperDay } from './planning.ts';
import type { Waiting } from './waiting.ts';

interface Line {
  number: string;
  time: string;
  title: string;
  /** "for decision, presented by SECAS, 15 minutes". */
  about: readonly string[];
  under: readonly string[];
}

function head({ meeting, day }: Waiting, paperDay: PaperDay, what: string): string[] {
  const { starts_at, place } = meeting.fields;
  return [
    `${what} of ${meeting.title}`,
    [dayInWords(day), starts_at, place].filter(Boolean).join(', '),
    `Papers out by ${dayInWords(paperDay.day)} (${paperDay.sum}${paperDay.clause ? `, ${paperDay.clause}` : ''})`,
    '',
  ];
}

function lineText({ number, time, title, about, under }: Line): string[] {
  const indent = ' '.repeat(12);
  return [
    `${number.padStart(4)}  ${time.padEnd(6)}${title}`,
    ...[about.filter(Boolean).join(', '), ...under].filter(Boolean).map((one) => indent + one),
  ];
}

const aboutItem = (purpose: unknown, presenter: unknown, minutes: unknown) => [
  purpose ? `for ${purpose}` : '',
  presenter ? `presented by ${presenter}` : '',
  minutes ? `${minutes} minutes` : '',
];

/** The issued agenda, with the papers of each item. */
export function agendaText(
  waiting: Waiting,
  { items, papers, paperDay }: { items: readonly Row[]; papers: readonly Row[]; paperDay: PaperDay },
): string {
  const lines = items
    .filter((item) => item.state !== 'withdrawn')
    .flatMap((item) => {
      const { number, starts_at, purpose, presenter, minutes_planned } = item.fields;
      const own = papers.filter((one) => one.fields.item === item.ref && one.state !== 'withdrawn');
      return lineText({
        number: String(number ?? ''),
        time: String(starts_at ?? ''),
        title: item.title,
        about: aboutItem(purpose, presenter, minutes_planned),
        under: own.map((one) => `${one.ref}  ${one.title}`),
      });
    });
  return [...head(waiting, paperDay, 'Agenda'), ...lines, ''].join('\n');
}

/** What is being drawn up, or what the records alone give: each item with why it is there. */
export function draftText(
  waiting: Waiting,
  { entries, paperDay }: { entries: readonly Entry[]; paperDay: PaperDay },
): string {
  const { open, closed } = inParts(entries, waiting.working);
  const all = [...open, ...closed];
  const starts = waiting.meeting.fields.starts_at;
  const times = timesOf(all, typeof starts === 'string' ? starts : null);
  const lines = all.flatMap((entry, index) =>
    lineText({
      number: index < open.length ? String(index + 1) : `C${index - open.length + 1}`,
      time: times[index] ?? '',
      title: entry.title,
      about: aboutItem(entry.purpose, entry.presenter, entry.minutes),
      under: [...entry.why, ...entry.because.map((one) => `${one.register} ${one.ref}: ${one.why}`)],
    }),
  );
  return [...head(waiting, paperDay, 'First draft of the agenda'), ...lines, ''].join('\n');
}
