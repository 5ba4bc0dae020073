/** Who an action is for, and by when, out of its words. */
import { findDates } from '../dates.ts';
import type { Style } from '../style.ts';
import { isName } from './people.ts';

export interface Owned {
  owner: string | null;
  text: string;
  /** Offset of `text` in the words given. */
  at: number;
}

const unknown = /^(?:\?+|tbc|tbd|tba|n\/?a|none|-|–|unassigned|unknown|to be (?:confirmed|agreed|decided))$/i;
const initialsOnly = /^[A-Z]{2,5}$/;
const person = "[A-Z][\\p{L}’'.-]*";
const leading = new RegExp(
  `^(?:The\\s+)?(?<owner>(?:@[\\w.-]+|${person}(?:\\s+(?:of|for|the|van|von|de|der|den)?\\s*${person}){0,5}(?:\\s\\([A-Z]{2,8}\\)(?=\\s(?:and|&)\\s))?)(?:\\s*(?:,|/|&|\\+|\\band\\b)\\s*(?:the\\s+)?(?:@[\\w.-]+|${person}(?:\\s+${person}){0,4})){0,4})\\s*(?:\\([A-Z]{2,5}\\)\\s*)?(?<link>\\s+(?:to|will|shall|should|agreed to|is to|are to|undertook to|offered to|volunteered to|has agreed to)\\s+|\\s*[:–—]\\s*|\\s+-\\s+)(?<text>\\S.*)$`,
  'u',
);
const trailing =
  /^(?<text>.*\S)\s*(?:[([](?:owner|action|lead|resp(?:onsible)?)?\s*:?\s*(?<bracket>[^()[\]]{2,60})[)\]]|\s[–—-]\s*(?<dash>[A-Z]{2,4}(?:\s*[,/&]\s*[A-Z]{2,4})*))\s*\.?$/;
const labelled =
  /[.;,]?\s*\b(?:owner|responsible|assigned to|assignee|lead|action by|who|by whom|action owner)\s*:\s*(?<owner>[^;.|]{2,60}?)(?=[;.|]|\s+(?:due|deadline|by when|date|when|target)\b|$)/i;
const duty = /^(?:The )?[A-Z][\w’'-]*(?:\s+(?:of|for|and|the|[A-Z][\w’'-]*)){0,5}$/;

/** An owner as printed, tidied: no article, no brackets; null for "??", "TBC" and the like. */
export function plainOwner(printed: string): string | null {
  const owner = printed
    .replace(/^\s*(?:the|The)\s+/, '')
    .replace(/^@/, '')
    .replace(/^[\s(["]+|[\s)\]".,:;]+$/g, '')
    .trim();
  return owner === '' || unknown.test(owner) ? null : owner;
}

function isOwner(printed: string, style: Style): boolean {
  const parts = printed
    .replace(/\s\([A-Z]{2,8}\)/g, '')
    .split(/\s*(?:,|\/|&|\+|\band\b)\s*/)
    .map((part) => part.replace(/^the\s+/i, '').trim());
  return parts.every(
    (part) =>
      part.startsWith('@') ||
      initialsOnly.test(part) ||
      isName(part) ||
      style.house.owners.includes(part) ||
      /^(?:all|everyone|chairs?(?:man|person)?|clerk|secretary|treasurer|members|secretariat)(?:\s+\w+)?$/i.test(part),
  );
}

/** Splits "SECRETARY to write to members (by Friday)" into owner and text. */
export function readOwner(words: string, style: Style): Owned {
  const mark = /^\((?:[ivx]{1,5}|[a-z]|\d{1,2})\)\s+/.exec(words)?.[0];
  if (mark) {
    const owned = readOwner(words.slice(mark.length), style);
    return { ...owned, at: owned.at + mark.length };
  }
  const label = labelled.exec(words);
  if (label?.groups?.owner) {
    const text = words.slice(0, label.index).trim();
    if (text !== '') return { owner: plainOwner(label.groups.owner), text, at: 0 };
  }
  const tail = trailing.exec(words);
  const printed = (tail?.groups?.bracket ?? tail?.groups?.dash)?.trim();
  // Initials in brackets at the end are put there to say who; a name at the start may be only whom it concerns.
  if (tail?.groups?.text && printed && /^[A-Z]{2,4}(?:\s*(?:,|&|\/|and)\s*[A-Z]{2,4})*$/.test(printed)) {
    return { owner: plainOwner(printed), text: tail.groups.text, at: 0 };
  }
  const lead = leading.exec(words);
  if (lead?.groups?.owner && lead.groups.text) {
    const { owner, link, text } = lead.groups;
    const known = isOwner(owner, style);
    const verbal = /[a-z]/.test(link ?? '');
    // "Draft Budget to be published" has no owner: what is to *be* something does nothing.
    const passive = /^be\b/.test(text);
    if (known || (verbal && !passive && (duty.test(`${owner} `.trim()) || /[&,/]|\band\b/.test(owner)))) {
      return { owner: plainOwner(owner), text, at: words.length - text.length };
    }
  }
  if (tail?.groups?.text && printed) {
    const all = /^(?:all|everyone|both|each)\b/i.test(printed);
    if (
      all ||
      unknown.test(printed) ||
      isOwner(printed, style) ||
      (tail.groups.bracket &&
        /^[A-Z][\w&,/ .'’-]{1,40}$/.test(printed) &&
        !/\d/.test(printed) &&
        printed.split(' ').length <= 4)
    ) {
      return { owner: plainOwner(printed), text: tail.groups.text, at: 0 };
    }
  }
  return { owner: null, text: words, at: 0 };
}

const month =
  '(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)';
const day = '\\d{1,2}(?:st|nd|rd|th)?';
const date = `(?:${day}\\s+(?:of\\s+)?${month}\\.?(?:,?\\s+\\d{4})?|${month}\\s+${day}(?!\\d)(?:,?\\s+\\d{4})?|\\d{4}-\\d\\d-\\d\\d|\\d{1,2}[/.]\\d{1,2}[/.]\\d{2,4})`;
const meetings =
  '(?:[A-Z][\\w-]*\\s+){0,3}?(?:meeting|Panel(?: meeting)?|Board(?: meeting)?|Committee(?: meeting)?|Council(?: meeting)?|Group(?: meeting)?)';
const due: readonly RegExp[] = [
  /\b(?:due|deadline|by when|target(?: date)?|when|complete by|completion date)\s*(?:date)?\s*:\s*(?<due>[^;|.]{2,40})/i,
  new RegExp(
    `\\b(?<due>(?:by|before|no later than|not later than|due(?: on)?|on or before|until)\\s+(?:the\\s+)?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\\s+)?(?:the\\s+)?${date})`,
  ),
  new RegExp(`\\b(?<due>${month}\\s+\\d{4}\\s+${meetings})\\b`),
  new RegExp(`\\b(?<due>${month}\\s+(?:Panel|Board|Committee|Council|Group|meeting)(?:\\s+meeting)?)\\b`),
  new RegExp(
    `(?:in time for|for|at|to|before|by)\\s+(?:the\\s+)?(?<due>(?:next|following|subsequent|forthcoming)\\s+(?:[a-z]+\\s+)?${meetings})\\b`,
  ),
  new RegExp(
    `\\b(?<due>(?:by|before)\\s+(?:the\\s+)?(?:end of\\s+|mid[- ]|early\\s+|late\\s+|close of (?:play|business) )?(?:(?:next|this)\\s+(?:week|month|year)|${month}(?:\\s+\\d{4})?|(?:Mon|Tues|Wednes|Thurs|Fri)day|the (?:week|month|year)))\\b`,
  ),
  new RegExp(`\\b(?<due>in\\s+(?:early\\s+|late\\s+|mid[- ])?${month}\\s+\\d{4})(?=\\s*[.,;)]?$|\\s*[.,;])`),
  new RegExp(`\\b(?:back|return\\w*|resubmit\\w*|report\\w*|present\\w*)\\b[^.]*\\b(?<due>on\\s+${date})\\s*[.;)]?$`),
  /\((?<due>\d{4}-\d\d-\d\d)\)\s*\.?$/,
  /\b(?<due>(?:as soon as possible|immediately|ASAP|within \w+ (?:working )?(?:days|weeks|months)))\b/i,
];

export interface Due {
  due: string | null;
  dueDate: string | null;
}

/** The due date as printed, and its day where the words fix one. `meeting` is the ISO day that "14 March" is nearest to. */
export function readDue(text: string, meeting: string | null): Due {
  for (const pattern of due) {
    const words = pattern.exec(text)?.groups?.due?.trim();
    if (!words) continue;
    // "30/06/25": two figures of the year.
    const long = words.replace(/\b(\d{1,2}([/.])\d{1,2}\2)(?=\d\d(?![\d/.]))/, (day) => `${day}20`);
    const found = findDates(long, meeting).find((one) => one.date.length === 10);
    return { due: words, dueDate: found?.date ?? null };
  }
  return { due: null, dueDate: null };
}
