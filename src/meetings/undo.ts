/** Taking back the last Decision of a meeting, by a Decision that says why: the log keeps both. */
import { sql } from 'kysely';
import { type Also, commit, type Receipt } from '../kernel/commit.ts';
import { reading, type Tx } from '../kernel/db.ts';
import type { Day, Instant, Level } from '../kernel/define.ts';
import { recordId } from '../kernel/ledger.ts';
import { Absent, Refused } from '../kernel/problem.ts';
import { type Desk, decisionAt, requireSecretariat, requireSitting } from './desk.ts';
import { workingLabel } from './labels.ts';
import { bodyOf, meetingRows } from './meeting-rows.ts';

export interface Recorded {
  id: string;
  title: string;
  effective: Day;
  recorded: Instant;
  actor: string;
  level: Level;
  /** Whether it closed the meeting: taking it back opens the meeting again. */
  closes: boolean;
}

export interface Undoing {
  meeting: string;
  /** Only what was recorded of this item; the last Decision of the meeting of whatever kind where absent. */
  item?: string;
}

/** The last standing Decision of a meeting, or of one of its items, that the reader may see; null where there is none. */
export async function lastRecorded(tx: Tx, code: string, { meeting, item }: Undoing): Promise<Recorded | null> {
  const ofItem = item
    ? sql`and exists (select 1 from log_entry e where e.decision = d.id and e.record = ${recordId(code, 'item', item)}
        and e.move in ('take', 'correct', 'carry', 'withdraw'))`
    : sql``;
  const { rows } = await sql<Recorded>`
    select d.id, d.title, d.effective, d.recorded, d.actor, d.class_level as level,
      exists (select 1 from log_entry e where e.decision = d.id and e.register = 'meeting' and e.move = 'close') as closes
    from log_decision d
    where d.code = ${code} and d.authority_kind = 'meeting' and d.authority_ref = ${meeting} and not d.found
      and d.withdraws is null and not exists (select 1 from log_decision w where w.withdraws = d.id) ${ofItem}
    order by d.recorded desc, d.id limit 1`.execute(tx);
  return rows[0] ?? null;
}

/**
 * Takes back the last Decision recorded of a meeting, or of one item of it, whole. `seen`: the Decision that whoever asks
 * had before their eyes. @throws Refused without a reason, where another came since, or where something was built on it; Absent
 */
export async function undoDecision(
  desk: Desk,
  asked: Undoing & { reason: string; seen?: string },
  also?: Also,
): Promise<Receipt> {
  requireSecretariat(desk);
  const reason = asked.reason.trim();
  if (reason === '') throw new Refused({ sentence: 'Say why it is taken back.', field: 'reason' });
  const { rows, last } = await reading(desk.ledger.db, desk.actor, async (tx) => ({
    rows: await meetingRows(tx, desk.ledger, {
      code: desk.code,
      ref: asked.meeting,
      at: { day: desk.today, known: null },
    }),
    last: await lastRecorded(tx, desk.code.id, asked),
  }));
  if (!last?.closes) requireSitting(rows);
  if (!last) throw new Absent('Nothing is recorded that could be taken back.');
  if (asked.seen !== undefined && asked.seen !== last.id)
    throw new Refused(
      `“${last.title}” was recorded since. Look at it first, and take that back before what came earlier.`,
    );
  // The reason is words of the meeting, and is kept as they are.
  const working = workingLabel(rows);
  const label = { group: bodyOf(rows), level: last.level > working.level ? last.level : working.level };
  const taken = last.title.startsWith(rows.meeting.title)
    ? last.title.slice(rows.meeting.title.length)
    : `: ${last.title}`;
  const decision = decisionAt(desk, rows, { about: `${taken}, taken back: ${reason}`, label, changes: [] });
  return commit(desk.ledger, desk.actor, { ...decision, withdraws: last.id }, also);
}
