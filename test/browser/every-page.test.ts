/** Every kind of page, wide and narrow, light and dark: no barrier that axe can find, no sideways scrolling, no complaint. */
import { readFile } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { browserMissing, launchBrowser } from '../harness/browser.ts';
import { holdings } from '../stories/site.ts';
import { colourRules, violations, widthRules } from './axe.ts';
import { type Served, serveSite } from './served.ts';
import { chooseMinutes, narrow, openWindow, signIn, type Window, wide } from './window.ts';

const missing = browserMissing();
const parish = new URL('../minutes/parish-council.txt', import.meta.url);

interface Stage {
  window: Window;
  site: Served;
  /** What every register holds, by its name. */
  held: Record<string, { ref: string; state?: string }[]>;
}

/** How to bring a page up: its path, or what one does to see it. It answers 200 unless said otherwise. */
type Opening = string | { path: string; status: number } | ((stage: Stage) => Promise<unknown>);

const pages: Record<string, Opening> = {
  home: '/sec',
  'home on a past day': '/sec?on=2016-12-20&known=2017-01-20',
  'a list narrowed until nothing fits': '/sec/action?state=open&words=nothing+like+it',
  'a list of what is late': '/sec/action?late=1&sort=-due_day',
  'a list with more columns than fit':
    '/sec/action?column=text&column=owner&column=due&column=due_day&column=body&column=meeting&column=item&column=latest&column=evidence',
  'a list on a past day': '/sec/modification?on=2016-12-20',
  'what has changed since': '/sec/log?since=2016-12-20',
  'a search': '/sec/search?q=risk',
  'a search that finds nothing': '/sec/search?q=zyzzyva',
  'a search not begun': '/sec/search',
  'the log': '/sec/log',
  'a decision of the log': ({ window }) => firstLink(window, '/sec/log', 'main .list a'),
  'an accepted document': ({ window }) => firstLink(window, '/sec/import', 'main .list a[href*="/source/"]'),
  'the import page': '/sec/import',
  'a file that holds no minutes': ({ window, site }) =>
    chooseMinutes(window, site, { name: 'blank.txt', text: '  \n' }),
  'minutes to be checked': checkParish,
  'minutes to be checked, one fact opened for editing': async (stage) => {
    await checkParish(stage);
    await stage.window.page.locator('.edit summary').first().click();
  },
  'the facts of a meeting': (stage) => openRecord(stage, 'meeting', '/sec/record/meeting'),
  'a change to record, with what is missing': (stage) => closeAction(stage, ''),
  'a change to record, with what it will do': (stage) => closeAction(stage, 'Letter of the Chair'),
  'the way to another day': async ({ window }) => {
    await window.open('/sec/action');
    await window.page.locator('.as-at summary').click();
  },
  'signing in': '/sign-in',
  'a sign-in link': '/sign-in/some-token',
  'a sign-in link that was used': async ({ window }) => {
    await window.open('/sign-in/some-token');
    await window.page.getByRole('button', { name: 'Sign in' }).click();
    await window.page.waitForLoadState();
  },
  'a page that is not there': { path: '/sec/action/NOWHERE/01', status: 404 },
  'a record that was not there on that day': { path: '/sec/action/SECP40/01?on=2016-12-20', status: 404 },
};

describe.skipIf(missing)('within its width down to 320 px, without barrier in both schemes, without complaint', () => {
  let browser: Browser;
  let stage: Stage;

  beforeAll(async () => {
    browser = await launchBrowser();
    const site = await serveSite({ samples: true });
    const window = await openWindow(browser, site);
    await signIn(window, site);
    stage = { window, site, held: (await holdings(site)) as Stage['held'] };
  });
  afterAll(async () => {
    await browser?.close();
    await stage?.site.close();
  });

  test.each(Object.entries(pages))('%s', async (_, opening) => {
    expect(await faultsOf(stage, opening)).toEqual([]);
  });

  test('the list of each register', async () => {
    for (const { name } of stage.site.ledger.registers.values())
      expect({ [name]: await faultsOf(stage, `/sec/${name}`) }).toEqual({ [name]: [] });
  });

  test('a record of each register, the one with the longest reference', async () => {
    for (const [name, records] of Object.entries(stage.held)) {
      if (records.length === 0) continue;
      const faults = await faultsOf(stage, () => openRecord(stage, name, `/sec/${name}`));
      expect({ [name]: faults }).toEqual({ [name]: [] });
    }
  });

  test('and a barrier or a script of another’s would not go unseen', async () => {
    const { window } = stage;
    await window.open('/sec');
    await window.page.evaluate(() => {
      document.querySelector('main')?.insertAdjacentHTML('beforeend', '<img src="data:,"><p style="color:#777">x</p>');
    });
    const found = [...(await violations(window.page)), ...window.complaints()].join('\n');
    expect(found).toMatch(/image-alt/);
    expect(found).toMatch(/Content Security Policy/);
  });
});

async function firstLink(window: Window, path: string, link: string): Promise<void> {
  await window.open(path);
  await window.page.locator(link).first().click();
  await window.page.waitForLoadState();
}

async function checkParish({ window, site }: Stage): Promise<void> {
  await chooseMinutes(window, site, { name: 'parish.txt', text: await readFile(parish, 'utf8') });
}

/** Opens the record whose reference is the longest, which is the hardest to fit. */
async function openRecord({ window, held }: Stage, register: string, path: string): Promise<void> {
  const refs = (held[register] ?? []).map(({ ref }) => ref);
  const longest = refs.sort((a, b) => b.length - a.length)[0];
  expect(await window.open(`${path}/${longest}`)).toBe(200);
}

/** Asks to close an open action; the browser's own check of what is filled in is passed over. */
async function closeAction({ window: { page, open }, held }: Stage, reason: string): Promise<void> {
  await open(`/sec/move/action/close/${held.action?.find(({ state }) => state === 'open')?.ref}`);
  await page.getByLabel('Why').fill(reason);
  await page.locator('main form').evaluate((form) => {
    (form as HTMLFormElement).noValidate = true;
  });
  await page.getByRole('button', { name: 'See what this will do' }).click();
  await page.waitForLoadState();
}

async function faultsOf(stage: Stage, opening: Opening): Promise<string[]> {
  const { window } = stage;
  const { page } = window;
  window.complaints();
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize(wide);
  if (typeof opening === 'function') await opening(stage);
  else {
    const { path, status } = typeof opening === 'string' ? { path: opening, status: 200 } : opening;
    expect(await window.open(path)).toBe(status);
  }
  const faults = await violations(page);
  for (const width of [320, narrow.width]) {
    await page.setViewportSize({ ...narrow, width });
    const needed = await page.evaluate(() => document.documentElement.scrollWidth);
    if (needed > width) faults.push(`It is ${needed} px wide in a window of ${width}.`);
  }
  faults.push(...(await violations(page, widthRules)));
  await page.emulateMedia({ colorScheme: 'dark' });
  faults.push(...(await violations(page, colourRules)));
  return [...faults, ...window.complaints()];
}
