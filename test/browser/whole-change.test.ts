/** One proposal from the form to the day it is in force, in a real browser: every page a secretary needs on the way. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { browserMissing, launchBrowser } from '../harness/browser.ts';
import { change, tell } from '../stories/modification-ground.ts';
import { layBoard, members, nameOf } from '../voting/ground.ts';
import { type Served, serveSite } from './served.ts';
import { openWindow, signIn, type Window } from './window.ts';

const missing = browserMissing();
if (missing) console.warn(missing);

const meetings = [
  ['SECP_39_0912', '39', '2016-12-09'],
  ['SECP_40_1301', '40', '2017-01-13'],
  ['SECP_41_1002', '41', '2017-02-10'],
  ['SECP_42_1003', '42', '2017-03-10'],
] as const;

describe.skipIf(missing)('a proposal, in a browser', () => {
  let browser: Browser;
  let site: Served;
  let window: Window;
  let page: Page;
  const ref = 'SECMP0001';

  beforeAll(async () => {
    browser = await launchBrowser();
    site = await serveSite({ today: '2016-11-21', samples: false });
    await layBoard(site);
    await tell(site, '2016-01-04', [
      ...['Harbour Energy', 'Mill Power'].map((name) =>
        change('party', name.toLowerCase().replace(' ', '-'), 'found', { name, category: 'Small Supplier' }),
      ),
      ...meetings.map(([meeting, number, day]) =>
        change('meeting', meeting, 'plan', { title: `SEC Panel meeting ${number}`, body: 'panel', day }),
      ),
      change('meeting', 'CB_40_2402', 'plan', {
        title: 'Change Board meeting 40',
        body: 'change-board',
        day: '2017-02-24',
      }),
      change('release', 'june-2017', 'plan', { title: 'June 2017', planned_on: '2017-06-29' }),
    ]);
    window = await openWindow(browser, site);
    page = window.page;
    await signIn(window, site);
  });
  afterAll(async () => {
    await window?.close();
    await site?.close();
    await browser?.close();
  });

  /** Looks at what it will do, then does it; ends on the page that follows. */
  async function put(fields: Readonly<Record<string, string>> = {}): Promise<void> {
    for (const [name, value] of Object.entries(fields)) await fill(name, value);
    await page.getByRole('button', { name: 'See what this will do' }).click();
    const refused = page.locator('main .govuk-error-summary');
    if ((await refused.count()) > 0) throw new Error(await refused.innerText());
    await page.locator('main button[value="record"], #will button').first().click();
    if ((await refused.count()) > 0) throw new Error(await refused.innerText());
  }

  async function fill(name: string, value: string): Promise<void> {
    const box = page.locator(`main [name="${name}"]`).first();
    const kind = await box.evaluate((one) => `${one.tagName} ${one.getAttribute('type')}`);
    if (kind.startsWith('SELECT')) await box.selectOption(value);
    else if (/checkbox|radio/.test(kind)) await page.locator(`main [name="${name}"][value="${value}"]`).check();
    else await box.fill(value);
  }

  /** The day that every page calls today from now on; a session does not last so long, so the secretary signs in again. */
  const on = async (day: string) => {
    site.clock.today = day;
    await window.page.context().clearCookies();
    await signIn(window, site);
  };
  const shown = async (path: string) => {
    const status = await window.open(path);
    if (status !== 200) throw new Error(`${path}: ${status}: ${await page.locator('main').innerText()}`);
    expect(window.complaints()).toEqual([]);
    return page.locator('main').innerText();
  };
  const move = async (name: string, fields: Readonly<Record<string, string>> = {}) => {
    await shown(`/sec/change/${name}/${ref}`);
    await put(fields);
    return page.locator('main').innerText();
  };

  test('is raised by its form, and says which meeting it makes', async () => {
    expect(await shown('/sec/change/raise')).toContain('SEC Panel meeting 39');
    await put({
      proposer: 'Harbour Energy',
      title: 'Serial numbers in the inventory',
      description: 'A device cannot be told from another of its kind.',
      solution: 'The inventory holds its serial number.',
      path: 'Path 3',
      path_why: 'It touches nobody’s competition.',
      'impact-0': 'high',
      'served-a': 'better',
      'why-a': 'devices are found sooner',
      affects: 'Section F',
    });
    expect(page.url()).toContain(`/sec/modification/${ref}`);
    expect(await page.locator('h1').innerText()).toContain('Serial numbers in the inventory');
  });

  test('goes into refinement by the Panel’s determination, with what is asked of its working group', async () => {
    await on('2016-12-09');
    const words = await move('refine', {
      'set-path': 'Path 3',
      'set-condition': 'Show first that it is worth its cost.',
    });
    expect(words).toContain('Refinement');
    expect(words).toContain('Show first that it is worth its cost.');
  });

  test('has a timetable agreed, and an assessment whose slip moves it', async () => {
    await shown(`/sec/assessing/request/${ref}`);
    await put({ kind: 'preliminary' });
    await shown(`/sec/timetable/of/${ref}`);
    await put();
    expect(await shown(`/sec/timetable/of/${ref}`)).toContain('16 January 2017');
    await on('2017-01-06');
    const slipped = await shown(`/sec/timetable/of/${ref}?what-if=preliminary-assessment=2017-01-20`);
    expect(slipped).toContain('20 January 2017');
    expect(slipped).toMatch(/move/);
    await put({ reason: 'The provider needs longer.' });
    expect(await shown(`/sec/modification/${ref}`)).toContain('20 Jan');
    await on('2017-01-20');
    await shown(`/sec/assessing/receive/${ref}/preliminary`);
    await put({ costs: 'Design: £10,000\nBuild: £40,000\nTest: £15,000', lead_time: 'Three months' });
    expect(await shown('/sec/assessing/league')).toMatch(/4 WD late/);
  });

  test('comes back as a draft report, is returned with points, and again once they are answered', async () => {
    await on('2017-02-10');
    await move('present', { 'set-cost': '£65,000 to build, by the assessment.' });
    await shown(`/sec/change/return/${ref}`);
    await page.locator('[name^="point-"]').first().check();
    await put({ 'set-reasons': 'The cost is not broken down.' });
    expect(await shown(`/sec/change/present/${ref}`)).toContain('One point is still to be answered');
    await shown(`/sec/modification/${ref}`);
    await page.getByRole('link', { name: 'Answer it' }).click();
    await put({ reason: 'Note from the provider', 'set-answer': 'Design £10,000, build £40,000, test £15,000.' });
    expect(await move('present')).toContain('Draft report');
  });

  test('is consulted on, with its cost and its text, and the answers are published', async () => {
    await on('2017-03-10');
    await move('consult');
    await shown('/sec/consulting/new');
    await page.locator('[name="covers"][value="text"]').check();
    await put({
      kind: 'report',
      title: 'Serial numbers in the inventory: report',
      modification: ref,
      covers: 'cost',
      'q1-title': 'Should it be made?',
      length: '15',
    });
    const consultation = decodeURIComponent(new URL(page.url()).pathname).split('/').at(-1);
    expect(await page.locator('main').innerText()).toContain('Open until 17:00 on Friday 31 March 2017');
    await shown(`/sec/consulting/respond/${consultation}?for=mill-power`);
    await put({ 'Q1-chosen': 'for', 'Q1-reasoning': 'Devices are found sooner.' });
    await on('2017-04-03');
    await shown(`/sec/consulting/analysis/${consultation}`);
    await page.getByRole('button', { name: 'Close it' }).click();
    await page.locator('button[value="check"]').click();
    await page.locator('button[value="publish"]').click();
    expect(await shown(`/sec/consulting/matrix/${consultation}`)).toContain('Devices are found sooner.');
  });

  test('is voted on by the Change Board, category by category, and carried', async () => {
    await move('vote');
    await on('2017-04-26');
    await shown(`/sec/voting/open/${ref}`);
    await fill('closes_on', '2017-04-28');
    await page.getByRole('button', { name: 'Open the vote' }).click();
    for (const { person } of members.filter((one) => one.person !== 'ben-marsh')) {
      const words = await page.locator('main').innerText();
      if (!words.includes(`the vote of ${nameOf(person)}`)) throw new Error(words);
      await page.locator(`main a[href*="${person}"]`).filter({ hasText: 'Record' }).first().click();
      await page.locator(`[name="position-0"][value="${person === 'gus-reed' ? 'against' : 'for'}"]`).check();
      await page.locator('button[value="cast"]').click();
    }
    await on('2017-04-29');
    await shown(`/sec/voting/${ref}/vote`);
    await page.locator('button[value="check"]').first().click();
    await page.locator('button[value="close"]').click();
    const result = page.getByText('4 categories for, 0 against, 1 neither').first();
    await result.waitFor();
    expect(await page.locator('main .govuk-error-summary').count()).toBe(0);
    const words = await shown(`/sec/modification/${ref}`);
    expect(words).toContain('Approved, awaiting implementation');
    expect(words).toContain('15 Working Days from 29 April 2017');
  });

  test('may be appealed for ten Working Days, and is implemented on its day', async () => {
    await on('2017-05-15');
    expect(await shown(`/sec/change/implement/${ref}`)).toMatch(/appeal/i);
    await on('2017-05-22');
    expect(await move('implement')).toContain('Implemented');
    expect(await shown(`/sec/status-report?on=2017-05-21`)).toContain('awaiting implementation');
    const report = await shown('/sec/status-report');
    expect(report).toContain(ref);
  });
});
