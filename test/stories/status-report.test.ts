/** The modification status report: as a page, a paper, data, and on the command line; on any day and as known on any. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { commit } from '../../src/kernel/commit.ts';
import { reading } from '../../src/kernel/db.ts';
import type { Change, Day } from '../../src/kernel/define.ts';
import { operator } from '../../src/open.ts';
import { readDocument } from '../../src/paper/read.ts';
import { type StatusReport, statusReport } from '../../src/reports/status-report.ts';
import { statusText } from '../../src/reports/status-text.ts';
import { endOf } from '../../src/web/view.ts';
import { dataFolder, run } from './command.ts';
import { december2016, panelDecides, ref } from './december-2016.ts';
import { all, text } from './html.ts';
import { seed, sharedMissing } from './real-minutes.ts';
import { example, importText, openSite, type StorySite } from './site.ts';
import { hrefOf, said, type Visitor, visitorOf } from './visitor.ts';

const countsOf = (report: StatusReport) =>
  Object.fromEntries(report.groups.flatMap(({ state, lines }) => (lines.length > 0 ? [[state, lines.length]] : [])));

describe('with every proposal of December 2016 on record', () => {
  let site: StorySite;
  let anyone: Visitor;
  const report = (day: Day, known: Day | null = null) =>
    reading(site.ledger.db, operator, (tx) =>
      statusReport(tx, site.ledger, { code: site.code, at: { day, known: known && endOf(known) } }),
    );
  const record = (effective: Day, changes: readonly Change[], title = 'Recorded late') =>
    commit(site.ledger, operator, {
      code: 'sec',
      authority: { kind: 'post', ref: 'Secretary' },
      body: 'panel',
      effective,
      title,
      label: { group: 'panel', level: 0 },
      found: true,
      changes,
    });

  beforeAll(async () => {
    site = await openSite('2016-12-09');
    anyone = visitorOf(site);
    await december2016(site);
    await panelDecides(site);
    site.clock.today = '2016-12-12';
  }, 60_000);
  afterAll(() => site.close());

  test('the Panel met with 17 in Refinement, one Initial and three Draft Modification Reports', async () => {
    const before = await report('2016-12-08');
    expect(countsOf(before)).toEqual({ raised: 1, refinement: 17, report: 3, approved: 2 });
    expect(before.total).toBe(23);
    expect(before.groups.find(({ state }) => state === 'raised')?.lines.map((line) => line.ref)).toEqual(['SECMP0025']);
    expect(before.last).toMatchObject({ title: 'SEC Panel Meeting 38', day: '2016-11-11' });
    expect(before.coming).toMatchObject({ title: 'SEC Panel Meeting 39', day: '2016-12-09' });
  });

  test('it left them with the one in Refinement too, and the three sent back', async () => {
    expect(countsOf(await report('2016-12-12'))).toEqual({ refinement: 18, returned: 3, approved: 2 });
  });

  test('what came since the meeting before is told with its day: withdrawn, approved and when it takes effect', async () => {
    const { came } = await report('2016-12-08');
    expect(came.filter(({ state }) => ['withdrawn', 'approved'].includes(state))).toMatchObject([
      { ref: 'SECMP0003', state: 'withdrawn', day: '2016-11-11' },
      { ref: 'SECMP0020', state: 'approved', day: '2016-11-23', implementsOn: '2016-12-14' },
      { ref: 'SECMP0022', state: 'approved', day: '2016-11-23', implementsOn: '2016-12-14' },
    ]);
  });

  test('an earlier day gives the earlier truth', async () => {
    expect(countsOf(await report('2016-11-22'))).toMatchObject({ vote: 2, refinement: 20 });
    expect((await report('2016-01-02')).total).toBe(0);
  });

  test('a proposal says what it waits for, until when, and how late that is', async () => {
    const line = async (number: number, day: Day) =>
      (await report(day)).groups.flatMap(({ lines }) => lines).find((one) => one.ref === ref(number));
    expect((await line(7, '2016-12-08'))?.next).toMatchObject({ what: 'Preliminary Assessment', day: '2016-12-21' });
    expect(await line(7, '2016-12-12')).toMatchObject({
      next: { day: '2017-01-20' },
      lateBy: 0,
      proposer: 'Birch Power',
    });
    // Nine days on, two of them a weekend's.
    expect(await line(15, '2017-02-01')).toMatchObject({ next: { day: '2017-01-23' }, lateBy: 7 });
    expect((await line(25, '2016-12-08'))?.next).toMatchObject({ what: 'SEC Panel', day: '2016-12-09' });
    expect((await line(20, '2016-12-12'))?.next).toMatchObject({ day: '2016-12-14' });
  });

  test('the one that is urgent comes first, and in a part of its own', async () => {
    await record('2016-12-12', [{ register: 'modification', ref: ref(19), move: 'rule', sets: { urgency: 'urgent' } }]);
    const { groups, urgent } = await report('2016-12-12');
    expect(urgent.map((line) => line.ref)).toEqual(['SECMP0019']);
    expect(groups.find(({ state }) => state === 'refinement')?.lines[0]?.ref).toBe('SECMP0019');
    expect(text(all((await anyone.get('/sec/status-report')).root, '.card')[0] ?? '')).toMatch(/^Urgent.*SECMP0019/);
  });

  test('a withdrawal that is recorded late was true before it was known', async () => {
    site.clock.today = '2017-01-05';
    await record('2016-12-20', [
      { register: 'modification', ref: ref(24), move: 'withdraw', sets: { withdrawn_on: '2016-12-20' } },
    ]);
    expect(countsOf(await report('2016-12-21'))).toMatchObject({ refinement: 17 });
    expect(countsOf(await report('2016-12-21', '2016-12-31'))).toMatchObject({ refinement: 18 });
    expect((await report('2016-12-21', '2016-12-31')).came.map((one) => one.state)).not.toContain('withdrawn');
  });

  test('the page counts the same, and each count leads to its proposals', async () => {
    const page = await anyone.get('/sec/status-report?on=2016-12-08');
    expect(page.status).toBe(200);
    const strip = all(page.root, '.status-strip')[0];
    expect(strip && text(strip)).toMatch(/17 \D*Refinement/);
    expect(all(page.root, '#stage-refinement')).toHaveLength(1);
    expect(hrefOf(page, 'SECMP0025')).toBe('/sec/modification/SECMP0025?on=2016-12-08');
    expect(said(page)).toContain('Since SEC Panel Meeting 38, 11 November 2016');
  });

  test('a proposal above its reader is in no count, and nothing says that one is missing', async () => {
    await record('2016-12-01', [
      {
        register: 'modification',
        ref: 'SECMP0099',
        move: 'raise',
        sets: { title: 'Nightjar', raised_on: '2016-12-01' },
        label: { group: 'panel', level: 2 },
      },
    ]);
    expect(countsOf(await report('2016-12-08'))).toMatchObject({ raised: 2 });
    const page = await anyone.get('/sec/status-report?on=2016-12-08');
    expect(page.html).not.toMatch(/Nightjar|SECMP0099/);
    const data = JSON.parse((await anyone.get('/sec/status-report/report.json?on=2016-12-08')).html) as StatusReport;
    expect(countsOf(data)).toEqual({ raised: 1, refinement: 17, report: 3, approved: 2 });
    expect(data.total).toBe(23);
  });

  test('one that minutes merely speak of is named, and counted nowhere', async () => {
    await record('2016-12-01', [
      { register: 'modification', ref: 'SECMP0001', move: 'found', sets: { title: 'Named' } },
    ]);
    const { spoken, total } = await report('2016-12-08');
    expect(spoken).toEqual([{ ref: 'SECMP0001', title: 'Named' }]);
    expect(total).toBe(24);
    expect(said(await anyone.get('/sec/status-report?on=2016-12-08'))).toMatch(/One more is spoken of .*SECMP0001/);
  });

  test('the paper, in Word and as a PDF, says what the page says', async () => {
    for (const format of ['docx', 'pdf']) {
      const response = await site.app.request(`/sec/status-report/paper.${format}?on=2016-12-08`);
      expect(response.status).toBe(200);
      const { text: words } = await readDocument(new Uint8Array(await response.arrayBuffer()), `paper.${format}`);
      expect(words).toContain('Modification status report');
      expect(words.replace(/\s+/g, ' ')).toMatch(/Refinement[^\d]* 17\b/);
      expect(words).toContain('SECMP0010');
      expect(words).not.toContain('Nightjar');
    }
  });

  test('the command line has it in plain lines', async () => {
    const lines = statusText(await report('2016-12-12'));
    expect(lines).toMatch(/modifications as at 12 December 2016\n/);
    expect(lines).toMatch(/SECMP0007 {2}Firmware updates to HAN devices\n.*Birch Power\n.*20 January 2017/);
  });
});

describe('with only what minutes name on record', () => {
  let site: StorySite;
  beforeAll(async () => {
    site = await openSite('2016-12-12');
    await importText(site, await example('sec-panel-39-minutes.txt'));
  }, 60_000);
  afterAll(() => site.close());

  test('it counts what is on record, and says that the minutes state more', async () => {
    const report = await reading(site.ledger.db, operator, (tx) =>
      statusReport(tx, site.ledger, { code: site.code, at: { day: '2016-12-12', known: null } }),
    );
    const held = report.groups.find(({ state }) => state === 'refinement')?.lines.length ?? 0;
    expect(held).toBeLessThan(17);
    expect(report.stated.find(({ state }) => state === 'refinement')).toMatchObject({ stated: 17, held });
    const page = await visitorOf(site).get('/sec/status-report');
    expect(said(page)).toMatch(/The minutes of .* state 17 for “.*Refinement.*”/);
    const atMeeting = await reading(site.ledger.db, operator, (tx) =>
      statusReport(tx, site.ledger, { code: site.code, at: { day: '2016-12-09', known: null } }),
    );
    expect(atMeeting.came.find((one) => one.ref === 'SECMP0003')).toMatchObject({
      state: 'withdrawn',
      day: '2016-11-11',
    });
  });
});

describe.skipIf(sharedMissing)('with the real minutes of December 2016 on record', () => {
  let site: StorySite;
  beforeAll(async () => {
    site = await openSite('2016-12-12');
    await importText(site, await seed());
  }, 60_000);
  afterAll(() => site.close());

  test('it says what they state, 17 in Refinement, beside the few that they name', async () => {
    const at = { day: '2016-12-09', known: null };
    const report = await reading(site.ledger.db, operator, (tx) =>
      statusReport(tx, site.ledger, { code: site.code, at }),
    );
    const refinement = report.groups.find(({ state }) => state === 'refinement');
    expect(report.stated.find(({ state }) => state === 'refinement')).toMatchObject({
      stated: 17,
      held: refinement?.lines.length,
    });
    expect(refinement?.lines.map((line) => line.ref)).toContain('SECMP0025');
    const came = (of: string) => report.came.find((one) => one.ref === of);
    expect(came('SECMP0003')).toMatchObject({ state: 'withdrawn', day: '2016-11-11' });
    for (const of of ['SECMP0020', 'SECMP0022']) expect(came(of)).toMatchObject({ implementsOn: '2016-12-14' });
    const returned = report.groups.find(({ state }) => state === 'returned');
    expect(returned?.lines.map((line) => line.ref)).toEqual(['SECMP0004', 'SECMP0008', 'SECMP0011']);
  });
});

test('a register with nothing in it offers the next step', async () => {
  const site = await openSite('2016-12-12');
  try {
    const page = await visitorOf(site).get('/sec/status-report');
    expect(page.status).toBe(200);
    expect(hrefOf(page, 'Raise a proposal')).toBe('/sec/change/raise');
  } finally {
    await site.close();
  }
});

describe('the command', () => {
  const folder = dataFolder();
  const command = (...args: string[]) =>
    run(folder.path, ['status-report', ...args], { QUORATE_TODAY: '2016-12-12', QUORATE_SAMPLES: 'no' });
  afterAll(() => folder.remove());

  test('prints the report of any day as text or data, and of any code', async () => {
    expect((await run(folder.path, ['seed-demo'])).status).toBe(0);
    const text = await command();
    expect(text.status, text.stderr).toBe(0);
    expect(text.stdout).toMatch(/^Smart Energy Code: modifications as at 12 December 2016\n/);
    expect(text.stdout).toMatch(/The minutes of .* state 17 for/);
    const data = await command('--as-at', '2016-12-08', '--format', 'json', '--code', 'uncx');
    expect(JSON.parse(data.stdout)).toMatchObject({ code: { id: 'uncx' }, day: '2016-12-08', total: 0 });
    // Nothing was known yet on a day before the minutes were read.
    const unknown = JSON.parse((await command('--known', '2016-12-10', '--format', 'json')).stdout) as StatusReport;
    expect(unknown.total).toBe(0);
  }, 180_000);

  test('refuses a day or a code that is none, in a sentence', async () => {
    const wrong = await command('--as-at', '9 December');
    expect([wrong.status, wrong.stderr]).toEqual([1, '--as-at takes a day such as 2016-12-09, not “9 December”.\n']);
    const none = await command('--code', 'xyz');
    expect(none.status).toBe(1);
    expect(none.stderr).toContain('There is no code “xyz”. There are: sec, uncx.');
  }, 180_000);
});
