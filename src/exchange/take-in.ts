/** A published register taken in: kept while it is looked at, compared with what is on record, recorded as one Decision. */
import type { Code } from '../codes/code.ts';
import { dropDraft, keepDraft, readDraft } from '../drafts/drafts.ts';
import { type Actor, everyone } from '../kernel/access.ts';
import type { Also } from '../kernel/commit.ts';
import { reading, type Tx } from '../kernel/db.ts';
import type { Change, Day, Decision } from '../kernel/define.ts';
import { type Ledger, registerOf } from '../kernel/ledger.ts';
import { listRows } from '../kernel/read.ts';
import { type Comparison, compare } from './compare.ts';
import type { Published } from './read-register.ts';
import type { TableFile } from './read-table.ts';

const kind = 'exchange';

/** A file as it waits for review. */
export interface KeptFile {
  name: string;
  table: TableFile;
}

/** Keeps what a file holds under its hash, until it is recorded: nobody has to choose it twice. */
export async function keepFile(
  ledger: Ledger,
  actor: Actor,
  { code, sha256, file }: { code: Code; sha256: string; file: KeptFile },
): Promise<void> {
  const group = code.bodies.find((body) => body.kind === 'panel')?.id ?? code.bodies[0]?.id ?? '';
  await keepDraft(ledger, actor, {
    code: code.id,
    kind,
    ref: sha256,
    content: { name: file.name, table: JSON.stringify(file.table) },
    seen: 0,
    // What a file says is the business of whoever takes it in, until it is on record.
    label: { group, level: 1 },
  });
}

/** The file, where it waits and its reader may see it. */
export async function keptFile(tx: Tx, code: string, sha256: string): Promise<KeptFile | null> {
  const draft = await readDraft<{ name: string; table: string }>(tx, { code, kind, ref: sha256 });
  return draft && { name: draft.content.name, table: JSON.parse(draft.content.table) as TableFile };
}

/** In the transaction that records it. */
export function dropFile(code: string, sha256: string): Also {
  return (tx) => dropDraft(tx, { code, kind, ref: sha256 });
}

/**
 * Compared with all that is on record that day. Ours are looked up with the public's eyes: that a hidden one goes with
 * something published elsewhere is nobody's to see.
 */
export async function comparisonOf(
  ledger: Ledger,
  { code, day, published }: { code: Code; day: Day; published: readonly Published[] },
): Promise<Comparison> {
  const query = { code: code.id, at: { day, known: null } };
  const counterpart = registerOf(ledger, 'counterpart');
  return reading(ledger.db, everyone, async (tx) => {
    const { rows: held } = await listRows(tx, counterpart, query);
    const { rows: own } = await listRows(tx, registerOf(ledger, 'modification'), query);
    return compare({
      register: counterpart,
      published,
      held,
      short: code.short,
      ours: new Map(own.map(({ ref }) => [ref.toLowerCase(), ref])),
    });
  });
}

export interface Taken {
  code: Code;
  name: string;
  day: Day;
  comparison: Comparison;
  /** Whether those that are published no more are marked so. */
  lose: boolean;
}

/** One Decision for the whole file; null where it changes nothing. */
export function takeDecision({ code, name, day, comparison, lose }: Taken): Decision | null {
  const { added, changed, gone } = comparison;
  const changes: Change[] = [
    ...[...added, ...changed].map(({ ref, move, sets }) => ({
      register: 'counterpart',
      ref,
      move,
      sets: { ...sets, published_on: day },
    })),
    ...(lose
      ? gone.map(({ ref }) => ({ register: 'counterpart', ref, move: 'lose', sets: { published_on: day } }))
      : []),
  ];
  if (changes.length === 0) return null;
  const panel = code.bodies.find((body) => body.kind === 'panel');
  const administrator = code.bodies.find((body) => body.kind === 'administrator');
  return {
    code: code.id,
    authority: { kind: 'post', ref: administrator?.name ?? 'Secretariat' },
    body: administrator?.id ?? panel?.id ?? '',
    effective: day,
    title: `Register of other codes taken in: ${name}`.slice(0, 200),
    label: { group: panel?.id ?? administrator?.id ?? '', level: 0 },
    changes,
  };
}

/** What recording it will do, in sentences. */
export function takeWords({ added, changed, gone, same }: Comparison, lose: boolean): string[] {
  const many = (number: number, one: string, more: string) => (number === 1 ? one : more.replace('#', String(number)));
  return [
    ...(added.length > 0
      ? [many(added.length, 'take in one change of another code', 'take in # changes of other codes')]
      : []),
    ...(changed.length > 0 ? [many(changed.length, 'bring one up to date', 'bring # up to date')] : []),
    ...(lose && gone.length > 0
      ? [many(gone.length, 'mark one as no longer published', 'mark # as no longer published')]
      : []),
    ...(same > 0 ? [many(same, 'leave one as it is', 'leave # as they are')] : []),
  ];
}
