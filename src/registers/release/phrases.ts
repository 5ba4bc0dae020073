/** What minutes call releases: by the month they are planned for, or by their number. */
import type { Found, ReleaseFact } from '../../minutes/proposal.ts';
import type { Paragraph } from '../../minutes/reading.ts';

export interface Know {
  /** References that the house style calls releases. */
  refs(text: string): { ref: string; start: number; end: number }[];
  days(text: string): { date: string; start: number }[];
}

const MONTH =
  '(?:January|February|March|April|May|June|July|August|September|October|November|December)\\s+(?:19|20)\\d\\d';
/** "the November 2031 Release", and both months of "from June 2031 to the November 2031 Release". */
const BY_MONTH = new RegExp(
  `\\b(?:from\\s+(${MONTH})\\s+to\\s+the\\s+)?(${MONTH})\\s+(?:[A-Z]{2,}\\s+)?[Rr]eleases?\\b`,
  'g',
);
const BY_NUMBER = /\b[Rr]elease\s+R?(\d+\.\d+)\b/g;

/** Each release named in the line, once: "November 2031", "R1.3" ("Release 1.3" is the same one). */
export function readReleases(line: Paragraph, know: Know): Found<Omit<ReleaseFact, 'item'>>[] {
  const named = new Map<string, { start: number; end: number }>();
  const put = (name: string, start: number, end: number) => {
    // A placeholder, "R1.x", stands for several and is none.
    if (!/x$/i.test(name) && !named.has(name)) named.set(name, { start, end });
  };
  for (const match of line.text.matchAll(BY_MONTH)) {
    for (const month of match.slice(1)) if (month) put(tidy(month), match.index, match.index + match[0].length);
  }
  for (const match of line.text.matchAll(BY_NUMBER)) put(`R${match[1]}`, match.index, match.index + match[0].length);
  for (const { ref, start, end } of know.refs(line.text))
    put(tidy(ref.replace(/\s+(?:[A-Z]+\s+)?releases?$/i, '')), start, end);
  const days = know.days(line.text).filter(({ date }) => date.length === 10);
  return [...named].map(([name, at]) => {
    // The day is told of the release named last before it.
    const next = Math.min(
      line.text.length,
      ...[...named.values()].filter(({ start }) => start > at.start).map((one) => one.start),
    );
    const day = days.find(({ start }) => start >= at.end && start < next && LIVE.test(line.text.slice(at.end, start)));
    return { name, ...(day ? { live: day.date } : {}), spans: line.spanOf(at.start, at.end), sure: 'likely' };
  });
}

/** Between a release and the day on which it went live, or is to: "has been live in every Region since", "was complete on". */
const LIVE =
  /^(?:(?!\b(?:not|consult\w*|plan|test\w*|defects?)\b)[^.;:])*\b(?:live|complete(?:d)?|concluded|implemented|launched|deployed|took effect)\b(?:(?!\b(?:not|by)\b)[^.;:,]){0,60}?\b(?:on|since|from)\s+(?:the\s+)?$/i;

function tidy(name: string): string {
  return name.replace(/\s+/g, ' ').trim();
}
