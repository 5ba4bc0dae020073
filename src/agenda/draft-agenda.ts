/** The first draft of an agenda, from the records alone: what always stands on it, what was put off, what waits. Pure. */
import type { Code, StandingItem } from '../codes/code.ts';
import { processOn, stageOf } from '../codes/process-of.ts';
import { ruleOn } from '../codes/rule.ts';
import type { Level } from '../kernel/define.ts';
import type { Row } from '../kernel/read.ts';
import { type Because, type Entry, newEntry, type Purpose } from './entry.ts';
import { type Reason, reasonsFor, registersWaiting } from './reasons.ts';
import type { Waiting } from './waiting.ts';

/** How an item is called that only exists because records wait, by register. */
const own: Readonly<Record<string, { title: string; purpose: Purpose; minutes: number }>> = {
  action: { title: 'Actions outstanding', purpose: 'discussion', minutes: 10 },
  risk: { title: 'Risk register', purpose: 'decision', minutes: 10 },
  issue: { title: 'Issues', purpose: 'discussion', minutes: 10 },
  modification: { title: 'Modification proposals', purpose: 'decision', minutes: 15 },
  party: { title: 'Party update', purpose: 'information', minutes: 5 },
  variation: { title: 'Transitional variations', purpose: 'decision', minutes: 10 },
  consultation: { title: 'Consultations', purpose: 'decision', minutes: 10 },
  decision: { title: 'Decisions waiting on a condition', purpose: 'decision', minutes: 10 },
  between: { title: 'Decisions taken between meetings', purpose: 'information', minutes: 5 },
  vote: { title: 'Questions put between meetings, to be closed', purpose: 'discussion', minutes: 5 },
  paper: { title: 'Papers received', purpose: 'discussion', minutes: 10 },
};

/** What public minutes say of an item taken in confidence, unless its secretary words it otherwise. */
export function usualFormula(code: Code): string {
  return code.houseStyle.confidentialFormula?.value?.words ?? 'This item is recorded in the confidential minutes.';
}

/**
 * Entries in the order of the agenda: standing items that come first, the others, what was carried forward, what waits
 * for a decision, standing items that come last, and after them the closed part. Every entry says why it is there.
 */
export function draftAgenda(waiting: Waiting): Entry[] {
  const standing = standingEntries(waiting);
  const carried = carriedEntries(
    waiting,
    standing.map(({ entry }) => entry),
  );
  const waits = waitingEntries(
    waiting,
    standing.map(({ entry }) => entry),
  );
  const at = (place: StandingItem['place']) => standing.filter((one) => one.place === place).map(({ entry }) => entry);
  const entries = [...at('first'), ...carried.added, ...waits.decide, ...at(undefined), ...waits.note, ...at('last')];
  return [...entries, ...waits.closed].map((entry) => ({
    ...entry,
    purpose: waits.deciding.has(entry.id) ? 'decision' : entry.purpose,
    why: [...entry.why, ...(carried.why.get(entry.id) ?? [])],
    carriedFrom: entry.carriedFrom ?? carried.from.get(entry.id) ?? null,
    because: [...entry.because, ...(carried.papers.get(entry.id) ?? []), ...(waits.attached.get(entry.id) ?? [])],
  }));
}

function standingEntries({ config, day, previous }: Waiting): { entry: Entry; place: StandingItem['place'] }[] {
  const rule = config.proceedings && ruleOn(config.proceedings.standing, day);
  return (rule?.value ?? []).map((item, index) => ({
    place: item.place,
    entry: {
      ...newEntry(`standing-${index + 1}`, item.title),
      purpose: item.purpose,
      presenter: item.presenter ?? '',
      minutes: item.minutes ?? 5,
      about: item.about ?? [],
      why: [`A standing item of the ${config.name.replace(/^The /, '')}.`],
      // The minutes of the meeting before are approved under the item that comes first.
      because:
        item.place === 'first' && previous
          ? [{ register: 'meeting', ref: previous.ref, why: minutesWaiting(previous) }]
          : [],
    },
  }));
}

function minutesWaiting(previous: Row): string {
  return previous.fields.approved_on ? 'Its minutes were approved meanwhile' : 'Its minutes are to be approved';
}

interface Carried {
  added: Entry[];
  /** By the standing entry that takes them up. */
  why: Map<string, string[]>;
  from: Map<string, string>;
  papers: Map<string, Because[]>;
}

/** Items put off or not reached. One that has the title of a standing item is taken up there. */
function carriedEntries(waiting: Waiting, standing: readonly Entry[]): Carried {
  const found: Carried = { added: [], why: new Map(), from: new Map(), papers: new Map() };
  for (const item of waiting.unreached) {
    const { carried_to, meeting } = item.fields;
    const here =
      carried_to === waiting.meeting.ref || ((carried_to ?? null) === null && meeting === waiting.previous?.ref);
    if (!here || waiting.existing.some((one) => one.fields.carried_from === item.ref)) continue;
    const past = item.state === 'carried' ? 'Carried forward from' : 'Not reached at';
    const why = `${past} ${meeting === waiting.previous?.ref ? waiting.previous?.title : meeting}, item ${item.fields.number ?? ''}.`;
    const same = standing.find((one) => one.title.toLowerCase() === item.title.toLowerCase());
    if (same) {
      found.why.set(same.id, [...(found.why.get(same.id) ?? []), why]);
      found.from.set(same.id, item.ref);
      const papers = papersOf(waiting, item, waiting.working);
      found.papers.set(same.id, [...(found.papers.get(same.id) ?? []), ...papers]);
    } else found.added.push(carriedEntry(waiting, item, why));
  }
  return found;
}

/** An item brings its papers, but none that those who see the item may not see. */
function papersOf({ records }: Waiting, item: Row, level: Level): Because[] {
  return (records.paper ?? [])
    .filter((one) => one.fields.item === item.ref && one.label.level <= level)
    .map((row) => becauseOf({ row, why: 'Its paper, from the meeting before' }));
}

function carriedEntry(waiting: Waiting, item: Row, why: string): Entry {
  const { working } = waiting;
  const { presenter, purpose, minutes_planned, about, minuted, formula } = item.fields;
  return {
    ...newEntry(`carried-${item.ref.replace(/\s+/g, '-')}`, item.title),
    purpose: (purpose as Purpose) ?? 'discussion',
    presenter: String(presenter ?? ''),
    minutes: Number(minutes_planned ?? 10),
    about: Array.isArray(about) ? about : [],
    minuted: minuted === 'confidential' ? 'confidential' : 'public',
    formula: String(formula ?? ''),
    level: item.label.level > working ? item.label.level : 0,
    carriedFrom: item.ref,
    why: [why],
    because: papersOf(waiting, item, item.label.level > working ? item.label.level : working),
  };
}

interface WaitingEntries {
  decide: Entry[];
  note: Entry[];
  closed: Entry[];
  /** Records that a standing item deals with, by its entry. */
  attached: Map<string, Because[]>;
  /** Standing entries that are for decision this time. */
  deciding: Set<string>;
}

function waitingEntries(waiting: Waiting, standing: readonly Entry[]): WaitingEntries {
  const found: WaitingEntries = { decide: [], note: [], closed: [], attached: new Map(), deciding: new Set() };
  for (const register of registersWaiting) {
    const reasons = reasonsFor(waiting, register);
    const open = reasons.filter(({ row }) => row.label.level <= waiting.working);
    const above = reasons.filter(({ row }) => row.label.level > waiting.working);
    if (register === 'paper') found.decide.push(...open.map(paperEntry));
    else if (open.length > 0) place(found, { waiting, standing, register, reasons: open });
    for (const level of [...new Set(above.map(({ row }) => row.label.level))]) {
      const those = above.filter(({ row }) => row.label.level === level);
      found.closed.push(closedEntry({ register, level, reasons: those, formula: usualFormula(waiting.code) }));
    }
  }
  return found;
}

/**
 * Under the standing item that takes them, which is then for decision if they are. Modifications have items of their
 * own, one a stage: the standing report of them all is for information.
 */
function place(
  found: WaitingEntries,
  {
    waiting,
    standing,
    register,
    reasons,
  }: { waiting: Waiting; standing: readonly Entry[]; register: string; reasons: Reason[] },
): void {
  const host = standing.find((one) => one.about.includes(register));
  const decides = own[register]?.purpose === 'decision';
  if (host && (register !== 'modification' || host.purpose === 'decision')) {
    found.attached.set(host.id, [...(found.attached.get(host.id) ?? []), ...reasons.map(becauseOf)]);
    if (decides) found.deciding.add(host.id);
    return;
  }
  const list = decides ? found.decide : found.note;
  if (register !== 'modification') list.push(ownEntry(register, reasons));
  else
    for (const state of [...new Set(reasons.map(({ row }) => row.state))]) {
      const process = processOn(waiting.code, waiting.day);
      const stage = process && stageOf(process, state);
      const entry = ownEntry(
        register,
        reasons.filter(({ row }) => row.state === state),
      );
      list.push({ ...entry, id: `${entry.id}-${state}`, title: `${entry.title}: ${stage?.name ?? state}` });
    }
}

function ownEntry(register: string, reasons: readonly Reason[]): Entry {
  const named = own[register] ?? { title: register, purpose: 'discussion' as const, minutes: 10 };
  return {
    ...newEntry(`waits-${register}`, named.title),
    purpose: named.purpose,
    // A few minutes for each, within reason.
    minutes: Math.min(60, Math.max(named.minutes, 5 * reasons.length)),
    // What is told, or closed by its own page, is not taken by the item.
    about: register === 'between' || register === 'vote' ? [] : [register],
    why: [register === 'between' ? 'To be noted by this body.' : 'Records wait for this body.'],
    because: reasons.map(becauseOf),
  };
}

interface Closed {
  register: string;
  level: Level;
  reasons: Reason[];
  formula: string;
}

function closedEntry({ register, level, reasons, formula }: Closed): Entry {
  const entry = ownEntry(register, reasons);
  return { ...entry, id: `closed-${register}-${level}`, minuted: 'confidential', formula, level };
}

function paperEntry({ row, why }: Reason): Entry {
  return {
    ...newEntry(`paper-${row.ref}`, row.title),
    purpose: (row.fields.purpose as Purpose) ?? 'discussion',
    presenter: String(row.fields.author ?? ''),
    why: [`${why}.`],
    because: [becauseOf({ row, why })],
  };
}

function becauseOf({ row, why }: Reason): Because {
  return { register: row.register, ref: row.ref, why };
}
