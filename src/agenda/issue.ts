/** Decisions about an agenda: issuing it, a late item, a changed order. Pure: what they answer goes to commit(). */
import type { BodyConfig, Code } from '../codes/code.ts';
import type { Actor } from '../kernel/access.ts';
import type { Change, Day, Decision, Label, Level, Value } from '../kernel/define.ts';
import { Refused } from '../kernel/problem.ts';
import type { Row } from '../kernel/read.ts';
import { type Entry, inParts, timesOf } from './entry.ts';

export interface AgendaContext {
  code: Code;
  config: BodyConfig;
  meeting: Row;
  actor: Actor;
  today: Day;
  /** Class of what is not yet published of a meeting. */
  working: Level;
}

/** Places of the closed part begin here, so that those of the open part have no gap where one of its items stands. */
const closedFrom = 1000;

/** What the record says of an item, of what its entry says. */
function setsOf(entry: Entry, more: Record<string, Value>): Record<string, Value> {
  return {
    title: entry.title.trim(),
    presenter: entry.presenter.trim() || null,
    purpose: entry.purpose,
    minutes_planned: entry.minutes,
    minuted: entry.minuted,
    formula: entry.minuted === 'confidential' ? entry.formula.trim() || null : null,
    ...more,
  };
}

function labelOf({ config, working }: AgendaContext, level: Level): Label {
  return { group: config.id, level: Math.max(level, working) as Level };
}

/** `level`: that of the least held of what it is about; who may see nothing of it must not find that it was made. */
function decisionOf(
  context: AgendaContext,
  { title, changes, level = 0 }: Pick<Decision, 'title' | 'changes'> & { level?: Level },
): Decision {
  return {
    code: context.code.id,
    authority: { kind: 'post', ref: context.actor.name },
    body: context.config.id,
    effective: context.today,
    title,
    label: labelOf(context, level),
    changes,
  };
}

/** Characters. A title is a line of an agenda, a heading of minutes and an entry of a pack's contents. */
const longestTitle = 300;

/** Throws Refused with what is wrong, at the field of each entry: `title-<id>`. */
export function checkEntries(entries: readonly Entry[]): void {
  const problems = entries.flatMap((entry) => [
    ...(entry.title.trim() === '' ? [{ sentence: 'Give every item a title.', field: `title-${entry.id}` }] : []),
    ...(entry.title.trim().length > longestTitle
      ? [
          {
            sentence: `“${entry.title.trim().slice(0, 60)}…”: shorten the title to ${longestTitle} characters; the rest belongs in its paper.`,
            field: `title-${entry.id}`,
          },
        ]
      : []),
    ...(entry.minutes < 0 || entry.minutes > 600 || !Number.isInteger(entry.minutes)
      ? [
          {
            sentence: `“${entry.title}”: give the minutes planned as a whole number up to 600.`,
            field: `minutes-${entry.id}`,
          },
        ]
      : []),
    ...(entry.minuted === 'confidential' && entry.formula.trim() === ''
      ? [{ sentence: `“${entry.title}”: say what the public minutes say of it.`, field: `formula-${entry.id}` }]
      : []),
  ]);
  if (entries.length === 0) problems.push({ sentence: 'Put at least one item on the agenda.', field: 'added' });
  if (problems.length > 0) throw new Refused(problems);
}

export interface Issuing {
  entries: readonly Entry[];
  attendance: readonly Change[];
  /** The papers that entries bring, as they stand. */
  papers?: readonly Row[];
}

/**
 * The whole agenda put before the body in one Decision: every item with its number, and those who hold a seat on the
 * day expected. Items of the closed part are numbered C1, C2… and placed after all others.
 */
export function issueDecision(context: AgendaContext, { entries, attendance, papers = [] }: Issuing): Decision {
  checkEntries(entries);
  const { open, closed } = inParts(entries, context.working);
  const all = [...open, ...closed];
  const times = timesOf(all, timeOf(context.meeting));
  const items = all.flatMap((entry, index): Change[] => {
    const shut = index >= open.length;
    const place = shut ? index - open.length + 1 : index + 1;
    const tabled = tableChange(context, entry, {
      number: shut ? `C${place}` : String(place),
      position: shut ? closedFrom + place : place,
      starts_at: times[index] ?? null,
    });
    return [tabled, ...papersFor(context, entry, { item: tabled.ref, papers })];
  });
  return decisionOf(context, {
    title: `Agenda of ${context.meeting.title} issued`,
    changes: [...items, ...attendance],
  });
}

function timeOf(meeting: Row): string | null {
  return typeof meeting.fields.starts_at === 'string' ? meeting.fields.starts_at : null;
}

function tableChange(
  context: AgendaContext,
  entry: Entry,
  place: { number: string; position: number; starts_at: string | null },
): Change {
  return {
    register: 'item',
    ref: `${context.meeting.ref}/${place.number}`,
    move: 'table',
    sets: setsOf(entry, {
      meeting: context.meeting.ref,
      about: [...entry.about],
      carried_from: entry.carriedFrom,
      ...place,
    }),
    label: labelOf(context, entry.level),
  };
}

/**
 * A paper that came before there was an item for it is issued with the item it was given. One that was issued for an
 * item since carried forward goes along to the meeting that takes it.
 */
function papersFor(
  { meeting }: AgendaContext,
  entry: Entry,
  { item, papers }: { item: string; papers: readonly Row[] },
): Change[] {
  return entry.because
    .filter((one) => one.register === 'paper')
    .map(({ register, ref }) => {
      const issued = papers.find((one) => one.ref === ref)?.state === 'issued';
      return { register, ref, move: issued ? 'correct' : 'issue', sets: { item, meeting: meeting.ref } };
    });
}

/**
 * An item that comes after the agenda is issued: it takes the next number of its part and the last place before what
 * always comes last stays where it is. Numbers that are printed never change.
 */
export function lateItemDecision(
  context: AgendaContext,
  { entry, items }: { entry: Entry; items: readonly Row[] },
): Decision {
  checkEntries([entry]);
  const shut = entry.level > context.working;
  const those = items.filter((one) => isClosed(one) === shut);
  const number = Math.max(0, ...those.map((one) => Number(String(one.fields.number).replace(/^C/, '')) || 0)) + 1;
  const position = Math.max(shut ? closedFrom : 0, ...those.map((one) => Number(one.fields.position ?? 0))) + 1;
  const time =
    timesOf([...items.filter(onAgenda).map(minutesOf), { minutes: 0 }], timeOf(context.meeting)).at(-1) ?? null;
  return decisionOf(context, {
    title: `An item added to the agenda of ${context.meeting.title}`,
    level: entry.level,
    changes: [tableChange(context, entry, { number: shut ? `C${number}` : String(number), position, starts_at: time })],
  });
}

/** Whether an item stands in the closed part, by the number it was given. */
export function isClosed(item: Row): boolean {
  return String(item.fields.number ?? '').startsWith('C');
}

const onAgenda = (item: Row) => item.state === 'tabled' || item.state === 'taken';
const minutesOf = (item: Row) => ({ minutes: Number(item.fields.minutes_planned ?? 0) });

/**
 * Items of an issued agenda as somebody would have them: in another order, with other words or times. Only what differs
 * is corrected; null when nothing does. Each change says which entry its maker had seen.
 */
export function changeDecision(
  context: AgendaContext,
  { entries, items, seen }: { entries: readonly Entry[]; items: readonly Row[]; seen: ReadonlyMap<string, number> },
): Decision | null {
  checkEntries(entries);
  const byRef = new Map(items.map((one) => [one.ref, one]));
  const { open, closed } = inParts(entries, context.working);
  const all = [...open, ...closed];
  const places = placesOf(open, closed, byRef);
  const times = timesOf(
    all.map((one) => (byRef.get(one.id)?.state === 'withdrawn' ? { minutes: 0 } : one)),
    timeOf(context.meeting),
  );
  const changes = all.flatMap((entry, index): Change[] => {
    const item = byRef.get(entry.id);
    if (!item) return [];
    const sets = setsOf(entry, { position: places[index] ?? null, starts_at: times[index] ?? null });
    const differ = Object.entries(sets).filter(([name, value]) => (item.fields[name] ?? null) !== value);
    if (differ.length === 0) return [];
    const expects = seen.get(item.ref);
    return [
      {
        register: 'item',
        ref: item.ref,
        move: 'correct',
        sets: Object.fromEntries(differ),
        ...(expects === undefined ? {} : { expects }),
      },
    ];
  });
  if (changes.length === 0) return null;
  const levels = changes.map(({ ref }) => byRef.get(ref)?.label.level ?? 0);
  const level = Math.min(...levels) as Level;
  return decisionOf(context, { title: `Agenda of ${context.meeting.title} changed`, changes, level });
}

/** The places the items have now, given out in the new order: so the place of an item one cannot see stays its own. */
function placesOf(open: readonly Entry[], closed: readonly Entry[], byRef: ReadonlyMap<string, Row>): number[] {
  return [open, closed].flatMap((part) =>
    part.map((one) => Number(byRef.get(one.id)?.fields.position ?? 0)).sort((a, b) => a - b),
  );
}

/** Takes an item off an issued agenda; its number is not given to another. */
export function withdrawDecision(context: AgendaContext, item: Row): Decision {
  return decisionOf(context, {
    title: `An item of ${context.meeting.title} withdrawn`,
    level: item.label.level,
    changes: [{ register: 'item', ref: item.ref, move: 'withdraw', sets: {}, expects: item.entry }],
  });
}

/** An issued item as the editor takes it. */
export function entryOfItem(item: Row, working: Level): Entry {
  const { presenter, purpose, minutes_planned, about, minuted, formula, carried_from } = item.fields;
  return {
    id: item.ref,
    title: item.title,
    purpose: (purpose as Entry['purpose']) ?? 'information',
    presenter: String(presenter ?? ''),
    minutes: Number(minutes_planned ?? 0),
    about: Array.isArray(about) ? about : [],
    minuted: minuted === 'confidential' ? 'confidential' : 'public',
    formula: String(formula ?? ''),
    level: item.label.level > working ? item.label.level : 0,
    carriedFrom: typeof carried_from === 'string' ? carried_from : null,
    why: [],
    because: [],
  };
}
