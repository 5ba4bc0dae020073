/** Inviting, signing in by the link, signing a declaration: as people do it in a browser; and no barrier on the way. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { browserMissing, launchBrowser } from '../harness/browser.ts';
import { colourRules, violations, widthRules } from './axe.ts';
import { type Served, serveSite } from './served.ts';
import { narrow, openWindow, signIn, type Window, wide } from './window.ts';

describe.skipIf(browserMissing())('people', () => {
  let browser: Browser;
  let site: Served;
  let admin: Window;
  let member: Window;

  beforeAll(async () => {
    browser = await launchBrowser();
    site = await serveSite({ samples: true });
    admin = await openWindow(browser, site);
    await signIn(admin, site);
    member = await openWindow(browser, site);
  });
  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });

  test('an invitation is made by keyboard alone and looked at before it is sent', async () => {
    const { page } = admin;
    await admin.open('/sec/access');
    await page.getByRole('link', { name: 'Invite somebody' }).first().press('Enter');
    await page.waitForURL('**/access/invite');
    await page.locator('#name').focus();
    await page.keyboard.type('Rupert Quayle');
    await page.keyboard.press('Tab');
    await page.keyboard.type('rupert@quayle.example');
    await page.keyboard.press('Enter');
    await page.getByText('This will').waitFor();
    await page.getByRole('button', { name: 'Invite them' }).press('Enter');
    await page.waitForURL('**/access/account/*');
    expect(await page.locator('main').innerText()).toContain('Invited. The mail with their link');
  });

  test('a page that is not there for the public leads to signing in and back to itself', async () => {
    const { page } = member;
    expect(await member.open('/sec/access/declare/panel')).toBe(404);
    await page.getByRole('link', { name: 'Sign in' }).click();
    await page.getByLabel('Your e-mail address').fill('rupert@quayle.example');
    await page.getByRole('button', { name: 'Send me a link' }).click();
    await page.getByText('a link is on its way').waitFor();
    await admin.open('/sec/access/outbox');
    const links = await admin.page
      .getByLabel('The link to pass on')
      .evaluateAll((all) => all.map((input) => (input as HTMLInputElement).value));
    const link = new URL(links[0] ?? '');
    await member.open(link.pathname + link.search);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.waitForURL('**/sec/access/declare/panel');
    expect(await page.locator('h1').innerText()).toContain('Declaration');
    expect(await faultsOf(member)).toEqual([]);
  });

  test('a declaration is read, agreed to and signed', async () => {
    const { page } = member;
    await page.getByRole('button', { name: 'Sign the declaration' }).click();
    await page.getByText('One thing to mend').waitFor();
    await page.getByLabel('I have read this and declare it').check();
    await page.getByRole('button', { name: 'Sign the declaration' }).click();
    await page.waitForURL('**/access/mine*');
    expect(await page.locator('main').innerText()).toMatch(/Red\s+SEC Panel/);
    expect(await faultsOf(member)).toEqual([]);
  });

  test('a link of the outbox is copied by a button, where the browser allows it, and selected where not', async () => {
    const { page } = admin;
    await admin.open('/sec/access/invite');
    await page.locator('#name').fill('Mara Quist');
    await page.locator('#email').fill('mara@office.example');
    await page.locator('#kind').selectOption('secretariat');
    await page.getByRole('button', { name: 'See what this will do' }).click();
    await page.getByRole('button', { name: 'Invite them' }).click();
    await page.waitForURL('**/access/account/*');
    await admin.open('/sec/access/outbox');
    await page.getByRole('button', { name: 'Copy' }).first().click();
    await page.getByText(/^(Copied|Selected: press Ctrl and C)$/).waitFor();
  });

  const pages = [
    '/sec/access',
    '/sec/access?done=invited',
    '/sec/access/invite',
    '/sec/access/posts',
    '/sec/access/posts/appoint?succeeds=mara-quist/secretariat',
    '/sec/access/posts/end/mara-quist/secretariat',
    '/sec/access/declarations',
    '/sec/access/declarations?body=ssc',
    '/sec/access/outbox',
    '/sec/access/mine',
    '/sign-in',
  ];
  test.each(pages)('%s has no barrier and fits, wide and narrow, light and dark', async (path) => {
    await admin.page.setViewportSize(wide);
    expect(await admin.open(path)).toBe(200);
    expect(await faultsOf(admin)).toEqual([]);
  });

  test('neither has the page of an account', async () => {
    await admin.open('/sec/access');
    await admin.page.getByRole('link', { name: 'Rupert Quayle' }).click();
    await admin.page.waitForURL('**/access/account/*');
    expect(await faultsOf(admin)).toEqual([]);
  });

  async function faultsOf(window: Window): Promise<string[]> {
    const { page } = window;
    await page.emulateMedia({ colorScheme: 'light' });
    await page.setViewportSize(wide);
    const faults = await violations(page);
    for (const width of [320, narrow.width]) {
      await page.setViewportSize({ ...narrow, width });
      const needed = await page.evaluate(() => document.documentElement.scrollWidth);
      if (needed > width) faults.push(`It is ${needed} px wide in a window of ${width}.`);
    }
    faults.push(...(await violations(page, widthRules)));
    await page.emulateMedia({ colorScheme: 'dark' });
    faults.push(...(await violations(page, colourRules)));
    await page.setViewportSize(wide);
    return [...faults, ...window.complaints()];
  }
});
