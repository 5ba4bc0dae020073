/** By whose authority something of the bodies is recorded: a meeting's, at an item, or the secretariat's own. */
import { bodyIn } from '../codes/body.ts';
import type { Code } from '../codes/code.ts';
import { type Actor, mayMake } from '../kernel/access.ts';
import type { Tx } from '../kernel/db.ts';
import { isDay } from '../kernel/decide.ts';
import type { Change, Decision, Label } from '../kernel/define.ts';
import { type Ledger, registerOf } from '../kernel/ledger.ts';
import { type Problem, Refused } from '../kernel/problem.ts';
import { type AsAt, get, listRows, type Row } from '../kernel/read.ts';
import { decidingActor, whyNot } from '../meetings/powers.ts';

/** As a form says it. With a meeting, its day is the decision's where no other is given. */
export interface Said {
  /** Reference or title of a meeting; '' for the secretariat's own. */
  meeting: string;
  /** Number of the item at which it was decided; '' for none. */
  item: string;
  day: string;
  reason: string;
}

export interface By {
  decision: Omit<Decision, 'changes'>;
  actor: Actor;
  meeting: Row | null;
  /** Why the meeting's body may not make a change; null when it may, and where no meeting decides. */
  whyNot(change: Change): Problem | null;
}

interface Where {
  code: Code;
  at: AsAt;
  actor: Actor;
  /** Who may read the decision; the changes keep their records' own. */
  label: Label;
}

/**
 * A body at a meeting decides with the powers it has on that day, whoever writes it down: the writer's own power over
 * everything is not the body's. Throws Refused, each problem with its field (`meeting`, `item`, `day`).
 */
export async function decidedBy(tx: Tx, ledger: Ledger, where: Where, said: Said): Promise<By> {
  const { code, actor, label } = where;
  if (said.meeting.trim() === '')
    return {
      actor,
      meeting: null,
      whyNot: () => null,
      decision: {
        code: code.id,
        authority: { kind: 'post', ref: actor.name },
        body: label.group,
        effective: isDay(said.day) ? said.day : '',
        title: said.reason.trim(),
        label,
      },
    };
  const meeting = await meetingSaid(tx, ledger, where, said.meeting.trim());
  const item =
    said.item.trim() === '' ? null : await itemSaid(tx, ledger, where, { meeting, number: said.item.trim() });
  const body = String(meeting.fields.body ?? label.group);
  const config = bodyIn(code, body);
  const row = await get(tx, registerOf(ledger, 'body'), { code: code.id, at: where.at, ref: body });
  const effective = isDay(said.day) ? said.day : String(meeting.fields.day ?? '');
  const number = meeting.fields.number ? ` meeting ${meeting.fields.number}` : `: ${meeting.title}`;
  const title = `${row?.title ?? config?.name ?? body}${number}${item ? `, item ${item.fields.number ?? item.ref}` : ''}`;
  if (!mayMake(actor, ['secretariat']))
    throw new Refused({
      sentence: 'Only the secretariat records what a meeting decided. Ask them to.',
      field: 'meeting',
    });
  return {
    actor: decidingActor(actor, config, effective),
    meeting,
    whyNot: (change) => {
      const register = ledger.registers.get(change.register);
      return register ? whyNot(register, change.move, config, effective) : null;
    },
    decision: {
      code: code.id,
      authority: { kind: 'meeting', ref: meeting.ref },
      body,
      effective,
      title: said.reason.trim() ? `${title}: ${said.reason.trim()}` : title,
      label,
    },
  };
}

async function meetingSaid(tx: Tx, ledger: Ledger, { code, at }: Where, said: string): Promise<Row> {
  const register = registerOf(ledger, 'meeting');
  const found =
    (await get(tx, register, { code: code.id, at, ref: said })) ??
    (await listRows(tx, register, { code: code.id, at, filters: { title: [said] }, limit: 1 })).rows[0];
  if (!found)
    throw new Refused({
      sentence: `There is no meeting “${said}”. Choose one of those offered, or leave it empty.`,
      field: 'meeting',
    });
  if (found.state === 'cancelled')
    throw new Refused({ sentence: 'That meeting was cancelled, so it decided nothing.', field: 'meeting' });
  return found;
}

async function itemSaid(
  tx: Tx,
  ledger: Ledger,
  { code, at }: Where,
  { meeting, number }: { meeting: Row; number: string },
): Promise<Row> {
  const filters = { meeting: [meeting.ref], number: [number] };
  const { rows } = await listRows(tx, registerOf(ledger, 'item'), { code: code.id, at, filters, limit: 1 });
  if (!rows[0])
    throw new Refused({
      sentence: `${meeting.title} has no item ${number}. Give the number on its agenda, or leave it empty.`,
      field: 'item',
    });
  return rows[0];
}

/** The highest class among records, for a decision that speaks of them all. Of two groups above the public level, none speaks for both. */
export function labelOver(rows: readonly { label: Label; title: string }[], otherwise: Label): Label {
  const held = rows.filter(({ label }) => label.level > 0);
  const [first] = [...held].sort((a, b) => b.label.level - a.label.level);
  if (!first) return otherwise;
  const other = held.find(({ label }) => label.group !== first.label.group);
  if (other)
    throw new Refused(`“${first.title}” and “${other.title}” are held by different groups. Decide them apart.`);
  return first.label;
}

/** Throws Refused for what the meeting's body has no power to do. */
export function decisionFrom(by: By, changes: readonly Change[]): Decision {
  const problems = changes.flatMap((change) => by.whyNot(change) ?? []);
  const said = new Map(problems.map((one) => [one.sentence, one]));
  if (said.size > 0) throw new Refused([...said.values()]);
  return { ...by.decision, changes };
}
