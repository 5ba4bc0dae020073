/** The moves of a proposal by form: what each asks, what it refuses and why, what it does. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { all, one, text } from './html.ts';
import { change, tell } from './modification-ground.ts';
import { openSite, type StorySite } from './site.ts';
import { administrator, type Fields, formTo, type Page, said, type Visitor } from './visitor.ts';

let site: StorySite;
let secretary: Visitor;

beforeAll(async () => {
  site = await openSite('2016-12-09');
  secretary = await administrator(site);
  await tell(site, '2016-11-01', [
    change('modification', 'SECMP0925', 'raise', {
      title: 'Access to load switching',
      raised_on: '2016-11-01',
      rules: '2016',
      description: 'Networks cannot switch load.',
    }),
    change('modification', 'SECMP0926', 'raise', {
      title: 'To be withdrawn',
      raised_on: '2016-11-01',
      rules: '2016',
      path: 'Path 3',
      description: 'Something is wrong.',
    }),
    change('assessment', 'SECMP0926/preliminary', 'request', {
      title: 'Preliminary assessment of SECMP0926',
      modification: 'SECMP0926',
      kind: 'preliminary',
      requested_on: '2016-11-01',
    }),
  ]);
});
afterAll(() => site.close());

const address = (move: string, ref: string) => `/sec/change/${move}/${ref}`;

/** Fills in a move's form and presses a button of it. */
async function make(move: string, ref: string, changes: Fields): Promise<Page> {
  const page = await secretary.get(address(move, ref));
  expect(page.status, said(page)).toBe(200);
  return secretary.submit(formTo(page, address(move, ref)), changes);
}

const mods = async (ref: string) => said(await secretary.get(`/sec/modification/${ref}`));

describe('the determination on an initial report', () => {
  test('needs a path, and says so with the clause before anything is recorded', async () => {
    const page = await make('refine', 'SECMP0925', { do: 'record', effective: '2016-12-09' });
    expect(page.status).toBe(422);
    const summary = text(one(page.root, '.govuk-error-summary'));
    expect(summary).toMatch(/path/i);
    expect(await mods('SECMP0925')).not.toContain('Submitted to refinement');
  });

  test('puts it on Path 2 into refinement with a condition on the working group', async () => {
    const asked = {
      'set-path': 'Path 2',
      'set-condition': 'Show the business need first.',
      effective: '2016-12-09',
    };
    const seen = await make('refine', 'SECMP0925', { ...asked, do: 'check' });
    expect(seen.status).toBe(200);
    expect(text(one(seen.root, '#will'))).toContain('make modification SECMP0925 refinement');
    const done = await make('refine', 'SECMP0925', { ...asked, do: 'record' });
    expect(done.status).toBe(303);
    const words = await mods('SECMP0925');
    expect(words).toContain('Path 2: Authority Determined');
    expect(words).toContain('Asked of the working group: Show the business need first.');
  });
});

describe('a draft report that goes back', () => {
  test('makes each reason a point that must be answered before it comes back', async () => {
    expect((await make('present', 'SECMP0925', { do: 'record', 'set-recommendation': 'Approve' })).status).toBe(303);
    const page = await secretary.get(address('return', 'SECMP0925'));
    const reasons = all(one(page.root, 'form.narrow'), 'input[type=checkbox]').map((box) => box.attributes.name ?? '');
    expect(reasons.length).toBeGreaterThanOrEqual(3);
    const done = await secretary.submit(formTo(page, address('return', 'SECMP0925')), {
      [reasons[0] ?? '']: 'true',
      'own-point-1': 'Say what users must test.',
      'set-reasons': 'The cost is not broken down.',
      do: 'record',
    });
    expect(done.status).toBe(303);
    const back = await secretary.get('/sec/modification/SECMP0925');
    expect(said(back)).toContain('Points to answer: 2 of 2 open');
    expect(text(one(back.root, '#next'))).toMatch(
      /Bring the draft report.*points? (is|are) still to be answered|points are still to be answered/i,
    );
  });

  test('is refused while one is open, and comes back once all are answered', async () => {
    const refused = await make('present', 'SECMP0925', { do: 'record' });
    expect(refused.status).toBe(422);
    expect(text(one(refused.root, '.govuk-error-summary'))).toContain('still to be answered');
    for (const ref of ['SECMP0925/P1', 'SECMP0925/P2']) {
      if (ref.endsWith('P2')) {
        const waits = await secretary.get('/sec/modification/SECMP0925');
        expect(text(one(waits.root, '#now'))).toContain('Answer: Say what users must test, no day is set');
        expect(said(waits)).not.toContain('.:');
      }
      const path = `/sec/move/point/answer/${ref}`;
      const form = formTo(await secretary.get(path), path);
      const answered = await secretary.submit(form, {
        'set-answer': 'It is broken down now.',
        reason: 'Answered',
        do: 'record',
      });
      expect(answered.status).toBe(303);
    }
    expect((await make('present', 'SECMP0925', { do: 'record' })).status).toBe(303);
    expect(await mods('SECMP0925')).toContain('Points to answer: all answered');
  });

  test('is then consulted on, subject to what is typed there and not to what the group was asked', async () => {
    expect(text(one((await secretary.get('/sec/modification/SECMP0925')).root, '#now'))).toContain(
      'Asked of the working group: Show the business need',
    );
    const page = await secretary.get(address('consult', 'SECMP0925'));
    expect(text(one(page.root, 'textarea[name=set-condition]'))).toBe('');
    const fields = { 'set-cost_consulted_on': 'true', 'set-text_consulted_on': 'true' };
    const form = formTo(page, address('consult', 'SECMP0925'));
    const done = await secretary.submit(form, { ...fields, do: 'record' });
    expect(done.status, done.html).toBe(303);
    const now = text(one((await secretary.get('/sec/modification/SECMP0925')).root, '#now'));
    expect(now).not.toContain('Asked of the working group');
    expect(now).not.toContain('ubject to');
  });
});

describe('a withdrawal', () => {
  test('offers to close what stands open, and says until when it may be adopted', async () => {
    const page = await secretary.get(address('withdraw', 'SECMP0926'));
    expect(said(page)).toContain('assessment SECMP0926/preliminary');
    const done = await secretary.submit(formTo(page, address('withdraw', 'SECMP0926')), {
      'set-reasons': 'Overtaken by events',
      do: 'record',
    });
    expect(done.status).toBe(303);
    const words = await mods('SECMP0926');
    expect(words).toContain('May adopt it, by 23 December 2016');
    expect(words).toContain('No longer needed');
  });

  test('is refused while an assessment is left open', async () => {
    await tell(site, '2016-11-02', [
      change('modification', 'SECMP0927', 'raise', {
        title: 'Left open',
        rules: '2016',
        description: 'x',
        path: 'Path 3',
      }),
      change('assessment', 'SECMP0927/preliminary', 'request', {
        title: 'Preliminary assessment of SECMP0927',
        modification: 'SECMP0927',
        kind: 'preliminary',
        requested_on: '2016-11-02',
      }),
    ]);
    const page = await secretary.get(address('withdraw', 'SECMP0927'));
    const form = formTo(page, address('withdraw', 'SECMP0927'));
    const refused = await secretary.submit(form, { close: 'false', do: 'record' });
    expect(refused.status).toBe(422);
    expect(text(one(refused.root, '.govuk-error-summary'))).toContain('Preliminary assessment of SECMP0927');
  });
});

describe('the next moves', () => {
  test('show what cannot be done now, with why', async () => {
    const next = text(one((await secretary.get('/sec/modification/SECMP0925')).root, '#next'));
    expect(next).toContain('Not possible now, and why');
  });

  test('lead nowhere for a day of the past, and for nobody signed out', async () => {
    expect((await secretary.get(`${address('withdraw', 'SECMP0925')}?on=2016-11-15`)).status).toBe(404);
  });
});
