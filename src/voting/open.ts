/** Opening a vote on a modification and its alternatives: the rule and the roll as they are that day, kept with the vote. */
import { momentOn } from '../between/moment.ts';
import { deadline } from '../calendar/deadline.ts';
import type { Code } from '../codes/code.ts';
import { pathOf, processOf } from '../codes/process-of.ts';
import { reading, type Tx } from '../kernel/db.ts';
import { isDay } from '../kernel/decide.ts';
import type { Change, Day, Decision } from '../kernel/define.ts';
import { type Ledger, registerOf } from '../kernel/ledger.ts';
import { Absent, type Problem, Refused } from '../kernel/problem.ts';
import { get, listRows, type Row } from '../kernel/read.ts';
import type { Desk } from '../meetings/desk.ts';
import { type Made, requireKeeper } from './cast.ts';
import { constituencyOf, type Enrolled, type KeptRule, rollLine, rollOf } from './roll.ts';
import { ruleParagraph } from './rule-words.ts';

export interface OpeningAsked {
  modification: string;
  closesOn: string;
  closesAt: string;
  /** Reference of the meeting in which it is held; empty for one that closes at a time. */
  meeting: string;
  background: string;
  papers: readonly string[];
  /** Voting groups by person, as somebody mended them. */
  groups: ReadonlyMap<string, string>;
}

/** What a vote would be opened with. */
export interface Prospect extends Enrolled {
  modification: Row;
  /** Alternatives to it that are still alive. */
  alternatives: readonly Row[];
  body: string;
  kept: KeptRule;
  /** What its outcome is: a decision, or a recommendation to whoever decides. */
  decides: boolean;
  ref: string;
  /** A vote on it that is open already. */
  open: Row | null;
}

const over = ['implemented', 'rejected', 'refused', 'withdrawn', 'approved', 'authority'];

/** @throws Absent for a modification that is not there; Refused where no body votes on it by constituency */
export async function prospectOf(
  tx: Tx,
  ledger: Pick<Ledger, 'registers'>,
  {
    code,
    modification: ref,
    day,
    groups,
  }: { code: Code; modification: string; day: Day; groups?: OpeningAsked['groups'] },
): Promise<Prospect> {
  const key = { code: code.id, at: { day, known: null } };
  const found = await get(tx, registerOf(ledger, 'modification'), { ...key, ref });
  if (!found) throw new Absent();
  const main = found.fields.alternative_to;
  if (main) return prospectOf(tx, ledger, { code, modification: String(main), day, ...(groups ? { groups } : {}) });
  const { rows } = await listRows(tx, registerOf(ledger, 'modification'), {
    ...key,
    filters: { alternative_to: [ref] },
  });
  const votes = await listRows(tx, registerOf(ledger, 'vote'), { ...key, filters: { modification: [ref] } });
  const body = votingBody(code, found, day);
  const kept = constituencyOf(code, body, day);
  const enrolled = await rollOf(tx, ledger, { code, body, day, rule: kept.rule, ...(groups ? { groups } : {}) });
  return {
    ...enrolled,
    modification: found,
    alternatives: rows.filter(({ state }) => !over.includes(state)),
    body,
    kept,
    decides: deciderOf(code, found, day) === body,
    ref: nextRef(ref, votes.rows),
    open: votes.rows.find(({ state }) => state === 'open') ?? null,
  };
}

/** `SECMP0020/vote`, then `SECMP0020/vote-2`. */
export function nextRef(modification: string, held: readonly Pick<Row, 'ref'>[]): string {
  const numbers = held.flatMap(({ ref }) => {
    const [, number] = /\/vote(?:-(\d+))?$/.exec(ref) ?? [];
    return ref.startsWith(`${modification}/vote`) ? [Number(number ?? 1)] : [];
  });
  const next = Math.max(0, ...numbers) + 1;
  return next === 1 ? `${modification}/vote` : `${modification}/vote-${next}`;
}

/** The body that decides the stage of the vote; else the code's one body that votes by constituency. */
function votingBody(code: Code, { fields }: Row, day: Day): string {
  const stage = processOf(code, fields, day)?.stages.find(({ id }) => id === 'vote');
  const known = Object.keys(code.constituencies ?? {});
  const body = stage?.decider && known.includes(stage.decider) ? stage.decider : known[0];
  if (!body) throw new Refused('This code has no body that votes by constituency.');
  return body;
}

/** Who decides on the path a proposal takes; null while none is set. */
export function deciderOf(code: Code, { fields }: Pick<Row, 'fields'>, day: Day): string | null {
  const process = processOf(code, fields, day);
  return (process && pathOf(process, fields.path)?.decider) ?? null;
}

/** The Decision that opens it. @throws Refused with everything that stands in the way */
export async function openVoting(desk: Desk, asked: OpeningAsked): Promise<Made & { ref: string; prospect: Prospect }> {
  requireKeeper(desk);
  const { ledger, code, actor, today } = desk;
  const prospect = await reading(ledger.db, actor, (tx) =>
    prospectOf(tx, ledger, { code, modification: asked.modification, day: today, groups: asked.groups }),
  );
  const problems = [...prospect.problems, ...whenProblems(desk, asked)];
  if (!deciderOf(code, prospect.modification, today))
    problems.push({
      sentence: 'It is on no path yet, so nobody knows what its vote decides. Have its path determined first.',
    });
  if (problems.length > 0) throw new Refused(problems);
  const { ref, modification, alternatives, body } = prospect;
  const decision: Decision = {
    code: code.id,
    authority: { kind: 'post', ref: actor.name },
    body,
    effective: today,
    title: `Vote ${ref} opened`,
    label: { group: body, level: 0 },
    ...(prospect.kept.clause ? { clause: prospect.kept.clause } : {}),
    changes: [
      ...[modification, ...alternatives].flatMap((one) => toTheVote(one)),
      ...[modification, ...alternatives].map((one): Change => {
        const own = one === modification ? ref : `${one.ref}${ref.slice(modification.ref.length)}`;
        return {
          register: 'vote',
          ref: own,
          move: 'open',
          expects: 0,
          sets: setsOf(prospect, asked, { one, main: ref }),
        };
      }),
    ],
  };
  return { actor, decision, ref, prospect };
}

/** What has not been put to the vote yet is put to it by opening the vote. */
function toTheVote({ ref, state, entry }: Row): Change[] {
  return state === 'vote' ? [] : [{ register: 'modification', ref, move: 'vote', sets: {}, expects: entry }];
}

function setsOf(
  { kept, roll, body, modification }: Prospect,
  asked: OpeningAsked,
  { one, main }: { one: Row; main: string },
) {
  return {
    title: `${one.ref}: ${one.title}`,
    body,
    modification: one.ref,
    together: one === modification ? null : main,
    method: 'category',
    rule: ruleParagraph(kept),
    constituency: JSON.stringify(kept),
    roll: roll.map(rollLine),
    meeting: asked.meeting.trim() || null,
    closes_on: asked.meeting.trim() ? null : asked.closesOn,
    closes_at: asked.meeting.trim() ? null : asked.closesAt,
    background: asked.background.trim() || null,
    papers: asked.papers.length > 0 ? [...asked.papers] : null,
  };
}

function whenProblems({ code, ledger, today }: Desk, { meeting, closesOn, closesAt }: OpeningAsked): Problem[] {
  if (meeting.trim()) return [];
  if (!isDay(closesOn))
    return [
      {
        sentence: 'Give the day on which it closes, such as 2016-11-23, or the meeting in which it is held.',
        field: 'closes_on',
      },
    ];
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(closesAt))
    return [{ sentence: 'Give the time at which it closes, such as 17:00.', field: 'closes_at' }];
  const zone = code.zone ?? 'Europe/London';
  return deadline({ day: closesOn, time: closesAt, zone }) <= momentOn(today, ledger.now(), zone)
    ? [{ sentence: 'It would close before it is opened. Give a later time.', field: 'closes_on' }]
    : [];
}
