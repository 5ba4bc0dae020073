/** A secretary at the console: what one types and presses to hold a whole meeting, from what its minutes say happened. */
import type { Page } from 'playwright-core';
import type { AttendanceFact, ItemFact, Proposal } from '../../../src/minutes/proposal.ts';

export interface Desk {
  page: Page;
  /** Path of the code: "/sec". */
  code: string;
  /** Reference of the meeting. */
  meeting: string;
}

const settled = (page: Page) => page.waitForLoadState('load');

/** Plans the meeting by the form. */
export async function planMeeting({ page, code }: Omit<Desk, 'meeting'>, proposal: Proposal, body: string) {
  const { number, date, start, end, place } = proposal.meeting;
  await page.goto(`${code}/agenda?body=${body}`);
  await page.locator('[name=number]').fill(String(number));
  await page.locator('[name=day]').fill(String(date));
  await page.locator('[name=starts]').fill(String(start));
  await page.locator('[name=ends]').fill(String(end));
  await page.locator('[name=place]').fill(String(place));
  await page.getByRole('button', { name: 'Plan it' }).click();
  await settled(page);
}

/** From a blank agenda: what it proposes is taken out, and each item is put on in its order. */
export async function drawUpAgenda({ page, code, meeting }: Desk, proposal: Proposal) {
  await page.goto(`${code}/agenda/${meeting}`);
  for (;;) {
    const out = page.getByRole('button', { name: /^Take out/ });
    if ((await out.count()) === 0) break;
    await out.first().click();
    await settled(page);
  }
  for (const { title } of proposal.items) {
    await page.locator('[name=added]').fill(title);
    await page.keyboard.press('Enter');
    await settled(page);
  }
  await page.locator('button[name=do][value=check]').click();
  await settled(page);
  await page.locator('button[name=do][value=issue]').click();
  await settled(page);
}

/** Presses one of the console's buttons and waits for the page that comes of it. What is refused fails here, in its own words. */
async function press(page: Page, selector: string) {
  await page.evaluate(() => document.documentElement.setAttribute('data-before', ''));
  await page.locator(selector).click();
  const refused = page.locator('.govuk-error-summary');
  await page.locator('html:not([data-before])').or(refused).first().waitFor({ state: 'attached' });
  if ((await refused.count()) > 0) throw new Error(`${selector}: ${await refused.innerText()}`);
  await settled(page);
}

export async function open({ page, code, meeting }: Desk, at: string) {
  await page.goto(`${code}/console/${meeting}`);
  await page.locator('#at-time').fill(at);
  await press(page, 'button[name=do][value=open]');
}

/** Those with a seat are expected; the others are added as they come. Whoever was there for a part leaves before the end. */
export async function takeAttendance(desk: Desk, proposal: Proposal, at: string) {
  const { page } = desk;
  for (const person of proposal.attendance) await comes(desk, person, at);
}

async function comes({ page }: Desk, person: AttendanceFact, at: string) {
  await page.locator('#at-time').fill(person.part ? at : '');
  const listed = page.getByRole('button', {
    name: `${person.present ? 'Here' : 'Apologies'}: ${person.name}`,
    exact: true,
  });
  if ((await listed.count()) > 0) {
    const value = await listed.getAttribute('value');
    await page.locator(`button[value="${value}"]`).click();
    await listed.waitFor({ state: 'detached' });
    return;
  }
  await page.locator('#add-person').evaluate((one) => one.setAttribute('open', ''));
  await page.locator('[name=person-name]').fill(person.name);
  await page.locator('[name=person-capacity]').selectOption(person.capacity);
  await page.locator('[name=person-category]').fill(person.group ?? '');
  await press(page, `button[value=${person.present ? 'add-here' : 'add-expected'}]`);
}

/** Types what was said, records each decision with the effects it is shown to have, and raises the actions. */
export async function takeItem(desk: Desk, proposal: Proposal, item: ItemFact) {
  const { page, code, meeting } = desk;
  await page.goto(`${code}/console/${meeting}?item=${encodeURIComponent(`${meeting}/${item.number}`)}`);
  await page.locator('#narrative').fill(item.narrative);
  for (const { verb, text } of item.decisions) {
    await chooseVerb(page, verb);
    await page.locator('#wording').fill(text);
    await previewed(page);
    await press(page, '#will button[value=record]');
  }
  for (const action of proposal.actions.filter((one) => item.actions.includes(one.ref))) {
    await page.locator('#action').fill(lineOf(action));
    await press(page, 'button[value=action]');
  }
  if (item.decisions.length === 0 && !proposal.actions.some((one) => item.actions.includes(one.ref))) {
    await previewed(page);
    await press(page, '#will button[value=record]');
  }
}

async function chooseVerb(page: Page, verb: string) {
  const shown = page.locator(`[name=verb][value="${verb}"]`);
  if ((await shown.count()) > 0) await shown.check({ force: true });
  else await page.locator('[name=other-verb]').selectOption(verb);
}

/** The box has caught up with what was typed. */
async function previewed(page: Page) {
  await page.waitForResponse((answer) => answer.url().endsWith('/preview'));
  await page.waitForTimeout(250);
}

function lineOf({ owner, text, due }: Proposal['actions'][number]): string {
  const said = owner ? `${owner} to ${text}` : text;
  return due && !text.includes(due) ? `${said} by ${due}` : said;
}
