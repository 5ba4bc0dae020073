/** TSG2 and the dual-band Communications Hub: coupled for February 2018 at one meeting, questioned at the next. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { reading } from '../../src/kernel/db.ts';
import { registerOf } from '../../src/kernel/ledger.ts';
import { listRows } from '../../src/kernel/read.ts';
import { operator } from '../../src/open.ts';
import { change, tell } from './modification-ground.ts';
import { openSite, type StorySite } from './site.ts';
import { administrator, formTo, said, type Visitor, visitorOf } from './visitor.ts';

describe('two changes of February 2018 that the Panel coupled in November 2016', () => {
  let site: StorySite;
  let clerk: Visitor;
  const fear = 'Users fear that a slip of one holds up the other; BEIS takes it to TBDG.';

  beforeAll(async () => {
    site = await openSite('2016-11-11');
    const release = (ref: string, title: string, planned_on: string) =>
      change('release', ref, 'plan', { title, planned_on });
    const carried = (ref: string, title: string) =>
      change('inclusion', `february-2018/${ref}`, 'include', { title, release: 'february-2018', origin: 'government' });
    await tell(site, '2016-11-11', [
      change('meeting', 'SECP_38_1111', 'hold', { title: 'SEC Panel meeting 38', body: 'panel', day: '2016-11-11' }),
      change('meeting', 'SECP_39_0912', 'plan', { title: 'SEC Panel meeting 39', body: 'panel', day: '2016-12-09' }),
      release('november-2017', 'November 2017', '2017-11-02'),
      release('february-2018', 'February 2018', '2018-02-22'),
      carried('tsg2', 'TSG2'),
      carried('dual-band', 'Dual-band Communications Hub'),
    ]);
    clerk = await administrator(site);
  });
  afterAll(() => site?.close());

  const board = async () => said(await visitorOf(site).get('/sec/releasing'));
  const couplings = async (day = site.clock.today) =>
    (
      await reading(site.ledger.db, operator, (tx) =>
        listRows(tx, registerOf(site.ledger, 'coupling'), { code: 'sec', at: { day, known: null } }),
      )
    ).rows;
  async function sent(path: string, fields: Record<string, string>) {
    const page = await clerk.get(`/sec/releasing/${path}`);
    expect(page.status).toBe(200);
    return clerk.submit(formTo(page, path), { ...fields, do: 'record' });
  }

  test('must go together, with why', async () => {
    const pair = { first: 'february-2018/tsg2', second: 'february-2018/dual-band', kind: 'together' };
    expect((await sent('couple', pair)).status).toBe(422);
    const done = await sent('couple', { ...pair, reason_why: 'Agreed at SEC Panel meeting 38' });
    expect(done.status).toBe(303);
    expect(await board()).toContain('TSG2 and Dual-band Communications Hub');
  });

  test('are challenged at the next meeting, which undoes nothing: both still stand in February 2018', async () => {
    site.clock.today = '2016-12-09';
    clerk = await administrator(site);
    const { ref } = (await couplings())[0]!;
    const done = await sent(`coupling/challenge/${ref}`, { challenge: fear });
    expect(done.status).toBe(303);
    expect(await couplings()).toMatchObject([{ state: 'challenged', fields: { kind: 'together', challenge: fear } }]);
    expect(await board()).toContain(fear);
  });

  test('are told of with the challenge when one slips alone to another release', async () => {
    const slipped = change('inclusion', 'february-2018/dual-band', 'move', { release: 'november-2017' });
    await tell(site, '2016-12-09', [slipped]);
    const words = await board();
    expect(words).toMatch(/TSG2 is in February 2018.*Dual-band Communications Hub is in November 2017/);
    expect(words).toContain('challenged');
  });

  test('stood coupled and unquestioned the day before', async () => {
    expect(await couplings('2016-12-08')).toMatchObject([{ state: 'standing' }]);
    expect(said(await visitorOf(site).get('/sec/releasing?on=2016-12-08'))).not.toContain(fear);
  });
});
