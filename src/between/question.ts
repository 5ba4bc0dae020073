/** A question put to a body between its meetings: what is asked, of whom, until when, under which rule. */

import { addWorkingDays, calendarOf } from '../calendar/calendar.ts';
import { dayInWords } from '../calendar/day.ts';
import { deadline } from '../calendar/deadline.ts';
import { ruleOn } from '../codes/rule.ts';
import { mayMake } from '../kernel/access.ts';
import { reading } from '../kernel/db.ts';
import { isDay } from '../kernel/decide.ts';
import type { Day, Decision, Instant, Label } from '../kernel/define.ts';
import { registerOf } from '../kernel/ledger.ts';
import { type Problem, Refused } from '../kernel/problem.ts';
import { listRows, type Row } from '../kernel/read.ts';
import { ruleInWords } from '../meetings/count.ts';
import type { Desk } from '../meetings/desk.ts';
import { effectDenied } from '../meetings/effect-denied.ts';
import { changeFromLine } from '../meetings/effects.ts';
import { type Electorate, electorateOf } from './entitled.ts';
import { momentOn } from './moment.ts';

/** As the form sends it. */
export interface Question {
  body: string;
  /** The verb of minutes: "approved". */
  verb: string;
  /** What follows it: "the response to the consultation". */
  wording: string;
  background: string;
  papers: readonly string[];
  method: string;
  closesOn: string;
  closesAt: string;
  /** Why members have less than the notice of the body; empty where they have it. */
  shortNotice: string;
  /** Lines of `pendingLine`: what is done if it is carried. */
  pending: readonly string[];
}

/** The Decision that opens the vote, and who is to be told. Throws Refused with everything that stands in the way. */
export async function circulate(
  desk: Desk,
  question: Question,
): Promise<{ decision: Decision; ref: string; electorate: Electorate }> {
  const { ledger, actor, code, today } = desk;
  const { electorate, ref } = await reading(ledger.db, actor, async (tx) => {
    const found = await electorateOf(tx, ledger, { code, body: question.body, day: today });
    const { rows } = await listRows(tx, registerOf(ledger, 'vote'), {
      code: code.id,
      at: { day: '9999-12-31', known: null },
      filters: { body: [question.body] },
    });
    return { electorate: found, ref: nextRef(question.body, today, rows) };
  });
  const problems = problemsOf(desk, question, electorate);
  if (problems.length > 0) throw new Refused(problems);
  const { body } = electorate;
  const label: Label = { group: body.ref, level: workingLevel(electorate) };
  return {
    ref,
    electorate,
    decision: {
      code: code.id,
      authority: { kind: 'post', ref: actor.name },
      body: body.ref,
      effective: today,
      title: `Question ${ref} put to the ${body.title.replace(/^the /i, '')}`,
      label,
      changes: [
        {
          register: 'vote',
          ref,
          move: 'open',
          sets: {
            title: question.wording.trim(),
            body: body.ref,
            method: question.method,
            verb: question.verb.trim().toLowerCase(),
            rule: ruleOf(question, electorate),
            closes_on: question.closesOn,
            closes_at: question.closesAt,
            background: question.background.trim() || null,
            papers: question.papers.length > 0 ? [...question.papers] : null,
            pending: question.pending.length > 0 ? [...question.pending] : null,
          },
          label,
        },
      ],
    },
  };
}

/**
 * The reference of a body's next question of the year, which its decision will bear too: `panel/2016/ec-3`. "ec" for
 * ex-committee, as minutes call what is decided between meetings.
 */
export function nextRef(body: string, today: Day, held: readonly Pick<Row, 'ref'>[]): string {
  const series = `${body}/${today.slice(0, 4)}/ec-`;
  const numbers = held.flatMap(({ ref }) => (ref.startsWith(series) ? [Number(ref.slice(series.length)) || 0] : []));
  return `${series}${Math.max(0, ...numbers) + 1}`;
}

/** The day on which a question put today may close at the earliest; null where no notice is known. */
export function earliestClose(desk: Pick<Desk, 'code' | 'today'>, { rules }: Pick<Electorate, 'rules'>): Day | null {
  return rules.notice === null ? null : addWorkingDays(calendarOf(desk.code.calendar), desk.today, rules.notice);
}

/** When a vote closes, as the one instant it is; null for one without a day. */
export function closesAt(vote: Row, zone = 'Europe/London'): Instant | null {
  const { closes_on, closes_at } = vote.fields;
  return closes_on ? deadline({ day: String(closes_on), time: String(closes_at ?? '24:00'), zone }) : null;
}

/** Whether the time to vote on an open question has run out. Nothing closes by itself: it is then due to be closed. */
export function isOver(vote: Row, now: Instant, zone?: string): boolean {
  const closes = closesAt(vote, zone);
  return vote.state === 'open' && closes !== null && closes <= now;
}

function workingLevel({ config, day }: Electorate): Label['level'] {
  const rule = config?.proceedings?.draftLevel;
  return (rule && ruleOn(rule, day)?.value) ?? 2;
}

function problemsOf(desk: Desk, question: Question, electorate: Electorate): Problem[] {
  const problems: Problem[] = [];
  const say = (field: string, sentence: string) => problems.push({ sentence, field });
  if (!mayMake(desk.actor, ['secretariat']))
    problems.push({ sentence: 'Only the secretariat puts questions to a body. Ask them to.' });
  if (question.wording.trim() === '') say('wording', 'Write what is to be decided, as the minutes will have it.');
  if (!desk.code.houseStyle.verbs.includes(question.verb.trim().toLowerCase()))
    say('verb', `Choose one of the verbs of minutes: ${desk.code.houseStyle.verbs.slice(0, 6).join(', ')} …`);
  if (question.method !== 'named' && question.method !== 'category') say('method', 'Choose how the votes are counted.');
  if (electorate.roll.length === 0)
    say('body', `Nobody is on record as having a vote on ${electorate.body.title}. Fill its seats first.`);
  problems.push(...whenProblems(desk, question, electorate), ...effectProblems(desk, question, electorate));
  return problems;
}

function whenProblems(desk: Desk, question: Question, electorate: Electorate): Problem[] {
  const { closesOn, closesAt: time, shortNotice } = question;
  if (!isDay(closesOn))
    return [{ sentence: 'Give the day on which it closes, such as 2016-12-20.', field: 'closes_on' }];
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(time))
    return [{ sentence: 'Give the time at which it closes, such as 17:00.', field: 'closes_at' }];
  const zone = desk.code.zone ?? 'Europe/London';
  if (deadline({ day: closesOn, time, zone }) <= momentOn(desk.today, desk.ledger.now(), zone))
    return [{ sentence: 'It would close before it is put. Give a later day.', field: 'closes_on' }];
  const earliest = earliestClose(desk, electorate);
  if (earliest === null || closesOn >= earliest || shortNotice.trim() !== '') return [];
  const { clause } = electorate.rules.source.notice;
  return [
    {
      sentence: `Members have ${electorate.rules.notice} Working Days: let it close on ${dayInWords(earliest)} or later, or say why it cannot wait.`,
      field: 'closes_on',
      ...(clause ? { clause } : {}),
    },
  ];
}

function effectProblems(desk: Desk, question: Question, { config }: Electorate): Problem[] {
  return question.pending.flatMap((line): Problem[] => {
    const change = changeFromLine(line);
    const register = change && desk.ledger.registers.get(change.register);
    if (!change || !register)
      return [{ sentence: `“${line}” says no move of a record. Take it out.`, field: 'effect-ref' }];
    const problem = effectDenied(desk.ledger.registers, change, { config, day: desk.today });
    return problem
      ? [{ ...problem, sentence: `${register.title[0]} ${change.ref}: ${problem.sentence}`, field: 'effect-ref' }]
      : [];
  });
}

/** The rule in words, as it stands when the question is put: what comes later does not change it. */
function ruleOf(question: Question, { rules, whole }: Electorate): string {
  const cited = ({ clause, provenance }: { clause: string | null; provenance: string }) =>
    [clause, provenance].filter(Boolean).join(', ');
  const method = question.method === 'category' ? ('category' as const) : ('named' as const);
  const short = question.shortNotice.trim();
  return [
    `Quorum: ${whole.needed} of ${whole.seats} members with a vote must vote (${cited(rules.source.quorum)}).`,
    ruleInWords({ ...rules.vote, method }, cited(rules.source.vote)),
    short && `Shorter notice than the body’s: ${short}`,
  ]
    .filter(Boolean)
    .join(' ');
}
