/** What stands beside words stands on their line. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { browserMissing, launchBrowser } from '../harness/browser.ts';
import { type Served, serveSite } from './served.ts';
import { openWindow, type Window } from './window.ts';

describe.skipIf(browserMissing())('chips in the head of a page', () => {
  let browser: Browser;
  let site: Served;
  let window: Window;

  beforeAll(async () => {
    browser = await launchBrowser();
    site = await serveSite({ samples: true, today: '2017-01-20' });
    window = await openWindow(browser, site);
  });
  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });

  test.each(['/sec/governing/body/panel', '/sec/meeting/SECP_39_0912', '/sec/risk/26'])(
    'stand in the middle of their line: %s',
    async (path) => {
      expect(await window.open(path)).toBe(200);
      const middles = await window.page.locator('.lead .chip').evaluateAll((chips) =>
        chips.map((chip) => {
          const { top, bottom } = chip.getBoundingClientRect();
          return (top + bottom) / 2;
        }),
      );
      expect(middles.length).toBeGreaterThan(1);
      for (const middle of middles) expect(Math.abs(middle - (middles[0] ?? 0))).toBeLessThan(1);
    },
  );
});
