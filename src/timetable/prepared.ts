/** A new timetable that waits for a body to agree it: kept as a draft, worked out again whenever it is looked at. */
import { type Draft, dropDraft, listDrafts, readDraft } from '../drafts/drafts.ts';
import { type Tx, takeWriter } from '../kernel/db.ts';
import type { Change, Label } from '../kernel/define.ts';
import type { Ledger } from '../kernel/ledger.ts';
import { agreeChanges } from './decisions.ts';
import { type Timetable, type TimetableQuery, timetableOf } from './timetable-of.ts';
import { type Supposed, type WhatIf, whatIf } from './what-if.ts';

export const draftKind = 'timetable';

/** Content of a draft; its reference is that of the proposal. */
export interface PreparedTimetable {
  [name: string]: unknown;
  supposed: Supposed;
  reason: string;
  /** What was agreed when it was prepared: once that is another, it was decided on, and waits no longer. */
  agreed: string;
}

export function agreedSoFar({ steps }: Pick<Timetable, 'steps'>): string {
  return steps.map(({ id, record }) => `${id}=${record?.fields.agreed ?? ''}`).join(' ');
}

/** Whoever sits on the body reads it, as with other drafts. */
export const draftLabel = (body: string): Label => ({ group: body, level: 2 });

export async function preparedOf(
  tx: Tx,
  { code, ref }: { code: string; ref: string },
): Promise<Draft<PreparedTimetable> | null> {
  return readDraft<PreparedTimetable>(tx, { code, kind: draftKind, ref });
}

export function allPrepared(tx: Tx, code: string): Promise<Draft<PreparedTimetable>[]> {
  return listDrafts<PreparedTimetable>(tx, { code, kind: draftKind, ref: '' });
}

/** Takes it away undecided. */
export async function giveUp(ledger: Ledger, { code, ref }: { code: string; ref: string }): Promise<void> {
  await ledger.db.transaction().execute(async (tx) => {
    await takeWriter(tx);
    await dropDraft(tx, { code, kind: draftKind, ref });
  });
}

/** What agreeing it at a meeting changes, as things now stand. Throws Refused where it no longer can be kept. */
export async function preparedChanges(
  tx: Tx,
  ledger: Pick<Ledger, 'registers'>,
  asked: TimetableQuery & { prepared: PreparedTimetable; meeting: string },
): Promise<{ supposed: WhatIf; changes: Change[] } | null> {
  const { prepared, meeting, at } = asked;
  const now = await timetableOf(tx, ledger, asked);
  if (!now || agreedSoFar(now) !== prepared.agreed) return null;
  const supposed = whatIf(now, prepared.supposed);
  const recording = { day: at.day, meeting, supposed: supposed.supposed, reason: prepared.reason };
  return { supposed, changes: agreeChanges(supposed.after, recording) };
}
