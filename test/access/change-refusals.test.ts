/** What the record itself refuses, whichever door a change comes by, so that nothing held back is opened or told of. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { consulted } from '../../src/consulting/rows.ts';
import { confidentialLabel } from '../../src/consulting/rules.ts';
import { sendResponse } from '../../src/consulting/send.ts';
import { commit, dryRun } from '../../src/kernel/commit.ts';
import { reading } from '../../src/kernel/db.ts';
import type { Change, Decision, Label } from '../../src/kernel/define.ts';
import { Refused } from '../../src/kernel/problem.ts';
import type { Row } from '../../src/kernel/read.ts';
import { operator } from '../../src/open.ts';
import { all, answer, consultingGround, type Ground, issue, record } from '../stories/consulting-ground.ts';
import { one, text } from '../stories/html.ts';
import { csrfOf } from '../stories/visitor.ts';

let ground: Ground;
let ref: string;
const open: Label = { group: 'panel', level: 0 };

beforeAll(async () => {
  ground = await consultingGround();
  ground.at('2017-01-10T13:00:00.000Z');
  ref = await issue(ground);
  await answer(ground.as['cam-heath'], ref, { 'Q1-chosen': 'for', 'Q2-chosen': '2017-06-30' });
}, 60_000);
afterAll(() => ground.site.close());

const decided = (changes: readonly Change[], effective = '2017-01-10'): Decision => ({
  code: 'sec',
  authority: { kind: 'post', ref: 'Secretary' },
  body: 'panel',
  effective,
  title: 'By hand',
  label: open,
  changes,
});

const tried = async (decision: Decision): Promise<string[]> => {
  try {
    await dryRun(ground.site.ledger, operator, decision);
    return [];
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return error.problems.map(({ sentence }) => sentence);
  }
};

describe('an answer', () => {
  const response = (confidential: boolean, label?: Label): Change => ({
    register: 'response',
    ref: `${ref}/alder-energy`,
    move: 'send',
    sets: {
      title: 'Alder Energy',
      consultation: ref,
      party: 'alder-energy',
      received_on: '2017-01-10',
      received_at: '2017-01-10T13:00:00.000Z',
      confidential,
      overall: 'A quagga.',
    },
    ...(label ? { label } : {}),
  });
  const of = (party: string, level: 0 | 1 | 2 | 3): Label => ({ group: `party-${party}`, level });

  test.each([
    ['open to everybody', open],
    ['where members of the Panel read', { group: 'panel', level: 2 }],
    ['where another party reads', of('birch-power', 2)],
    ['a class lower than it is held', of('alder-energy', 1)],
  ] satisfies [string, Label][])('is not recorded %s before it is published', async (_, label) => {
    expect((await tried(decided([response(false, label)]))).join(' ')).toMatch(
      /alder-energy: an answer stays with its party until it is published/,
    );
    expect((await tried(decided([response(true, label)]))).join(' ')).toMatch(/stays with its party and the admin/);
  });

  test('is recorded where its party reads it', async () => {
    expect(await tried(decided([response(true, of('alder-energy', 2))]))).toEqual([]);
  });

  test('is not opened by changing what stands', async () => {
    const [own] = (await all(ground.site, 'answer')) as Row[];
    const opened = { register: 'answer', ref: own?.ref ?? '', move: 'publish', sets: { title: own?.title ?? '' } };
    expect(await tried(decided([{ ...opened, label: open }]))).toHaveLength(1);
    expect(await tried(decided([opened]))).toEqual([]);
  });
});

describe('in a code that publishes answers as they come', () => {
  const sent = async (secrets: { all?: boolean; Q1?: boolean }) => {
    const { site } = ground;
    const { consultations } = site.code;
    if (!consultations) throw new Error('The code has no consultations.');
    const held = { value: 0, clause: null, provenance: 'inferred' } as const;
    const code = { ...site.code, consultations: { ...consultations, held } };
    const at = { day: '2017-01-10', known: null };
    const rows = await reading(site.ledger.db, operator, (tx) => consulted(tx, site.ledger, { code, ref, at }));
    const answer = { chosen: '', reasoning: 'A quagga.', confidential: false, declined: false };
    const { decision } = sendResponse(
      { ledger: site.ledger, actor: operator, code, today: '2017-01-10' },
      { ...rows, responses: [], answers: [] },
      {
        respondent: { party: 'alder-energy', slug: 'alder-energy', name: 'Alder Energy', category: 'Small Supplier' },
        answering: {
          answers: {
            Q1: { ...answer, chosen: 'for', confidential: secrets.Q1 === true },
            Q2: { ...answer, chosen: '2017-06-30' },
            Q3: answer,
          },
          overall: 'A quetzal.',
          confidential: secrets.all === true,
        },
        person: null,
        entered: false,
        expects: 0,
        now: '2017-01-10T13:00:00.000Z',
      },
    );
    return { said: decision.label.level, of: decision.changes.map(({ label }) => label?.level) };
  };

  test('a confidential answer stays with its party all the same, and a confidential response with all that is said of it', async () => {
    expect(await sent({})).toEqual({ said: 0, of: [0, 0, 0, 0] });
    expect(await sent({ Q1: true })).toEqual({ said: 0, of: [0, 2, 0, 0] });
    expect(await sent({ all: true })).toEqual({ said: 2, of: [2, 2, 2, 2] });
  });

  test('what is still typed is no more public than that', () => {
    const code = ground.site.codes.find(({ consultations }) => consultations?.held.value === 0);
    if (!code) throw new Error('No code publishes answers as they come.');
    expect(confidentialLabel(code, 'gorse-gas', '2017-01-10')).toEqual({ group: 'party-gorse-gas', level: 2 });
  });
});

describe('a timetable', () => {
  const step = (name: string, after: string[], label: Label = open): Change => ({
    register: 'step',
    ref: `SECMP0101/${name}`,
    move: 'plan',
    sets: { title: `Of the ${name}`, modification: 'SECMP0101', step: name, after, kind: 'work' },
    label,
  });

  test('names no step that is not public where it refuses one, and takes it for no step', async () => {
    const amber: Label = { group: 'panel', level: 2 };
    await commit(ground.site.ledger, operator, decided([step('first', [])]));
    await commit(ground.site.ledger, operator, decided([step('quokka', ['first'], amber)]));
    const [of, ...more] = await tried(decided([step('plain', ['quokka'])]));
    const [none] = await tried(decided([step('plain', ['quoll'])]));
    expect(of?.replaceAll('quokka', 'quoll')).toBe(none);
    expect([of, ...more].join(' ')).not.toContain('Of the quokka');
    // It waits for a public one already: closing the circle tells nothing of it either.
    const circle = await tried(
      decided([{ ...step('first', ['quokka']), move: 'revise', sets: { after: ['quokka'] } }]),
    );
    expect(circle.join(' ')).toContain('which is no step of SECMP0101');
    expect(circle.join(' ')).not.toContain('Of the quokka');
  });
});

describe('a contact', () => {
  test('whose post for one party has run out writes no form for it, though nobody recorded its end', async () => {
    const post = 'eli-ford/contact/cedar-gas';
    const sets = {
      title: 'Party contact',
      person: 'eli-ford',
      kind: 'contact',
      party: 'cedar-gas',
      starts: '2016-06-01',
    };
    const label: Label = { group: 'panel', level: 1 };
    await record(ground.site, [
      { register: 'post', ref: post, move: 'appoint', sets: { ...sets, ends: '2016-12-31' }, label },
    ]);
    const visitor = ground.as['eli-ford'];
    const page = await visitor.get('/sec/change/raise');
    expect(one(page.root, '#proposer').attributes.value).toBe('Dogwood Grid');
    const sent = await visitor.post('/sec/change/raise', {
      csrf: csrfOf(page),
      proposer: 'Cedar Gas',
      title: 'X',
      do: 'keep',
    });
    expect(sent.status).toBe(422);
    expect(text(one(sent.root, '.govuk-error-summary'))).toContain('You write for Dogwood Grid alone');
  });
});
