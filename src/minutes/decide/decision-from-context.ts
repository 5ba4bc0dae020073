/**
 * What every change read from one set of minutes shares: whose they are, of which day, how records are referred to.
 * All of it follows from the document, the code and the reviewer's choices alone; nothing may be looked up in the
 * database, or importing the same minutes in another order would give other registers.
 */
import type { BodyConfig, Code } from '../../codes/code.ts';
import { isDay } from '../../kernel/decide.ts';
import type { Change, Day, Label, Passage, Value } from '../../kernel/define.ts';
import { Refused } from '../../kernel/problem.ts';
import type { ItemFact, ItemNumber, MeetingFact, Proposal, Span } from '../proposal.ts';
import { placeIn } from '../review/place.ts';
import type { ReviewChoices } from '../review.ts';
import { labelOf } from './decision-from-label.ts';
import { refOf } from './decision-from-names.ts';
import { type Reviewed, reviewed } from './decision-from-review.ts';

/** A fact as far as a change needs it. */
interface Source {
  spans: readonly Span[];
}

export interface Minutes {
  code: Code;
  proposal: Proposal;
  choices: ReviewChoices;
  facts: Reviewed;
  /** The meeting's day. */
  day: Day;
  /** Reference of the body, its name as the code has it (else as printed), and its configuration where there is one. */
  body: { ref: string; name: string; config: BodyConfig | null };
  /** Reference of the meeting. */
  meeting: string;
  label: Label;
  /** References of the items by their index in the proposal. */
  items: readonly string[];
  /** Index in the proposal of the item a fact stands under; -1 before the first. */
  at(fact: Source & { item: ItemNumber }): number;
  /** Reference of the item a fact stands under; null before the first, or when that item is not to be recorded. */
  itemOf(fact: Source & { item: ItemNumber }): string | null;
}

/** Throws Refused, in plain words, when the minutes do not say enough to be recorded as anybody's. */
export function minutesOf(proposal: Proposal, code: Code, choices: ReviewChoices): Minutes {
  const facts = reviewed(proposal, choices);
  const { body: printedBody, date, ref } = facts.meeting;
  const problems = [
    ...(printedBody
      ? []
      : [{ sentence: 'The minutes do not say whose they are. Give the name of the body.', field: 'meeting.body' }]),
    ...(date && isDay(date)
      ? []
      : [{ sentence: 'The minutes do not say when the meeting was. Give its date.', field: 'meeting.date' }]),
  ];
  if (!printedBody || !date || problems.length > 0) throw new Refused(problems);
  const bodyRef = refOf({ code, choices }, 'body', printedBody);
  const config = code.bodies.find(({ id }) => id === bodyRef) ?? null;
  const body = { ref: bodyRef, name: config?.name ?? printedBody, config };
  const meeting = meetingRef({ ref, date }, bodyRef);
  const items = itemRefs(meeting, proposal.items);
  const place = placeIn(proposal);
  const kept = new Set(facts.items.map(({ index }) => index));
  return {
    code,
    proposal,
    choices,
    facts,
    day: date,
    body,
    meeting,
    label: choices.label ?? labelOf(code, facts.meeting.classification, body.ref),
    items,
    at: place,
    itemOf: (fact) => (kept.has(place(fact)) ? (items[place(fact)] ?? null) : null),
  };
}

// A bare number ("39") is no reference: every body has a meeting 39.
function meetingRef({ ref, date }: Pick<MeetingFact, 'ref' | 'date'>, body: string): string {
  return ref && /\p{L}/u.test(ref) ? ref : `${body}-${date}`;
}

/**
 * The reference the meeting will have on record, or null while the body or the date is still to be given: enough to
 * find out whether these minutes were accepted before.
 */
export function meetingOf(proposal: Proposal, code: Code, choices: ReviewChoices): string | null {
  const { body, date, ref } = { ...proposal.meeting, ...choices.edits?.meeting } as MeetingFact;
  if (!body || !date || !isDay(date)) return null;
  return meetingRef({ ref, date }, refOf({ code, choices }, 'body', body));
}

/** Registers of who somebody is. A name printed in confidential minutes says nothing new of one already known. */
const identities = new Set(['body', 'person', 'party', 'seat']);

export interface Saying {
  register: string;
  ref: string;
  move: string;
  sets: Readonly<Record<string, Value | undefined>>;
  /** Day it is true from, when that is not the meeting's. */
  effective?: Day;
}

/** The change a fact makes. What was not printed is not set, so that nothing known from elsewhere is wiped out. */
export function changeFrom(minutes: Minutes, fact: Source, { register, ref, move, sets, effective }: Saying): Change {
  const said = Object.entries(sets).filter(([, value]) => !isNothing(value)) as [string, Value][];
  // What confidential minutes add to a record makes that record confidential; a bare mention adds nothing.
  const label =
    minutes.label.level > 0 && said.length > 0 && !(move === 'found' && identities.has(register))
      ? minutes.label
      : undefined;
  return {
    register,
    ref,
    move,
    sets: Object.fromEntries(said),
    ...(label ? { label } : {}),
    ...(effective && effective !== minutes.day && isDay(effective) ? { effective } : {}),
    passage: passageOf(minutes.proposal.document.sha256, fact.spans),
  };
}

function isNothing(value: Value | undefined): boolean {
  return value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
}

/**
 * The passage a reader is shown: the first stretch of the fact. Pieces that a page's furniture parted are one stretch;
 * a fact gathered from several items would otherwise show half the document.
 */
export function passageOf(source: string, spans: readonly Span[]): Passage | undefined {
  const [first, ...rest] = spans;
  if (!first) return undefined;
  let { end } = first;
  for (const span of rest) {
    if (span.start < end - 1 || span.start - end > 400) break;
    end = Math.max(end, span.end);
  }
  return { source, start: first.start, end };
}

/** A day as read, or nothing when it is no day of the calendar ("2017-02-30"): the words as printed are kept anyway. */
export function dayOrNone(day: string | null | undefined): Day | null {
  return day && isDay(day) ? day : null;
}

/** Items by number as printed; one without a number, or with one printed before, by its place. */
function itemRefs(meeting: string, items: readonly Pick<ItemFact, 'number'>[]): string[] {
  const seen = new Set<string>();
  return items.map(({ number }, index) => {
    const key = number === null || seen.has(String(number)) ? `at-${index + 1}` : String(number);
    seen.add(key);
    return `${meeting}/${key}`;
  });
}
