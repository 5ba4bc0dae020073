/**
 * What the text of a body's terms of reference says in figures, held against what the body's record and the code say:
 * meetings go by the record, so a text that says otherwise is a mistake in one of the two. Pure.
 */
import type { Code, QuorumRule } from '../codes/code.ts';
import { categoryKey } from './category.ts';
import type { BodyRules } from './rules-of.ts';
import type { CategorySeats } from './seating.ts';

/** A figure with the sentence it was read in. */
export interface Read<T> {
  value: T;
  sentence: string;
}

export interface Terms {
  quorum: Read<QuorumRule> | null;
  /** Working Days. */
  notice: Read<number> | null;
  seats: { category: string; seats: Read<number> }[];
}

export interface Check {
  about: string;
  /** As the text has it; null where it says nothing that can be read. */
  text: string | null;
  /** As meetings go by it. */
  record: string | null;
  sentence: string | null;
  agrees: boolean;
}

const numbers = 'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen'.split(
  ' ',
);
const NUMBER = `(\\d{1,3}|${numbers.join('|')})`;
const shares: readonly [RegExp, readonly [number, number]][] = [
  [/\b(?:two[- ]thirds|2\/3)\b/i, [2, 3]],
  [/\b(?:three[- ]quarters|3\/4|75\s?%|75 per cent)\b/i, [3, 4]],
  [/\b(?:one[- ]third|a third|1\/3)\b/i, [1, 3]],
  [/\b(?:one[- ]half|half|1\/2|50\s?%|50 per cent)\b/i, [1, 2]],
];

const numberIn = (word: string): number => (/^\d/.test(word) ? Number(word) : numbers.indexOf(word.toLowerCase()));

/** @param categories whom the body's seats speak for, as the code names them */
export function readTerms(text: string, categories: readonly string[]): Terms {
  const sentences = text
    .split(/\n\s*\n|(?<=[.;])\s+(?=[A-Z\d(])/)
    .map((one) => one.replace(/\s+/g, ' ').trim())
    .filter((one) => one !== '');
  return {
    quorum: first(
      sentences.filter((one) => /\bquor(?:um|ate)\b/i.test(one)),
      quorumIn,
    ),
    notice: first(
      sentences.filter((one) => /\bnotice\b/i.test(one) && /\bworking days?\b/i.test(one)),
      noticeIn,
    ),
    seats: categories.flatMap((category) => {
      const seats = first(
        text.split('\n').map((one) => one.replace(/\s+/g, ' ').trim()),
        (line) => seatsIn(line, category),
      );
      return seats ? [{ category, seats }] : [];
    }),
  };
}

function first<T>(sentences: readonly string[], read: (sentence: string) => T | null): Read<T> | null {
  for (const sentence of sentences) {
    const value = read(sentence);
    if (value !== null) return { value, sentence };
  }
  return null;
}

function quorumIn(sentence: string): QuorumRule | null {
  const share = shares.find(([words]) => words.test(sentence))?.[1];
  const least = new RegExp(`\\b${NUMBER}\\s+(?:\\w+\\s+)?(?:members|seats|persons|people)\\b`, 'i').exec(sentence)?.[1];
  if (!share && !least) return null;
  return { ...(share ? { share } : {}), ...(least ? { least: numberIn(least) } : {}) };
}

function noticeIn(sentence: string): number | null {
  const found = new RegExp(`\\b${NUMBER}(?:\\s*\\(\\d+\\))?\\s+working days?\\b`, 'i').exec(sentence)?.[1];
  return found ? numberIn(found) : null;
}

/** "two Large Supplier Parties", "Large Suppliers: 2", "Large Supplier (2)". */
function seatsIn(line: string, category: string): number | null {
  const stem = category.replace(/y$/, '(?:y|ies)').replace(/(?<!\))$/, 's?');
  const before = new RegExp(`\\b${NUMBER}\\s+(?:members?\\s+(?:for|from|of)\\s+(?:the\\s+)?)?${stem}\\b`, 'i').exec(
    line,
  )?.[1];
  const after = new RegExp(
    `\\b${stem}(?:\\s+part(?:y|ies)|\\s+members?|\\s+seats?|\\s+representatives?)*\\s*[:(–-]\\s*${NUMBER}\\b`,
    'i',
  ).exec(line)?.[1];
  const found = before ?? after;
  return found ? numberIn(found) : null;
}

interface Held {
  code: Pick<Code, 'partyCategories'>;
  rules: BodyRules;
  seating: readonly CategorySeats[];
}

/** One line for each thing that either says; what neither says is left out. */
export function checkTerms(terms: Terms, { code, rules, seating }: Held): Check[] {
  const known = rules.source.quorum.kind !== 'assumed' ? quorumShort(rules.quorum) : null;
  const checks = [
    line('Quorum', terms.quorum && { value: quorumShort(terms.quorum.value), sentence: terms.quorum.sentence }, known),
    line(
      'Notice, in Working Days',
      terms.notice && { value: String(terms.notice.value), sentence: terms.notice.sentence },
      rules.notice === null ? null : String(rules.notice),
    ),
    ...seating.map(({ category, wanted, filled, vacancies }) => {
      const said = terms.seats.find((one) => categoryKey(code, one.category) === categoryKey(code, category));
      const held = wanted ?? (filled.length + vacancies > 0 ? filled.length + vacancies : null);
      return line(
        `Seats, ${category}`,
        said ? { value: String(said.seats.value), sentence: said.seats.sentence } : null,
        held === null ? null : String(held),
      );
    }),
  ];
  return checks.filter(({ text, record }) => text !== null || record !== null);
}

function line(about: string, text: Read<string> | null, record: string | null): Check {
  return {
    about,
    text: text?.value ?? null,
    record,
    sentence: text?.sentence ?? null,
    agrees: text === null || text.value === record,
  };
}

/** "1/2", "at least 4", "1/2 and at least 4". */
function quorumShort({ share, least }: QuorumRule): string {
  return [...(share ? [share.join('/')] : []), ...(least === undefined ? [] : [`at least ${least}`])].join(' and ');
}
