/** A proposal in a real browser: no barrier axe can find, no sideways scrolling, what is typed is kept. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { browserMissing, launchBrowser } from '../harness/browser.ts';
import { change, tell } from '../stories/modification-ground.ts';
import { colourRules, violations, widthRules } from './axe.ts';
import { type Served, serveSite } from './served.ts';
import { narrow, openWindow, signIn, type Window } from './window.ts';

const missing = browserMissing();
if (missing) console.warn(`The pages of a proposal are not tried in a browser: ${missing}`);

describe.skipIf(missing)('the pages of a proposal', () => {
  let site: Served;
  let browser: Browser;
  let window: Window;

  beforeAll(async () => {
    site = await serveSite({ today: '2016-12-12', samples: false });
    await tell(site, '2016-11-01', [
      change('party', 'harbour-energy', 'found', { name: 'Harbour Energy', category: 'Small Supplier' }),
      change('meeting', 'SECP_40_1301', 'plan', { title: 'SEC Panel meeting 40', body: 'panel', day: '2017-01-13' }),
      change('modification', 'SECMP0961', 'raise', {
        title: 'Firmware updates of devices in the home',
        rules: '2016',
        raised_on: '2016-11-01',
        proposer: 'harbour-energy',
        description: 'Firmware cannot be sent to some devices.',
        path: 'Path 2',
        impacts: ['Large Supplier: high', 'Small Supplier: medium', 'Gas Network: low'],
        objectives: ['a: better served, because devices work together'],
        affects: ['Section F'],
      }),
      change('modification', 'SECMP0962', 'raise', { title: 'Of the same text', affects: ['Section F'] }),
      change('modification', 'SECMP0961', 'refine', {
        title: 'Firmware updates of devices in the home',
        condition: 'Show the need',
      }),
      change('assessment', 'SECMP0961/preliminary', 'request', {
        title: 'Preliminary assessment of SECMP0961',
        modification: 'SECMP0961',
        kind: 'preliminary',
        requested_on: '2016-11-18',
        baseline: '2016-12-21',
        target: '2017-01-20',
      }),
    ]);
    await tell(site, '2016-12-09', [
      change('modification', 'SECMP0961', 'return', {
        title: 'Firmware updates of devices in the home',
        reasons: 'The cost is one sum',
      }),
      change('point', 'SECMP0961/P1', 'ask', {
        title: 'Break the cost down',
        modification: 'SECMP0961',
        asked_on: '2016-12-09',
      }),
    ]);
    browser = await launchBrowser();
    window = await openWindow(browser, site);
    await signIn(window, site);
  });
  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });

  const paths = [
    '/sec/modification/SECMP0961',
    '/sec/change/raise',
    '/sec/change/refine/SECMP0962',
    '/sec/change/withdraw/SECMP0961',
    '/sec/change/group/SECMP0961',
  ];

  test.each(paths)('%s has no barrier that axe finds, wide and narrow, light and dark', async (path) => {
    const { page } = window;
    expect(await window.open(path)).toBe(200);
    for (const details of await page.locator('main details').all())
      await details.evaluate((one) => one.setAttribute('open', ''));
    expect(await violations(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await violations(page, colourRules)).toEqual([]);
    await page.setViewportSize(narrow);
    expect(await violations(page, widthRules)).toEqual([]);
    const over = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
    expect(over).toBeLessThanOrEqual(0);
    await page.emulateMedia({ colorScheme: 'light' });
    await page.setViewportSize({ width: 1280, height: 860 });
    expect(window.complaints()).toEqual([]);
  });

  test('what is typed into the form is kept without a button, and there when the page is loaded again', async () => {
    const { page } = window;
    await window.open('/sec/change/raise');
    await page.getByLabel('Title').fill('Typed and never sent');
    await page.getByText(/^Kept \d\d:\d\d\.$/).waitFor();
    await page.reload();
    expect(await page.getByLabel('Title').inputValue()).toBe('Typed and never sent');
    expect(window.complaints()).toEqual([]);
  });

  test('a proposal is withdrawn by keyboard alone, from its page to the record', async () => {
    const { page } = window;
    await window.open('/sec/modification/SECMP0962');
    await page.getByRole('link', { name: 'Withdraw', exact: true }).press('Enter');
    await page.getByLabel('Why it is withdrawn').fill('Overtaken');
    await page.getByRole('button', { name: 'See what this will do' }).press('Enter');
    await page.locator('#will').waitFor();
    await page.getByRole('button', { name: 'Withdraw', exact: true }).press('Enter');
    await page.waitForURL('**/sec/modification/SECMP0962');
    expect(await page.locator('main').innerText()).toContain('Withdrawn');
  });
});
