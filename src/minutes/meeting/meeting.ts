/** Which meeting it was: body, number, reference, day, times, place, classification, and what the minutes call themselves. */
import { findDates } from '../dates.ts';
import { labelOf } from '../layout/labels.ts';
import type { Sections } from '../layout/sections.ts';
import { type Block, joinSpans, sliceBlock } from '../paragraph.ts';
import { isName } from '../people/people.ts';
import type { Found, MeetingFact } from '../proposal.ts';
import type { Style } from '../style.ts';
import { findTimes } from './times.ts';

export interface MeetingRead {
  meeting: Found<MeetingFact>;
  placed: Block[];
  /** The words that printed the day, with its weekday if any. */
  weekday: { printed: string; block: Block } | null;
}

const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const dayName = new RegExp(`\\b(${weekdays.join('|')})\\b`, 'i');
const bodyWords =
  'Board|Committee|Sub-?Committee|Council|Panel|Group|Trust|Governors|Governing Body|Trustees|Directors|Team|Society|Club|Association|Assembly|Forum|Commission|Cabinet|Executive|Partnership|Company|Limited|Ltd|Authority|TSC|TAC|PMC|SIG|Federation|Foundation|Network|Union|Senate|Court|Parish|Meeting|Community|Project|Consortium|Alliance|Collaboration|Taskforce|Task Force|TOC|WG|Working Party|Co-?op(?:erative)?|eG|e\\.V\\.';
const bodyLine = new RegExp(`\\b(?:${bodyWords})\\b`, 'i');
/** "Draft minutes of an extraordinary meeting of the": what stands before the body's name. */
const leadIn =
  /^(?:(?:final|draft|approved|unapproved|unconfirmed|confirmed|public|shared)\s+)*(?:(?:minutes|notes|record|proceedings)\s+(?:of|from)\s+(?:(?:the|an?)\s+)?(?:(?:[\w-]+\s+){0,5}?(?:meeting|conference call|call)\s+of\s+(?:the\s+)?)?|(?:(?:[\w-]+\s+){0,3}?)meeting\s+of\s+(?:the\s+)?)(?=\S)/i;
const tailEnd =
  /\s*(?:\bheld\b|\bmeeting\b|\bwhich\b|\bon\s+(?:the\s+)?(?:\d|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun|January|Feb|March|April|May|June|July|Aug|Sep|Oct|Nov|Dec))|\bat\s+(?:the|\d)|[,;:(](?!\s*(?:Inc|Ltd|LLC|Limited|PLC)\b)|\s[–—|-]\s).*$/i;
const trimmings =
  /^(?:(?:final|draft|approved|unapproved|unconfirmed|confirmed|public|shared)\s+)*(?:the\s+)?(?:minutes|notes|record)\s*(?:of|:|–|-|from)?\s*(?:(?:the|a|an)\s+)?|\b(?:(?:ordinary|annual|extraordinary|regular|monthly|quarterly|special|full|general|public|virtual|online)\s+)*(?:meeting|call)?\s*(?:shared\s+)?(?:minutes|notes)\b.*$|\s*(?:meeting|call)\s*(?:no\.?\s*|number\s*|#)?\s*\d*\s*$|\s*#\d+\s*$|\s+held\b.*$/gi;
/** Names that many bodies bear. */
const unnamed =
  /^(?:full |main |executive |management |steering )*(?:board|committee|council|governing body|panel|group|trustees|governors|directors|executive|board of (?:directors|trustees|governors|management)|parish council|town council|annual general|general)$/i;
const labelled = /^(?<label>[A-Za-z][A-Za-z /&]{2,30}?)\s*(?::|\t)\s*(?<rest>\S.*)$/;
const status = /\b(?<status>final|draft|approved|unapproved|unconfirmed|confirmed|ratified|unratified|provisional)\b/i;
const closing =
  /\b(?:meeting|session|chair\w*|call)\b[^.]{0,80}\b(?:clos|adjourn|end|conclu|finish)\w*|\b(?:clos|adjourn|end|conclu|finish)\w*\b[^.]{0,60}\bmeeting\b|^(?:meeting\s+)?(?:closed?|adjourned|adjournment|ended|finish(?:ed)?|end time|end)\b/i;
const opening =
  /\b(?:meeting was called for|call(?:ed)?\b[^.]{0,60}\bto order|meeting (?:was )?(?:opened|started|began|commenced)|\bbegan at\b|opened the meeting|start(?:ed)?(?: time)?\s*:|commenced)\b/i;
const elsewhere =
  /\b(?:next|previous|last|future)\s+(?:\w+\s+){0,2}(?:meeting|panel|board)|approved on|circulated|published|posted/i;

interface Draft {
  fact: MeetingFact;
  placed: Block[];
  weekday: MeetingRead['weekday'];
}

function take(draft: Draft, block: Block): void {
  if (!draft.placed.includes(block)) draft.placed.push(block);
}

function plainPlace(words: string): string | null {
  const place = words
    .replace(/^[\s,;:|–—.-]+|[\s,;:|–—-]+$/g, '')
    .replace(/^(?:at|in|held (?:at|in|via|on)|by|venue|location)\s*:?\s+(?=\S)/i, '')
    .replace(/^the\s+(?=\S)/, 'the ')
    .replace(/[.]$/, '')
    .trim();
  if (place.length < 3 || place.length > 160 || !/[a-z]{2}/i.test(place)) return null;
  return /\b(?:minutes|link|slide|http|draft|final|agenda|present|held)\b/i.test(place) ? null : place;
}

/** Labels of a cover: "Date:", "Venue:", "Chair:". True when the line was one of them. */
function readLabelled(draft: Draft, block: Block): boolean {
  const match = labelled.exec(block.text);
  if (!match?.groups?.label || !match.groups.rest) return false;
  const { label, rest } = match.groups;
  const { fact } = draft;
  if (/^(?:date|date of meeting|meeting date|held on|when|date and time|date & time|date \/ time|day)$/i.test(label)) {
    readDay(draft, block, rest);
    readClock(draft, rest);
    return fact.date !== null;
  }
  if (/^(?:time|times|start|start time|meeting time|time of meeting|from)$/i.test(label)) readClock(draft, rest);
  else if (/^(?:end|end time|finish|closed?|to|finish time|close of meeting)$/i.test(label))
    fact.end = findTimes(rest)[0]?.time ?? fact.end;
  else if (/^(?:venue|location|place|where|held at|meeting place)$/i.test(label))
    fact.place = plainPlace(rest) ?? rest.trim();
  else if (/^(?:classification|marking|status|version|protective marking)$/i.test(label)) {
    const word = status.exec(rest)?.groups?.status;
    if (word) fact.status ??= word.toLowerCase();
    else if (!/^status|version/i.test(label)) fact.classification ??= rest.trim();
  } else if (/^(?:ref|reference|meeting ref(?:erence)?|document ref(?:erence)?|meeting id|minute ref)$/i.test(label))
    fact.ref ??= rest.trim();
  else if (/^(?:meeting (?:no|number)|number|meeting)$/i.test(label) && /^#?\d+$/.test(rest.trim()))
    fact.number ??= Number(rest.replace('#', ''));
  else if (
    /^(?:committee|board|body|group|meeting|meeting of|organisation|meeting name|meeting title|subject|name of meeting)$/i.test(
      label,
    )
  )
    fact.body ??= plainBody(rest);
  else if (/^title$/i.test(label)) fact.number ??= numberIn(rest);
  else return false;
  return true;
}

/** "Wednesday 14 and Thursday 15 May 2025": the month and year stand only with the last of the days. */
const severalDays =
  /\b(?<first>\d{1,2})(?:st|nd|rd|th)?\s*(?:and|&|to|-|–)\s*(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s+)?(?:the\s+)?\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?(?<rest>(?:January|February|March|April|May|June|July|August|September|October|November|December),?\s+\d{4})\b/i;

function readDay(draft: Draft, block: Block, text: string): { start: number; end: number } | null {
  const several = severalDays.exec(text);
  if (several?.groups?.first && several.groups.rest && draft.fact.date === null) {
    const { first, rest } = several.groups;
    draft.fact.date = findDates(`${first} ${rest}`, null)[0]?.date ?? null;
    const named = dayName.exec(text.slice(Math.max(0, several.index - 12), several.index))?.[1];
    if (named && draft.fact.date) draft.weekday = { printed: named, block };
    if (draft.fact.date) return { start: several.index, end: several.index + several[0].length };
  }
  const found = findDates(text, null).find((one) => one.date.length === 10) ?? shortDate(text);
  if (!found) return null;
  if (draft.fact.date === null) {
    draft.fact.date = found.date;
    const near = text.slice(Math.max(0, found.start - 16), found.end + 14);
    const named = dayName.exec(near)?.[1];
    if (named) draft.weekday = { printed: named, block };
  }
  return found;
}

/** "20/10/16": two figures of the year, day first. */
function shortDate(text: string): { date: string; start: number; end: number } | null {
  const match = /\b(\d{1,2})[/.-](\d{1,2})[/.-](\d\d)\b(?![/.-]\d)/.exec(text);
  if (!match) return null;
  const long = match[0].replace(/(\d\d)$/, '20$1').replace(/-/g, '/');
  const found = findDates(long, null)[0];
  return found ? { date: found.date, start: match.index, end: match.index + match[0].length } : null;
}

function readClock(draft: Draft, printed: string): { start: number; end: number } | null {
  // "04.03.2025" is a day, not three minutes past four.
  const text = printed.replace(/\b\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b/g, (day) => ' '.repeat(day.length));
  const times = findTimes(text);
  const [first, second] = times;
  if (!first) return null;
  draft.fact.start ??= first.time;
  const between = second ? text.slice(first.end, second.start) : '';
  const range = second && between.length < 14 && /^[^/|]*(?:-|–|—|\bto\b|\buntil\b)[^/|]*$/i.test(between);
  if (second && range) draft.fact.end ??= second.time;
  return { start: first.start, end: range && second ? second.end : first.end };
}

function numberIn(text: string): number | null {
  const match =
    /\b(?:meeting|minutes)\s*(?:no\.?\s*|number\s*|#\s*)?0*(\d{1,4})\b(?![:./-]\d|(?:st|nd|rd|th)\b)(?!\s+(?:January|Feb|March|April|May|June|July|August|Sept|Oct|Nov|Dec))/i.exec(
      text,
    );
  return match?.[1] ? Number(match[1]) : null;
}

/** The body's own name out of a title line: "Minutes of the meeting of the Parks Committee held on…". */
function plainBody(line: string): string | null {
  const [head] = line.split(/\s+\|\s+/);
  const text = (head ?? line).replace(/\s+/g, ' ').trim();
  const led = text.replace(leadIn, '');
  const body = (led === text ? text.replace(trimmings, ' ') : led.replace(tailEnd, ''))
    .replace(/\s+[–—-]\s+(?:meeting|minutes)\b.*$/i, '')
    // The day, or a remark in brackets, is no part of a name.
    .replace(/[\s,–—-]+\(?\d{4}-\d\d-\d\d\b.*$|\s+\([^)]*(?:,|\b(?:19|20)\d\d\b)[^)]*\)\s*$/, '')
    .replace(/\s+(?:(?:interim|regular|weekly|monthly)\s+)?(?:meeting|call)$/i, '')
    .replace(/^[\s:–—,#-]+|[\s:–—,#-]+$|(?<!\b(?:Inc|Ltd|Co|plc))\.$/g, '')
    .replace(/^(?:the|a|an)\s+/i, '')
    .replace(/[’']s$/, '')
    .trim();
  if (body.length < 3 || body.length > 90 || /^\d/.test(body) || findDates(body, null).length > 0) return null;
  return /^(?:minutes|meeting|notes|draft|final|agenda)$/i.test(body) ? null : body;
}

/** The house's own meeting lines, with their groups body, number, ref. */
function readHouse(draft: Draft, block: Block, style: Style): boolean {
  let matched = false;
  for (const pattern of style.meeting) {
    const groups = pattern.exec(block.text)?.groups;
    if (!groups) continue;
    matched = true;
    draft.fact.body ??= groups.body?.trim() ?? null;
    draft.fact.ref ??= groups.ref ?? null;
    if (groups.number) draft.fact.number ??= Number(groups.number);
  }
  return matched;
}

/** One line of the cover. What is left of a line after its date and times is the place. */
function readCoverLine(draft: Draft, block: Block, style: Style): void {
  const { fact } = draft;
  const labelled = readLabelled(draft, block);
  const house = !labelled && readHouse(draft, block, style);
  if (labelled || house) take(draft, block);
  if (labelled || elsewhere.test(block.text)) return;
  const day = readDay(draft, block, block.text);
  const time = /\bnext meeting\b/i.test(block.text) ? null : readClock(draft, block.text);
  if (house || day || time) take(draft, block);
  const word = status.exec(block.text)?.groups?.status;
  if (word && (/\bminutes\b/i.test(block.text) || /^\W*\w+\W*$/.test(block.text))) {
    fact.status ??= word.toLowerCase();
    take(draft, block);
  }
  if (block.text.length < 120 && !/[.]$/.test(block.text)) fact.number ??= numberIn(block.text);
  if (time || day) {
    const ranges = [day, time].flatMap((one) => (one ? [one] : [])).sort((a, b) => a.start - b.start);
    const held =
      /\b(?:held\s+|HELD\s+)?(?:at|in|via|on|by|AT|IN)\s+(?<place>(?:(?:the|THE)\s+)?(?:[A-Z]|video|phone|tele)[^;|]*?)(?=\s+(?:on|at|commencing|starting|from|ON|AT)\s+(?:the\s+)?(?:\d|Mon|Tue|Wed|Thu|Fri|Sat|Sun)|[.;]?$|,\s*(?:commencing|starting|at \d))/.exec(
        block.text,
      );
    const last = ranges[ranges.length - 1];
    const tail = block.text
      .slice(last?.end ?? 0)
      .replace(/^\s*(?:GMT|BST|UTC|CET|CEST|EST|EDT|PST|PDT|[A-Z]{2,4}T)\b/, '');
    const longer = (fact.place?.length ?? 0) > 0;
    const candidate = /^\s*(?:US\s)?(?:Pacific|Eastern|Central)/.test(tail) ? null : plainPlace(tail);
    const within = held?.groups?.place ? plainPlace(held.groups.place.replace(dayName, '').trim()) : null;
    const place =
      candidate && findDates(candidate, null).length === 0 && findTimes(candidate).length === 0 ? candidate : within;
    if (!longer && place && !dayName.test(place)) fact.place = place;
  }
}

/** The cover's title: the line that names a body, or failing that the first. */
function readBody(draft: Draft, cover: readonly Block[], style: Style): void {
  const { fact } = draft;
  const aliases = style.code?.bodies.flatMap((body) => [body.name, ...body.aliases]) ?? [];
  const lines = cover.filter((block) => block.text.length < 260 && !/^title:/i.test(block.text)).slice(0, 12);
  for (const block of lines) {
    const alias = aliases.filter((one) => block.text.includes(one)).sort((a, b) => b.length - a.length)[0];
    if (fact.body === null && alias) fact.body = alias;
  }
  const named = lines.filter((block) => {
    // "Chair of the meeting: Ada Oakes" names a person.
    if (isName(labelled.exec(block.text)?.groups?.rest ?? '')) return false;
    const says = bodyLine.test(block.text) || /\bminutes\b|\bmeeting\b/i.test(block.text);
    return says && (leadIn.test(block.text) || !/[.]$/.test(block.text));
  });
  // Failing a line that says so, a short title at the top is taken for the body's name.
  const top = lines.slice(0, 1).filter((block) => /^[A-Z\d].{2,78}[^.;,:]$/.test(block.text));
  for (const block of [...named, ...top]) {
    const body = plainBody(block.text);
    if (body === null || /^(?:present|date|time|venue)\b/i.test(body)) continue;
    const known = fact.body;
    // "Minutes of the Parish Council" under the heading "NETHER STOWEY PARISH COUNCIL": the fuller name is the body's.
    const fuller = known !== null && body.length > known.length && body.toLowerCase().endsWith(known.toLowerCase());
    const whose =
      known !== null && unnamed.test(body) && !unnamed.test(known) && !known.toLowerCase().includes(body.toLowerCase());
    if (known === null || (fuller && aliases.length === 0)) fact.body = body;
    else if (whose && aliases.length === 0) {
      fact.body = `${known} ${body}`;
      take(draft, block);
    }
    if (fact.body === body) take(draft, block);
  }
  if (fact.body !== null && aliases.length === 0 && unnamed.test(fact.body)) nameBody(draft, lines);
  else if (aliases.length === 0) narrowBody(draft, lines);
  for (const block of lines) {
    if (fact.body !== null && block.text.toLowerCase().includes(fact.body.toLowerCase())) take(draft, block);
  }
}

/** An organisation on the first line and its group on the second: the body is the group of that organisation. */
function narrowBody(draft: Draft, lines: readonly Block[]): void {
  const { fact } = draft;
  const [first, second] = lines;
  if (!first || !second || fact.body === null) return;
  const whole =
    /^[A-Z][\p{L}’'& -]{3,60}$/u.test(first.text) &&
    !/\b(?:minutes|meeting|draft|final|agenda|notes)\b/i.test(first.text);
  if (second.text === fact.body && whole && !draft.placed.includes(first)) {
    fact.body = `${first.text} ${fact.body}`;
    take(draft, first);
  }
  const titled = /\b(?:minutes|meeting)\b/i.test(second.text) ? plainBody(second.text) : null;
  if (first.text === fact.body && titled && bodyLine.test(titled) && !unnamed.test(titled))
    fact.body = `${fact.body} ${titled}`;
  if (first.text !== fact.body || draft.placed.includes(second)) return;
  const plain = bodyLine.test(second.text) && !/\b(?:minutes|meeting|held)\b|[\d.:;]/i.test(second.text);
  if (!plain || second.text.length > 60) return;
  fact.body = `${fact.body} ${second.text.trim()}`;
  take(draft, second);
}

/** "Board of Directors" alone could be anyone's: the organisation's name stands by itself on another line. */
function nameBody(draft: Draft, lines: readonly Block[]): void {
  const { fact } = draft;
  const own = lines.find((block) => {
    const text = block.text.trim();
    const plain =
      !/\b(?:minutes|meeting|present|agenda|page|draft|final|notes)\b/i.test(text) &&
      !/[.:;]$|\d/.test(text.replace(/(?:Inc|Ltd|Co)\.$/i, ''));
    return plain && !draft.placed.includes(block) && /^[A-Z]/.test(text) && text.length < 70 && !isName(text);
  });
  const titled = lines.find(
    (block) =>
      !draft.placed.includes(block) &&
      fact.body !== null &&
      block.text.toLowerCase().startsWith(fact.body.toLowerCase()),
  );
  if (titled) take(draft, titled);
  if (!own || fact.body === null) return;
  take(draft, own);
  fact.body = own.text.toLowerCase().endsWith(fact.body.toLowerCase()) ? own.text : `${own.text} ${fact.body}`;
}

/** A line directly under the date that names no person and no part is the place: "The Swan Hotel, Kendal". */
function readPlaceBelow(draft: Draft, cover: readonly Block[], style: Style): void {
  if (draft.fact.place !== null || draft.fact.date === null) return;
  const at = cover.findLastIndex((block) => draft.placed.includes(block) && findDates(block.text, null).length > 0);
  const below = cover[at + 1];
  if (at < 0 || !below || draft.placed.includes(below) || below.kind === 'bullet' || below.text.length > 120) return;
  if (labelOf(below.text, style) || isName(below.text) || labelled.test(below.text) || /[.]$/.test(below.text)) return;
  draft.fact.place = plainPlace(below.text);
  if (draft.fact.place) take(draft, below);
}

function readEnds(draft: Draft, sections: Sections): void {
  const bodies = sections.items.flatMap((item) => item.body);
  const tails = [...sections.sections.flatMap((section) => section.blocks), ...bodies];
  for (const block of [...tails.slice(-14), ...sections.sections.slice(-1).map((one) => one.heading)]) {
    if (draft.fact.end !== null || !closing.test(block.text)) continue;
    const sentence = block.text
      .split(/(?<=[a-z)][.!?])\s+(?=[A-Z])/)
      .find((one) => closing.test(one) && findTimes(one).length > 0);
    const times = findTimes(sentence ?? '');
    draft.fact.end = times[times.length - 1]?.time ?? null;
    if (draft.fact.end !== null) take(draft, block);
  }
  for (const block of [...sections.sections.flatMap((section) => section.blocks), ...bodies.slice(0, 12)]) {
    if (draft.fact.start !== null || !opening.test(block.text)) continue;
    draft.fact.start = findTimes(block.text)[0]?.time ?? null;
    if (draft.fact.start !== null) take(draft, block);
  }
}

/** "Date: 3 May 2025 Location: the quay Start: 10:00": a line of several labels, as a paragraph each. */
const factLabel =
  /\s+(?=(?:Date|Time|Venue|Location|Place|Start(?: time)?|End(?: time)?|Finish|Meeting (?:number|no\.?)|Status|Ref(?:erence)?)\s*:)/g;

function partFacts(block: Block): Block[] {
  if (block.kind !== 'text' || !/^[A-Z][A-Za-z ]{2,20}:/.test(block.text)) return [block];
  const cuts = [0, ...[...block.text.matchAll(factLabel)].map((match) => match.index)];
  if (cuts.length === 1) return [block];
  return cuts.map((from, i) => sliceBlock(block, from, cuts[i + 1] ?? block.text.length));
}

/** Reads the meeting's own facts. Nothing is made up: what is not printed stays null. */
export function readMeeting(sections: Sections, furniture: readonly Block[], style: Style): MeetingRead {
  const none = { number: null, ref: null, date: null, start: null, end: null, place: null };
  const fact: MeetingFact = { body: null, ...none, classification: null, status: null };
  const draft: Draft = { fact, placed: [], weekday: null };
  const cover = sections.cover.slice(0, 40).flatMap(partFacts);
  for (const block of cover) readCoverLine(draft, block, style);
  readBody(draft, cover, style);
  readPlaceBelow(draft, cover, style);
  for (const block of furniture) {
    const mark = style.furniture.map((pattern) => pattern.exec(block.text)?.groups?.classification).find(Boolean);
    if (mark) fact.classification ??= mark;
  }
  const marked = cover.find((block) => /\bclassif(?:ied as|ication)\s*:?\s+[A-Z]/.test(block.text));
  fact.classification ??=
    /\bclassif(?:ied as|ication)\s*:?\s+(?<mark>[A-Z][A-Za-z]+)/.exec(marked?.text ?? '')?.groups?.mark ?? null;
  if (marked) take(draft, marked);
  if (fact.date === null) readDayElsewhere(draft, sections);
  readEnds(draft, sections);
  const spans = joinSpans(draft.placed.flatMap((block) => block.spans));
  const sure = fact.body !== null && fact.date !== null ? (style.code ? 'sure' : 'likely') : 'unsure';
  return { meeting: { ...fact, spans, sure }, placed: draft.placed, weekday: draft.weekday };
}

/** Some print the day only beneath the attendance, or in the first sentence. */
function readDayElsewhere(draft: Draft, sections: Sections): void {
  const rest = [
    ...sections.sections.flatMap((one) => [one.heading, ...one.blocks]),
    ...sections.items.flatMap((one) => [one.heading, ...one.body]),
  ];
  for (const block of rest.slice(0, 40)) {
    if (elsewhere.test(block.text) || !/\b(?:held|met|meeting|date)\b/i.test(block.text)) continue;
    if (readDay(draft, block, block.text)) return;
  }
}
