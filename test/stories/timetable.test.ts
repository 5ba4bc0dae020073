/** An assessment slips: what moves, what is asked of the Panel, and what it then agrees. */
import ICAL from 'ical.js';
import { SaxesParser } from 'saxes';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bodyIn } from '../../src/codes/body.ts';
import { commit } from '../../src/kernel/commit.ts';
import { reading } from '../../src/kernel/db.ts';
import type { Change, Day, Decision } from '../../src/kernel/define.ts';
import { get, listRows } from '../../src/kernel/read.ts';
import { decisionAt, rowsAt } from '../../src/meetings/desk.ts';
import { decidingActor } from '../../src/meetings/powers.ts';
import { waitingTimetables } from '../../src/meetings/waiting-timetables.ts';
import { operator } from '../../src/open.ts';
import { timetableOf } from '../../src/timetable/timetable-of.ts';
import { all, one, text } from './html.ts';
import { example, importText, openSite, type StorySite } from './site.ts';
import { administrator, csrfOf, said, type Visitor, visitorOf } from './visitor.ts';

const ref = 'SECMP0007';
const page = `/sec/timetable/of/${ref}`;
const january = 'SECP_40_1301';

function decided(changes: readonly Change[], effective: Day, more: Partial<Decision> = {}): Decision {
  return {
    code: 'sec',
    authority: { kind: 'post', ref: 'Secretariat' },
    body: 'panel',
    effective,
    title: 'Put on record',
    label: { group: 'panel', level: 0 },
    changes,
    ...more,
  };
}

const stepsOf = (site: StorySite) =>
  reading(site.ledger.db, operator, async (tx) => {
    const register = site.ledger.registers.get('step')!;
    const query = { code: 'sec', at: { day: site.clock.today, known: null }, filters: { modification: [ref] } };
    return new Map((await listRows(tx, register, query)).rows.map((row) => [String(row.fields.step), row]));
  });

const timetable = (site: StorySite, of = ref) =>
  reading(site.ledger.db, operator, (tx) =>
    timetableOf(tx, site.ledger, { code: site.code, ref: of, at: { day: site.clock.today, known: null } }),
  );

describe('the timetable of a proposal whose assessment slips', () => {
  let site: StorySite;
  let secretary: Visitor;

  beforeAll(async () => {
    site = await openSite('2016-11-21');
    const found: Change[] = [
      { register: 'modification', ref, move: 'refine', sets: { title: 'Firmware updates' }, effective: '2016-11-11' },
    ];
    await commit(site.ledger, operator, decided(found, '2016-11-11', { found: true }));
    const asked = {
      title: 'Preliminary assessment of SECMP0007',
      modification: ref,
      kind: 'preliminary',
      requested_on: '2016-11-18',
      baseline: '2016-12-21',
      target: '2016-12-21',
    };
    const request: Change = { register: 'assessment', ref: `${ref}/preliminary`, move: 'request', sets: asked };
    await commit(site.ledger, operator, decided([request], '2016-11-18'));
    secretary = await administrator(site);
  });
  afterAll(() => site.close());

  it('is worked out before anybody plans it: 23 WD from the request, and the meetings that then can be reached', async () => {
    const { steps } = (await timetable(site))!;
    const days = Object.fromEntries(steps.map(({ id, end }) => [id, end]));
    expect(days).toMatchObject({
      'preliminary-assessment': '2016-12-21',
      'group-consultation': '2017-01-16',
      'impact-assessment': '2017-03-17',
      'draft-report': '2017-04-18',
    });
    // What a meeting has no plan for is reckoned, and says so: the second Friday of April 2017 is Good Friday.
    expect(steps.find(({ id }) => id === 'draft-report')?.sum).toContain(
      'No meeting of SEC Panel is planned that late',
    );
  });

  it('is put on record as one decision, after the page has said what it will do', async () => {
    const shown = await secretary.get(page);
    const form = { csrf: csrfOf(shown), 'what-if': '' };
    const check = await secretary.post(page, { ...form, do: 'check' });
    expect(said(check)).toContain('plan “Preliminary assessment” to end on 21 December 2016');
    expect((await stepsOf(site)).size).toBe(0);
    expect((await secretary.post(page, { ...form, do: 'record' })).status).toBe(303);
    const steps = await stepsOf(site);
    expect([...steps.keys()].sort()).toEqual((await timetable(site))!.steps.map(({ id }) => id).sort());
    expect(steps.get('impact-assessment')?.fields).toMatchObject({
      baseline: '2017-03-17',
      ends_on: '2017-03-17',
      agreed: null,
      computed_on: '2016-11-21',
      after: ['group-consultation'],
    });
    expect(said(await secretary.get(page))).toContain('Its timetable is on record, as it stands here.');
  });

  it('shows the slip the minutes tell of, in Working Days, and every date that moves with it', async () => {
    site.clock.today = '2016-12-12';
    // Three weeks on, they sign in again.
    secretary = await administrator(site);
    await importText(site, await example('sec-panel-39-minutes.txt'));
    const words = said(await secretary.get(page));
    expect(words).toContain('Preliminary assessment is 19 WD late (was 21 December 2016, now 20 January 2017)');
    expect(words).toMatch(/\b6 other dates move\b/);
    const { steps } = (await timetable(site))!;
    const impact = steps.find(({ id }) => id === 'impact-assessment')!;
    expect(impact).toMatchObject({ baseline: '2017-03-17', end: '2017-04-13' });
    expect(await timetable(site, 'SECMP0015')).toMatchObject({ planned: false });
    const ends = async (of: string) => (await timetable(site, of))!.steps[0]!.end;
    expect([await ends('SECMP0010'), await ends('SECMP0015')]).toEqual(['2017-01-20', '2017-01-23']);
  });

  it('answers what would follow of a further slip, and writes nothing', async () => {
    const before = await stepsOf(site);
    const words = said(await secretary.get(`${page}?what-if=preliminary-assessment=2017-03-03`));
    expect(words).toContain('Preliminary assessment moves from 20 January 2017 to 3 March 2017, 30 WD later.');
    expect(words).toContain('Impact assessment moves from 13 April 2017');
    expect(words).toContain('November 2017 release on 1 November 2017 still holds');
    expect(await stepsOf(site)).toEqual(before);
    // The form of the page asks the same.
    const form = said(await secretary.get(`${page}?step=preliminary-assessment&day=2017-03-03`));
    expect(form).toContain('30 WD later');
  });

  it('says of a slip too far which release is missed and which is next', async () => {
    const words = said(await secretary.get(`${page}?what-if=preliminary-assessment=2017-11-20`));
    expect(words).toMatch(/November 2017 release of 1 November 2017 is missed: it is ready on .* WD too late/);
    expect(words).toContain('What could be won back');
    expect(words).toContain('44 WD, which the DCC may set otherwise');
  });

  it.each([
    ['no-such-step=2017-03-03', 'has no step “no-such-step”'],
    ['preliminary-assessment=2017-02-30', '“2017-02-30” is not a day'],
    ['preliminary-assessment=2016-01-04', 'is past'],
    ['preliminary-assessment', 'does not say which step and which day'],
  ])('refuses to suppose %s', async (asked, sentence) => {
    const answer = await secretary.get(`${page}?what-if=${asked}`);
    expect(answer.status).toBe(422);
    expect(said(answer)).toContain(sentence);
  });

  it('is put to the January Panel, waits there, and is agreed in one decision', async () => {
    const meeting: Change = {
      register: 'meeting',
      ref: january,
      move: 'plan',
      sets: { title: 'SEC Panel meeting 40', body: 'panel', number: 40, day: '2017-01-13', paper_day: '2017-01-06' },
    };
    await commit(site.ledger, operator, decided([meeting], '2016-12-12'));
    const supposed = `${page}?what-if=preliminary-assessment=2017-02-03`;
    const asked = await secretary.get(supposed);
    expect(said(asked)).toContain('Put the new timetable to SEC Panel meeting 40');
    const form = { csrf: csrfOf(asked), 'what-if': 'preliminary-assessment=2017-02-03', do: 'prepare' };
    expect((await secretary.post(page, { ...form, reason: '' })).status).toBe(422);
    expect((await secretary.post(page, { ...form, reason: 'The DCC says 3 February.' })).status).toBe(303);
    expect(said(await secretary.get(page))).toContain('waits for SEC Panel meeting 40 on 13 January 2017');

    site.clock.today = '2017-01-13';
    const desk = { ledger: site.ledger, actor: operator, code: site.code, today: site.clock.today };
    const rows = await rowsAt(desk, january);
    const waiting = () =>
      reading(site.ledger.db, operator, (tx) =>
        waitingTimetables(tx, site.ledger, { code: site.code, rows, at: { day: site.clock.today, known: null } }),
      );
    const [one, ...others] = await waiting();
    expect(others).toEqual([]);
    expect(one?.title).toMatch(/^New timetable of SECMP0007\. \d+ dates move\./);
    const panel = decidingActor({ ...operator, powers: ['secretariat'] }, bodyIn(site.code, 'panel'), '2017-01-13');
    const label = { group: 'panel', level: 0 } as const;
    await commit(site.ledger, panel, decisionAt(desk, rows, { about: ', item 9', label, changes: one!.changes }));

    const steps = await stepsOf(site);
    const expected = (await timetable(site))!;
    expect(expected.steps.find(({ id }) => id === 'preliminary-assessment')?.end).toBe('2017-02-03');
    for (const step of expected.steps) {
      const { agreed, ends_on, baseline, last_meeting } = steps.get(step.id)!.fields;
      expect({ agreed, ends_on, last_meeting }).toEqual({ agreed: step.end, ends_on: step.end, last_meeting: january });
      // What was first worked out stays as it was.
      expect(baseline).not.toBe(null);
    }
    expect(steps.get('preliminary-assessment')?.fields.baseline).toBe('2016-12-21');
    const target = await reading(site.ledger.db, operator, (tx) =>
      get(tx, site.ledger.registers.get('assessment')!, {
        code: 'sec',
        ref: `${ref}/preliminary`,
        at: { day: '2017-01-13', known: null },
      }),
    );
    expect(target?.fields).toMatchObject({ agreed: '2017-02-03', target: '2017-02-03', baseline: '2016-12-21' });
    expect(await waiting()).toEqual([]);
  });

  it('is read by anybody, and changed by nobody who is not the secretariat', async () => {
    secretary = await administrator(site);
    const anybody = visitorOf(site);
    const shown = await anybody.get(page);
    expect(shown.status).toBe(200);
    expect(all(one(shown.root, 'main'), 'form').filter(({ attributes }) => attributes.method === 'post')).toEqual([]);
    expect((await anybody.post(page, { do: 'record', 'what-if': '' })).status).toBe(422);
    expect((await secretary.post(page, { do: 'record', 'what-if': '', csrf: 'wrong' })).status).toBe(422);
    expect((await anybody.get('/sec/timetable/of/SECMP9999')).status).toBe(404);
  });

  it('stands with all the others on one page, by what is due first', async () => {
    const shown = await visitorOf(site).get('/sec/timetable');
    const refs = all(one(shown.root, 'tbody'), 'th').map(text);
    expect(refs).toContain(ref);
    expect(refs).not.toContain('SECMP0003');
    const late = await visitorOf(site).get('/sec/timetable?stage=returned');
    expect(all(one(late.root, 'tbody'), 'th').map(text)).toEqual(['SECMP0004', 'SECMP0008', 'SECMP0011']);
  });

  it('is a picture of its own for papers: well-formed, titled, told in words', async () => {
    const svg = await visitorOf(site).get(`/sec/timetable/picture/${ref}.svg`);
    expect(svg.headers.get('content-type')).toContain('image/svg+xml');
    const seen: string[] = [];
    const parser = new SaxesParser();
    parser.on('opentag', ({ name }) => seen.push(name));
    parser.on('error', (error) => {
      throw error;
    });
    parser.write(svg.html).close();
    expect(seen.slice(0, 3)).toEqual(['svg', 'title', 'desc']);
    expect(svg.html).toContain('What decides that: Preliminary assessment, then Working Group consultation');
    expect(svg.html).not.toMatch(/style=|<script/);
  });

  it('is a calendar: consultations close at 17:00 in London, all else takes the day', async () => {
    const feed = await visitorOf(site).get(`/sec/timetable/calendar/${ref}.ics`);
    const calendar = new ICAL.Component(ICAL.parse(feed.html));
    const events = calendar.getAllSubcomponents('vevent').map((one) => new ICAL.Event(one));
    const closing = events.find(({ summary }) => summary.endsWith('Report consultation'))!;
    expect(closing.startDate.isDate).toBe(false);
    expect(closing.startDate.toString()).toMatch(/T17:00:00$/);
    expect(closing.startDate.zone?.tzid).toBe('Europe/London');
    const impact = events.find(({ summary }) => summary.endsWith('Impact assessment'))!;
    expect(impact.startDate.isDate).toBe(true);
    expect(new Set(events.map(({ uid }) => uid)).size).toBe(events.length);
    const whole = await visitorOf(site).get('/sec/timetable/calendar/all.ics');
    expect(whole.html).toContain(closing.uid);
  });

  it('cannot be made to wait for itself, or for what it does not have, through any door', async () => {
    const steps = await stepsOf(site);
    const revise = (after: string[]): Decision =>
      decided(
        [{ register: 'step', ref: steps.get('group-consultation')!.ref, move: 'revise', sets: { after } }],
        '2017-01-13',
      );
    await expect(commit(site.ledger, operator, revise(['impact-assessment']))).rejects.toThrow(
      /“Impact assessment” waits for “Working Group consultation” waits for “Impact assessment”: none of them can begin/,
    );
    await expect(commit(site.ledger, operator, revise(['no-such-step']))).rejects.toThrow('waits for “no-such-step”');
    expect(await stepsOf(site)).toEqual(steps);
  });
});
