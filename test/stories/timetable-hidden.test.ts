/** What one may not see has no timetable, and leaves no trace in those of others. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { commit } from '../../src/kernel/commit.ts';
import type { Change, Label } from '../../src/kernel/define.ts';
import { operator } from '../../src/open.ts';
import { all, one, text } from './html.ts';
import { openSite, type StorySite } from './site.ts';
import { administrator, said, visitorOf } from './visitor.ts';

let site: StorySite;
const open: Label = { group: 'panel', level: 0 };
const amber: Label = { group: 'panel', level: 2 };

beforeAll(async () => {
  site = await openSite('2016-12-12');
  const refine = (ref: string, label: Label): Change => ({
    register: 'modification',
    ref,
    move: 'refine',
    sets: { title: `About ${ref}` },
    label,
  });
  const meeting: Change = {
    register: 'meeting',
    ref: 'SECP_secret',
    move: 'plan',
    sets: { title: 'Closed session', body: 'panel', day: '2017-04-05' },
    label: amber,
  };
  const decision = {
    code: 'sec',
    authority: { kind: 'post', ref: 'Secretariat' },
    body: 'panel',
    label: open,
  } as const;
  const found = [refine('SECMP0101', open), refine('SECMP0102', amber)];
  await commit(site.ledger, operator, {
    ...decision,
    found: true,
    effective: '2016-12-01',
    title: 'Found',
    changes: found,
  });
  await commit(site.ledger, operator, { ...decision, effective: '2016-12-12', title: 'Planned', changes: [meeting] });
});
afterAll(() => site.close());

test('a proposal one may not see is on no picture, in no feed, and has no page: the same 404 as none', async () => {
  const anybody = visitorOf(site);
  const list = await anybody.get('/sec/timetable');
  expect(all(one(list.root, 'tbody'), 'th').map(text)).toEqual(['SECMP0101']);
  expect(said(list)).toContain('One proposal on the way');
  expect(list.html).not.toContain('SECMP0102');
  const hidden = await anybody.get('/sec/timetable/of/SECMP0102');
  const absent = await anybody.get('/sec/timetable/of/SECMP0199');
  expect([hidden.status, absent.status]).toEqual([404, 404]);
  expect(hidden.html.replaceAll('SECMP0102', 'X')).toBe(absent.html.replaceAll('SECMP0199', 'X'));
  for (const path of ['picture/SECMP0102.svg', 'calendar/SECMP0102.ics'])
    expect((await anybody.get(`/sec/timetable/${path}`)).status).toBe(404);
  expect((await anybody.get('/sec/timetable/calendar/all.ics')).html).not.toContain('SECMP0102');
});

test('a meeting one may not see moves nobody’s date but for those who may', async () => {
  const path = '/sec/timetable/of/SECMP0101';
  const anybody = await visitorOf(site).get(path);
  expect(anybody.html).not.toContain('Closed session');
  expect(said(anybody)).toContain('No meeting of SEC Panel is planned that late: reckoned to be on');
  const secretary = await (await administrator(site)).get(`${path}?what-if=impact-assessment=2017-03-20`);
  expect(said(secretary)).toContain('Closed session');
});
