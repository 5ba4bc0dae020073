import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { everyone } from '../../src/kernel/access.ts';
import { commit } from '../../src/kernel/commit.ts';
import { reading } from '../../src/kernel/db.ts';
import type { Change, Day } from '../../src/kernel/define.ts';
import { operator } from '../../src/open.ts';
import { endOf } from '../../src/releasing/expiry.ts';
import { variationsOf } from '../../src/releasing/variations.ts';
import { example, importText, openSite, type StorySite } from './site.ts';
import { administrator, formTo, said, type Visitor, visitorOf } from './visitor.ts';

let site: StorySite;
let clerk: Visitor;

beforeAll(async () => {
  site = await openSite('2016-12-12');
  clerk = await administrator(site);
  await importText(site, await example('sec-panel-39-minutes.txt'), 'sec-panel-39-minutes.txt');
});
afterAll(() => site.close());

/** How each variation stood on a day: its state and its end, as anybody may read them. */
async function standing(day: Day): Promise<Record<string, string>> {
  const { all } = await reading(site.ledger.db, everyone, (tx) =>
    variationsOf(tx, site.ledger, { code: site.code, at: { day, known: null } }),
  );
  return Object.fromEntries(all.map(({ row }) => [row.ref, `${row.state}, ${endOf(row).printed}`]));
}

async function on(day: Day): Promise<void> {
  site.clock.today = day;
  clerk = await administrator(site);
}

async function filled(path: string, fields: Record<string, string>) {
  const page = await clerk.get(`/sec/releasing/variation/${path}`);
  expect(page.status, page.html).toBe(200);
  return clerk.submit(formTo(page, path), { ...fields, do: 'record' });
}

async function recorded(path: string, fields: Record<string, string>): Promise<void> {
  const done = await filled(path, fields);
  expect(done.status, done.html).toBe(303);
}

async function decide(changes: Change[]): Promise<void> {
  await commit(site.ledger, operator, {
    code: site.code.id,
    authority: { kind: 'post', ref: operator.name },
    body: 'panel',
    effective: site.clock.today,
    title: 'Recorded for the story',
    label: { group: 'panel', level: 0 },
    changes,
  });
}

describe('two variations that end in June 2017', () => {
  it('are read from the minutes, whose decision speaks of both', async () => {
    expect(await standing('2016-12-12')).toEqual({
      'eui-64': 'consultation, June 2017',
      ssi: 'consultation, June 2017',
    });
    const page = said(await visitorOf(site).get('/sec/releasing/variations'));
    expect(page).toMatch(/EUI-64.*Change consulted on.*Ends June 2017/);
  });

  it('are told apart by the secretariat: for one it was too soon, and the meeting left it as it is', async () => {
    await recorded('decline/ssi', { meeting: 'SECP_39_0912', reason: 'Too soon to consult on its end' });
    expect(await standing('2016-12-09')).toEqual({ 'eui-64': 'consultation, June 2017', ssi: 'running, June 2017' });
    expect(said(await clerk.get('/sec/releasing/variations'))).toMatch(/2 in force, a change of 1 being decided/);
  });

  it('do not go on to whoever decides while responses are still open', async () => {
    await decide([
      {
        register: 'consultation',
        ref: 'eui-64-end',
        move: 'issue',
        sets: { title: 'End of the EUI-64 variation', kind: 'variation', variation: 'eui-64', closes_on: '2017-01-20' },
      },
      { register: 'variation', ref: 'eui-64', move: 'correct', sets: { consultation: 'eui-64-end' } },
    ]);
    await on('2017-01-10');
    const early = await filled('submit/eui-64', {});
    expect(early.status).toBe(422);
    expect(said(early)).toContain(
      'is open for responses until 20 January 2017. Close it first, then submit all of them.',
    );
  });

  it('are submitted when they are in, and keep their end until it is directed', async () => {
    await on('2017-01-24');
    await decide([{ register: 'consultation', ref: 'eui-64-end', move: 'close', sets: {} }]);
    await recorded('submit/eui-64', {});
    expect((await standing('2017-01-24'))['eui-64']).toBe('submitted, June 2017');
  });

  it('get a new end by a direction with its day and its words, and by nothing less', async () => {
    await on('2017-02-06');
    const bare = await filled('direct/eui-64', { directed_on: '2017-02-03', direction: 'It runs on' });
    expect(bare.status).toBe(422);
    expect(said(bare)).toContain('Say until when it now runs');
    const ahead = await filled('direct/eui-64', { directed_on: '2017-02-20', direction: 'x', ends_on: '2017-11-02' });
    expect(said(ahead)).toContain('a direction of 20 February 2017 is still ahead');
    const wordless = await filled('direct/eui-64', { directed_on: '2017-02-03', ends_on: '2017-11-02' });
    expect(said(wordless)).toMatch(/Words of the direction: fill it in/);
    await recorded('direct/eui-64', {
      directed_on: '2017-02-03',
      ends_on: '2017-11-02',
      direction: 'The variation has effect until 2 November 2017.',
    });
  });

  it('and on each day the end is what it then was', async () => {
    expect((await standing('2017-02-06'))['eui-64']).toBe('running, 2 November 2017');
    expect((await standing('2017-02-05'))['eui-64']).toBe('submitted, June 2017');
    expect((await standing('2017-01-23'))['eui-64']).toBe('consultation, June 2017');
    expect((await standing('2017-02-06')).ssi).toMatch(/June 2017$/);
    const past = said(await clerk.get('/sec/releasing/variations?on=2017-01-24'));
    expect(past).toContain('Change with the Secretary of State');
    expect(past).not.toContain('2 November 2017');
  });

  it('are warned of as their end comes near, and once it has passed', async () => {
    await on('2017-10-06');
    const near = said(await clerk.get('/sec/releasing/variations'));
    expect(near).toMatch(/19 WD left.*Warned of 60 WD, 20 WD before/);
    expect(near).toMatch(/Its end has passed \d+ WD ago, counted to the first of the month/);
    await on('2017-11-03');
    await recorded('end/eui-64', { ends_on: '2017-11-02' });
    expect((await standing('2017-11-03'))['eui-64']).toBe('ended, 2 November 2017');
    expect(said(await clerk.get('/sec/releasing/variations'))).toContain('1 ended');
  });
});
