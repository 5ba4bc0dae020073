/** What minutes say of the code's parties: who was admitted, who changed category, who left. */
import type { Code } from '../../codes/code.ts';
import type { Found, PartyFact } from '../../minutes/proposal.ts';
import type { Paragraph } from '../../minutes/reading.ts';

export interface Know {
  categories: Code['partyCategories'];
}

type Read = Found<Omit<PartyFact, 'item'>>;

const ADMITTED = /\badmitted\b|\bacced(?:e|ed|ing)\b|\baccession of\b|\bnew\s+(?:[A-Z]+\s+)?part(?:y|ies)\b/i;
const COMPANY = /\b(?:Limited|Ltd\.?|LTD|plc|PLC|LLP|LLC|Inc\.?|GmbH|B\.?V\.?|S\.?A\.?|CIC)$/;
const LEFT =
  /\s+(?:has|have|had|was|were)?\s*(?:ceased to be|been expelled|expelled|withdrawn (?:from|as)|withdrew (?:from|as))\b/;
/** The code that is left, by the letters it is called by. */
const CODE = /\bwithdr(?:awn|ew) from the [A-Z]{2,}\b/;
/** Small words that may stand inside a name, never at its ends. */
const INSIDE = new Set(['of', 'and', 'for', 'the', '&', 'in', 'on']);

/** Facts of one sentence, bullet or row; `lead` introduces a bullet ("the following would be admitted:"). */
export function readParties(line: Paragraph, lead: string, know: Know): Read[] {
  if (know.categories.length === 0) return [];
  const said = { spans: line.spans, sure: 'likely' as const };
  const moved = categoryChange(line.text, know.categories);
  if (moved) return [{ ...moved, change: 'category', ...said }];
  const leaving = LEFT.exec(line.text);
  const leaver = leaving ? nameBefore(line.text.slice(0, leaving.index)) : null;
  // A company that "has withdrawn from the SEC" needs no word for what it was; anyone may withdraw from a project.
  const left = /\bpart(?:y|ies)\b/i.test(line.text) || (COMPANY.test(leaver ?? '') && CODE.test(line.text));
  if (leaver && left) return [{ name: leaver, category: null, change: 'withdrawn', ...said }];
  if (!ADMITTED.test(`${lead} ${line.text}`)) return [];
  return admittedIn(line, ADMITTED.test(line.text), know.categories).map((one) => ({
    ...one,
    change: 'admitted',
    ...said,
  }));
}

/** The code's name for a category as printed: "Other Parties" → "Other Party". Null where it is none. */
export function categoryOf(printed: string, categories: Code['partyCategories']): string | null {
  const plain = (text: string) =>
    text
      .toLowerCase()
      .replace(/\bcategory\b|[().,;]/g, ' ')
      .replace(/ies\b/g, 'y')
      .replace(/s\b/g, '')
      .replace(/\s+/g, ' ')
      .trim();
  const bare = (text: string) => plain(text).replace(/ party$/, '');
  const found =
    categories.find((one) => [one.name, ...one.aliases].some((name) => plain(name) === plain(printed))) ??
    categories.find((one) => [one.name, ...one.aliases].some((name) => bare(name) === bare(printed)));
  return found?.name ?? null;
}

function admittedIn(line: Paragraph, saysSo: boolean, categories: Code['partyCategories']) {
  const [first, second] = line.cells ?? [];
  if (first && second && categoryOf(second, categories))
    return [{ name: first, category: categoryOf(second, categories) }];
  const found: { name: string; category: string | null }[] = [];
  // Where a list was joined into one text each name still stands before its category in brackets.
  for (const match of line.text.matchAll(/([^()\n•]+?)\s*(?:\(([^()]+)\)|\s[–—-]\s+([^()\n•;]+))(?=[\s;,.]|$)/g)) {
    const category = categoryOf((match[2] ?? match[3])!, categories);
    const name = category && (line.kind === 'bullet' ? cleaned(match[1]!) : nameBefore(match[1]!));
    if (name) found.push({ name, category });
  }
  if (found.length > 0) return found;
  const alone = line.kind === 'bullet' ? cleaned(line.text) : saysSo ? nameBefore(line.text.split(ADMITTED)[0]!) : null;
  return alone && COMPANY.test(alone) ? [{ name: alone, category: null }] : [];
}

function categoryChange(text: string, categories: Code['partyCategories']) {
  const how =
    /\s+(?:has|have|had)?\s*(?:declared (?:itself|themselves|that it is|that they are)(?: to be| as)?|(?:changed|moved) (?:its|their)?\s*(?:party )?(?:category)?\s*(?:from .+? )?(?:to|as)|been re-?(?:categorised|classified) (?:from .+? )?(?:as|to)|become|became)\s+(?:an?\s+|the\s+)?/i;
  const match = how.exec(text);
  const name = match && nameBefore(text.slice(0, match.index));
  if (!match || !name) return null;
  const words = text.slice(match.index + match[0].length).split(/[\s,;.]+/);
  for (let count = Math.min(5, words.length); count > 0; count--) {
    const category = categoryOf(words.slice(0, count).join(' '), categories);
    if (category) return { name, category };
  }
  return null;
}

/** The run of capitalised words that ends the text: "noted that Oak Mill Limited" → "Oak Mill Limited". */
function nameBefore(text: string): string | null {
  const words = cleaned(text)
    .replace(/^.*[:;]\s*/s, '')
    .split(/\s+/)
    .filter((word) => !/^(?:has|have|had|was|were|is|are|would|will|be|been|also)$/.test(word));
  let from = words.length;
  while (from > 0 && (/^(?:[A-Z0-9(&]|plc$)/.test(words[from - 1]!) || INSIDE.has(words[from - 1]!))) from--;
  // A comma ends the name before it in a list: "Elm Ltd (…), Oak Ltd".
  const run = words
    .slice(from)
    .join(' ')
    .replace(/^.*,\s*/, '')
    .split(' ');
  while (run.length > 0 && (INSIDE.has(run[0]!.toLowerCase()) || run[0] === 'The')) run.shift();
  return run.join(' ') || null;
}

function cleaned(text: string): string {
  return text
    .replace(/^[\s,;•*-]+|[\s,;.]+$/g, '')
    .replace(/^and\s+/, '')
    .replace(/;?\s+and$/, '')
    .trim();
}
