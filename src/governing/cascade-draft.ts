/** The draft of a cascade: begun by looking for words, kept while its places are worked through, decided as one. */

import { type Draft, dropDraft, readDraft } from '../drafts/drafts.ts';
import { type Tx, takeWriter } from '../kernel/db.ts';
import type { Change, Label } from '../kernel/define.ts';
import { type Ledger, registerOf } from '../kernel/ledger.ts';
import { Absent, Refused } from '../kernel/problem.ts';
import { type AsAt, listRows, type Row } from '../kernel/read.ts';
import { titleKey } from '../minutes/decide/decision-from-names.ts';
import { labelOver } from './authority.ts';
import {
  type Cascade,
  cascadeChanges,
  type Deciding,
  type Finding,
  type Prepared,
  partOf,
  placesIn,
  preparedIn,
} from './cascade.ts';
import { nextVersion } from './document-versions.ts';

export const draftKind = 'cascade';

/** Who reads a draft that speaks of public documents only: whoever sits on the body, and the secretariat, as with other drafts. */
const leastLevel = 2;

export interface Where {
  code: string;
  at: AsAt;
}

/** Documents of a kind that have a text, as the reader may see them; those superseded are left alone. */
export async function documentsOf(tx: Tx, ledger: Ledger, { code, at }: Where, kind: string): Promise<Row[]> {
  const query = { code, at, filters: { kind: kind ? [kind] : [] } };
  const { rows } = await listRows(tx, registerOf(ledger, 'document'), query);
  return rows.filter(
    ({ state, fields }) => state !== 'superseded' && typeof fields.content === 'string' && fields.content !== '',
  );
}

/**
 * What is prepared for each document in which the words stand. What was chosen before stays chosen where the document
 * is as it was. Throws Refused when no document has the words.
 */
export function prepare(
  asked: Pick<Cascade, 'find' | 'replace' | 'whole' | 'anyCase' | 'kind'>,
  documents: readonly Row[],
  before?: Cascade,
): Cascade {
  if (asked.find.trim() === '') throw new Refused({ sentence: 'Say which words to look for.', field: 'find' });
  if (asked.replace === asked.find)
    throw new Refused({ sentence: 'These are the words that are there already. Give others.', field: 'replace' });
  const kept = before ? preparedIn(before) : new Map<string, Prepared>();
  const parts = documents.flatMap((row): [string, Prepared][] => {
    if (placesIn(String(row.fields.content), asked).length === 0) return [];
    const old = kept.get(row.ref);
    if (old?.entry === row.entry) return [[partOf(row.ref), old]];
    const version = nextVersion(typeof row.fields.version === 'string' ? row.fields.version : null);
    return [[partOf(row.ref), { entry: row.entry, version, left: [] }]];
  });
  if (parts.length === 0)
    throw new Refused({
      sentence: `No document here has “${asked.find}”${asked.whole ? ' as a word of its own' : ''}. Look for other words, or in other documents.`,
      field: 'find',
    });
  return { ...asked, ...Object.fromEntries(parts) };
}

/** A name for the draft that people can say: "decc-beis". */
export function draftRef({ find, replace }: Pick<Finding, 'find'> & { replace: string }): string {
  return [titleKey(find), titleKey(replace)].filter(Boolean).join('-') || 'cascade';
}

/** The draft quotes the documents by name: it is read by those who may read the most closely held of them. */
export function draftLabel(documents: readonly Row[], group: string): Label {
  const label = labelOver(documents, { group, level: leastLevel });
  return label.level < leastLevel ? { ...label, level: leastLevel } : label;
}

/** The draft and its documents as they stand. Throws Absent for none, or none for this reader. */
export async function readCascade(
  tx: Tx,
  ledger: Ledger,
  where: Where,
  ref: string,
): Promise<{ draft: Draft<Cascade>; documents: Row[] }> {
  const draft = await readDraft<Cascade>(tx, { code: where.code, kind: draftKind, ref });
  if (!draft) throw new Absent();
  const prepared = preparedIn(draft.content);
  const documents = (await documentsOf(tx, ledger, where, draft.content.kind)).filter((row) => prepared.has(row.ref));
  return { draft, documents };
}

/** Takes the draft away undecided. */
export async function giveUp(ledger: Ledger, code: string, ref: string): Promise<void> {
  await ledger.db.transaction().execute(async (tx) => {
    await takeWriter(tx);
    await dropDraft(tx, { code, kind: draftKind, ref });
  });
}

/** What a kept cascade does once a body approves it: the effects that a meeting's decision takes with it. */
export async function cascadeFor(
  tx: Tx,
  ledger: Ledger,
  where: Where,
  asked: Deciding & { ref: string },
): Promise<Change[]> {
  const { draft, documents } = await readCascade(tx, ledger, where, asked.ref);
  return cascadeChanges(draft.content, documents, asked);
}
