/** The time machine, both clocks, on every kind of page. Recorded: meeting 39 on 10 January 2017, meeting 40 on 1 February. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { withdraw } from '../../src/minutes/sources.ts';
import { operator } from '../../src/open.ts';
import { all, one, text } from './html.ts';
import { example, importText, openSite, type StorySite } from './site.ts';
import { hrefOf, type Page, said, type Visitor, visitorOf } from './visitor.ts';

let site: StorySite;
let visitor: Visitor;
const at = (path: string, query = '') => visitor.get(`/${site.code.id}${path}${query}`);
const lead = (page: Page) => text(one(page.root, 'div.lead'));
const rows = async (path: string, query = '') => JSON.parse((await at(`/export/${path}.json`, query)).html) as Row[];
interface Row {
  ref: string;
  state: string;
}

/** What is open past its day is shown as late. */
const isOpen = /^(Open|\d+ WD late)/;

beforeAll(async () => {
  site = await openSite('2017-01-10');
  visitor = visitorOf(site);
  await importText(site, await example('sec-panel-39-minutes.txt'), 'thirty-nine.txt');
  site.clock.today = '2017-02-01';
  await importText(site, await example('sec-panel-40-minutes.txt'), 'forty.txt');
  site.clock.today = '2017-03-01';
});
afterAll(() => site.close());

/** Every kind of page there is to read. */
const paths = [
  '',
  '/meeting',
  '/action',
  '/modification?state=refinement',
  '/risk?sort=-title',
  '/search?q=budget',
  '/log',
  '/meeting/SECP_39_0912',
  '/action/SECP39/01',
  '/record/meeting/SECP_39_0912',
];
const join = (path: string, query: string) => `${path}${path.includes('?') ? '&' : '?'}${query}`;

describe('as at today', () => {
  test.each(paths)('%s is the same bytes as now', async (path) => {
    const now = await at(path);
    const today = await at(join(path, 'on=2017-03-01&known=2017-03-01'));
    expect([now.status, today.status]).toEqual([200, 200]);
    expect(all(today.root, 'p.past-banner')).toEqual([]);
    expect(today.html === now.html).toBe(true);
  });

  test.each(['csv', 'json'])('the %s of every register is the same bytes', async (format) => {
    for (const name of site.ledger.registers.keys()) {
      const [now, today] = [await at(`/export/${name}.${format}`), await at(`/export/${name}.${format}?on=2017-03-01`)];
      expect(today.html, name).toBe(now.html);
      expect(now.status).toBe(200);
    }
  });
});

describe('a day before anything', () => {
  test('shows home, lists and search empty, each with a next step', async () => {
    for (const path of ['', '/action', '/meeting', '/party', '/search?q=budget']) {
      const page = await at(join(path, 'on=2010-01-01'));
      expect(page.status, path).toBe(200);
      const empty = one(page.root, 'div.empty');
      const step = one(empty, 'a');
      expect((await visitor.get(step.attributes.href ?? '')).status, `${path}: ${text(step)}`).toBe(200);
    }
    for (const name of site.ledger.registers.keys()) expect(await rows(name, '?on=2010-01-01'), name).toEqual([]);
  });

  test('says of a record that it was not there yet, and leads to today', async () => {
    for (const path of ['/action/SECP39/01', '/meeting/SECP_39_0912', '/record/meeting/SECP_39_0912']) {
      const page = await at(path, '?on=2016-12-08');
      expect(page.status, path).toBe(404);
      expect(said(page)).toContain('not on record on this day');
      expect(said(page)).toContain('true from 9 December 2016');
      const today = await visitor.get(hrefOf(page, 'See it today'));
      expect(today.status).toBe(200);
    }
    expect(await at('/action/SECP99/99', '?on=2016-12-08')).toMatchObject({
      status: 404,
      html: (await at('/action/SECP99/99')).html,
    });
  });
});

describe('a day between the meetings', () => {
  test('shows what was open then and is closed now', async () => {
    const [then, now] = [await rows('action', '?on=2016-12-20'), await rows('action')];
    const closed = now.filter(
      ({ ref, state }) => state === 'closed' && then.some((one) => one.ref === ref && one.state === 'open'),
    );
    expect(closed.length).toBeGreaterThan(0);
    for (const { ref } of closed.slice(0, 3)) {
      expect(lead(await at(`/action/${ref}`, '?on=2017-01-12'))).toMatch(isOpen);
      expect(lead(await at(`/action/${ref}`, '?on=2017-01-13'))).toMatch(/^Closed/);
    }
  });

  test('a meeting read as at its own day shows its actions as it left them', async () => {
    const [then, now] = [await at('/meeting/SECP_39_0912', '?on=2016-12-09'), await at('/meeting/SECP_39_0912')];
    const states = (page: Page) => all(page.root, 'div.action').map((box) => / (Open|Closed)\b/.exec(text(box))?.[1]);
    expect(new Set(states(then))).toEqual(new Set(['Open']));
    expect(states(now)).toContain('Closed');
    expect(states(then).length).toBe(states(now).length);
  });

  test('says in a banner which day it is, with the way back; links stay at the day, and forms keep it', async () => {
    const page = await at('/action', '?on=2016-12-20&state=open');
    const banner = one(page.root, 'p.past-banner');
    expect(text(banner)).toMatch(/^You are looking at 20 December 2016, as known on 1 March 2017\./);
    expect(hrefOf(page, 'Back to today')).toBe(`/${site.code.id}/action?state=open`);
    for (const link of all(one(page.root, 'tbody'), 'a')) expect(link.attributes.href).toContain('on=2016-12-20');
    for (const link of all(one(page.root, '#registers'), 'a')) expect(link.attributes.href).toMatch(/on=2016-12-20|^#/);
    for (const form of all(page.root, 'form[method=get]')) {
      const names = all(form, 'input').map(({ attributes }) => `${attributes.name}=${attributes.value}`);
      expect(names, form.attributes.action).toContain('on=2016-12-20');
    }
    const link = all(one(page.root, 'tbody'), 'a')[0];
    const record = await visitor.get(link?.attributes.href ?? '');
    expect(all(record.root, 'p.past-banner').length).toBe(1);
  });

  test('the control at the head of every page goes to another day and keeps the filters', async () => {
    const page = await at('/action', '?state=open&words=budget');
    const control = one(one(page.root, 'details.as-at'), 'form');
    const there = await visitor.submit(control, { on: '2016-12-20', known: '2017-01-15' });
    expect(there.status).toBe(200);
    expect(text(one(there.root, 'p.past-banner'))).toContain('20 December 2016, as known on 15 January 2017');
    expect(all(there.root, 'input[name=words]')[0]?.attributes.value).toBe('budget');
    expect(one(there.root, 'a.tab[aria-current=true]').attributes.href).toContain('state=open');
  });
});

describe('what was known on a day', () => {
  test('before the first recording nothing was, whatever the day it speaks of', async () => {
    const page = await at('', '?on=2017-01-13&known=2017-01-09');
    expect(said(page)).toContain('Nothing is on record');
    for (const name of site.ledger.registers.keys()) expect(await rows(name, '?known=2017-01-09'), name).toEqual([]);
    expect(said(await at('/log', '?known=2017-01-09'))).not.toContain('accepted');
  });

  test('between the recordings meeting 39 was, and meeting 40 was not, though it had been held', async () => {
    expect((await rows('meeting', '?known=2017-01-31')).map(({ ref }) => ref)).toEqual(['SECP_39_0912']);
    expect((await rows('meeting', '?known=2017-02-01')).length).toBe(2);
    expect((await at('/meeting/SECP_40_1301', '?known=2017-01-31')).status).toBe(404);
    expect(said(await at('/log', '?known=2017-01-31'))).not.toContain('meeting 40');
    expect(said(await at('/search', '?q=SECP_40_1301&known=2017-01-31'))).toContain('Nothing found');
    const closed =
      (await rows('action')).find(({ ref, state }) => /^SECP39/.test(ref) && state === 'closed')?.ref ?? '';
    const then = await at(`/action/${closed}`, '?known=2017-01-31');
    expect(lead(then)).toMatch(isOpen);
    expect(text(one(then.root, 'ol.hist'))).not.toContain('meeting 40');
  });

  test('what was known stays known after it is taken back', async () => {
    const other = await openSite('2017-02-01');
    const guest = visitorOf(other);
    const sha256 = await importText(other, await example('sec-panel-39-minutes.txt'));
    const before = await guest.get(`/${other.code.id}/export/action.json`);
    other.clock.today = '2017-02-10';
    await withdraw(other.ledger, operator, { code: other.code.id, sha256 }, other.clock.today);
    expect((await guest.get(`/${other.code.id}/export/action.json`)).html).toBe('[]\n');
    expect((await guest.get(`/${other.code.id}/export/action.json?known=2017-02-09`)).html).toBe(before.html);
    const page = await guest.get(`/${other.code.id}/action/SECP39/01?known=2017-02-09`);
    expect(page.status).toBe(200);
    expect(all(page.root, 'li.undone')).toEqual([]);
    await other.close();
  });

  test('a day that has not come yet is today; a word that is no day is today', async () => {
    const now = await rows('action');
    for (const odd of ['known=2031-01-01', 'known=yesterday', 'on=2017-02-30', 'on=', 'known=2017-3-1'])
      expect(await rows('action', `?${odd}`), odd).toEqual(now);
    expect((await rows('meeting', '?on=2031-01-01')).length).toBe(2);
  });
});
