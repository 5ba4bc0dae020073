/**
 * Recording an item: one Decision of the meeting with the item, its decisions, its actions and every effect on other
 * registers, or a refusal with all its reasons and nothing changed.
 */

import { ruleOn } from '../codes/rule.ts';
import type { Actor } from '../kernel/access.ts';
import { type Also, commit, dryRun, type Receipt } from '../kernel/commit.ts';
import { reading } from '../kernel/db.ts';
import type { Change, Decision } from '../kernel/define.ts';
import { registerOf } from '../kernel/ledger.ts';
import type { Plan } from '../kernel/plan.ts';
import { type Problem, Refused } from '../kernel/problem.ts';
import type { Row } from '../kernel/read.ts';
import { type ActionLine, readActionLine } from './action-line.ts';
import { type Desk, decisionAt, requireSecretariat, requireSitting } from './desk.ts';
import { effectDenied } from './effect-denied.ts';
import { recusedFrom } from './interests.ts';
import { readItemWords } from './item-words.ts';
import { finalLabel } from './labels.ts';
import { dayOfMeeting, itemName, itemOf, type MeetingRows, meetingRows } from './meeting-rows.ts';
import { meetingsAhead } from './meetings-ahead.ts';
import { namedOnce } from './named-once.ts';
import { decidingActor } from './powers.ts';
import { type Quorum, quorumOf } from './quorum.ts';
import { gateProblem, redGate } from './red.ts';
import { recordKey, type Standing, standingOf } from './seen.ts';
import {
  actionChanges,
  decisionChanges,
  held,
  itemChange,
  type Made,
  onlyHears,
  problemsOfTaking,
  type Taking,
  withClass,
} from './taking.ts';

export interface ItemAsked {
  /** Reference of the meeting, and of its item. */
  meeting: string;
  item: string;
  taking: Taking;
}

export interface ItemDecision {
  decision: Decision;
  /** Who commits it: the powers of the body and of its secretariat, no others. */
  actor: Actor;
  quorum: Quorum;
  actions: readonly ActionLine[];
}

export interface DryItem extends ItemDecision {
  plan: Plan;
}

/** Everything recording would do, with nothing written. @throws Refused with every reason, Absent */
export async function dryRunItem(desk: Desk, asked: ItemAsked): Promise<DryItem> {
  const made = await itemDecision(desk, asked);
  return { ...made, plan: await dryRun(desk.ledger, made.actor, made.decision) };
}

/**
 * Records the item. `also` runs in the same transaction: dropping the draft it was typed in. Where somebody recorded
 * another item at the same moment and took the number of an action, the action gets the next. @throws Refused, Absent
 */
export async function recordItem(desk: Desk, asked: ItemAsked, also?: Also): Promise<Receipt> {
  let made = await itemDecision(desk, asked);
  // The item itself stays the one that was seen, or trying again would record it a second time.
  const pinned = { ...asked, taking: { ...asked.taking, seen: made.decision.changes[0]?.expects } };
  for (;;) {
    try {
      return await commit(desk.ledger, made.actor, made.decision, also);
    } catch (error) {
      const again = error instanceof Refused ? await itemDecision(desk, pinned).catch(() => null) : null;
      if (!again || actionsIn(again) === actionsIn(made)) throw error;
      made = again;
    }
  }
}

function actionsIn({ decision }: ItemDecision): string {
  return decision.changes
    .flatMap(({ register, ref, move }) => (register === 'action' && move === 'raise' ? ref : []))
    .join(' ');
}

/** The Decision, checked as far as can be without the records held. @throws Refused, Absent */
export async function itemDecision(desk: Desk, { meeting, item: ref, taking }: ItemAsked): Promise<ItemDecision> {
  requireSecretariat(desk);
  const read = await readFor(desk, { meeting, ref, taking });
  const { rows, item } = read;
  requireSitting(rows);
  const words = { narrative: taking.narrative, decisions: taking.decisions };
  const quorum = itemQuorum(rows, item);
  const actions = taking.actions.map((one) => (typeof one === 'string' ? readActionLine(one, read.context) : one));
  const problems = problemsOf(desk, read, { taking, quorum, actions });
  if (problems.length > 0) throw new Refused(problems);
  const { mentions, clauses } = readItemWords(desk.code, rows, item, words);
  const sentence = taking.decisions.length > 0 ? quorum.sentence : null;
  const made: Made = { rows, item, taking, words: { mentions, clauses }, actions, quorum: sentence };
  const final = finalLabel(rows, item);
  const now = namedOnce(desk.ledger, held(taking).now, dayOfMeeting(rows));
  const effects = now.map((one) => withClass(one, final, read.standing.get(recordKey(one))?.row ?? null));
  const changes = [itemChange(made), ...decisionChanges(made), ...actionChanges(made), ...effects];
  return {
    decision: decisionAt(desk, rows, { about: `, ${itemName(item)}`, label: final, changes }),
    actor: decidingActor(desk.actor, rows.config, dayOfMeeting(rows)),
    quorum,
    actions,
  };
}

/** The quorum for an item, without those who take no part in it. */
export function itemQuorum(rows: MeetingRows, item: Row): Quorum {
  return quorumOf({ ...rows, day: dayOfMeeting(rows), recused: recusedFrom(rows, item.ref) });
}

interface ReadFor {
  rows: MeetingRows;
  item: Row;
  /** Those in the room who may not hear it. */
  without: readonly Row[];
  standing: ReadonlyMap<string, Standing>;
  context: Parameters<typeof readActionLine>[1];
}

async function readFor(
  { ledger, actor, code, today }: Desk,
  { meeting, ref, taking }: { meeting: string; ref: string; taking: Taking },
): Promise<ReadFor> {
  const at = { day: today, known: null };
  return reading(ledger.db, actor, async (tx) => {
    const rows = await meetingRows(tx, ledger, { code, ref: meeting, at });
    const item = itemOf(rows, ref);
    const day = dayOfMeeting(rows);
    return {
      rows,
      item,
      without: await redGate(tx, { ledger, code }, { rows, item, at }),
      standing: await standingOf(tx, ledger, { code: code.id, at, names: taking.effects }),
      context: { code, day, meetings: await meetingsAhead(tx, ledger, { rows, at }), names: namesAt(rows) },
    };
  });
}

/** What people and organisations at a meeting are called by, who may own its actions. */
export function namesAt({ attendance }: Pick<MeetingRows, 'attendance'>): string[] {
  const names = attendance.flatMap(({ title, fields }) => [title, String(fields.category ?? '')]);
  return [...new Set(names)].filter((name) => name !== '');
}

interface Checked {
  taking: Taking;
  quorum: Quorum;
  actions: readonly ActionLine[];
}

function problemsOf({ code, ledger }: Desk, read: ReadFor, { taking, quorum, actions }: Checked): Problem[] {
  const { rows, item } = read;
  const all = [...held(taking).now, ...[...held(taking).later.values()].flat()];
  const gate = gateProblem(code, item, read.without);
  return [
    ...(item.state === 'withdrawn'
      ? [{ sentence: `${itemName(item)} was withdrawn. Put it back on the agenda first.` }]
      : []),
    ...(gate ? [gate] : []),
    ...problemsOfTaking(taking, code.houseStyle.verbs),
    ...actions.flatMap(({ problems }) => problems),
    ...(isEmpty(taking, rows, item)
      ? [{ sentence: 'Say what was said or decided, or carry the item forward.', field: 'narrative' }]
      : []),
    ...(needsQuorum(code, rows, taking) && !quorum.met
      ? [
          {
            sentence: `Without a quorum nothing can be decided. ${quorum.sentence} Wait for more members, or carry the item forward.`,
            ...(quorum.clause ? { clause: quorum.clause } : {}),
          },
        ]
      : []),
    ...all.flatMap(
      (effect) => effectDenied(ledger.registers, effect, { config: rows.config, day: dayOfMeeting(rows) }) ?? [],
    ),
    ...undecided(ledger.registers, { rows, item, taking, effects: all }),
  ];
}

function isEmpty({ narrative, decisions, actions }: Taking, rows: MeetingRows, item: Row): boolean {
  const decided = rows.decisions.some(({ fields }) => fields.item === item.ref);
  return narrative.trim() === '' && decisions.length === 0 && actions.length === 0 && !decided;
}

/** Whether a code lets a meeting without a quorum take note, though not decide: its rule `notingWithoutQuorum`, "yes". */
function needsQuorum(code: Desk['code'], rows: MeetingRows, { decisions }: Taking): boolean {
  const rule = code.rules.notingWithoutQuorum;
  const mayNote = rule !== undefined && ruleOn(rule, dayOfMeeting(rows))?.value === 'yes';
  return decisions.some((one) => !mayNote || !onlyHears(one));
}

/** What only the body may do needs a decision of the body; its secretariat may put on record what it was told. */
function undecided(
  registers: Desk['ledger']['registers'],
  { rows, item, taking, effects }: { rows: MeetingRows; item: Row; taking: Taking; effects: readonly Change[] },
): Problem[] {
  if (taking.decisions.length > 0 || rows.decisions.some(({ fields }) => fields.item === item.ref)) return [];
  const [first] = effects.filter(({ register, move }) => {
    const by = registers.get(register)?.moves[move]?.by;
    return by !== undefined && !by.includes('secretariat');
  });
  if (!first) return [];
  const register = registerOf({ registers }, first.register);
  return [
    {
      sentence: `“${register.moves[first.move]?.label}” of ${register.title[0].toLowerCase()} ${first.ref} needs a decision. Record the decision it follows from, or leave it out.`,
      field: 'decision-1',
    },
  ];
}
