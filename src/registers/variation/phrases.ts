/** What minutes say of transitional variations: their names, when they end, and what is to become of them. */
import type { Found, VariationFact } from '../../minutes/proposal.ts';
import type { Paragraph } from '../../minutes/reading.ts';

export interface Know {
  /** Dates with the words they are printed in. */
  days(text: string): { printed: string; start: number; end: number }[];
}

type Read = Found<Omit<VariationFact, 'item'>>;

const NAME = '[A-Z][\\w’-]*(?:\\s+(?:[A-Z(][\\w()’-]*|[a-z]+fiers?)){0,6}';
const NAMES = `${NAME}(?:(?:,\\s+|\\s+and\\s+|,\\s+and\\s+)(?:the\\s+)?${NAME}){0,5}`;
const NAMED: readonly RegExp[] = [
  new RegExp(
    `[Vv]ariations?\\s+(?:in relation to|in respect of|relating to|related to|regarding|concerning|on|for)\\s+(?:the\\s+)?(?:use of\\s+)?(${NAMES})`,
    'g',
  ),
  /[Vv]ariations?\s+\((?:the\s+)?([A-Z][^()]*(?:\([^()]*\))?[^()]*)\)/g,
  new RegExp(`(?:the|The)\\s+(${NAMES})\\s+(?:[Tt]ransitional\\s+)?[Vv]ariations?\\b`, 'g'),
];

/** One fact for each variation the line names. Words that only say how long the item's variations run name none. */
export function readVariations(line: Paragraph, know: Know): Read[] {
  const found = new Map<string, Read>();
  for (const pattern of NAMED) {
    for (const match of line.text.matchAll(pattern)) {
      for (const name of namesIn(match[1]!)) {
        const key = keyOf(name);
        if (!found.has(key)) found.set(key, { name, ...fateIn(line.text, know), spans: line.spans, sure: 'likely' });
      }
    }
  }
  return [...found.values()];
}

/** The end that a sentence gives to all variations it speaks of: "currently set to June 2031". As printed. */
export function endIn(text: string, know: Know): string | null {
  if (!/\bvariations?\b/i.test(text)) return null;
  const words =
    /\b(?:set to|ends? (?:date )?(?:in|on|of|at)|expir\w+ (?:in|on)|until|from)\s+(?:the\s+)?(?:end of\s+)?$/i;
  return know.days(text).find((one) => words.test(text.slice(0, one.start)))?.printed ?? null;
}

/** By which two names are the same variation: the abbreviation in it, "EUI-64", or the name itself. */
export function keyOf(name: string): string {
  return /\b[A-Z]{3,}[A-Z0-9]*(?:-\d+)?\b/.exec(name)?.[0] ?? name.toLowerCase();
}

function fateIn(text: string, know: Know): Pick<VariationFact, 'end' | 'change'> {
  const dates = know.days(text);
  const to = dates.find((one) => /\b(?:to|until)\s+(?:the\s+)?(?:end of\s+)?$/i.test(text.slice(0, one.start)));
  const from = dates.find((one) => /\bfrom\s+(?:the\s+)?$/i.test(text.slice(0, one.start)));
  const moved = to && from ? `, to ${to.printed}` : '';
  return { end: from?.printed ?? endIn(text, know), change: `${fateOf(text)}${moved}` };
}

function fateOf(text: string): string {
  if (/\btoo (?:soon|early)\b|\bnot\s+(?:yet\s+)?(?:to\s+)?(?:be\s+)?consult/i.test(text))
    return 'not yet to be consulted on';
  if (/\bconsult/i.test(text)) return 'to be consulted on';
  if (/\b(?:extend|extension|postpone)/i.test(text)) return 'to be extended';
  if (/\b(?:ended|expired|lapsed|removed)\b/i.test(text)) return 'ended';
  return 'mentioned';
}

/** "SSI and EUI-64 (User ID)" are two; an "Issue" or "variation" at the end is no part of a name. */
function namesIn(words: string): string[] {
  return words
    .split(/\s*,\s*(?:and\s+)?|\s+and\s+/)
    .map((name) =>
      name
        .replace(/^the\s+/i, '')
        .replace(/\s+(?:[Ii]ssue|[Vv]ariation)s?$/, '')
        .trim(),
    )
    .filter((name) => name !== '' && !/^(?:Transitional|Following|The|These|Two)\b/.test(name));
}
