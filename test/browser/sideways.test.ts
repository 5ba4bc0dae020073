/** Lists keep within the page, however many columns they have and however long the words in them are. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { commit } from '../../src/kernel/commit.ts';
import type { Change } from '../../src/kernel/define.ts';
import { operator } from '../../src/open.ts';
import { browserMissing, launchBrowser } from '../harness/browser.ts';
import { change } from '../meetings/baker.ts';
import { type Served, serveSite } from './served.ts';
import { narrow, openWindow, signIn, type Window, wide } from './window.ts';

const overlong = `report on ${'x'.repeat(400)}`;
const changes: readonly Change[] = [
  change('action', 'SECP39/90', 'raise', { text: overlong, owner: 'SECAS', body: 'panel' }),
  change('meeting', 'SECP_39_0912', 'plan', { title: 'SEC Panel meeting 39', body: 'panel', day: '2016-12-09' }),
  change('item', 'SECP_39_0912/1', 'table', { title: 'Ovens', meeting: 'SECP_39_0912', number: '1', position: 1 }),
  change('paper', 'SECP_39_0912_01', 'issue', {
    title: 'Ovens of the north',
    number: 'SECP_39_0912_01',
    meeting: 'SECP_39_0912',
    item: 'SECP_39_0912/1',
    version: 1,
    purpose: 'discussion',
  }),
];

describe.skipIf(browserMissing())('a list', () => {
  let browser: Browser;
  let site: Served;

  beforeAll(async () => {
    browser = await launchBrowser();
    site = await serveSite({ samples: false, today: '2016-12-09' });
    await commit(site.ledger, operator, {
      code: site.code.id,
      authority: { kind: 'post', ref: 'Secretariat' },
      body: 'panel',
      effective: '2016-12-01',
      title: 'Prepared',
      label: { group: 'panel', level: 0 },
      changes,
    });
  });
  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });

  test.each([
    ['wide', wide],
    ['narrow', narrow],
  ])('does not make a %s page scroll sideways', async (_, viewport) => {
    const window: Window = await openWindow(browser, site, { viewport });
    await signIn(window, site);
    for (const path of ['/sec/action-log', '/sec/action', '/sec/paper', '/sec/action/SECP39/90']) {
      expect(await window.open(path), path).toBe(200);
      const over = await window.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(over, path).toBeLessThanOrEqual(0);
    }
    await window.close();
  });
});
