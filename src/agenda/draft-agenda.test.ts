import { expect, test } from 'vitest';
import type { BodyConfig, Code } from '../codes/code.ts';
import { loadCodes } from '../codes/load.ts';
import type { Level, Value } from '../kernel/define.ts';
import type { Row } from '../kernel/read.ts';
import { draftAgenda } from './draft-agenda.ts';
import type { Waiting } from './waiting.ts';

const code = (await loadCodes())[0] as Code;
const config = code.bodies.find((one) => one.id === 'panel') as BodyConfig;

function row(
  register: string,
  ref: string,
  more: { state: string; level?: Level; fields?: Record<string, Value> },
): Row {
  return {
    register,
    code: code.id,
    ref,
    title: String(more.fields?.title ?? ref),
    state: more.state,
    label: { group: 'panel', level: more.level ?? 0 },
    fields: more.fields ?? {},
    from: '2017-01-01',
    to: null,
    known: '2017-01-01T12:00:00.000Z',
    entry: 1,
  };
}

const previous = row('meeting', 'SECP_40_1301', {
  state: 'held',
  fields: { title: 'SEC Panel meeting 40', day: '2017-01-13', body: 'panel' },
});

function waiting(records: Waiting['records'], more: Partial<Waiting> = {}): Waiting {
  const meeting = row('meeting', 'SECP_41_1002', {
    state: 'planned',
    fields: { title: 'SEC Panel meeting 41', day: '2017-02-10', body: 'panel' },
  });
  return {
    code,
    config,
    meeting,
    day: '2017-02-10',
    today: '2017-01-20',
    working: 2,
    previous,
    existing: [],
    unreached: [],
    records,
    ...more,
  };
}

const titles = (one: Waiting) => draftAgenda(one).map((entry) => entry.title);
const under = (one: Waiting, ref: string) =>
  draftAgenda(one).find((entry) => entry.because.some((because) => because.ref === ref));

test('with nothing waiting the agenda is the standing items, the first first and the last last', () => {
  const [first, ...rest] = titles(waiting({}));
  expect(first).toBe('Minutes of the Previous Meeting and Actions Outstanding');
  expect(rest.at(-1)).toBe('Any Other Business');
  expect(draftAgenda(waiting({})).every((entry) => entry.why.length > 0)).toBe(true);
});

test('the minutes of the meeting before and every action due by this one stand under the first item', () => {
  const drawn = waiting({
    action: [
      row('action', 'SECP40/01', {
        state: 'open',
        fields: { body: 'panel', due_by: '2017-01-18', due: 'by 18 January 2017' },
      }),
      row('action', 'SECP40/02', {
        state: 'open',
        fields: { body: 'panel', due_by: '2017-02-28', due: 'February Panel' },
      }),
      row('action', 'SECP40/03', {
        state: 'open',
        fields: { body: 'panel', due_by: '2017-02-28', due_day: '2017-02-28' },
      }),
      row('action', 'SECP12/03', { state: 'open', fields: { due_by: '2017-01-31' } }),
      row('action', 'TAG4/01', { state: 'open', fields: { due_by: '2017-01-31' } }),
    ],
  });
  const [first] = draftAgenda(drawn);
  expect(first?.because.map((one) => [one.ref, one.why])).toEqual([
    ['SECP_40_1301', 'Its minutes are to be approved'],
    ['SECP40/01', 'Due by 18 January 2017, 2 WD late'],
    ['SECP40/02', 'Due February Panel'],
    ['SECP12/03', 'Due 31 January 2017'],
  ]);
});

test('proposed risks, new words for open ones and open issues wait under the standing item that takes them', () => {
  const drawn = waiting({
    risk: [
      row('risk', '26', { state: 'proposed' }),
      row('risk', '19', { state: 'open', fields: { proposed_wording: 'Other words.' } }),
      row('risk', '3', { state: 'open' }),
      row('risk', '4', { state: 'open', fields: { body: 'ssc', proposed_wording: 'Not ours.' } }),
    ],
    issue: [row('issue', '7', { state: 'referred', fields: { body: 'panel', answer_by: '2017-02-01' } })],
  });
  expect(under(drawn, '26')?.title).toBe('Risk and Issue Register');
  expect(under(drawn, '26')?.because).toEqual([
    { register: 'risk', ref: '26', why: 'Proposed as a new risk' },
    { register: 'risk', ref: '19', why: 'New words proposed' },
    { register: 'issue', ref: '7', why: 'Passed to this body, answer due 1 February 2017' },
  ]);
});

test('modifications have an item of their own at each stage this body decides, and none where another does', () => {
  const drawn = waiting({
    modification: [
      row('modification', 'SECMP0031', { state: 'raised' }),
      row('modification', 'SECMP0008', { state: 'refinement' }),
      row('modification', 'SECMP0021', { state: 'vote' }),
    ],
  });
  expect(under(drawn, 'SECMP0031')).toMatchObject({ title: 'Modification proposals: Raised', purpose: 'decision' });
  expect(under(drawn, 'SECMP0008')).toBeUndefined();
  expect(under(drawn, 'SECMP0021')).toBeUndefined();
  const board = code.bodies.find((one) => one.id === 'change-board') as BodyConfig;
  expect(under({ ...drawn, config: board }, 'SECMP0021')?.title).toBe('Modification Reports');
});

test('parties admitted since the last meeting, variations ending, consultations closing and conditions due are there', () => {
  const drawn = waiting({
    party: [
      row('party', 'new', { state: 'party', fields: { admitted_on: '2017-01-16' } }),
      row('party', 'old', { state: 'party', fields: { admitted_on: '2017-01-13' } }),
    ],
    variation: [
      row('variation', 'soon', { state: 'running', fields: { ends_on: '2017-03-31' } }),
      row('variation', 'later', { state: 'running', fields: { ends_on: '2018-03-31' } }),
    ],
    consultation: [row('consultation', 'models', { state: 'open', fields: { closes_on: '2017-02-01' } })],
    decision: [
      row('decision', 'SSC_4/1.1', { state: 'conditional', fields: { waits_for: 'panel', body: 'ssc' } }),
      row('decision', 'SECP/9.9', { state: 'conditional', fields: { waits_for: 'ssc', body: 'panel' } }),
    ],
    paper: [
      row('paper', 'SECP_41_1002_P', { state: 'draft', fields: { title: 'A late thought', author: 'The Chair' } }),
    ],
  });
  expect(under(drawn, 'new')?.title).toBe('Party Update');
  expect(under(drawn, 'old')).toBeUndefined();
  // It stands for information every month; with one ending there is something to decide.
  expect(under(drawn, 'soon')).toMatchObject({ title: 'Transitional Variations', purpose: 'decision' });
  expect(under(drawn, 'later')).toBeUndefined();
  expect(under(drawn, 'models')?.because[0]?.why).toBe('Closes 1 February 2017, not answered yet');
  expect(under(drawn, 'SSC_4/1.1')?.title).toBe('Decisions waiting on a condition');
  expect(under(drawn, 'SECP/9.9')).toBeUndefined();
  expect(under(drawn, 'SECP_41_1002_P')).toMatchObject({ title: 'A late thought', presenter: 'The Chair' });
});

test('what was carried forward or not reached comes again, once, and under a standing item of the same name', () => {
  const unreached = [
    row('item', 'SECP_40_1301/9', {
      state: 'carried',
      fields: {
        title: 'Design authority',
        meeting: 'SECP_40_1301',
        number: '9',
        carried_to: 'SECP_41_1002',
        minutes_planned: 20,
      },
    }),
    row('item', 'SECP_40_1301/12', {
      state: 'tabled',
      fields: { title: 'activity planner', meeting: 'SECP_40_1301', number: '12' },
    }),
    row('item', 'SECP_40_1301/13', {
      state: 'carried',
      fields: { title: 'For April', meeting: 'SECP_40_1301', number: '13', carried_to: 'SECP_43_0704' },
    }),
  ];
  const drawn = draftAgenda(waiting({}, { unreached }));
  expect(drawn.find((one) => one.title === 'Design authority')).toMatchObject({
    minutes: 20,
    carriedFrom: 'SECP_40_1301/9',
    why: ['Carried forward from SEC Panel meeting 40, item 9.'],
  });
  expect(drawn.filter((one) => one.title.toLowerCase() === 'activity planner')).toMatchObject([
    { carriedFrom: 'SECP_40_1301/12', why: [expect.any(String), 'Not reached at SEC Panel meeting 40, item 12.'] },
  ]);
  expect(drawn.some((one) => one.title === 'For April')).toBe(false);
  const existing = [row('item', 'SECP_41_1002/8', { state: 'tabled', fields: { carried_from: 'SECP_40_1301/9' } })];
  expect(draftAgenda(waiting({}, { unreached, existing })).some((one) => one.title === 'Design authority')).toBe(false);
});

test('what is of a class above the working level goes to the closed part, last, with a formula and no word of itself', () => {
  const drawn = draftAgenda(
    waiting({
      risk: [
        row('risk', '26', { state: 'proposed' }),
        row('risk', '27', { state: 'proposed', level: 3, fields: { title: 'A weakness nobody should know of' } }),
      ],
    }),
  );
  const last = drawn.at(-1);
  expect(last).toMatchObject({ level: 3, minuted: 'confidential', because: [{ ref: '27' }] });
  expect(last?.formula).not.toBe('');
  expect(JSON.stringify(drawn)).not.toContain('weakness');
  expect(
    drawn.filter((one) => one.level === 0).flatMap((one) => one.because.map((because) => because.ref)),
  ).not.toContain('27');
});

test('the same records give the same agenda, entry for entry', () => {
  const drawn = waiting({ risk: [row('risk', '26', { state: 'proposed' })] });
  expect(draftAgenda(drawn)).toEqual(draftAgenda(drawn));
  const ids = draftAgenda(drawn).map((one) => one.id);
  expect(new Set(ids).size).toBe(ids.length);
});

test('what was decided between meetings is told, and what was put and never closed is there to be closed', () => {
  const drawn = waiting({
    between: [
      row('decision', 'panel/2017/ec-1', { state: 'taken', fields: { day: '2017-01-18', body: 'panel' } }),
      row('decision', 'panel/2017/ec-2', { state: 'taken', level: 3, fields: { day: '2017-01-19', body: 'panel' } }),
    ],
    vote: [row('vote', 'panel/2017/ec-3', { state: 'open', fields: { closes_on: '2017-01-19', body: 'panel' } })],
  });
  expect(under(drawn, 'panel/2017/ec-1')).toMatchObject({
    title: 'Decisions taken between meetings',
    purpose: 'information',
    about: [],
    because: [{ register: 'decision', ref: 'panel/2017/ec-1', why: 'Decided between meetings, 18 January 2017' }],
  });
  // What not everybody who reads the agenda may see stands in its closed part.
  expect(under(drawn, 'panel/2017/ec-2')).toMatchObject({ minuted: 'confidential', level: 3 });
  expect(under(drawn, 'panel/2017/ec-3')?.because[0]?.why).toBe(
    'Its time to vote ran out on 19 January 2017, and it has not been closed',
  );
});

test('a decision that waits for nobody in particular and for no day is asked after', () => {
  const waits = (ref: string, fields: Record<string, Value>) =>
    row('decision', ref, { state: 'conditional', fields: { body: 'panel', condition: 'advice', ...fields } });
  const drawn = waiting({ decision: [waits('a/1.1', {}), waits('a/1.2', { condition_by: '2017-03-31' })] });
  expect(under(drawn, 'a/1.1')?.because.map(({ ref, why }) => `${ref}: ${why}`)).toEqual([
    'a/1.1: Still subject to advice',
  ]);
});

test('an item put off brings its papers, but none that its readers may not see', () => {
  const item = (ref: string, title: string) =>
    row('item', ref, { state: 'carried', level: 2, fields: { title, meeting: 'SECP_40_1301', number: ref.slice(-1) } });
  const of = (item: string) => ({ fields: { item, meeting: 'SECP_40_1301' } });
  const drawn = waiting(
    {
      paper: [
        row('paper', 'P9', { state: 'issued', level: 2, ...of('SECP_40_1301/9') }),
        row('paper', 'P9R', { state: 'issued', level: 3, ...of('SECP_40_1301/9') }),
        row('paper', 'P8', { state: 'draft', ...of('SECP_40_1301/8') }),
        row('paper', 'P1', { state: 'issued', ...of('SECP_40_1301/1') }),
      ],
    },
    { unreached: [item('SECP_40_1301/9', 'Design authority'), item('SECP_40_1301/8', 'Any Other Business')] },
  );
  expect(under(drawn, 'P9')).toMatchObject({ title: 'Design authority', carriedFrom: 'SECP_40_1301/9' });
  expect(under(drawn, 'P8')?.title).toBe('Any Other Business');
  expect(under(drawn, 'P9R')).toBeUndefined();
  expect(under(drawn, 'P1')).toBeUndefined();
});
