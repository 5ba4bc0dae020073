/** A whole meeting held here, from a blank agenda to published minutes, as its real minutes say that it went. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { decisionFrom } from '../../src/minutes/decision-from.ts';
import type { Proposal } from '../../src/minutes/proposal.ts';
import { readMinutes } from '../../src/minutes/read-minutes.ts';
import { readDocument } from '../../src/paper/read.ts';
import { browserMissing, launchBrowser } from '../harness/browser.ts';
import { seed, sharedMissing } from '../stories/real-minutes.ts';
import { holdings, importText, openSite, type StorySite } from '../stories/site.ts';
import { type Served, serveSite } from './served.ts';
import { standBefore } from './whole-meeting/before.ts';
import { differences } from './whole-meeting/compare.ts';
import {
  close,
  type Desk,
  drawUpAgenda,
  open,
  planMeeting,
  publish,
  recordSpokenOf,
  takeAttendance,
  takeItem,
} from './whole-meeting/run-meeting.ts';
import { openWindow, signIn, type Window } from './window.ts';

const missing = browserMissing();

/** A report is called otherwise where the whole minutes speak of it than at the item that names it first. */
const namedAtTheItem = /^document iepfr$/;
/** Besides, the sentences of a table in a PDF are told apart otherwise: the dates they speak of are found under other words. */
const inTables = /^document iepfr$|^event /;

interface Held {
  ref: string;
}

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
    const { changes } = decisionFrom(proposal, site.code, {});
    const happened = new Set(changes.map(({ move, register, ref }) => `${move} ${register} ${ref}`));
    desk = { page: window.page, code: `/${site.code.id}`, meeting: 'SECP_39_0912', happened };
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
  }, 180_000);

  test('everybody who was there comes in', async () => {
    await open(desk, '10:00');
    await takeAttendance(desk, proposal, { start: '10:00', later: '10:30' });
    const here = (await holdings(site)).attendance as { state: string }[];
    expect(here.filter(({ state }) => state === 'present')).toHaveLength(24);
  });

  test('each item is taken, with its decisions and actions', async () => {
    for (const item of proposal.items) await takeItem(desk, proposal, item);
    const held = await holdings(site);
    expect(held.decision).toHaveLength(54);
    expect((held.action as Held[]).filter(({ ref }) => ref.startsWith('SECP39/'))).toHaveLength(13);
  }, 400_000);

  test('is closed, and what its words speak of is put on record', async () => {
    await close(desk, '13:00');
    expect(await recordSpokenOf(desk)).toBeGreaterThan(0);
  });

  test('its minutes are approved and published', async () => {
    await publish(desk);
    expect((await holdings(site)).meeting).toMatchObject([{ minutes: 'final', classification: 'White' }]);
  });

  test('every register is as after importing its real minutes', async () => {
    const day = '2016-12-20';
    expect(differences(await holdings(site, day), await holdings(other, day), namedAtTheItem)).toEqual([]);
  });

  for (const format of ['txt', 'docx', 'pdf'])
    test(`its minutes, written here and read back as ${format}, are the same meeting`, async () => {
      const address = `${desk.code}/publication/${desk.meeting}/minutes.${format}?set=public`;
      const bytes = await (await window.page.request.get(address)).body();
      const again = await openSite('2016-12-09');
      try {
        await standBefore(again, proposal);
        await importText(again, bytes, `minutes.${format}`);
        const aside = format === 'pdf' ? inTables : namedAtTheItem;
        expect(differences(await holdings(site), await holdings(again), aside)).toEqual([]);
      } finally {
        await again.close();
      }
    });
});
