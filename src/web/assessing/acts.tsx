/** What may be done with an assessment, by whom: the fields it asks and the Decision it comes to. */
import type { Child } from 'hono/jsx';
import { type Assessed, promisedOf } from '../../assessing/assessed.ts';
import { baselineOf, kindName } from '../../assessing/clock.ts';
import { breakdownOf, costLine } from '../../assessing/costs.ts';
import { prioritised } from '../../assessing/prioritise.ts';
import type { Assessments } from '../../assessing/queue.ts';
import { assessingDecision, datedRequest, notAhead, prioritiser } from '../../assessing/requests.ts';
import { calendarOf, workingDaysBetween } from '../../calendar/calendar.ts';
import { dayInWords } from '../../calendar/day.ts';
import { bodyName } from '../../codes/body.ts';
import { isDay } from '../../kernel/decide.ts';
import type { Authority, Change, Decision, Value } from '../../kernel/define.ts';
import { type Problem, Refused } from '../../kernel/problem.ts';
import type { Form } from '../form.ts';
import type { View } from '../view.ts';
import type { ActField } from './act-page.tsx';
import type { Met } from './last-meeting.ts';

/** What an act knows of its assessment. */
export interface Ground {
  view: View;
  one: Assessed;
  all: Assessments;
  /** Meetings held of the body that may prioritise, newest first. */
  meetings: readonly Met[];
}

export interface Act {
  label: string;
  /** States it may start from. */
  from: readonly string[];
  by: readonly string[];
  verb: string;
  lead(ground: Ground): string;
  fields(ground: Ground): ActField[];
  /** What one should know before filling it in. */
  aside?(ground: Ground): Child;
  /** @throws Refused */
  decide(ground: Ground, form: Form): { decision: Decision; also?: readonly string[] };
}

const text = (form: Form, name: string) => (form[name] ?? '').replaceAll('\r\n', '\n').trim();

const on = (ground: Ground, label = 'Told on'): ActField => ({
  name: 'on',
  field: { label, kind: 'day', hint: 'The day from which this is true.' },
  value: ground.view.asAt.today,
});

/** A day that is needed; problems say which. */
function dayOf(form: Form, name: string, problems: Problem[], label: string): string {
  const day = text(form, name);
  if (!isDay(day)) problems.push({ sentence: `${label}: give the day, such as 2017-01-20.`, field: name });
  return day;
}

function needed(form: Form, name: string, problems: Problem[], sentence: string): string {
  const words = text(form, name);
  if (words === '') problems.push({ sentence, field: name });
  return words;
}

interface Making {
  ground: Ground;
  form: Form;
  problems: readonly Problem[];
  move: string;
  sets: Record<string, Value>;
  title: string;
  authority?: Authority;
  changes?: readonly Change[];
}

function made({ ground, form, problems, move, sets, title, authority, changes }: Making): Decision {
  const { view, one } = ground;
  if (problems.length > 0) throw new Refused(problems);
  const actor = view.session?.actor;
  const provider = actor?.powers.includes('service-provider') && !actor.powers.includes('secretariat');
  const body = provider ? view.code.assessments?.provider : undefined;
  return assessingDecision({
    code: view.code,
    authority: authority ?? { kind: 'post', ref: actor?.name ?? '' },
    ...(body ? { body } : {}),
    effective: notAhead(text(form, 'on') || view.asAt.today, view.asAt.today, 'on'),
    title,
    label: one.row.label,
    changes: changes ?? [
      { register: 'assessment', ref: one.row.ref, move, sets, expects: Number(form.entry ?? one.newest) },
    ],
  });
}

/** "19 WD after the promised 21 December 2016". */
function againstPromise({ view, one }: Ground, target: string): string {
  const promised = promisedOf(one);
  if (!promised || !isDay(target)) return '';
  const days = workingDaysBetween(calendarOf(view.code.calendar), promised.day, target);
  const words = days > 0 ? `${days} WD after` : days < 0 ? `${-days} WD before` : 'on';
  return `leave it ${words} the promised ${dayInWords(promised.day)}`;
}

const agree: Act = {
  label: 'Agree the date',
  from: ['requested'],
  by: ['secretariat', 'panel'],
  verb: 'Record the agreed date',
  lead: () =>
    'The date that the provider and the administrator agree on becomes the promise that lateness is counted from.',
  fields: (ground) => [
    {
      name: 'agreed',
      field: { label: 'Agreed date', kind: 'day' },
      value: String(ground.one.row.fields.agreed ?? ground.one.row.fields.target ?? ''),
    },
    on(ground, 'Agreed on'),
  ],
  decide(ground, form) {
    const problems: Problem[] = [];
    const agreed = dayOf(form, 'agreed', problems, 'Agreed date');
    const title = `Date of the ${ground.one.row.title} agreed`;
    return { decision: made({ ground, form, problems, move: 'agree', sets: { agreed, target: agreed }, title }) };
  },
};

const revise: Act = {
  label: 'Revise the target',
  from: ['requested'],
  by: ['service-provider', 'secretariat'],
  verb: 'Record the new date',
  lead: ({ one }) =>
    one.row.fields.target
      ? `Its target is ${dayInWords(String(one.row.fields.target))}. Every date it had stays on record.`
      : 'No target is on record yet.',
  fields: (ground) => [
    { name: 'target', field: { label: 'New target date', kind: 'day' } },
    {
      name: 'reason',
      field: { label: 'Why it moves', kind: 'prose', hint: 'As the deciding body will read it in the monthly paper.' },
    },
    on(ground),
  ],
  decide(ground, form) {
    const problems: Problem[] = [];
    const target = dayOf(form, 'target', problems, 'New target date');
    const reason = needed(
      form,
      'reason',
      problems,
      'Say why the date moves: a delay without a reason cannot be judged.',
    );
    if (target === ground.one.row.fields.target)
      problems.push({ sentence: 'That is its target already. Give another day, or leave it.', field: 'target' });
    const also = againstPromise(ground, target);
    const title = `${ground.one.row.title} put to ${isDay(target) ? dayInWords(target) : target}`;
    return {
      decision: made({ ground, form, problems, move: 'revise', sets: { target, reason }, title }),
      also: also ? [also] : [],
    };
  },
};

const receive: Act = {
  label: 'Record as received',
  from: ['requested'],
  by: ['service-provider', 'secretariat'],
  verb: 'Record it',
  lead({ view, one }) {
    const lines = breakdownOf(view.code, one.row.fields.kind, view.asAt.today);
    return lines.length > 0
      ? `Its cost must be broken into ${lines.join(', ')}. Without an amount for each it is not taken.`
      : 'The code sets no lines that its cost must be broken into. Give a line for each part all the same: a total alone cannot be judged.';
  },
  fields(ground) {
    const { view, one } = ground;
    const lines = breakdownOf(view.code, one.row.fields.kind, view.asAt.today);
    const held = (Array.isArray(one.row.fields.costs) ? one.row.fields.costs : []).map(costLine);
    return [
      { name: 'on', field: { label: 'Received on', kind: 'day' }, value: view.asAt.today },
      ...lines.map(
        (part, index): ActField => ({
          name: `cost-${index}`,
          field: { label: part, kind: 'text', hint: 'An amount or a range: £10,000 to £20,000' },
          value: held.find((line) => line.part.toLowerCase() === part.toLowerCase())?.amount ?? '',
        }),
      ),
      {
        name: 'costs',
        field: {
          label: lines.length > 0 ? 'Other parts of the cost' : 'Cost, a line for each part',
          kind: 'list',
          hint: 'The part, a colon, the amount. Design: £10,000 to £20,000',
        },
        required: false,
      },
      {
        name: 'lead_time',
        field: { label: 'Lead time', kind: 'text', hint: 'From approval to live, as assessed.' },
        required: false,
      },
      { name: 'result', field: { label: 'What it found', kind: 'prose' }, required: false },
    ];
  },
  decide(ground, form) {
    const problems: Problem[] = [];
    const received = dayOf(form, 'on', problems, 'Received on');
    const required = breakdownOf(ground.view.code, ground.one.row.fields.kind, ground.view.asAt.today);
    const asked = required.flatMap((part, index) => {
      const amount = text(form, `cost-${index}`);
      return amount ? [`${part}: ${amount}`] : [];
    });
    const more = text(form, 'costs')
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean);
    for (const line of more)
      if (costLine(line).amount === '')
        problems.push({ sentence: `“${line}” has no amount. Write the part, a colon and the amount.`, field: 'costs' });
    const sets = {
      received_on: received,
      costs: [...asked, ...more],
      lead_time: text(form, 'lead_time') || null,
      result: text(form, 'result') || null,
    };
    return {
      decision: made({ ground, form, problems, move: 'receive', sets, title: `${ground.one.row.title} received` }),
      also: [againstPromise(ground, received)].filter(Boolean),
    };
  },
};

const sendBack: Act = {
  label: 'Ask for what is missing',
  from: ['received'],
  by: ['secretariat', 'panel'],
  verb: 'Send it back',
  lead: () => 'It is awaited again, and what came stays on record.',
  fields: (ground) => [
    { name: 'reason', field: { label: 'What is missing', kind: 'prose', hint: 'What the provider has to add.' } },
    { name: 'target', field: { label: 'To come by', kind: 'day' } },
    on(ground, 'Sent back on'),
  ],
  decide(ground, form) {
    const problems: Problem[] = [];
    const reason = needed(form, 'reason', problems, 'Say what is missing, so that the provider can add it.');
    const target = dayOf(form, 'target', problems, 'To come by');
    const title = `${ground.one.row.title} sent back for what is missing`;
    const sets = { reason, target, received_on: null };
    return { decision: made({ ground, form, problems, move: 'return', sets, title }) };
  },
};

const withdraw: Act = {
  label: 'Withdraw the request',
  from: ['requested'],
  by: ['secretariat'],
  verb: 'Withdraw it',
  lead: () => 'It leaves the queue; those behind it move up.',
  fields: (ground) => [
    { name: 'reason', field: { label: 'Why it is no longer needed', kind: 'prose' } },
    on(ground, 'Withdrawn on'),
  ],
  decide(ground, form) {
    const problems: Problem[] = [];
    const reason = needed(form, 'reason', problems, 'Say why it is no longer needed.');
    const title = `Request for the ${ground.one.row.title} withdrawn`;
    return { decision: made({ ground, form, problems, move: 'withdraw', sets: { reason }, title }) };
  },
};

const dates: Act = {
  label: 'Say when it was requested',
  from: ['requested', 'received'],
  by: ['secretariat'],
  verb: 'Record the day',
  lead: () =>
    'Minutes told of it, not when it was asked for. From that day its clock runs, and lateness can be counted.',
  fields: ({ one }) => [
    {
      name: 'requested',
      field: { label: 'Requested on', kind: 'day' },
      value: String(one.row.fields.requested_on ?? ''),
    },
  ],
  decide(ground, form) {
    const { view, one, all } = ground;
    const problems: Problem[] = [];
    const day = dayOf(form, 'requested', problems, 'Requested on');
    if (problems.length > 0) throw new Refused(problems);
    const requested = notAhead(day, view.asAt.today, 'requested');
    const clock = baselineOf(view.code, one.row.fields.kind, requested);
    const title = `${one.row.title} was requested on ${dayInWords(requested)}`;
    const changes = [datedRequest(view.code, { one, on: requested, all })];
    return {
      decision: made({ ground, form: {}, problems, move: 'correct', sets: {}, title, changes }),
      also: clock ? [`count its lateness from ${clock.words}`] : [],
    };
  },
};

/** The queue as it stands, which a priority is chosen against. */
function QueueNow({ all, one }: Ground) {
  return (
    <>
      <p class="note">The queue as it stands:</p>
      <ol class="queue-now">
        {all.waiting.map(({ row }) => (
          <li>
            {row.ref === one.row.ref ? <b>{row.title}</b> : row.title}
            {row.fields.priority && <span class="note"> priority {row.fields.priority}</span>}
          </li>
        ))}
      </ol>
    </>
  );
}

const prioritise: Act = {
  label: 'Change its turn',
  from: ['requested'],
  by: ['secretariat', 'panel'],
  verb: 'Record the priority',
  aside: QueueNow,
  lead({ view }) {
    const body = bodyName(view.code, prioritiser(view.code, view.asAt.today));
    return `Requests are taken in their order. The ${body} may put one first; what it decided is recorded here.`;
  },
  fields(ground) {
    const { view, one, all, meetings } = ground;
    const turns = all.waiting.map((_, index) => String(index + 1));
    const now = one.row.fields.priority;
    return [
      {
        name: 'turn',
        field: {
          label: 'Priority',
          kind: 'choice',
          choices: {
            none: 'None: in the order of requests',
            ...Object.fromEntries(turns.map((n) => [n, `Priority ${n}`])),
          },
        },
        value: now ? String(now) : '1',
      },
      {
        name: 'meeting',
        field: {
          label: `Decided at which meeting of the ${bodyName(view.code, prioritiser(view.code, view.asAt.today))}`,
          kind: 'choice',
          choices: Object.fromEntries(meetings.map(({ ref, title, day }) => [ref, `${title}, ${dayInWords(day)}`])),
        },
      },
    ];
  },
  decide(ground, form) {
    const { view, one, all, meetings } = ground;
    const problems: Problem[] = [];
    const said = text(form, 'turn');
    const turn = said === 'none' ? null : Number(said);
    if (turn !== null && !(Number.isInteger(turn) && turn >= 1 && turn <= 999))
      problems.push({ sentence: 'Choose its priority: 1 is first.', field: 'turn' });
    const met = meetings.find(({ ref }) => ref === text(form, 'meeting'));
    if (!met) problems.push({ sentence: 'Choose the meeting at which this was decided.', field: 'meeting' });
    if (problems.length > 0 || !met) throw new Refused(problems);
    const { changes, moved } = prioritised(all.waiting, one.row.ref, turn);
    if (moved.length === 0 && (one.row.fields.priority ?? null) === turn)
      throw new Refused({ sentence: 'That is its priority already, so nothing would change.', field: 'turn' });
    const name = kindName(view.code, one.row.fields.kind).toLowerCase();
    const title = `Priority of the ${name} of ${one.row.fields.modification ?? one.row.ref} set`;
    const authority = { kind: 'meeting' as const, ref: met.ref };
    return {
      decision: made({ ground, form: { on: met.day }, problems, move: '', sets: {}, title, authority, changes }),
      also: moved.map(({ ref, from, to }) =>
        to > from
          ? `move ${ref} back from turn ${from} to turn ${to}`
          : `bring ${ref} forward from turn ${from} to turn ${to}`,
      ),
    };
  },
};

/** By their place in the address. */
export const acts: Readonly<Record<string, Act>> = {
  agree,
  revise,
  receive,
  return: sendBack,
  withdraw,
  requested: dates,
  prioritise,
};
