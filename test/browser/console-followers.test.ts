/** Members follow a meeting as it goes, each within their clearance; and the pages themselves, by eye, ear and keyboard. */
import { sql } from 'kysely';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { keeping } from '../../src/kernel/db.ts';
import { recordItem } from '../../src/meetings/item-decision.ts';
import { castBallot, openVote } from '../../src/meetings/voting.ts';
import { operator } from '../../src/open.ts';
import { invite } from '../../src/people/accounts.ts';
import { issueLink } from '../../src/people/links.ts';
import { query } from '../harness/address.ts';
import { browserMissing, launchBrowser } from '../harness/browser.ts';
import { layMeeting, meeting } from '../stories/console-ground.ts';
import { violations } from './axe.ts';
import { type Served, serveSite } from './served.ts';
import { narrow, openWindow, signIn, type Window } from './window.ts';

const live = `/sec/live/${meeting}`;
const item = (n: number) => `${meeting}/${n}`;
const at = (n: number) => `/sec/console/${meeting}?item=${item(n)}`;

describe.skipIf(browserMissing())('followers of a meeting', () => {
  let browser: Browser;
  let site: Served;
  let member: Window;
  let visitor: Window;

  beforeAll(async () => {
    browser = await launchBrowser();
    site = await serveSite({ samples: false, today: '2016-12-09' });
    await layMeeting(site);
    visitor = await openWindow(browser, site);
    member = await openWindow(browser, site);
    await signInAs(member, 'hannah-bexley', 'Hannah Bexley');
  });
  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });

  const desk = () => ({ ledger: site.ledger, actor: operator, code: site.code, today: '2016-12-09' });
  const record = (n: number, wording: string) =>
    recordItem(desk(), {
      meeting,
      item: item(n),
      taking: { narrative: '', decisions: [{ verb: 'agreed', text: wording }], effects: [], actions: [] },
    });

  async function signInAs(window: Window, person: string, name: string): Promise<void> {
    const token = await keeping(site.ledger.db, async (tx) => {
      const now = site.ledger.now();
      const code = { id: 'sec', name: 'Smart Energy Code' };
      const account = await invite(tx, { code, person, name, email: `${person}@example.com`, address: '' }, now);
      return issueLink(tx, account, now);
    });
    await window.open(`/sign-in/${token}`);
    await window.page.getByRole('button', { name: 'Sign in' }).click();
    await window.page.waitForURL('**/sec');
  }

  test('see what is decided without asking again, and only what they may see', async () => {
    await member.open(live);
    await visitor.open(live);
    for (const { page } of [member, visitor]) await page.locator('[data-live-state][data-is=live]').waitFor();
    await record(2, 'the remedies as they stand');
    const section = member.page.locator('#live-items section', { hasText: 'Competition Remedies' });
    await section.locator('.box', { hasText: 'the remedies as they stand' }).waitFor();
    expect(await member.page.locator('#live-agenda .mark-of.taken').count()).toBe(1);
    // What a visitor has been sent holds neither the decision nor an item of the agenda.
    expect(await visitor.page.content()).not.toContain('remedies');
    expect(await visitor.page.content()).not.toContain('Competition');
    expect(await visitor.page.locator('[data-live-state]').getAttribute('data-is')).toBe('live');
    // A closely held item is not there for a member who has not signed.
    expect(await member.page.content()).not.toContain('User CIO Reports');
  });

  test('are told of a vote that waits on them, and cast it where they are', async () => {
    const { vote } = await openVote(desk(), { meeting, item: item(6), question: 'the Draft Budget', verb: 'approved' });
    await member.page.locator('.ballot-card', { hasText: 'Your vote is asked for' }).waitFor();
    await castBallot(desk(), { meeting, vote, person: 'priya-nandakumar', position: 'against' });
    await member.page.getByRole('button', { name: 'For', exact: true }).click();
    await member.page.locator('.notice', { hasText: 'Your ballot is cast.' }).waitFor();
    expect(await member.page.locator('.ballot-card').textContent()).toContain('You voted: for.');
    expect(await visitor.page.locator('.ballot-card').count()).toBe(0);
  });

  test('hear what they missed when the connection to the database was lost meanwhile', async () => {
    await member.open(live);
    await member.page.locator('[data-live-state][data-is=live]').waitFor();
    const { rows } = await sql<{ name: string }>`select current_database() as name`.execute(site.ledger.db);
    await query(
      inject('postgres').url,
      `select pg_terminate_backend(pid) from pg_stat_activity
        where application_name = 'quorate live' and datname = '${rows[0]?.name}'`,
    );
    await record(8, 'the allocation of identifiers');
    await member.page.locator('.box', { hasText: 'the allocation of identifiers' }).waitFor();
  });

  test('are shown to the secretary by name, and she sees them go', async () => {
    const secretary = await openWindow(browser, site);
    await signIn(secretary, site);
    await secretary.open(at(7));
    const following = secretary.page.locator('#c-following');
    await following.locator('text=Hannah Bexley').waitFor();
    expect(await following.textContent()).toMatch(/2 windows: Hannah Bexley, 1 without an account\./);
    await member.close();
    await following.locator('text=1 window: 1 without an account').waitFor();
    await secretary.close();
  });

  test('axe finds nothing against console and follow page, wide and narrow, light and dark', async () => {
    for (const options of [{}, { viewport: narrow }, { colorScheme: 'dark' as const }]) {
      const window = await openWindow(browser, site, options);
      await signIn(window, site);
      for (const path of [at(6), at(7), live]) {
        expect(await window.open(path)).toBe(200);
        expect(await violations(window.page), `${path} ${JSON.stringify(options)}`).toEqual([]);
        const wider = await window.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        expect(wider, `${path} is wider than its window`).toBeLessThanOrEqual(0);
        expect(window.complaints()).toEqual([]);
      }
      await window.close();
    }
  });
});
