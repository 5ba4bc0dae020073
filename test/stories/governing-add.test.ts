/** A record added by hand, in any register: how it begins, what it will do, and what is refused. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Move, Register } from '../../src/kernel/define.ts';
import { logged } from './governing.ts';
import { all, one, text } from './html.ts';
import { example, importText, openSite, type StorySite } from './site.ts';
import { administrator, formTo, hrefOf, type Page, said, type Visitor, visitorOf } from './visitor.ts';

let site: StorySite;
let admin: Visitor;
const form = (page: Page) => formTo(page, '');
const problems = (page: Page) => text(one(page.root, 'div.govuk-error-summary'));
const effects = (page: Page) => all(one(page.root, 'div.will'), 'li').map((line) => text(line));

beforeAll(async () => {
  site = await openSite();
  admin = await administrator(site);
  await importText(site, await example('sec-panel-39-minutes.txt'), 'sec-panel-39-minutes.txt');
});
afterAll(() => site.close());

describe('a record added by hand', () => {
  test('begins at its register, is given the next number, and shows first what it will do', async () => {
    const list = await admin.get(`/${site.code.id}/risk`);
    const ways = await admin.open(hrefOf(list, 'Add a risk'));
    const asked = await admin.open(hrefOf(ways, 'Open'));
    const highest = Math.max(...(await risks()).map(Number));
    const before = await logged(site);
    const filled = {
      'set-title': 'The harbour silts up',
      'set-body': 'SEC Panel',
      reason: 'Paper 4 of the risk review.',
      effective: '2017-01-20',
    };
    const checked = await admin.submit(form(asked), { do: 'check', ...filled });
    expect(checked.status).toBe(200);
    expect(effects(checked)[0]).toBe(`make risk ${highest + 1} open, from 20 January 2017`);
    expect(effects(checked).join('; ')).toContain(' to “panel”');
    expect(await logged(site)).toEqual(before);
    const recorded = await admin.submit(form(checked), { do: 'record' });
    expect([recorded.status, recorded.location]).toEqual([303, `/${site.code.id}/risk/${highest + 1}`]);
    expect(said(await admin.get(recorded.location ?? ''))).toContain('The harbour silts up');
    const dayBefore = await admin.get(`/${site.code.id}/risk/${highest + 1}?on=2017-01-19`);
    expect(said(dayBefore)).toContain('not on record on this day');
  });

  test('keeps what was typed when it cannot be added, and says at which field to mend it', async () => {
    const asked = await admin.get(`/${site.code.id}/add/seat/appoint?set-body=panel`);
    expect(one(asked.root, '#set-body').attributes.value).toBe('panel');
    const before = await logged(site);
    const refused = await admin.submit(form(asked), {
      do: 'record',
      'set-title': '',
      'set-person': 'nobody-by-this-name',
      'set-category': 'Small Supplier',
      'set-term_from': '2017-02-31',
      reason: '',
    });
    expect(refused.status).toBe(422);
    expect(problems(refused)).toContain('there is no person “nobody-by-this-name”');
    expect(one(refused.root, '#set-category').attributes.value).toBe('Small Supplier');
    for (const link of all(one(refused.root, 'div.govuk-error-summary'), 'a'))
      one(refused.root, link.attributes.href ?? '');
    const again = await admin.submit(form(refused), { do: 'record', 'set-person': '' });
    expect(problems(again)).toMatch(/Say in one sentence what was decided.*Term from: give a day that exists/);
    for (const link of all(one(again.root, 'div.govuk-error-summary'), 'a'))
      one(again.root, link.attributes.href ?? '');
    expect(await logged(site)).toEqual(before);
  });

  test('never changes a record there is already', async () => {
    const asked = await admin.get(`/${site.code.id}/add/risk/open`);
    const before = await logged(site);
    const refused = await admin.submit(form(asked), {
      do: 'record',
      ref: (await risks())[0] ?? '',
      'set-title': 'Another',
      reason: 'By mistake.',
    });
    expect(refused.status).toBe(422);
    expect(problems(refused)).toContain('There is already a risk');
    expect(await logged(site)).toEqual(before);
  });

  test('is for those who may: a stranger finds no form, and the list offers none', async () => {
    const stranger = visitorOf(site);
    expect((await stranger.get(`/${site.code.id}/add/risk`)).status).toBe(404);
    expect((await stranger.get(`/${site.code.id}/add/risk/open`)).status).toBe(404);
    expect(said(await stranger.get(`/${site.code.id}/risk`))).not.toContain('Add a risk');
    const token = { csrf: 'made-up', 'set-title': 'Fog', reason: 'None.', do: 'record' };
    const before = await logged(site);
    expect((await stranger.post(`/${site.code.id}/add/risk/open`, token)).status).toBe(422);
    expect((await admin.post(`/${site.code.id}/add/risk/open`, token)).status).toBe(422);
    expect(await logged(site)).toEqual(before);
  });

  test('can be begun in every register that the administrator may add to', async () => {
    for (const register of site.ledger.registers.values()) {
      const begun = Object.entries(register.moves).filter(
        ([name, move]) => name !== 'found' && move.from.includes('new') && titles(register, move),
      );
      for (const [move] of begun) {
        const page = await admin.get(`/${site.code.id}/add/${register.name}/${move}`);
        expect(page.status, `${register.name} ${move}`).toBe(200);
        one(page.root, `[id=set-${register.titled}]`);
      }
    }
  });
});

const titles = (register: Register, move: Move) => move.sets.includes(register.titled);

async function risks(): Promise<string[]> {
  const rows = JSON.parse((await admin.get(`/${site.code.id}/export/risk.json`)).html) as { ref: string }[];
  return rows.map(({ ref }) => ref);
}
