/** What the form of a move means: one Decision, with everything that goes with the move. */
import { calendarOf } from '../../calendar/calendar.ts';
import { bodyIn } from '../../codes/body.ts';
import type { ChangeProcess, ReturnReason } from '../../codes/process.ts';
import { type Actor, mayMake } from '../../kernel/access.ts';
import { isDay } from '../../kernel/decide.ts';
import type { Change, Day, Decision, Field, Value } from '../../kernel/define.ts';
import { registerOf } from '../../kernel/ledger.ts';
import { type Problem, Refused } from '../../kernel/problem.ts';
import type { Row } from '../../kernel/read.ts';
import { decidingActor } from '../../meetings/powers.ts';
import { computedSets } from '../../process/computed.ts';
import { deciderOf } from '../../process/lifecycle.ts';
import type { Form } from '../form.ts';
import { parsed } from '../pages/move-form.tsx';
import type { View } from '../view.ts';
import { moveForms } from './move-fields.ts';
import type { Proposal } from './read-proposal.ts';
import { administratorOf, type Made } from './whose.ts';

export interface Moving {
  view: View;
  proposal: Proposal;
  move: string;
  form: Form;
  /** Meetings of the body that decides, that may be said to have decided it. */
  meetings: readonly Row[];
  /** What closes with it, if whoever makes it says so: requests and votes that stand open on what is over. */
  endings: readonly Change[];
}

/** How many points may be asked beside those of the code's own list. */
export const ownPoints = 3;

/** Throws Refused, each problem with its field, for what cannot be understood; what the rules say comes from the commit. */
export function decisionOf({ view, proposal, move, form, meetings, endings }: Moving, actor: Actor): Made {
  const { row, process } = proposal;
  const meeting = meetings.find(({ ref }) => ref === form.meeting) ?? null;
  const effective = meeting ? String(meeting.fields.day ?? '') : (form.effective ?? '');
  const sets = { ...setsOf(view, { proposal, move, form }), ...dated(view, { process, row, move, effective }) };
  if (meeting && registerOf(view.site.ledger, 'modification').moves[move]?.sets.includes('last_meeting'))
    sets.last_meeting = meeting.ref;
  const problems = problemsOf(view, { move, form, effective });
  if (problems.length > 0) throw new Refused(problems);
  const points = moveForms[move]?.part === 'points' ? pointsAsked(proposal, { form, effective, meeting }) : [];
  const decider = process ? deciderOf(process, { row, move, sets }) : null;
  const config = meeting && bodyIn(view.code, meeting.fields.body);
  const decision: Decision = {
    code: view.code.id,
    authority: meeting ? { kind: 'meeting', ref: meeting.ref } : { kind: 'post', ref: actor.name },
    body: config?.id ?? bodyIn(view.code, decider)?.id ?? administratorOf(view.code),
    effective,
    title: form.reason?.trim() || titleOf(row.ref, move),
    label: row.label,
    changes: [
      { register: 'modification', ref: row.ref, move, sets, expects: Number(form.entry) },
      ...points,
      ...(form.close === 'true' ? endings : []),
    ],
  };
  const records = config && mayMake(actor, ['secretariat']);
  return { decision, actor: records ? decidingActor(actor, config, effective) : actor };
}

export function titleOf(ref: string, move: string): string {
  return (moveForms[move]?.title ?? '{ref} moved').replace('{ref}', ref);
}

function problemsOf(view: View, { move, form, effective }: { move: string; form: Form; effective: Day }): Problem[] {
  const register = registerOf(view.site.ledger, 'modification');
  const problems: Problem[] = [];
  if (!isDay(effective))
    problems.push({ sentence: 'Give the day it took effect, such as 2016-12-09.', field: 'effective' });
  else if (effective > view.asAt.today)
    problems.push({ sentence: 'That day has not come yet. Give today or an earlier day.', field: 'effective' });
  for (const name of moveForms[move]?.needs ?? [])
    if ((form[`set-${name}`] ?? '').trim() === '') {
      const label = moveForms[move]?.words?.[name]?.label ?? register.fields[name]?.label ?? name;
      problems.push({ sentence: `Fill in: ${label}.`, field: `set-${name}` });
    }
  return problems;
}

/** What was left as it is on record is not set again. */
function setsOf(
  view: View,
  { proposal, move, form }: { proposal: Proposal; move: string; form: Form },
): Record<string, Value> {
  const register = registerOf(view.site.ledger, 'modification');
  const sets: Record<string, Value> = { ...moveForms[move]?.sets };
  for (const name of moveForms[move]?.asks ?? []) {
    const text = form[`set-${name}`];
    if (text === undefined || !register.moves[move]?.sets.includes(name)) continue;
    // Not asked for here is not taken back: what the group was asked stays on record when a report is consulted on.
    if (name === 'condition' && move === 'consult' && text.trim() === '') continue;
    const value = parsed(register.fields[name] as Field, text.replaceAll('\r\n', '\n').trim());
    if (JSON.stringify(value) !== JSON.stringify(proposal.row.fields[name] ?? null)) sets[name] = value;
  }
  return sets;
}

interface Dated {
  process: ChangeProcess | null;
  row: Row;
  move: string;
  effective: Day;
}

/** The days the code's clocks give; the rules of a proposal are set once, when it is raised. */
function dated(view: View, { process, row, move, effective }: Dated): Record<string, Value> {
  if (!process || !isDay(effective)) return {};
  const calendar = calendarOf(view.code.calendar);
  const all = computedSets(process, { row, move, day: effective, calendar });
  const kept = row.fields.rules ? Object.entries(all).filter(([name]) => name !== 'rules') : Object.entries(all);
  return Object.fromEntries(kept.filter(([name, value]) => (row.fields[name] ?? null) !== value));
}

/** The points ticked, each with what has to be answered as typed; then those typed by hand. */
function pointsAsked(
  proposal: Proposal,
  { form, effective, meeting }: { form: Form; effective: Day; meeting: Row | null },
): Change[] {
  const { row, process } = proposal;
  const asked = (process?.reasons ?? [])
    .filter(({ id }) => form[`point-${id}`] === 'true')
    .map((reason: ReturnReason) => ({
      reason: reason.id,
      title: (form[`asks-${reason.id}`] ?? '').trim() || reason.asks,
    }));
  for (let n = 1; n <= ownPoints; n += 1) {
    const title = (form[`own-point-${n}`] ?? '').trim();
    if (title) asked.push({ reason: 'other', title });
  }
  const taken = Math.max(0, ...proposal.of('point').map(({ ref }) => Number(/\/P(\d+)$/.exec(ref)?.[1] ?? 0)));
  return asked.map(({ reason, title }, index) => ({
    register: 'point',
    ref: `${row.ref}/P${taken + index + 1}`,
    move: 'ask',
    sets: {
      title,
      modification: row.ref,
      reason: reason === 'other' ? null : reason,
      asked_on: effective,
      ...(meeting ? { meeting: meeting.ref } : {}),
    },
  }));
}
