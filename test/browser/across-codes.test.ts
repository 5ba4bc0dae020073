/** The status report, the register codes share and the plan across them in a browser: wide and narrow, light and dark. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { browserMissing, launchBrowser } from '../harness/browser.ts';
import { december2016, panelDecides } from '../stories/december-2016.ts';
import { colourRules, violations, widthRules } from './axe.ts';
import { type Served, serveSite } from './served.ts';
import { narrow, openWindow, signIn, type Window, wide } from './window.ts';

const register = [
  'Code,Number,Title,Status,Implementation date,Goes with',
  'BSC,P344,Project of balancing,Assessment,2017-06-29,SECMP0007',
  'UNC,0594,Meter readings,Workgroup,2017-02-20,',
].join('\n');

describe.skipIf(browserMissing())('pages across codes', () => {
  let browser: Browser;
  let site: Served;
  let window: Window;

  beforeAll(async () => {
    browser = await launchBrowser();
    site = await serveSite({ today: '2016-12-12', samples: false });
    await december2016(site);
    await panelDecides(site);
    window = await openWindow(browser, site);
    await signIn(window, site);
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });

  /** What is wrong with the page as it stands; the window is wide and light again afterwards. */
  const faults = async (): Promise<string[]> => {
    const { page } = window;
    const found = await violations(page);
    for (const width of [320, narrow.width]) {
      await page.setViewportSize({ ...narrow, width });
      const needed = await page.evaluate(() => document.documentElement.scrollWidth);
      if (needed > width) found.push(`It is ${needed} px wide in a window of ${width}.`);
    }
    found.push(...(await violations(page, widthRules)));
    await page.emulateMedia({ colorScheme: 'dark' });
    found.push(...(await violations(page, colourRules)));
    await page.emulateMedia({ colorScheme: 'light' });
    await page.setViewportSize(wide);
    return [...found, ...window.complaints()];
  };
  const send = async (text: string) => {
    await window.open('/sec/exchange');
    await window.page
      .getByLabel('Take in the register of other codes')
      .setInputFiles({ name: 'register.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
    await window.page.getByRole('button', { name: 'Read this file' }).click();
    await window.page.waitForLoadState();
  };

  test.each([
    '/sec/status-report',
    '/sec/status-report?on=2016-12-08',
    '/uncx/status-report',
    '/sec/exchange',
    '/forward-plan',
  ])('%s has no barrier and no sideways scrolling', async (path) => {
    expect(await window.open(path)).toBe(200);
    expect(await faults()).toEqual([]);
  });

  test('each count of the status report leads to its stage', async () => {
    await window.open('/sec/status-report');
    await window.page.locator('.status-strip a').first().click();
    expect(new URL(window.page.url()).hash).toBe('#stage-refinement');
    await expect.poll(() => window.page.locator('#stage-refinement').isVisible()).toBe(true);
  });

  test('a file with columns nobody knows, then without them, then recorded', async () => {
    await send(register.replace('Goes with', 'Mood'));
    expect(await faults()).toEqual([]);
    await window.page.getByLabel('Mood').check();
    await window.page.getByRole('button', { name: 'Read it without them' }).click();
    await window.page.waitForLoadState();
    expect(await window.page.locator('main').innerText()).toContain('take in 2 changes of other codes');
    await send(`${register}\nREC,,Nameless,Open,,`);
    expect(await faults()).toEqual([]);
    await window.page.getByLabel('Leave out the row that cannot be read').check();
    await window.page.getByRole('button', { name: 'Record it' }).click();
    await window.page.waitForURL('**/sec/exchange');
    expect(await window.page.locator('main').innerText()).toContain('Project of balancing');
    expect(await faults()).toEqual([]);
    await window.open('/forward-plan');
    expect(await window.page.locator('main').innerText()).toContain('SEC SECMP0007');
    expect(await faults()).toEqual([]);
  });

  test('the way from one code to the other is open by keyboard', async () => {
    await window.open('/sec/status-report');
    await window.page.locator('.codes > summary').focus();
    await window.page.keyboard.press('Enter');
    await window.page.keyboard.press('Tab');
    await window.page.keyboard.press('Tab');
    await window.page.keyboard.press('Enter');
    await window.page.waitForURL('**/uncx');
    expect(await window.page.locator('header .code').first().innerText()).toContain('UNC');
  });
});
