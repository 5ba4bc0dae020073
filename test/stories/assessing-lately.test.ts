/** What the queue reads of assessments that are over: as much as it tells, however many there are. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { assessmentsOf } from '../../src/assessing/queue.ts';
import { slipsSince } from '../../src/assessing/slipped.ts';
import { calendarOf } from '../../src/calendar/calendar.ts';
import type { Code } from '../../src/codes/code.ts';
import { everyone } from '../../src/kernel/access.ts';
import { commit } from '../../src/kernel/commit.ts';
import { reading } from '../../src/kernel/db.ts';
import type { Change, Day } from '../../src/kernel/define.ts';
import { operator } from '../../src/open.ts';
import { openSite, type StorySite } from './site.ts';

let site: StorySite;
const day = '2016-12-30';

/** Asked for and received on those days; where it was put off, told so between. */
function assessed(ref: string, { asked, came, putOff }: { asked: Day; came: Day; putOff?: Day }): Change[] {
  const change = (move: string, effective: Day, sets: Change['sets']): Change => ({
    register: 'assessment',
    ref: `${ref}/preliminary`,
    move,
    effective,
    sets,
  });
  const about = { title: `Preliminary assessment of ${ref}`, modification: ref, kind: 'preliminary' };
  return [
    change('request', asked, { ...about, requested_on: asked, target: '2016-12-01' }),
    ...(putOff ? [change('revise', putOff, { target: '2016-12-20', reason: 'Work of another kind' })] : []),
    change('receive', came, { received_on: came }),
  ];
}

beforeAll(async () => {
  site = await openSite(day);
  await commit(site.ledger, operator, {
    code: 'sec',
    authority: { kind: 'post', ref: 'Clerk' },
    body: 'panel',
    effective: '2016-11-01',
    title: 'What minutes told of assessments',
    label: { group: 'panel', level: 0 },
    found: true,
    changes: [
      ...assessed('SECMP0101', { asked: '2016-10-03', came: '2016-11-03' }),
      ...assessed('SECMP0102', { asked: '2016-10-04', came: '2016-12-21', putOff: '2016-12-12' }),
      ...assessed('SECMP0103', { asked: '2016-10-05', came: '2016-12-22' }),
      ...assessed('SECMP0104', { asked: '2016-10-06', came: '2016-11-04', putOff: '2016-10-20' }),
    ],
  });
}, 60_000);
afterAll(() => site.close());

const read = (lately: { since: Day; newest: number } | null) =>
  reading(site.ledger.db, everyone, (tx) =>
    assessmentsOf(tx, site.ledger, { code: site.codes[0] as Code, at: { day, known: null }, lately }),
  );
const refs = (done: readonly { row: { ref: string } }[]) => done.map(({ row }) => row.ref.split('/')[0]);

describe('assessments that are over', () => {
  test('are read where they changed since the last meeting, and the newest besides', async () => {
    expect(refs((await read(null)).done)).toEqual(['SECMP0103', 'SECMP0102', 'SECMP0104', 'SECMP0101']);
    expect(refs((await read({ since: '2016-12-09', newest: 0 })).done)).toEqual(['SECMP0103', 'SECMP0102']);
    expect(refs((await read({ since: '2016-12-31', newest: 3 })).done)).toEqual([
      'SECMP0103',
      'SECMP0102',
      'SECMP0104',
    ]);
  });

  test('tell the same dates that moved since then as reading all of them does', async () => {
    const calendar = calendarOf('england-and-wales');
    const since = '2016-12-09';
    const [some, all] = [await read({ since, newest: 0 }), await read(null)];
    expect(slipsSince(some.done, since, calendar)).toEqual(slipsSince(all.done, since, calendar));
    expect(slipsSince(some.done, since, calendar)).toMatchObject([
      { one: { row: { ref: 'SECMP0102/preliminary' } }, now: '2016-12-20', set: { reason: 'Work of another kind' } },
    ]);
  });
});
