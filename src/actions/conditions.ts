/**
 * Decisions "subject to": they wait for their condition, then take effect whole, or lapse. What they will do was decided
 * by the body then; whether it may still be done is asked again when the condition is met.
 */

import type { Actor } from '../kernel/access.ts';
import type { Tx } from '../kernel/db.ts';
import { reading } from '../kernel/db.ts';
import type { Change, Day, Decision, Label } from '../kernel/define.ts';
import { type Ledger, registerOf } from '../kernel/ledger.ts';
import { Absent, type Problem, Refused } from '../kernel/problem.ts';
import { type AsAt, get, listRows, type Row } from '../kernel/read.ts';
import type { Desk } from '../meetings/desk.ts';
import { effectDenied } from '../meetings/effect-denied.ts';
import { changeFromLine } from '../meetings/effects.ts';
import { isConfidential } from '../meetings/labels.ts';
import { decidingActor } from '../meetings/powers.ts';

/** Every decision that waits for a condition, what is due first; as the transaction's reader may see them. */
export async function waitingDecisions(
  tx: Tx,
  ledger: Ledger,
  { code, at, body }: { code: string; at: AsAt; body?: string },
): Promise<Row[]> {
  const filters = { state: ['conditional'], ...(body ? { body: [body] } : {}) };
  const { rows } = await listRows(tx, registerOf(ledger, 'decision'), { code, at, filters });
  const due = (row: Row) => String(row.fields.condition_by ?? '9999');
  return rows.sort((a, b) => (due(a) < due(b) ? -1 : due(a) > due(b) ? 1 : a.ref < b.ref ? -1 : 1));
}

/** What a decision or a vote will do, as its lines say. A line in words of somebody's own is no change. */
export function pendingChanges(row: Row): { line: string; change: Change | null }[] {
  const lines = Array.isArray(row.fields.pending) ? row.fields.pending : [];
  return lines.map((line) => ({ line, change: changeFromLine(line) }));
}

export interface Met {
  /** Reference of the decision. */
  ref: string;
  /** How the condition was met, or why it was not. */
  how: string;
  day: Day;
  /** Lines of what it would do that are left undone; they stay on its record. */
  without?: readonly string[];
}

/**
 * The Decision that a met condition makes: the decision is taken, and everything it held back happens with it.
 * Throws Refused with each effect that may not be made any more and why, Absent for a decision not there or not seen.
 */
export async function conditionMet(desk: Desk, met: Met): Promise<{ actor: Actor; decision: Decision }> {
  const { row, label } = await waiting(desk, met.ref);
  requireWords(met.how, 'Say how the condition was met: who said so, and where.');
  const left = new Set(met.without ?? []);
  const pending = pendingChanges(row).filter(({ line }) => !left.has(line));
  const unread = pending.filter(({ change }) => change === null);
  const { config, actor } = deciding(desk, row, met.day);
  const problems: Problem[] = unread.map(({ line }) => ({
    sentence: `“${line}” does not say which move of which record it is. Leave it undone here, and make it by hand.`,
  }));
  const changes = pending.flatMap(({ change }) => (change ? [change] : []));
  for (const { register, ref, move } of changes) {
    const held = desk.ledger.registers.get(register);
    const problem = effectDenied(desk.ledger.registers, { register, move }, { config, day: met.day });
    if (problem) problems.push({ ...problem, sentence: `${held?.title[0] ?? register} ${ref}: ${problem.sentence}` });
  }
  if (problems.length > 0) throw new Refused(problems);
  return {
    actor,
    decision: decisionFor(desk, row, {
      label,
      day: met.day,
      // What it changes may be public before the decision itself is: then it is not named.
      title:
        label.level < row.label.level
          ? 'What was decided on a condition takes effect'
          : `Decision ${row.ref}: the condition is met`,
      changes: [
        {
          register: 'decision',
          ref: row.ref,
          move: 'take',
          sets: { condition_met: met.how.trim(), pending: left.size > 0 ? [...left] : null },
          label: row.label,
          expects: row.entry,
        },
        ...changes,
      ],
    }),
  };
}

/** The Decision by which a conditional decision lapses: nothing that it held back happens. */
export async function conditionFailed(desk: Desk, failed: Met): Promise<{ actor: Actor; decision: Decision }> {
  const { row } = await waiting(desk, failed.ref);
  requireWords(failed.how, 'Say why the condition was not met.');
  const { actor } = deciding(desk, row, failed.day);
  return {
    actor,
    decision: decisionFor(desk, row, {
      // Nothing but the decision itself is changed: it is told to those who may read that.
      label: row.label,
      day: failed.day,
      title: `Decision ${row.ref}: the condition was not met`,
      changes: [
        {
          register: 'decision',
          ref: row.ref,
          move: 'lapse',
          sets: { condition_met: failed.how.trim() },
          label: row.label,
          expects: row.entry,
        },
      ],
    }),
  };
}

interface Waiting {
  row: Row;
  /**
   * The class of what it comes to: the decision's own record is kept to readers of drafts until its minutes are
   * published, what it changes is not. Only what is minuted in confidence stays so.
   */
  label: Label;
}

async function waiting(desk: Desk, ref: string): Promise<Waiting> {
  const { ledger, actor, code, today } = desk;
  const at = { day: today, known: null };
  const { row, item } = await reading(ledger.db, actor, async (tx) => {
    const found = await get(tx, registerOf(ledger, 'decision'), { code: code.id, ref, at });
    const of = typeof found?.fields.item === 'string' ? found.fields.item : null;
    return { row: found, item: of && (await get(tx, registerOf(ledger, 'item'), { code: code.id, ref: of, at })) };
  });
  if (!row) throw new Absent();
  if (row.state !== 'conditional')
    throw new Refused(`Decision ${ref} waits for no condition any more. Open it again to see what became of it.`);
  return { row, label: item && !isConfidential(item) ? { group: row.label.group, level: 0 } : row.label };
}

function requireWords(how: string, sentence: string): void {
  if (how.trim() === '') throw new Refused({ sentence, field: 'how' });
}

/** With the powers the body has on the day the condition is met: what was delegated meanwhile is for the other body. */
function deciding(desk: Desk, row: Row, day: Day) {
  const config = desk.code.bodies.find(({ id }) => id === row.fields.body) ?? null;
  return { config, actor: decidingActor(desk.actor, config, day) };
}

function decisionFor(
  desk: Desk,
  row: Row,
  { label, day, title, changes }: { label: Label; day: Day; title: string; changes: readonly Change[] },
): Decision {
  const body = String(row.fields.body ?? row.label.group);
  return {
    code: desk.code.id,
    authority: { kind: 'post', ref: desk.actor.name },
    body,
    effective: day,
    title,
    label,
    changes,
  };
}
