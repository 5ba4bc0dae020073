/** The page of a meeting's minutes in a real browser: by ear, by keyboard, on a phone, in the dark, without script. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { commit } from '../../src/kernel/commit.ts';
import type { Change, Label, Value } from '../../src/kernel/define.ts';
import { operator } from '../../src/open.ts';
import { browserMissing, launchBrowser } from '../harness/browser.ts';
import { violations } from './axe.ts';
import { type Served, serveSite } from './served.ts';
import { narrow, openWindow, signIn, type Window } from './window.ts';

const meeting = 'SECP_41_1002';
const page = `/sec/publication/${meeting}`;
const working: Label = { group: 'panel', level: 2 };
let site: Served;
let browser: Browser;

const change = (register: string, ref: string, move: string, sets: Record<string, Value>, label?: Label): Change => ({
  register,
  ref,
  move,
  sets,
  ...(label ? { label } : {}),
});

/** A meeting that was held, its minutes a draft. */
function heldMeeting(): Change[] {
  const item = (number: number, title: string, narrative: string) =>
    change(
      'item',
      `${meeting}/${number}`,
      'take',
      { title, meeting, number: String(number), position: number, narrative, minuted: 'public' },
      working,
    );
  return [
    change('meeting', meeting, 'plan', {
      title: 'SEC Panel meeting 41',
      body: 'panel',
      number: 41,
      day: '2017-02-10',
      starts_at: '10:00',
    }),
    change('meeting', meeting, 'open', {}),
    change(
      'attendance',
      `${meeting}/hannah-bexley`,
      'attend',
      {
        name: 'Hannah Bexley',
        meeting,
        person: 'hannah-bexley',
        category: 'Small Suppliers',
        capacity: 'member',
        position: 1,
      },
      working,
    ),
    item(1, 'Minutes of the Last Meeting', 'The minutes were looked at.'),
    item(2, 'Risk Register', 'The register was looked at.\nNo risk was closed.'),
    change(
      'decision',
      `${meeting}/2.1`,
      'take',
      {
        text: 'the risks',
        verb: 'noted',
        body: 'panel',
        meeting,
        item: `${meeting}/2`,
        day: '2017-02-10',
        basis: 'form',
        position: 1,
      },
      working,
    ),
    change('meeting', meeting, 'close', { minutes: 'draft', ends_at: '12:00' }),
  ];
}

beforeAll(async () => {
  site = await serveSite({ today: '2017-02-13', samples: true });
  await commit(site.ledger, operator, {
    code: 'sec',
    authority: { kind: 'meeting', ref: meeting },
    body: 'panel',
    effective: '2017-02-10',
    title: 'The meeting',
    label: { group: 'panel', level: 0 },
    changes: heldMeeting(),
  });
  if (!browserMissing()) browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

async function fits(window: Window): Promise<void> {
  const [wide, room] = await window.page.evaluate(() => [
    document.documentElement.scrollWidth,
    document.documentElement.clientWidth,
  ]);
  expect(wide).toBeLessThanOrEqual(room ?? 0);
}

describe.skipIf(browserMissing())('the minutes of a meeting', () => {
  test.each([
    ['wide', { colorScheme: 'light' }],
    ['wide in the dark', { colorScheme: 'dark' }],
    ['on a phone', { viewport: narrow, colorScheme: 'light' }],
    ['on a phone in the dark', { viewport: narrow, colorScheme: 'dark' }],
  ] as const)('have nothing against them as a draft, %s', async (_, options) => {
    const window = await openWindow(browser, site, options);
    await signIn(window, site);
    for (const path of [page, `${page}?set=confidential`, `${page}/read-back`]) {
      expect(await window.open(path)).toBe(200);
      // What is folded away is looked at too.
      await window.page.evaluate(() => {
        for (const folded of document.querySelectorAll('main details')) folded.setAttribute('open', '');
      });
      expect(await violations(window.page), path).toEqual([]);
      await fits(window);
    }
    expect(window.complaints()).toEqual([]);
    await window.close();
  });

  test('are commented on, settled, approved and published by keyboard and without script', async () => {
    const window = await openWindow(browser, site, { javaScriptEnabled: false });
    await signIn(window, site);
    await window.open(page);
    const { page: at } = window;
    const second = at.locator('section#item-2');
    await second.locator('summary').focus();
    await at.keyboard.press('Enter');
    await second
      .getByLabel('The words as you would have them')
      .fill('The register was read aloud.\nNo risk was closed.');
    await second.getByRole('button', { name: 'Send it to the secretary' }).press('Enter');
    await at.waitForURL('**done=commented**');
    await at.getByRole('button', { name: 'Accept the words' }).press('Enter');
    await at.waitForURL('**done=accepted**');
    expect(await second.textContent()).toContain('The register was read aloud.');
    await at.getByText('Approve it without a review').press('Enter');
    await at.getByRole('button', { name: 'Record the approval' }).press('Enter');
    await at.waitForURL('**done=approved**');
    await at.getByRole('button', { name: 'Publish the minutes' }).press('Enter');
    await at.waitForURL('**done=published**');
    await window.close();
    const stranger = await openWindow(browser, site);
    expect(await stranger.open(page)).toBe(200);
    expect(await stranger.page.textContent('main')).toContain('The register was read aloud.');
    expect(await violations(stranger.page)).toEqual([]);
    await stranger.close();
  });

  test('that came in as a document are there to read and to take away', async () => {
    const window = await openWindow(browser, site);
    expect(await window.open('/sec/publication/SECP_39_0912')).toBe(200);
    expect(await violations(window.page)).toEqual([]);
    const [download] = await Promise.all([
      window.page.waitForEvent('download'),
      window.page.getByRole('link', { name: 'Download as Word' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('SECP_39_0912-minutes-public.docx');
    await window.close();
  });
});
