/** Drawing up an agenda in a browser: by keyboard, by drag, on a phone; and the pages of papers, for axe. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { browserMissing, launchBrowser } from '../harness/browser.ts';
import { violations } from './axe.ts';
import { type Served, serveSite } from './served.ts';
import { narrow, openWindow, signIn, type Window, wide } from './window.ts';

const agenda = '/sec/agenda/SECP_41_1702';
const first = 'Minutes of the Previous Meeting and Actions Outstanding';

describe.skipIf(browserMissing())('an agenda in the browser', () => {
  let browser: Browser;
  let site: Served;
  let window: Window;
  let page: Page;

  beforeAll(async () => {
    browser = await launchBrowser();
    site = await serveSite({ samples: true, today: '2017-01-20' });
    window = await openWindow(browser, site);
    page = window.page;
    await signIn(window, site);
  });
  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });

  const titles = () =>
    page.locator('.agenda-row .title').evaluateAll((boxes) => boxes.map((box) => (box as HTMLInputElement).value));
  const rows = () => page.locator('.agenda-row');

  test('the next meeting is planned by pressing one button', async () => {
    await window.open('/sec/agenda');
    await page.getByRole('button', { name: 'Plan it' }).click();
    await page.waitForURL(`**${agenda}`);
    expect((await titles())[0]).toBe(first);
  });

  test('Alt and an arrow move an item, its number and the times follow, and it is said', async () => {
    await rows().nth(0).locator('.title').focus();
    await page.keyboard.press('Alt+ArrowDown');
    expect((await titles())[1]).toBe(first);
    expect(await page.evaluate(() => (document.activeElement as HTMLInputElement).value)).toBe(first);
    expect(await rows().nth(1).locator('[data-number]').textContent()).toBe('2');
    expect(await rows().nth(0).locator('[data-time]').textContent()).toBe('10:00');
    expect(await page.locator('.agenda-unkept').textContent()).toContain('now in place 2');
    await page.getByRole('button', { name: 'Keep', exact: true }).last().click();
    await page.waitForURL(/kept=1/);
    expect((await titles())[1]).toBe(first);
  });

  test('an item is dragged by its handle to another place, which counts once it is kept', async () => {
    await window.open(agenda);
    const before = await titles();
    await rows()
      .nth(4)
      .locator('.grip')
      .dragTo(rows().nth(1), { targetPosition: { x: 200, y: 4 } });
    expect((await titles())[1]).toBe(before[4]);
    await page.getByRole('button', { name: 'Keep', exact: true }).last().click();
    await page.waitForURL(/kept=1/);
    expect((await titles())[1]).toBe(before[4]);
  });

  test('Enter in a box keeps what was typed and moves nothing', async () => {
    await window.open(agenda);
    const before = await titles();
    await rows().nth(0).locator('.presenter').fill('Margaret Ellison');
    await page.keyboard.press('Enter');
    await page.waitForURL(/kept=1/);
    expect(await titles()).toEqual(before);
    expect(await rows().nth(0).locator('.presenter').inputValue()).toBe('Margaret Ellison');
  });

  test('issued, the same page stays in order of places and keeps its numbers', async () => {
    await page.getByRole('button', { name: 'See what issuing will do' }).click();
    await page.getByRole('button', { name: 'Issue the agenda' }).click();
    await page.waitForURL(/issued=1/);
    await rows().nth(1).getByRole('button', { name: /up$/ }).click();
    expect(await rows().nth(0).locator('[data-number]').textContent()).toBe('2');
    await page.getByRole('button', { name: 'Record the changes' }).click();
    await page.waitForURL(/changed=1/);
    expect(await rows().nth(0).locator('[data-number]').textContent()).toBe('2');
    expect(window.complaints()).toEqual([]);
  });

  test('axe finds nothing, wide or on a phone, and nothing runs over the edge', async () => {
    for (const path of [
      '/sec/agenda',
      agenda,
      '/sec/papers/SECP_41_1702',
      '/sec/papers/SECP_41_1702/add',
      '/sec/papers/SECP_41_1702/make',
    ])
      for (const viewport of [wide, narrow]) {
        await page.setViewportSize(viewport);
        await window.open(path);
        expect(await violations(page), `${path} at ${viewport.width}`).toEqual([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), path).toBeLessThanOrEqual(
          0,
        );
      }
  });
});
