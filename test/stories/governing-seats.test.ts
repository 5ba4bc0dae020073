/** Who sits on a body: vacancies, nominees appointed, one representative after the other, and the page that shows it on any day. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { logged } from './governing.ts';
import { all, one, text } from './html.ts';
import { example, importText, openSite, type StorySite } from './site.ts';
import { administrator, formTo, hrefOf, type Page, said, type Visitor, visitorOf } from './visitor.ts';

let site: StorySite;
let admin: Visitor;
/** Empty, as the minutes have it. */
const seat = 'smki-pma/small-suppliers/vacancy';
const form = (page: Page) => formTo(page, '');
const problems = (page: Page) => text(one(page.root, 'div.govuk-error-summary'));
const effects = (page: Page) => all(one(page.root, 'div.will'), 'li').map((line) => text(line));
const body = (ref: string, day?: string) =>
  visitorOf(site).get(`/${site.code.id}/governing/body/${ref}${day ? `?on=${day}` : ''}`);

/** What a page says of one category of seats. */
function seats(page: Page, category: string): string {
  const found = all(page.root, 'section.seats').find((section) => text(one(section, 'h3')).startsWith(category));
  if (!found) throw new Error(`No seats of ${category}.`);
  return text(found);
}

/** Some weeks on; a session does not last so long. */
async function later(day: string) {
  site.clock.today = day;
  admin = await administrator(site);
}

beforeAll(async () => {
  site = await openSite('2016-12-12');
  admin = await administrator(site);
  await importText(site, await example('sec-panel-39-minutes.txt'), 'sec-panel-39-minutes.txt');
});
afterAll(() => site.close());

describe('a body', () => {
  test('shows its seats against the number in the code, and which are vacant', async () => {
    const page = await body('panel');
    expect(page.status).toBe(200);
    expect(seats(page, 'Large Supplier')).toMatch(/of 2/);
    expect(said(page)).toContain('Half of the seats that have a vote');
    expect(said(page)).toContain('5 Working Days before the meeting');
    expect(said(page)).toMatch(/recalled/);
  });

  test('has its missing seats put on record in one decision, and then none is missing', async () => {
    const before = await logged(site);
    const page = await admin.get(`/${site.code.id}/governing/body/panel`);
    const asked = await admin.get(hrefOf(page, 'Put its seats on record'));
    const checked = await admin.submit(form(asked), { do: 'check' });
    const created = effects(checked).filter((line) => /^put the seat “.*: vacant seat” on record/.test(line)).length;
    expect(created).toBeGreaterThan(1);
    expect((await logged(site)).entries).toBe(before.entries);
    expect((await admin.submit(form(checked), { do: 'record' })).status).toBe(303);
    const after = await logged(site);
    expect([after.decisions - before.decisions, after.entries - before.entries]).toEqual([1, created]);
    expect(said(await admin.get(`/${site.code.id}/governing/body/panel`))).not.toContain('Put its seats on record');
    expect(problems(await admin.submit(form(asked), { do: 'record' }))).toContain('on record already');
  });

  test('loses a power to another on its day: the assurance status, in August 2017', async () => {
    const [before, after] = [await body('panel', '2017-07-31'), await body('panel', '2017-08-01')];
    const power = (page: Page) => {
      const list = one(page.root, 'ul.powers');
      return list.children.flatMap((one) =>
        typeof one === 'string' || !text(one).startsWith('Assurance') ? [] : [one],
      )[0];
    };
    expect(power(before)?.attributes.class).toBeUndefined();
    expect(power(after)?.attributes.class).toBe('gone');
    for (const page of [before, after])
      expect(text(power(page) ?? one(page.root, 'main'))).toMatch(
        /SEC Panel, until 31 July 2017.*G8\.34.*Security Sub-Committee, from 1 August 2017/,
      );
    expect(power(await body('ssc', '2017-07-31'))?.attributes.class).toBe('gone');
    expect(power(await body('ssc', '2017-08-01'))?.attributes.class).toBeUndefined();
  });

  test('nobody knows is not there', async () => {
    expect((await body('harbour-board')).status).toBe(404);
  });
});

describe('a vacant seat', () => {
  test('of a sub-committee is filled by its nominee, from a day, under the authority of a meeting', async () => {
    const path = `/${site.code.id}/governing/appoint/smki-pma?category=Small%20Supplier`;
    const filled = { person: 'Ada Quay', from: '2017-01-10', to: '2019-01-09', meeting: 'SECP_39_0912', item: '26' };
    const checked = await admin.submit(form(await admin.get(path)), { do: 'check', ...filled });
    expect(checked.status).toBe(200);
    expect(effects(checked)[0]).toBe('add Ada Quay to the people, as ada-quay');
    // The minutes said that the seat stands empty, which made its record: the nominee takes that very seat.
    expect(effects(checked)[1]).toBe(
      `appoint Small Suppliers: Ada Quay (seat ${seat}), from 10 January 2017 until 9 January 2019`,
    );
    const recorded = await admin.submit(form(checked), { do: 'record' });
    expect([recorded.status, recorded.location]).toEqual([303, `/${site.code.id}/governing/body/smki-pma`]);
    expect(seats(await body('smki-pma', '2017-01-10'), 'Small Supplier')).toContain('Ada Quay');
    expect(said(await body('smki-pma', '2017-01-09'))).not.toContain('Ada Quay');
    const record = await admin.get(`/${site.code.id}/seat/${seat}?on=2017-01-10`);
    expect(text(one(record.root, 'ol.hist'))).toContain('meeting 39');
  });

  test('once filled has an alternate named, and the form says by name whom it will make one', async () => {
    await later('2017-01-10');
    const asked = await admin.get(`/${site.code.id}/governing/seat/alternate/${seat}`);
    // Somebody new, who is in the decision itself, and somebody on record already.
    for (const name of ['Cleo Marsh', 'Hannah Bexley']) {
      const checked = await admin.submit(form(asked), { do: 'check', person: name, reason: 'Named by the member.' });
      expect(effects(checked).at(-1)).toBe(
        `make ${name} the alternate in Small Suppliers: Ada Quay, from 10 January 2017`,
      );
    }
  });

  test('is not filled by somebody who sits there already, nor at an item that the meeting does not have', async () => {
    const path = `/${site.code.id}/governing/appoint/smki-pma?category=Small%20Supplier`;
    await later('2017-01-20');
    const twice = await admin.submit(form(await admin.get(path)), {
      do: 'record',
      person: 'Ada Quay',
      from: '2017-02-01',
      reason: 'By mistake.',
      category: 'Large Supplier',
    });
    expect(twice.status).toBe(422);
    expect(problems(twice)).toContain('already sits on this body');
    expect(one(twice.root, '#category').attributes.value).toBe('Large Supplier');
    const nowhere = await admin.submit(form(await admin.get(path)), {
      do: 'record',
      person: 'Bea Lund',
      from: '2017-02-01',
      meeting: 'SECP_39_0912',
      item: '99',
    });
    expect(problems(nowhere)).toContain('has no item 99');
  });
});

describe('one after the other', () => {
  test('in a seat: on each day the right one', async () => {
    await later('2017-01-20');
    const asked = await admin.get(`/${site.code.id}/governing/seat/succeed/${seat}`);
    expect(said(asked)).toContain('held by Ada Quay');
    const days = { last: '2017-02-28', from: '2017-03-10', reason: 'Letter of 12 January 2017.' };
    const checked = await admin.submit(form(asked), { do: 'check', person: 'Bea Lund', ...days });
    const recorded = await admin.submit(form(checked), { do: 'record' });
    expect(recorded.status).toBe(303);
    const holder = async (day: string) => seats(await body('smki-pma', day), 'Small Supplier');
    expect(await holder('2017-02-28')).toContain('Ada Quay');
    expect(await holder('2017-03-01')).toContain('Vacant');
    expect(await holder('2017-03-09')).not.toMatch(/Ada Quay|Bea Lund/);
    expect(await holder('2017-03-10')).toContain('Bea Lund');
    expect(await holder('2017-03-10')).not.toContain('Ada Quay');
  });

  test('is refused where the next would come before the last day of the one before', async () => {
    const asked = await admin.get(`/${site.code.id}/governing/seat/succeed/${seat}`);
    const days = { last: '2017-02-28', from: '2017-02-28', reason: 'A slip.' };
    const refused = await admin.submit(form(asked), { do: 'record', person: 'Cy Reef', ...days });
    expect([refused.status, problems(refused)]).toEqual([422, expect.stringContaining('after the last day')]);
    expect(one(refused.root, '#person').attributes.value).toBe('Cy Reef');
  });

  test('may look, and only who may record finds the forms', async () => {
    const stranger = visitorOf(site);
    for (const path of ['appoint/smki-pma', 'set-up/panel', `seat/succeed/${seat}`, 'seat/dance/x'])
      expect((await stranger.get(`/${site.code.id}/governing/${path}`)).status, path).toBe(404);
    expect(said(await stranger.get(`/${site.code.id}/governing/body/panel`))).not.toContain('Call an election');
    expect((await admin.get(`/${site.code.id}/governing/seat/dance/x`)).status).toBe(404);
  });
});
