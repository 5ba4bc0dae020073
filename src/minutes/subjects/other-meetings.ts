/** Meetings of other bodies that minutes speak of: "the Oven Group (OG) meetings held on 8th and 9th November 2031". */
import type { PrintedDate } from '../dates.ts';

export interface SpokenMeeting {
  /** Its abbreviation where printed, else its name as printed. */
  body: string;
  /** ISO day. */
  date: string;
  start: number;
  end: number;
}

const CAPITAL = "[A-Z][\\w&’'-]*";
const NAME = `(?:${CAPITAL}|[a-z]+-[a-z]+)(?:\\s+(?:(?:and|of|for|the)\\s+)?(?:${CAPITAL}|administrator|committee|board|group)){0,9}`;
const HELD = new RegExp(
  `(${NAME})(?:\\s+\\(([A-Z][\\w &-]*)\\))?\\s+meetings?\\s+(?:(?:was|were|is|will be|to be|that was|which was|will|took|take)\\s+)*(?:also\\s+)?(?:held|take place|taken place|took place|place|scheduled(?: for)?|due)?\\s*(?:on|of)\\s+(?:the\\s+)?`,
  'g',
);
const OWN = /^(?:The|A|An|Last|Next|Latest|First|Second|Previous|Following|This|These|Its|At|During|In)\s+/;

/** `printed` are the dates of the text; `own` names the body whose minutes these are: its own meetings are not another's. */
export function findMeetings(
  text: string,
  printed: readonly PrintedDate[],
  own: (name: string) => boolean,
): SpokenMeeting[] {
  const dates = printed.filter((one) => one.date.length === 10);
  if (dates.length === 0) return [];
  const found: SpokenMeeting[] = [];
  for (const match of text.matchAll(HELD)) {
    const end = match.index + match[0].length;
    const body = match[2] ?? trimmed(match[1]!);
    if (body === '' || own(body)) continue;
    const first = dates.find(
      (one) => one.start === end || (one.start > end && /^\s*$/.test(text.slice(end, one.start))),
    );
    if (!first) continue;
    for (const day of dates.filter((one) => one.start === first.start))
      found.push({ body, date: day.date, start: match.index, end: day.end });
  }
  return found;
}

function trimmed(name: string): string {
  let body = name;
  while (OWN.test(body)) body = body.replace(OWN, '');
  return body.replace(/^(?:The|A|An|Next|Last|Latest)$/, '');
}
