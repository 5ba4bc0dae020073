/** Everything by keyboard alone: each control is reached in turn, its focus is seen, and nothing covers it. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { browserMissing, launchBrowser } from '../harness/browser.ts';
import { example } from '../stories/site.ts';
import { type Served, serveSite } from './served.ts';
import { chooseMinutes, openWindow, signIn, type Window } from './window.ts';

describe.skipIf(browserMissing())('by keyboard alone', () => {
  let browser: Browser;
  let site: Served;
  let window: Window;
  let page: Page;

  beforeAll(async () => {
    browser = await launchBrowser();
    site = await serveSite({ samples: true });
    window = await openWindow(browser, site);
    page = window.page;
    await signIn(window, site);
  });
  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });

  test('the first stop skips to the content', async () => {
    await window.open('/sec/action');
    await page.keyboard.press('Tab');
    expect(await focused(page)).toMatchObject({ words: 'Skip to main content', seen: true });
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true);
  });

  test('a slash goes to search, from anywhere but a field', async () => {
    await window.open('/sec/risk');
    await page.keyboard.press('/');
    expect(await focused(page)).toMatchObject({ words: 'Search records, clauses, people' });
    await page.keyboard.type('a/b');
    expect(await page.getByRole('searchbox', { name: 'Search records' }).inputValue()).toBe('a/b');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/search\?q=a%2Fb/);
  });

  test('a filter is chosen with the arrow keys, and applied once the choice has rested', async () => {
    await window.open('/sec/action');
    await tabTo(page, 'Owner');
    await page.keyboard.press('ArrowDown');
    await page.waitForURL(/owner=/);
  });

  test('the way to another day opens, closes and gives the focus back', async () => {
    await window.open('/sec/action');
    await tabTo(page, 'Looking at');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    expect(await focused(page)).toMatchObject({ words: 'True on', seen: true });
    await page.keyboard.press('Escape');
    expect(await focused(page)).toMatchObject({ words: expect.stringContaining('Looking at') });
    expect(await page.locator('.as-at[open]').count()).toBe(0);
  });

  test('a day opens its sum on focus, and Escape puts it away', async () => {
    await window.open('/sec/action?late=1');
    const sum = page.locator('.list .sum').first();
    const tipHeight = async () => (await sum.locator('.tip').boundingBox())?.height ?? 0;
    expect(await tipHeight()).toBeLessThan(2);
    await sum.focus();
    expect(await tipHeight()).toBeGreaterThan(16);
    expect(await sum.locator('.tip').textContent()).toMatch(/Working Days? before 1 February 2017/);
    await page.keyboard.press('Escape');
    expect(await tipHeight()).toBeLessThan(2);
  });

  test.each(['/sec', '/sec/action?late=1', '/sec/action/SECP39/03', '/sec/import', '/sec/meeting/SECP_40_1301'])(
    'every control of %s is reached, and its focus seen',
    async (path) => {
      await window.open(path);
      const { stops, faults } = await tabThrough(page);
      expect(faults).toEqual([]);
      expect(stops).toBe(await controls(page));
    },
  );

  test('the facts of minutes to be checked are walked with the arrow keys, and their words stay in sight', async () => {
    const text = (await example('sec-panel-39-minutes.txt'))
      .replaceAll('SECP_39', 'SECP_41')
      .replaceAll('Meeting 39', 'Meeting 41');
    await chooseMinutes(window, site, { name: 'meeting-41.txt', text });
    await page.locator('.facts-pane .fact a').first().focus();
    for (let step = 0; step < 60; step++) {
      await page.keyboard.press('ArrowDown');
      if (step % 12 !== 11) continue;
      expect(await focused(page)).toMatchObject({ seen: true, clear: true });
      await page.waitForFunction(() => {
        const pane = document.querySelector('.doc')?.getBoundingClientRect();
        const words = document.querySelector('.doc .paired')?.getBoundingClientRect();
        return pane && words && words.bottom > pane.top && words.top < pane.bottom;
      });
    }
  });
});

interface Focus {
  /** Its name, roughly: label, or text. */
  words: string;
  /** Whether it, or the control it stands for, shows an outline within the window. */
  seen: boolean;
  /** Whether nothing lies over its middle. */
  clear: boolean;
}

const focused = (page: Page): Promise<Focus> =>
  page.evaluate(() => {
    const at = document.activeElement as HTMLElement;
    const box = at.getBoundingClientRect();
    const drawn = [getComputedStyle(at), getComputedStyle(at, '::after')];
    const outlined = drawn.some(({ outlineStyle, outlineWidth }) => outlineStyle !== 'none' && outlineWidth !== '0px');
    const inside = box.width > 1 && box.height > 1 && box.bottom > 0 && box.top < innerHeight && box.right > 0;
    // A link that wraps has a box wider than its words: look at the first of its lines.
    const [line = box] = at.getClientRects();
    const over = document.elementFromPoint(line.left + line.width / 2, line.top + line.height / 2);
    const label = (at as HTMLInputElement).labels?.[0]?.textContent ?? at.getAttribute('aria-label') ?? at.textContent;
    return {
      words: (label ?? '').replace(/\s+/g, ' ').trim(),
      seen: outlined && inside,
      clear: over !== null && (at.contains(over) || over.contains(at)),
    };
  });

/** How many stops the Tab key has on the page: those of a date field count as one, radio buttons as one. */
const controls = (page: Page): Promise<number> =>
  page.evaluate(
    () =>
      [
        ...document.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, summary, [tabindex="0"]'),
      ].filter(
        (element) =>
          element.checkVisibility({ visibilityProperty: true }) && !element.matches('[type=hidden], :disabled'),
      ).length,
  );

/** Goes through the page stop by stop, once round. */
async function tabThrough(page: Page): Promise<{ stops: number; faults: string[] }> {
  const faults: string[] = [];
  let stops = 0;
  for (; stops < 400; stops++) {
    await page.keyboard.press('Tab');
    const state = await page.evaluate(() => {
      const at = document.activeElement;
      if (!at || at === document.body || at.hasAttribute('data-visited')) return 'round';
      at.setAttribute('data-visited', '');
      return 'new';
    });
    if (state === 'round') break;
    const { words, seen, clear } = await focused(page);
    if (!seen) faults.push(`The focus is not seen on “${words}”.`);
    if (!clear) faults.push(`Something covers “${words}”.`);
  }
  return { stops, faults };
}

async function tabTo(page: Page, words: string): Promise<void> {
  for (let stops = 0; stops < 120; stops++) {
    await page.keyboard.press('Tab');
    if ((await focused(page)).words.startsWith(words)) return;
  }
  throw new Error(`The Tab key never came to “${words}”.`);
}
