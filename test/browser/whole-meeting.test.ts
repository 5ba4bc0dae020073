/** A whole meeting held here, from a blank agenda to published minutes, as its real minutes say that it went. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Proposal } from '../../src/minutes/proposal.ts';
import { readMinutes } from '../../src/minutes/read-minutes.ts';
import { readDocument } from '../../src/paper/read.ts';
import { browserMissing, launchBrowser } from '../harness/browser.ts';
import { seed, sharedMissing } from '../stories/real-minutes.ts';
import { holdings, importText, openSite, type StorySite } from '../stories/site.ts';
import { type Served, serveSite } from './served.ts';
import { standBefore } from './whole-meeting/before.ts';
import { type Desk, drawUpAgenda, open, planMeeting, takeAttendance, takeItem } from './whole-meeting/run-meeting.ts';
import { openWindow, signIn, type Window } from './window.ts';

const missing = browserMissing();

describe.skipIf(missing || sharedMissing)('meeting 39, held here', () => {
  let browser: Browser;
  let site: Served;
  let other: StorySite;
  let window: Window;
  let proposal: Proposal;
  let desk: Desk;

  beforeAll(async () => {
    browser = await launchBrowser();
    site = await serveSite({ samples: false, today: '2016-12-09' });
    other = await openSite('2016-12-09');
    proposal = readMinutes(await readDocument(new TextEncoder().encode(await seed()), 'minutes.txt'), site.codes);
    await standBefore(site, proposal);
    await standBefore(other, proposal);
    await importText(other, await seed());
    window = await openWindow(browser, site);
    await signIn(window, site);
    desk = { page: window.page, code: `/${site.code.id}`, meeting: 'SECP_39_0912' };
  });
  afterAll(async () => {
    await window?.close();
    await browser?.close();
    await site?.close();
    await other?.close();
  });

  test('is planned, and its agenda drawn up and issued', async () => {
    await planMeeting(desk, proposal, 'panel');
    await drawUpAgenda(desk, proposal);
    const items = (await holdings(site)).item as { ref: string; state: string }[];
    expect(items.map(({ ref }) => ref)).toEqual(proposal.items.map(({ number }) => `SECP_39_0912/${number}`));
  });

  test('everybody who was there comes in', async () => {
    await open(desk, '10:00');
    await takeAttendance(desk, proposal, '10:05');
    const here = (await holdings(site)).attendance as { state: string }[];
    expect(here.filter(({ state }) => state === 'Present')).toHaveLength(24);
  });

  test('each item is taken, with its decisions and actions', async () => {
    for (const item of proposal.items) await takeItem(desk, proposal, item);
  }, 300_000);
});
