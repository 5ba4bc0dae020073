/**
 * The agenda being drawn up, as kept. Its open part is one draft at the working level; entries above that level are
 * kept in a draft of their own class each, so that a colleague without that clearance works on the same agenda and
 * finds nothing of them.
 */
import { type Content, dropDraft, keepDraft, readDraft } from '../drafts/drafts.ts';
import { type Actor, maySee } from '../kernel/access.ts';
import type { Tx } from '../kernel/db.ts';
import type { Instant, Level } from '../kernel/define.ts';
import type { Ledger } from '../kernel/ledger.ts';
import { contentOf, type Entry, entriesOf, goneOf } from './entry.ts';

const kind = 'agenda';

export interface AgendaKey {
  code: string;
  meeting: string;
  /** The body's governance group. */
  group: string;
  working: Level;
}

/** What was kept, or seen, of each part: by its level. */
export type Parts = Readonly<Record<string, { version: number; content: Content }>>;

export interface AgendaDraft {
  parts: Parts;
  entries: Entry[];
  /** Entries taken out, by id. */
  gone: string[];
  /** Who changed it last, and when; null where nothing is kept yet. */
  last: { by: string; at: Instant } | null;
}

function levelsOf(working: Level): Level[] {
  return ([0, 1, 2, 3] as const).filter((level) => level >= working);
}

/** The open part bears the meeting's reference alone. */
function refOf({ meeting, working }: AgendaKey, level: Level): string {
  return level === working ? meeting : `${meeting} ${level}`;
}

function partOf(entry: Entry, working: Level): Level {
  return entry.level > working ? entry.level : working;
}

/** The draft as its reader may see it; without entries where none is kept. `tx` has a reader's claims. */
export async function readAgendaDraft(tx: Tx, key: AgendaKey): Promise<AgendaDraft> {
  const parts: Record<string, { version: number; content: Content }> = {};
  let last: AgendaDraft['last'] = null;
  for (const level of levelsOf(key.working)) {
    const draft = await readDraft(tx, { code: key.code, kind, ref: refOf(key, level) });
    if (!draft) continue;
    parts[level] = { version: draft.version, content: draft.content };
    if (!last || draft.changed > last.at) last = { by: draft.changedBy, at: draft.changed };
  }
  return { ...fromParts(parts), parts, last };
}

/** The entries that kept parts hold, the open part first. */
export function fromParts(parts: Parts): { entries: Entry[]; gone: string[] } {
  const contents = Object.keys(parts)
    .sort()
    .map((level) => parts[level]?.content ?? {});
  const entries = contents.flatMap(entriesOf);
  // What was moved from one part to another is gone from the one and stands in the other.
  const here = new Set(entries.map((one) => one.id));
  return { entries, gone: contents.flatMap(goneOf).filter((id) => !here.has(id)) };
}

/** What a page made from these entries was made from, where nothing is kept yet. */
export function partsFrom(entries: readonly Entry[], working: Level): Parts {
  const parts: Record<string, { version: number; content: Content }> = {};
  for (const level of levelsOf(working)) {
    const own = entries.filter((one) => partOf(one, working) === level);
    if (own.length > 0 || level === working) parts[level] = { version: 0, content: contentOf(own) };
  }
  return parts;
}

export interface AgendaKeeping extends AgendaKey {
  entries: readonly Entry[];
  /** What the page was made from. */
  seen: Parts;
}

export interface AgendaKept {
  merged: boolean;
  /** Ids of entries in which two people changed the same words. */
  clashes: string[];
}

/** Keeps every part its writer may see; what two people wrote is merged. Throws Absent for a part above their clearance. */
export async function keepAgendaDraft(ledger: Ledger, actor: Actor, keeping: AgendaKeeping): Promise<AgendaKept> {
  const kept: AgendaKept = { merged: false, clashes: [] };
  for (const level of levelsOf(keeping.working)) {
    const label = { group: keeping.group, level };
    const own = keeping.entries.filter((one) => partOf(one, keeping.working) === level);
    const seen = keeping.seen[level];
    if (own.length === 0 && (!seen || !maySee(actor, keeping.code, label))) continue;
    const before = seen ? [...entriesOf(seen.content).map((one) => one.id), ...goneOf(seen.content)] : [];
    const gone = before.filter((id) => !own.some((one) => one.id === id));
    const { merged, clashes } = await keepDraft(ledger, actor, {
      code: keeping.code,
      kind,
      ref: refOf(keeping, level),
      content: { ...contentOf(own, gone), ...broughtBack(own, seen?.content ?? {}) },
      seen: seen?.version ?? 0,
      base: seen?.content ?? {},
      label,
    });
    kept.merged ||= merged;
    kept.clashes.push(...clashes.filter((name) => name !== 'order').map((name) => name.replace(/\.[^.]*$/, '')));
  }
  return kept;
}

/** An entry that was taken out and is put in again must say so, or the mark of its going would outlast it. */
function broughtBack(own: readonly Entry[], seen: Content): Content {
  return Object.fromEntries(own.filter((one) => seen[`${one.id}.gone`]).map((one) => [`${one.id}.gone`, null]));
}

/** Takes the draft away in the transaction that issues the agenda. */
export async function dropAgendaDraft(tx: Tx, key: AgendaKey): Promise<void> {
  for (const level of levelsOf(key.working)) await dropDraft(tx, { code: key.code, kind, ref: refOf(key, level) });
}
