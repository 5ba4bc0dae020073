/** The whole main job on a phone whose browser runs no script. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { browserMissing, launchBrowser } from '../harness/browser.ts';
import { example } from '../stories/site.ts';
import { type Served, serveSite } from './served.ts';
import { chooseMinutes, narrow, openWindow, signIn, type Window } from './window.ts';

describe.skipIf(browserMissing())('on a phone without script', () => {
  let browser: Browser;
  let site: Served;
  let window: Window;
  let page: Page;

  beforeAll(async () => {
    browser = await launchBrowser();
    site = await serveSite({ samples: false });
    window = await openWindow(browser, site, { javaScriptEnabled: false, viewport: narrow });
    page = window.page;
  });
  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });

  test('one signs in and has minutes read', async () => {
    await signIn(window, site);
    await chooseMinutes(window, site, { name: 'meeting-39.txt', text: await example('sec-panel-39-minutes.txt') });
    expect(await page.locator('h1').textContent()).toContain('SEC Panel, meeting 39');
  });

  test('words lead to their fact by a link, and the fact back to its words', async () => {
    const fact = page.locator('.fact[id^="action-"]').first();
    const id = await fact.getAttribute('id');
    await fact.locator('.to-words').click();
    await page.waitForURL(new RegExp(`#p-${id}$`));
    const words = page.locator('.doc :target');
    expect(await words.textContent()).toContain((await fact.locator('.to-words').textContent()) ?? '-');
    await page.locator(`.doc a.mk[data-fact~="${id}"]`).first().click();
    await page.waitForURL((url) => url.hash !== '' && !url.hash.startsWith('#p-'));
    expect(await page.locator('.facts-pane :target').count()).toBe(1);
  });

  test('an edit is made in a field that opens by itself, and all of it is accepted', async () => {
    const fact = page.locator('.fact[id^="attendance-"]').first();
    await fact.locator('.edit summary').click();
    await fact.getByLabel('Role').fill('Chair of the Panel');
    await page.getByRole('button', { name: /^Accept/ }).click();
    await page.waitForURL(/\/log\//);
    expect(await page.locator('h1').textContent()).toContain('meeting 39');
  });

  test('the registers open from the head of the page, and a filter is applied by its button', async () => {
    await page.getByRole('link', { name: 'Registers', exact: true }).click();
    await page.locator('.side a', { hasText: 'Actions' }).click();
    const all = await page.locator('.list tbody tr').count();
    await page.getByRole('combobox', { name: 'Owner' }).selectOption('SECAS');
    await page.getByRole('button', { name: 'Apply' }).click();
    await page.waitForURL(/owner=/);
    const some = await page.locator('.list tbody tr').count();
    expect(some).toBeGreaterThan(0);
    expect(some).toBeLessThan(all);
  });

  test('a list longer than a page goes on, without a row lost or shown twice', async () => {
    await window.open('/sec/decision');
    const seen: string[] = [];
    for (let pages = 0; pages < 5; pages++) {
      seen.push(...(await page.locator('.list tbody th a').allTextContents()));
      const next = page.getByRole('link', { name: 'Next', exact: true });
      if ((await next.count()) === 0) break;
      await next.click();
    }
    const total = /of (\d+)/.exec((await page.locator('.pager .at').textContent()) ?? '')?.[1];
    expect(seen.length).toBe(Number(total));
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.length).toBeGreaterThan(50);
  });

  test('another day is a form, and the register a file to take away', async () => {
    await window.open('/sec/action');
    await page.locator('.as-at summary').click();
    await page.getByLabel('True on').fill('2016-12-08');
    await page.getByRole('button', { name: 'Go to this day' }).click();
    expect(await page.locator('.past-banner').textContent()).toContain('8 December 2016');
    await page.getByRole('link', { name: 'Back to today' }).click();
    await page.locator('main .drop-menu summary').click();
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'CSV' }).click()]);
    expect(file.suggestedFilename()).toBe('sec-action-2017-02-01.csv');
  });
});
