/** Building a consultation and issuing it with its questions, as one Decision. */
import { addWorkingDays, calendarOf } from '../calendar/calendar.ts';
import { deadline } from '../calendar/deadline.ts';
import type { QuestionTemplate } from '../codes/change-parts.ts';
import { nextReference } from '../codes/numbering.ts';
import { mayMake } from '../kernel/access.ts';
import { isDay } from '../kernel/decide.ts';
import type { Change, Day, Decision, Instant, Label } from '../kernel/define.ts';
import { type Problem, Refused } from '../kernel/problem.ts';
import type { Desk } from '../meetings/desk.ts';
import { zoneOf } from './closing.ts';

export interface QuestionAsked {
  title: string;
  kind: string;
  options: readonly string[];
  needed: boolean;
  explained: string;
  /** The name by which later work finds its answers; empty for none. */
  meaning: string;
}

/** As the form sends it. */
export interface Asking {
  kind: string;
  title: string;
  background: string;
  modification: string;
  variation: string;
  /** Party categories; none for every party. */
  audience: readonly string[];
  opensOn: string;
  closesOn: string;
  closesAt: string;
  late: string;
  covers: readonly string[];
  questions: readonly QuestionAsked[];
}

export const questionKinds: Readonly<Record<string, string>> = {
  position: 'For, against or neither',
  'yes-no': 'Yes or no',
  choice: 'One of several',
  text: 'Words',
  number: 'A number',
  day: 'A day',
};

/** What a template asks, as a form holds it. */
export function fromTemplate({ title, kind, background, audience, questions }: QuestionTemplate) {
  return {
    title,
    kind: kind === 'request' ? 'request' : 'other',
    background: background ?? '',
    audience: audience ?? [],
    questions: questions.map(
      (one): QuestionAsked => ({
        title: one.title,
        kind: one.kind,
        options: one.options ?? [],
        needed: one.required === true,
        explained: one.explained ?? '',
        meaning: one.meaning ?? '',
      }),
    ),
  };
}

/** The day on which it closes: so many Working Days after it opens. */
export function closingDay(desk: Pick<Desk, 'code'>, opens: Day, length: number): Day {
  return addWorkingDays(calendarOf(desk.code.calendar), opens, length);
}

/** The next number of the year: "C2017-03", "RFI2017-01". */
export function nextConsultation(kind: string, today: Day, taken: Iterable<string>): string {
  const series = kind === 'request' ? 'RFI' : 'C';
  return nextReference(`${series}${today.slice(0, 4)}-{00}`, taken);
}

/** Where consultations stand: open to everybody, under the body that governs the code. */
export function openLabel({ code }: Pick<Desk, 'code'>): Label {
  return { group: (code.bodies.find(({ kind }) => kind === 'panel') ?? code.bodies[0])?.id ?? 'code', level: 0 };
}

/** Who it is issued by: the administrator, by the name the code has for it. */
function issuerOf({ code }: Pick<Desk, 'code'>): string | null {
  return (code.bodies.find(({ kind }) => kind === 'administrator') ?? code.bodies[0])?.name ?? null;
}

/** The Decision that issues it under `ref`. Throws Refused with everything that stands in the way, each by its field. */
export function issueConsultation(desk: Desk, ref: string, asking: Asking, now: Instant): Decision {
  const problems = problemsOf(desk, asking, now);
  if (problems.length > 0) throw new Refused(problems);
  const label = openLabel(desk);
  const text = (value: string) => value.trim() || null;
  const changes: Change[] = [
    {
      register: 'consultation',
      ref,
      move: 'issue',
      label,
      sets: {
        title: asking.title.trim(),
        issuer: issuerOf(desk),
        kind: asking.kind,
        background: text(asking.background),
        modification: text(asking.modification),
        variation: text(asking.variation),
        audience: [...asking.audience],
        opens_on: asking.opensOn,
        closes_on: asking.closesOn,
        closes_at: asking.closesAt === '24:00' ? null : asking.closesAt,
        late: asking.late,
        covers: [...asking.covers],
      },
    },
    ...asking.questions.map(
      (one, index): Change => ({
        register: 'question',
        ref: `${ref}/Q${index + 1}`,
        move: 'ask',
        label,
        sets: {
          title: one.title.trim(),
          consultation: ref,
          number: index + 1,
          kind: one.kind,
          options: one.kind === 'choice' ? one.options.map((option) => option.trim()) : null,
          needed: one.needed,
          explained: text(one.explained),
          meaning: text(one.meaning),
        },
      }),
    ),
  ];
  return {
    code: desk.code.id,
    authority: { kind: 'post', ref: desk.actor.name },
    body: label.group,
    effective: desk.today,
    title: `${asking.kind === 'request' ? 'Request for information' : 'Consultation'} ${ref} issued: ${asking.title.trim()}`,
    label,
    changes,
  };
}

function problemsOf(desk: Desk, asking: Asking, now: Instant): Problem[] {
  const problems: Problem[] = [];
  const say = (field: string, sentence: string) => problems.push({ sentence, field });
  if (!mayMake(desk.actor, ['secretariat']))
    problems.push({ sentence: 'Only the secretariat issues a consultation. Ask them to.' });
  if (!['report', 'group', 'request', 'variation', 'other'].includes(asking.kind)) say('kind', 'Choose what it is.');
  if (asking.title.trim() === '') say('title', 'Give it a title by which those who are asked will know it.');
  if (asking.kind === 'report' && asking.modification.trim() === '')
    say('modification', 'Say which modification the report is on.');
  if (asking.kind === 'variation' && asking.variation.trim() === '')
    say('variation', 'Say which variation is consulted on.');
  const known = desk.code.partyCategories.map(({ name }) => name);
  const strange = asking.audience.filter((one) => !known.includes(one));
  if (strange.length > 0)
    say('audience', `${strange.join(', ')}: the code knows no such category. Choose among its own.`);
  if (!['refused', 'marked', 'administrator'].includes(asking.late))
    say('late', 'Choose what becomes of an answer that comes late.');
  if (
    asking.covers.some((one) => one !== 'cost' && one !== 'text') ||
    (asking.covers.length > 0 && !asking.modification)
  )
    say('covers', 'Cost and legal text are consulted on for a modification: say which one, or untick them.');
  problems.push(...whenProblems(desk, asking, now), ...questionProblems(asking));
  return problems;
}

function whenProblems(desk: Desk, { opensOn, closesOn, closesAt }: Asking, now: Instant): Problem[] {
  const problem = (field: string, sentence: string) => [{ sentence, field }];
  if (!isDay(opensOn)) return problem('opens_on', 'Give the day on which it opens, such as 2016-12-20.');
  if (opensOn < desk.today)
    return problem('opens_on', 'It cannot open in the past: nobody could have answered. Give today or a later day.');
  if (!isDay(closesOn))
    return problem('closes_on', 'Give the day on which it closes, or how many Working Days it is open.');
  if (!/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/.test(closesAt))
    return problem('closes_at', 'Give the time at which it closes, such as 17:00.');
  if (closesOn <= opensOn) return problem('closes_on', 'It would close before anybody could answer. Give a later day.');
  const closes = deadline({ day: closesOn, time: closesAt, zone: zoneOf(desk.code) });
  return closes <= now ? problem('closes_on', 'That time has passed. Give a later one.') : [];
}

function questionProblems({ questions }: Asking): Problem[] {
  if (questions.length === 0) return [{ sentence: 'Ask at least one question.', field: 'q1-title' }];
  return questions.flatMap((one, index) => {
    const field = (name: string) => `q${index + 1}-${name}`;
    const problems: Problem[] = [];
    if (one.title.trim() === '')
      problems.push({ sentence: `Question ${index + 1}: write it, or take it out.`, field: field('title') });
    if (!Object.hasOwn(questionKinds, one.kind))
      problems.push({ sentence: `Question ${index + 1}: choose how it is answered.`, field: field('kind') });
    if (one.kind === 'choice' && new Set(one.options.map((option) => option.trim()).filter(Boolean)).size < 2)
      problems.push({
        sentence: `Question ${index + 1}: give at least two different answers to choose from, one a line.`,
        field: field('options'),
      });
    return problems;
  });
}
