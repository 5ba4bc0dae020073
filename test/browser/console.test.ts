/** The secretary's console in a real browser: quick by keyboard, and nothing typed is lost. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { reading } from '../../src/kernel/db.ts';
import { get, type Row } from '../../src/kernel/read.ts';
import { operator } from '../../src/open.ts';
import { browserMissing, launchBrowser } from '../harness/browser.ts';
import { layMeeting, meeting } from '../stories/console-ground.ts';
import { type Served, serveSite } from './served.ts';
import { openWindow, signIn, type Window } from './window.ts';

const itemAt = (n: number) => `/sec/console/${meeting}?item=${meeting}/${n}`;

describe.skipIf(browserMissing())('the console', () => {
  let browser: Browser;
  let site: Served;
  let window: Window;
  let page: Page;

  beforeAll(async () => {
    browser = await launchBrowser();
    site = await serveSite({ samples: false, today: '2016-12-09' });
    await layMeeting(site);
    window = await openWindow(browser, site);
    page = window.page;
    await signIn(window, site);
  });
  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });

  const row = (register: string, ref: string): Promise<Row | null> =>
    reading(site.ledger.db, operator, (tx) => {
      const definition = site.ledger.registers.get(register);
      if (!definition) throw new Error(register);
      return get(tx, definition, { code: 'sec', ref, at: { day: '2016-12-09', known: null } });
    });

  test('item 7 takes fewer than ten interactions, by keyboard alone: two new risks and four reworded are approved', async () => {
    await window.open(itemAt(7));
    await page.locator('[name=effect]').first().waitFor();
    let interactions = 0;
    const press = async (key: string) => {
      interactions += 1;
      await page.keyboard.press(key);
    };
    const type = async (words: string) => {
      interactions += 1;
      await page.keyboard.type(words);
    };
    await press('t');
    await type('Two new risks were proposed.');
    await press('Escape');
    await press('3');
    await press('d');
    await type('the amendments to the Risk Register');
    await page.locator('#will', { hasText: 'the amendments to the Risk Register' }).waitFor();
    const wanted = [...['19', '23', '24', '25'].map((ref) => `reword risk ${ref}`), 'open risk 26', 'open risk 27'];
    expect(await ticked(page)).toEqual(expect.arrayContaining(wanted));
    await press('Control+Enter');
    await page.waitForURL(/done=/);
    expect(interactions).toBeLessThan(10);
    expect(await page.locator('.notice').textContent()).toMatch(/^The decision is recorded, \d effects done\.$/);
    for (const ref of ['26', '27']) expect((await row('risk', ref))?.state).toBe('open');
    for (const ref of ['19', '23', '24', '25'])
      expect((await row('risk', ref))?.fields).toMatchObject({
        title: `New words of ${ref}`,
        wording: `What ${ref} says after the last Release`,
        proposed_title: null,
      });
    expect((await row('item', `${meeting}/7`))?.fields.narrative).toBe('Two new risks were proposed.');
    expect((await row('decision', `${meeting}/7.1`))?.fields).toMatchObject({
      verb: 'approved',
      text: 'the amendments to the Risk Register',
      papers: ['SECP_39_0912_07 v2'],
    });
    expect(window.complaints()).toEqual([]);
  });

  test('an effect that is not ticked does not happen, and one that follows from the words is offered', async () => {
    await window.open(itemAt(8));
    await page.fill('#narrative', 'Risk 23 was looked at again.');
    await page.keyboard.press('Escape');
    await page.keyboard.press('2');
    await page.fill('#wording', 'that Risk 23 be closed');
    const effect = page.locator('[name=effect][value="close risk 23"]');
    await effect.waitFor();
    expect(await effect.isChecked()).toBe(true);
    await effect.uncheck();
    await page.keyboard.press('Control+Enter');
    await page.waitForURL(/done=/);
    expect((await row('risk', '23'))?.state).toBe('open');
    expect((await row('decision', `${meeting}/8.1`))?.title).toBe('that Risk 23 be closed');
  });

  test('a decision taken back leaves its words where they were typed, to be mended', async () => {
    await window.open(itemAt(8));
    await page.keyboard.press('u');
    await page.keyboard.press('Enter');
    await page.locator('.notice', { hasText: 'It is taken back' }).waitFor();
    expect(await row('decision', `${meeting}/8.1`)).toBeNull();
    expect((await row('item', `${meeting}/8`))?.state).toBe('tabled');
    expect(await page.inputValue('#narrative')).toBe('Risk 23 was looked at again.');
    expect(await page.inputValue('#wording')).toBe('that Risk 23 be closed');
    expect(await page.locator('[name=verb][value=agreed]').isChecked()).toBe(true);
  });

  test('an action is understood as it is typed, and raised with Enter', async () => {
    await window.open(itemAt(9));
    await page.keyboard.press('a');
    await page.keyboard.type('SECAS to consult on the policy by January Panel');
    await page.locator('#reading', { hasText: '13 January 2017' }).waitFor();
    await page.keyboard.press('Enter');
    await page.waitForURL(/done=/);
    expect((await row('action', 'SECP39/01'))?.fields).toMatchObject({ owner: 'SECAS', due_by: '2017-01-13' });
    expect(await page.inputValue('#action')).toBe('');
  });

  test('two secretaries write in one discussion at once, and both their words stand', async () => {
    const other = await openWindow(browser, site);
    await signIn(other, site);
    await window.open(itemAt(3));
    await other.open(itemAt(3));
    await page.fill('#narrative', 'Shared beginning.');
    await saved(page);
    await other.page.waitForFunction(
      () => (document.querySelector('#narrative') as HTMLTextAreaElement).value === 'Shared beginning.',
    );
    // Both before either is kept: one at the head, one at the end.
    await Promise.all([
      page.fill('#narrative', 'First words. Shared beginning.'),
      other.page.fill('#narrative', 'Shared beginning. Last words.'),
    ]);
    const both = 'First words. Shared beginning. Last words.';
    for (const one of [page, other.page])
      await one.waitForFunction(
        (words) => (document.querySelector('#narrative') as HTMLTextAreaElement).value === words,
        both,
      );
    await window.open(itemAt(3));
    expect(await page.inputValue('#narrative')).toBe(both);
    await other.close();
  });

  test('through a dropped connection text is kept and counted, nothing is recorded, and all is sent when it is back', async () => {
    await window.open(itemAt(5));
    await page.context().setOffline(true);
    await page.fill('#narrative', 'Said while nobody could be reached.');
    await page.fill('#wording', 'the piece');
    await page.locator('[data-save-state]', { hasText: 'Not yet saved: 2 texts' }).waitFor();
    await page.locator('[data-verb="1"]').check({ force: true });
    await page.keyboard.press('Control+Enter');
    await page.locator('[role=alert]', { hasText: 'This was not recorded: Quorate is out of reach' }).waitFor();
    expect((await row('item', `${meeting}/5`))?.state).toBe('tabled');
    await page.context().setOffline(false);
    await saved(page);
    window.complaints(); // the browser says itself that it was offline
    const fresh = await openWindow(browser, site);
    await signIn(fresh, site);
    await fresh.open(itemAt(5));
    expect(await fresh.page.inputValue('#narrative')).toBe('Said while nobody could be reached.');
    expect(await fresh.page.inputValue('#wording')).toBe('the piece');
    await fresh.close();
  });

  test('what never reached Quorate is there again when the page is opened anew', async () => {
    await window.open(itemAt(6));
    await page.route('**/draft', (route) => route.abort());
    await page.fill('#narrative', 'Typed just before the lid was closed.');
    await page.locator('[data-save-state]', { hasText: 'Not yet saved: 1 text.' }).waitFor();
    await page.unroute('**/draft');
    await window.open(itemAt(6));
    expect(await page.inputValue('#narrative')).toBe('Typed just before the lid was closed.');
    await saved(page);
    window.complaints();
  });

  test('somebody signed out meanwhile is told so, and finds the text again after signing in', async () => {
    const guest = await openWindow(browser, site);
    await signIn(guest, site);
    await guest.open(itemAt(2));
    await guest.page.context().clearCookies();
    await guest.page.fill('#narrative', 'Typed after the session had ended.');
    const state = guest.page.locator('[data-save-state]', { hasText: 'You are signed out' });
    await state.waitFor();
    expect(await state.locator('a').getAttribute('href')).toContain('/sign-in?next=');
    await signIn(guest, site);
    await guest.open(itemAt(2));
    expect(await guest.page.inputValue('#narrative')).toBe('Typed after the session had ended.');
    await saved(guest.page);
    await guest.close();
  });

  test('keys go on to the next item, carry one forward and take the last decision back', async () => {
    await window.open(itemAt(9));
    await page.keyboard.press('n');
    await page.waitForURL(/%2F10$/);
    await page.keyboard.press('c');
    await page.waitForURL(/done=/);
    expect((await row('item', `${meeting}/10`))?.state).toBe('carried');
    await page.keyboard.press('u');
    await page.keyboard.press('Enter');
    await page.locator('.notice', { hasText: 'It is taken back' }).waitFor();
    expect((await row('item', `${meeting}/10`))?.state).toBe('tabled');
    await page.keyboard.press('?');
    expect(await page.locator('#key-help').isVisible()).toBe(true);
    await page.keyboard.press('Escape');
  });

  test('somebody leaves and comes back, and the quorum follows at once', async () => {
    await window.open(itemAt(9));
    const figure = page.locator('.quorum-figure b');
    expect(await figure.textContent()).toBe('10');
    await page.getByRole('button', { name: 'Leaves: Nikhil Varma' }).click();
    await page.waitForFunction(() => document.querySelector('.quorum-figure b')?.textContent === '9');
    await page.getByRole('button', { name: 'Here: Nikhil Varma' }).click();
    await page.waitForFunction(() => document.querySelector('.quorum-figure b')?.textContent === '10');
    expect((await row('attendance', `${meeting}/nikhil-varma`))?.fields.times).toHaveLength(2);
  });

  test('an effect that was not offered is added by keyboard alone, stays through a reload and happens with the decision', async () => {
    await window.open(itemAt(9));
    await page.keyboard.press('e');
    await page.keyboard.type('Risk');
    await page.keyboard.press('Tab');
    await page.keyboard.type('24');
    await page.locator('#effect-step', { hasText: 'Risk 24: New words of 24, open' }).waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('effect-move');
    await page.keyboard.type('Clo');
    await page.locator('#effect-step [value=add-effect]').waitFor();
    // Focus stayed where it was while the fields of the move came.
    expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('effect-move');
    await page.keyboard.press('Tab');
    await page.keyboard.type('It cannot happen any more.');
    await page.locator('[value=add-effect]').focus();
    await page.keyboard.press('Enter');
    await page.locator('.notice', { hasText: 'The effect is added.' }).waitFor();
    expect(await ticked(page)).toEqual(['close risk 24']);
    await window.open(itemAt(9));
    await page.fill('#wording', 'that it is over');
    await page.locator('[data-verb="2"]').check({ force: true });
    await saved(page);
    expect(await ticked(page)).toEqual(['close risk 24']);
    await page.keyboard.press('Control+Enter');
    await page.locator('.notice', { hasText: 'The decision is recorded, 1 effect done.' }).waitFor();
    expect((await row('risk', '24'))?.state).toBe('closed');
    expect((await row('decision', `${meeting}/9.1`))?.title).toBe('that it is over');
    expect(window.complaints()).toEqual([]);
  });
});

const saved = (page: Page) => page.locator('[data-save-state][data-is=saved]').waitFor();

const ticked = (page: Page) =>
  page.locator('[name=effect]:checked').evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value));
