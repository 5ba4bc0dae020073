/** Decisions on assessments, as pages and the provider's forms make them. Pure; commit() has the last word. */
import { dayInWords } from '../calendar/day.ts';
import type { Code } from '../codes/code.ts';
import { ruleOn } from '../codes/rule.ts';
import type { Authority, Change, Day, Decision, Label, Value } from '../kernel/define.ts';
import { Refused } from '../kernel/problem.ts';
import type { Row } from '../kernel/read.ts';
import type { Assessed } from './assessed.ts';
import { isOver } from './check.ts';
import { baselineOf, isKind, kindName } from './clock.ts';
import { type Assessments, nextPlace } from './queue.ts';

/** Reference of the body above the others, whose governance group records of the process belong to. */
export function groupOf(code: Pick<Code, 'bodies'>): string {
  return code.bodies.find(({ kind }) => kind === 'panel')?.id ?? code.bodies[0]?.id ?? '';
}

/** Reference of the body that may put one request before another on a day. */
export function prioritiser(code: Pick<Code, 'bodies' | 'assessments'>, day: Day): string {
  const rule = code.assessments?.prioritise;
  const power = (rule && ruleOn(rule, day)?.value) ?? 'panel';
  const has = code.bodies.find(({ proceedings }) => {
    const powers = proceedings?.powers;
    return powers && ruleOn(powers, day)?.value?.includes(power);
  });
  return has?.id ?? groupOf(code);
}

interface Made {
  code: Pick<Code, 'id' | 'bodies'>;
  authority: Authority;
  body?: string;
  effective: Day;
  title: string;
  label?: Label;
  changes: readonly Change[];
}

/** One Decision on assessments, public unless told otherwise. */
export function assessingDecision({ code, body, label, ...made }: Made): Decision {
  const group = groupOf(code);
  return { code: code.id, body: body ?? group, label: label ?? { group, level: 0 }, ...made };
}

export interface Asked {
  code: Code;
  proposal: Row;
  kind: string;
  on: Day;
  all: Assessments;
  /** Who asks, as the record will show it. */
  actor: string;
}

/** The request of an assessment: its clock, its place in the order of requests. @throws Refused */
export function requestOf({ code, proposal, kind, on, all, actor }: Asked): Decision {
  if (!isKind(kind)) throw new Refused({ sentence: 'Choose which assessment is asked for.', field: 'kind' });
  const name = kindName(code, kind);
  if (isOver(proposal.state))
    throw new Refused(`${proposal.ref} is over, so nobody need assess it. Choose a proposal that is still open.`);
  const same = [...all.waiting, ...all.done].filter(
    ({ row: { fields } }) => fields.modification === proposal.ref && fields.kind === kind,
  );
  const awaited = same.find(({ row }) => row.state === 'requested')?.row;
  if (awaited)
    throw new Refused({
      sentence: `The ${name} of ${proposal.ref} is awaited already (${awaited.ref}). Revise its target there, or withdraw it first.`,
      field: 'kind',
    });
  const again = same.find(({ row }) => row.state === 'withdrawn');
  const ref = again?.row.ref ?? `${proposal.ref}/${kind}${same.length > 0 ? `-${same.length + 1}` : ''}`;
  const clock = baselineOf(code, kind, on);
  const title = `${name} of ${proposal.ref}${same.length > 0 && !again ? `, request ${same.length + 1}` : ''}`;
  const sets: Record<string, Value> = {
    title,
    modification: proposal.ref,
    kind,
    requested_on: on,
    place: nextPlace(all),
    baseline: clock?.day ?? null,
    target: clock?.day ?? null,
    ...(again ? { priority: null } : {}),
  };
  return assessingDecision({
    code,
    authority: { kind: 'post', ref: actor },
    effective: on,
    title: `${title} requested`,
    label: proposal.label,
    changes: [{ register: 'assessment', ref, move: 'request', sets, ...(again ? { expects: again.newest } : {}) }],
  });
}

/** A request told of later: its day, with the clock that ran from it and its place in the order. */
export function datedRequest(code: Code, { one, on, all }: { one: Assessed; on: Day; all: Assessments }): Change {
  const { row } = one;
  const place = typeof row.fields.place === 'number' ? row.fields.place : placeAt(all, on);
  return {
    register: 'assessment',
    ref: row.ref,
    move: 'correct',
    sets: { requested_on: on, baseline: baselineOf(code, row.fields.kind, on)?.day ?? null, place },
    expects: one.newest,
  };
}

/** After everything asked for by that day: equal places are told apart by their days. */
function placeAt({ waiting, done }: Assessments, on: Day): number {
  const before = [...waiting, ...done].filter(({ row }) => String(row.fields.requested_on ?? '9999') <= on);
  return Math.max(0, ...before.map(({ row }) => Number(row.fields.place ?? 0))) + 1;
}

/** Refused unless the day is one and is not ahead: what is to come is not recorded as done. */
export function notAhead(day: string, today: Day, field: string): Day {
  if (!/^\d{4}-\d\d-\d\d$/.test(day)) throw new Refused({ sentence: 'Give the day, such as 2016-12-09.', field });
  if (day > today)
    throw new Refused({ sentence: `${dayInWords(day)} is still to come. Give a day up to today.`, field });
  return day;
}
