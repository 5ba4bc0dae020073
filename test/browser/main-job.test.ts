/** The main job, in a real browser: sign in, drop minutes, check them, accept them, follow an action, look at another day. */
import type { Browser, Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { browserMissing, launchBrowser } from '../harness/browser.ts';
import { seed, sharedMissing } from '../stories/real-minutes.ts';
import { example } from '../stories/site.ts';
import { type Served, serveSite } from './served.ts';
import { openWindow, signIn, type Window } from './window.ts';

const missing = browserMissing();
if (missing) console.warn(missing);

const documents = [
  { what: 'the sample minutes', read: () => example('sec-panel-39-minutes.txt'), absent: false },
  { what: 'the real minutes', read: seed, absent: sharedMissing },
];

describe.skipIf(missing)('in a browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser?.close());

  for (const { what, read, absent } of documents)
    describe.skipIf(absent)(`with ${what} of a meeting`, () => story(() => browser, read));
});

function story(browser: () => Browser, read: () => Promise<string>): void {
  let site: Served;
  let window: Window;
  const pane = (words: string) => `.facts-pane ${words}`;

  beforeAll(async () => {
    site = await serveSite({ samples: false });
    window = await openWindow(browser(), site);
  });
  afterAll(async () => {
    await window?.close();
    await site?.close();
  });

  test('the administrator signs in by the link that the first start prints', async () => {
    await signIn(window, site);
    expect(await window.page.getByText('Signed in as').textContent()).toContain('Administrator');
    expect(await window.page.locator('h2').allTextContents()).toContain('Nothing is on record yet');
  });

  test('minutes dropped on the import page are read, and nothing is on record yet', async () => {
    const { page } = window;
    await page.getByRole('link', { name: 'Import minutes' }).first().click();
    await dropFile(window, { name: 'meeting-39.txt', text: await read() });
    expect(await page.locator('[data-chosen]').textContent()).toMatch(/^meeting-39\.txt, \d+ KB$/);
    await page.getByRole('button', { name: 'Read it' }).click();
    await page.waitForURL(/\/import\/[0-9a-f]{64}$/);
    expect(await page.locator('h1').textContent()).toContain('SEC Panel, meeting 39');
    expect(await page.locator('.lead').textContent()).toMatch(/34 items, \d+ decisions, \d+ actions/);
    expect(await page.locator('.side a', { hasText: /^Meetings\d/ }).textContent()).toBe('Meetings0');
  });

  test('pointing at a fact lights its words, and pointing at words lights their fact', async () => {
    const { page } = window;
    const fact = page.locator(pane('.fact[id^="action-"]')).nth(3);
    await fact.hover();
    const words = page.locator('.doc .paired').first();
    await words.waitFor();
    const ref = await wordsOf(fact.locator('.to-words'));
    expect(await inSight(window, '.doc', '.doc .paired')).toBe(true);
    expect(await page.locator('.doc .paired').allTextContents()).toEqual([
      expect.stringContaining(ref),
      ...rest(await page.locator('.doc .paired').count()),
    ]);
    const other = page.locator('.doc .mk-decision').nth(2);
    await other.hover();
    const id = (await other.getAttribute('data-fact'))?.split(' ')[0] ?? '';
    await page.locator(pane(`#${id}.paired`)).waitFor();
    expect(await inSight(window, '.facts-pane', `#${id}`)).toBe(true);
  });

  test('arrow keys go from fact to fact, and light the words of each', async () => {
    const { page } = window;
    const facts = page.locator(pane('.fact[id^="decision-"]'));
    await facts.first().locator('.to-words').focus();
    expect(await focusedFact(window)).toBe(await facts.first().getAttribute('id'));
    const before = await focusedFact(window);
    await page.keyboard.press('ArrowDown');
    const after = await focusedFact(window);
    expect(after).not.toBe(before);
    await page.locator(`.doc [data-fact~="${after}"].paired`).first().waitFor();
    await page.keyboard.press('ArrowUp');
    expect(await focusedFact(window)).toBe(before);
  });

  test('the answer to a question is kept with the document, and the question counts as settled', async () => {
    const { page } = window;
    const open = await openQuestions(window);
    expect(open).toBeGreaterThan(0);
    const question = page.locator('.flag').first();
    await question.getByRole('textbox').fill('Read again with the secretary; it stands.');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.waitForLoadState();
    expect(await page.locator('.flag').first().getByRole('textbox').inputValue()).toBe(
      'Read again with the secretary; it stands.',
    );
    expect(await page.locator('.flag.settled').count()).toBe(1);
    expect(await openQuestions(window)).toBe(open - 1);
  });

  test('accepting records all of it as one decision, by the authority of that meeting', async () => {
    const { page } = window;
    await page.getByRole('button', { name: /^Accept/ }).click();
    await page.waitForURL(/\/log\/[0-9a-f-]{36}$/);
    expect(await page.locator('h1').textContent()).toContain('meeting 39');
    expect(await page.locator('.facts').textContent()).toContain('9 December 2016');
    expect(await page.locator('.side a', { hasText: /^Meetings\d/ }).textContent()).toBe('Meetings1');
  });

  test('an action leads from its meeting to its record, its words and its history, and back', async () => {
    const { page } = window;
    await page.locator('.side a', { hasText: /^Meetings\d/ }).click();
    await page.locator('.list .ref a').click();
    expect(await page.locator('h1').textContent()).toBe('SEC Panel meeting 39');
    const link = page.locator('.box.action a').first();
    const ref = await wordsOf(link);
    await link.click();
    expect(await page.locator('h1').textContent()).toContain(ref);
    expect(await page.locator('.hist').textContent()).toMatch(
      /9 December 2016 ?Raised by SEC Panel, SEC Panel meeting 39/,
    );
    const words = (await wordsOf(page.locator('.quote mark').first())).slice(0, 40);
    expect(words).toContain(ref);
    await page.locator('.hist a', { hasText: 'source passage' }).first().click();
    await page.waitForURL(/\/source\/[0-9a-f]{64}#e\d+$/);
    const target = page.locator('.doc .mk:target');
    expect(await wordsOf(target)).toContain(words.slice(0, 20));
    expect(await target.evaluate((element) => element.getBoundingClientRect().top < globalThis.innerHeight)).toBe(true);
    await target.click();
    await page.waitForURL(new RegExp(`/action/${ref}$`));
    await page.locator('.facts a', { hasText: 'SEC Panel meeting 39' }).first().click();
    expect(await page.locator('h1').textContent()).toBe('SEC Panel meeting 39');
  });

  test('the day before the meeting knew nothing of it, and today is one click away', async () => {
    const { page } = window;
    await page.locator('.side a', { hasText: 'Actions' }).click();
    const all = await page.locator('.list tbody tr').count();
    expect(all).toBeGreaterThan(10);
    await page.locator('.as-at summary').click();
    await page.getByLabel('True on').fill('2016-12-08');
    await page.getByRole('button', { name: 'Go to this day' }).click();
    await page.waitForURL(/on=2016-12-08/);
    expect(await page.locator('.past-banner').textContent()).toContain('You are looking at 8 December 2016');
    expect(await page.locator('.list tbody tr').count()).toBe(0);
    await page.getByRole('link', { name: 'Back to today' }).click();
    expect(await page.locator('.list tbody tr').count()).toBe(all);
    expect(window.complaints()).toEqual([]);
  });
}

/** Drops a file on the box as a hand would: with a DataTransfer, which only the page itself can make. */
async function dropFile({ page }: Window, file: { name: string; text: string }): Promise<void> {
  const carried = await page.evaluateHandle(({ name, text }) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([text], name, { type: 'text/plain' }));
    return transfer;
  }, file);
  await page.dispatchEvent('[data-drop]', 'drop', { dataTransfer: carried });
}

/** What an element says, as one line. */
const wordsOf = async (element: Locator): Promise<string> =>
  ((await element.textContent()) ?? '').replace(/\s+/g, ' ').trim();

const rest = (count: number) => Array.from({ length: count - 1 }, () => expect.any(String));

const openQuestions = async ({ page }: Window): Promise<number> =>
  Number(/(\d+) questions? left open/.exec(await wordsOf(page.getByRole('button', { name: /^Accept/ })))?.[1] ?? 0);

/** Id of the fact that has the focus. */
const focusedFact = ({ page }: Window): Promise<string | undefined> =>
  page.evaluate(() => document.activeElement?.closest('.fact')?.id);

/** Whether the first element that fits can be seen within its pane, once scrolling has come to rest. */
async function inSight({ page }: Window, pane: string, selector: string): Promise<boolean> {
  return page.evaluate(
    ([box = '', wanted = '']) => {
      const frame = document.querySelector(box)?.getBoundingClientRect();
      const found = document.querySelector(wanted)?.getBoundingClientRect();
      return !!frame && !!found && found.top >= frame.top - 1 && found.top < frame.bottom;
    },
    [pane, selector],
  );
}
