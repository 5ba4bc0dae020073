/** A secretary at the console: what one types and presses to hold a whole meeting, from what its minutes say happened. */
import type { Page } from 'playwright-core';
import type { AttendanceFact, ItemFact, Proposal } from '../../../src/minutes/proposal.ts';

export interface Desk {
  page: Page;
  /** Path of the code: "/sec". */
  code: string;
  /** Reference of the meeting. */
  meeting: string;
  /** Effects that the meeting had, each as its move, register and reference. */
  happened: ReadonlySet<string>;
}

const settled = (page: Page) => page.waitForLoadState('load');

/** Plans the meeting by the form. */
export async function planMeeting({ page, code }: Pick<Desk, 'page' | 'code'>, proposal: Proposal, body: string) {
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

/** Those with a seat are expected; the others are added as they come. Whoever was there for a part comes later. */
export async function takeAttendance(desk: Desk, proposal: Proposal, at: { start: string; later: string }) {
  for (const person of proposal.attendance) await comes(desk, person, person.part ? at.later : at.start);
}

async function comes({ page }: Desk, person: AttendanceFact, at: string) {
  await page.locator('#at-time').fill(at);
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
  await page.locator('[name=person-role]').fill(person.role ?? '');
  await press(page, `button[value=${person.present ? 'add-here' : 'add-expected'}]`);
}

/** Types what was said, records each decision with the effects it is shown to have, and raises the actions. */
export async function takeItem(desk: Desk, proposal: Proposal, item: ItemFact) {
  const { page, code, meeting } = desk;
  await page.goto(`${code}/console/${meeting}?item=${encodeURIComponent(`${meeting}/${item.number}`)}`);
  for (const update of proposal.updates.filter((one) => one.item === item.number)) {
    await page.locator('#earlier-actions').evaluate((one) => one.setAttribute('open', ''));
    await page.locator('[name=report-action]').selectOption(update.ref);
    await page.locator('[name=report-said]').fill(update.text);
    await press(page, `button[value="report ${update.state === 'closed' ? 'closed' : 'open'}"]`);
  }
  await page.locator('#narrative').fill(item.narrative);
  for (const { verb, text } of item.decisions) {
    await chooseVerb(page, verb);
    await page.locator('#wording').fill(text);
    await record(page, desk.happened);
  }
  for (const action of proposal.actions.filter((one) => item.actions.includes(one.ref))) {
    await page.locator('#action').fill(lineOf(action));
    await press(page, 'button[value=action]');
  }
  if (item.decisions.length === 0 && !proposal.actions.some((one) => item.actions.includes(one.ref))) {
    await record(page, desk.happened);
  }
}

/**
 * Records what the box says, but for effects that never were: whoever was there knows which. Where the box changed under
 * one's hand, looks again and records it then.
 */
async function record(page: Page, happened: ReadonlySet<string>) {
  await previewed(page);
  const chosen = await page
    .locator('#will [name=effect]:checked')
    .evaluateAll((all) => all.map((one) => one.getAttribute('value')));
  for (const key of chosen.filter((one) => !isSo(one ?? '', happened))) {
    await page.locator(`#will [name=effect][value="${key}"]`).uncheck({ force: true });
    await previewed(page);
  }
  await press(page, '#will button[value=record]').catch(async (error: Error) => {
    if (!error.message.includes('has just changed')) throw error;
    await page.locator('.govuk-error-summary').evaluate((one) => one.remove());
    await press(page, '#will button[value=record]');
  });
}

/** What was only named counts where the meeting did anything to it. */
function isSo(key: string, happened: ReadonlySet<string>): boolean {
  const [move, ...record] = key.split(' ');
  return happened.has(key) || (move === 'found' && [...happened].some((one) => one.endsWith(` ${record.join(' ')}`)));
}

async function chooseVerb(page: Page, verb: string) {
  const shown = page.locator(`[name=verb][value="${verb}"]`);
  if ((await shown.count()) > 0) await shown.check({ force: true });
  else await page.locator('[name=other-verb]').selectOption(verb);
}

/** The box has caught up with what was typed. */
async function previewed(page: Page) {
  await page.locator('#will[aria-busy=false]').waitFor({ state: 'attached' });
}

function lineOf({ owner, text, due }: Proposal['actions'][number]): string {
  const said = owner ? `${owner} to ${text}` : text;
  return due && !text.includes(due) ? `${said} by ${due}` : said;
}

export async function close({ page, code, meeting }: Desk, at: string) {
  await page.goto(`${code}/console/${meeting}`);
  await page.locator('#at-time').fill(at);
  await press(page, 'button[name=do][value=close]');
}

/** Takes what the minutes' own words say and no register has, all of it; answers how much that was. */
export async function recordSpokenOf({ page, code, meeting }: Desk): Promise<number> {
  await page.goto(`${code}/publication/${meeting}/read-back`);
  const offered = page.locator('[name=take]');
  const many = await offered.count();
  for (const one of await offered.all()) await one.check({ force: true });
  await page.getByRole('button', { name: 'Record what is ticked' }).click();
  await page.waitForURL(`**/publication/${meeting}*`);
  return many;
}

/** The draft goes round, is approved between meetings, and is published. */
export async function publish({ page, code, meeting }: Desk) {
  const at = `${code}/publication/${meeting}`;
  await page.goto(at);
  await page.getByRole('button', { name: 'Send it round' }).click();
  await settled(page);
  const approval = page.locator('form[action$="/approve"]');
  await approval.locator('[name=on]').fill('2016-12-09');
  await approval.getByRole('button').click();
  await settled(page);
  await page.getByRole('button', { name: 'Publish the minutes' }).click();
  await settled(page);
}
