/** The months ahead, as a page, a paper, a calendar that another program reads, and on the command line. */
import ICAL from 'ical.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { commit } from '../../src/kernel/commit.ts';
import type { Change, Day, Level } from '../../src/kernel/define.ts';
import { operator } from '../../src/open.ts';
import { all, one, text } from './html.ts';
import { example, importText, openSite, type StorySite } from './site.ts';
import { administrator, hrefOf, said, type Visitor, visitorOf } from './visitor.ts';

let site: StorySite;
let secretary: Visitor;
let anyone: Visitor;

const record = (
  changes: readonly Change[],
  { effective = '2016-12-10', level = 0 }: { effective?: Day; level?: Level } = {},
) =>
  commit(site.ledger, operator, {
    code: 'sec',
    authority: { kind: 'post', ref: 'Secretary' },
    body: 'panel',
    effective,
    title: 'Set up',
    label: { group: 'panel', level },
    changes,
  });

beforeAll(async () => {
  site = await openSite('2016-12-12');
  await importText(site, await example('sec-panel-39-minutes.txt'));
  secretary = await administrator(site);
  anyone = visitorOf(site);
  await record([
    {
      register: 'meeting',
      ref: 'SECP_40_1301',
      move: 'plan',
      sets: {
        title: 'SEC Panel Meeting 40',
        body: 'panel',
        number: 40,
        day: '2017-01-13',
        starts_at: '10:00',
        ends_at: '16:00',
        place: 'London',
      },
    },
  ]);
  await record(
    [
      {
        register: 'action',
        ref: 'SECP39/99',
        move: 'raise',
        sets: { text: 'Write to Nightjar', owner: 'Clerk', due_by: '2017-01-20', body: 'panel' },
      },
    ],
    { level: 2 },
  );
}, 60_000);
afterAll(() => site.close());

interface Entry {
  uid: string;
  sequence: number;
  summary: string;
  start: string;
  end: string;
  description: string;
}

/** The feed, read by another's parser. */
async function feed(visitor: Visitor, body = 'panel'): Promise<Map<string, Entry>> {
  const page = await visitor.get(`/sec/planner/${body}.ics`);
  expect(page.status).toBe(200);
  expect(page.headers.get('content-type')).toContain('text/calendar');
  const calendar = new ICAL.Component(ICAL.parse(page.html));
  const entries = calendar.getAllSubcomponents('vevent').map((component): Entry => {
    const event = new ICAL.Event(component);
    return {
      uid: event.uid,
      sequence: Number(event.sequence ?? 0),
      summary: event.summary,
      start: event.startDate.isDate ? event.startDate.toString() : event.startDate.toJSDate().toISOString(),
      end: event.endDate.isDate ? event.endDate.toString() : event.endDate.toJSDate().toISOString(),
      description: event.description,
    };
  });
  expect(new Set(entries.map(({ uid }) => uid)).size).toBe(entries.length);
  return new Map(entries.map((entry) => [entry.summary, entry]));
}

describe('the planner of a body', () => {
  test('shows its meeting, the day its papers go out with the sum, and what is due, month by month', async () => {
    const page = await anyone.get('/sec/planner?body=panel');
    const months = all(one(page.root, 'main'), 'h2').map((heading) => text(heading));
    expect(months.filter((name) => /\d{4}/.test(name))).toEqual([
      'December 2016',
      'January 2017',
      'February 2017',
      'March 2017',
    ]);
    expect(said(page)).toMatch(
      /6 JanFriday.*Paper dayPapers for SEC Panel Meeting 405 WD before 13 January 2017: 6 January 2017/,
    );
    expect(said(page)).toMatch(
      /13 JanFriday.*MeetingSEC Panel Meeting 40 10:00 to 16:00At London10 standing items.*Activity Planner/,
    );
    expect(said(page)).toContain('No meeting of SEC Panel is planned in February 2017.');
    expect(hrefOf(page, 'SEC Panel Meeting 40')).toBe('/sec/meeting/SECP_40_1301');
  });

  test('shows each reader what they may see and no more', async () => {
    expect(said(await secretary.get('/sec/planner'))).toMatch(/SECP39\/99: Write to Nightjar Classification: Amber/);
    for (const path of ['/sec/planner', '/sec/planner/panel.ics', '/sec/planner?months=12'])
      expect((await anyone.get(path)).html).not.toContain('Nightjar');
  });

  test('goes further ahead when asked, and takes nonsense for three months', async () => {
    expect(said(await anyone.get('/sec/planner?months=6'))).toContain('June 2017');
    for (const months of ['0', '-3', '1e9', 'x', '2.5'])
      expect(said(await anyone.get(`/sec/planner?months=${months}`))).toContain('12 December 2016 to 12 March 2017');
  });

  test('is not there for a body that is none', async () => {
    expect((await anyone.get('/sec/planner?body=nobody')).status).toBe(404);
    expect((await anyone.get('/sec/planner/nobody.ics')).status).toBe(404);
  });

  test('is a paper to take away', async () => {
    const page = await anyone.get('/sec/planner/paper.pdf?body=panel');
    expect(page.headers.get('content-type')).toBe('application/pdf');
    expect(page.html.slice(0, 5)).toBe('%PDF-');
  }, 30_000);
});

describe('the calendar feed', () => {
  test('has the meeting at its instant and the paper day as a whole day', async () => {
    const entries = await feed(anyone);
    expect(entries.get('Meeting: SEC Panel Meeting 40')).toMatchObject({
      sequence: 0,
      start: '2017-01-13T10:00:00.000Z',
      end: '2017-01-13T16:00:00.000Z',
    });
    expect(entries.get('Meeting: SEC Panel Meeting 40')?.description).toContain('• Risk and Issue Register');
    expect(entries.get('Paper day: Papers for SEC Panel Meeting 40')).toMatchObject({
      start: '2017-01-06',
      end: '2017-01-07',
    });
  });

  test('keeps an entry’s identity when its day moves, and counts the move', async () => {
    const before = (await feed(anyone)).get('Meeting: SEC Panel Meeting 40');
    await record([
      { register: 'meeting', ref: 'SECP_40_1301', move: 'reschedule', sets: { day: '2017-06-16', starts_at: '10:00' } },
    ]);
    const after = await feed(anyone);
    expect(after.get('Meeting: SEC Panel Meeting 40')).toMatchObject({
      uid: before?.uid,
      sequence: 1,
      // By the clocks of summer.
      start: '2017-06-16T09:00:00.000Z',
    });
    expect(after.get('Paper day: Papers for SEC Panel Meeting 40')).toMatchObject({ start: '2017-06-09', sequence: 1 });
    expect((await feed(anyone)).get('Meeting: SEC Panel Meeting 40')?.uid).toBe(before?.uid);
  });

  test('does not count what moves no day', async () => {
    await record([{ register: 'meeting', ref: 'SECP_40_1301', move: 'correct', sets: { place: 'Leeds' } }]);
    expect((await feed(anyone)).get('Meeting: SEC Panel Meeting 40')?.sequence).toBe(1);
  });

  test('leaves out dates that minutes merely speak of', async () => {
    expect([...(await feed(anyone)).keys()].filter((summary) => summary.startsWith('Date:'))).toEqual([]);
  });
});
