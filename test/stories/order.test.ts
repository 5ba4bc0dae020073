/** The archive comes alive: minutes may arrive in any order, be withdrawn and come again, and the registers are the same. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { withdraw } from '../../src/minutes/sources.ts';
import { operator } from '../../src/open.ts';
import { one, text } from './html.ts';
import { meeting38, meeting41 } from './neighbours.ts';
import { example, holdings, importText, openSite, type StorySite } from './site.ts';
import { visitorOf } from './visitor.ts';

let texts: readonly [before: string, first: string, second: string, after: string];
let expected: { registers: Record<string, unknown[]>; pages: string[] };
const sites: StorySite[] = [];

const paths = ['meeting/SECP_39_0912', 'meeting/SECP_40_1301', 'action/SECP39/01', 'modification/SECMP0007'];

/** What a reader finds: every register, and the words of a few pages, without the days on which they were recorded. */
async function found(site: StorySite): Promise<typeof expected> {
  const visitor = visitorOf(site);
  const pages: string[] = [];
  for (const path of paths) {
    const page = await visitor.get(`/${site.code.id}/${path}`);
    expect(page.status, path).toBe(200);
    pages.push(text(one(page.root, 'main')).replace(/ · proof [\d,]+/g, ''));
  }
  return { registers: await holdings(site), pages };
}

async function siteWith(order: readonly number[]): Promise<StorySite> {
  const site = await openSite('2017-03-01');
  sites.push(site);
  for (const at of order) await importText(site, texts[at] ?? '', `meeting-${at}.txt`);
  return site;
}

beforeAll(async () => {
  const site = await openSite();
  sites.push(site);
  texts = [
    meeting38(site.code.houseStyle),
    await example('sec-panel-39-minutes.txt'),
    await example('sec-panel-40-minutes.txt'),
    meeting41(site.code.houseStyle),
  ];
  expected = await found(await siteWith([0, 1, 2, 3]));
});
afterAll(() => Promise.all(sites.map((site) => site.close())));

describe('the same minutes in any order', () => {
  test('the story they tell goes through all four: an action raised at 38 is closed at 39, one of 39 at 41', () => {
    const action = (ref: string) => expected.registers.action?.find((row) => (row as { ref: string }).ref === ref);
    expect(action('SECP38/07')).toMatchObject({ state: 'closed', owner: 'SECAS', meeting: 'SECP_38_1111' });
    expect(action('SECP39/01')).toMatchObject({
      state: 'closed',
      meeting: 'SECP_39_0912',
      latest_meeting: 'SECP_41_1002',
    });
    const moved = expected.registers.modification?.find((row) => (row as { ref: string }).ref === 'SECMP0007');
    expect(moved).toMatchObject({ state: 'withdrawn' });
    expect(expected.registers.meeting?.length).toBe(4);
  });

  test.each([[[3, 2, 1, 0]], [[1, 3, 0, 2]], [[2, 0, 3, 1]], [[0, 2, 1, 3]]])(
    'order %j gives the registers and pages of the order of their days',
    async (order) => {
      const got = await found(await siteWith(order));
      for (const name of Object.keys(expected.registers))
        expect(got.registers[name], name).toEqual(expected.registers[name]);
      expect(got.pages).toEqual(expected.pages);
    },
  );

  test('on every earlier day too, the registers are those of the order of their days', async () => {
    const [inOrder, backwards] = [sites[1], await siteWith([3, 1, 2, 0])] as [StorySite, StorySite];
    for (const day of ['2016-11-11', '2016-12-09', '2017-01-12', '2017-01-13', '2017-02-10'])
      expect(await holdings(backwards, day), day).toEqual(await holdings(inOrder, day));
  });
});

describe('minutes taken back and imported once more', () => {
  test.each([0, 1, 2])('meeting %i of the four', async (at) => {
    const site = await siteWith([0, 1, 2, 3]);
    const sha256 = await importText(site, texts[at] ?? '', `meeting-${at}.txt`);
    await withdraw(site.ledger, operator, { code: site.code.id, sha256 }, site.clock.today);
    expect((await holdings(site)).meeting?.length).toBe(3);
    await importText(site, texts[at] ?? '', `meeting-${at}.txt`);
    expect((await holdings(site)).meeting?.length).toBe(4);
    const got = await holdings(site);
    for (const name of Object.keys(expected.registers)) expect(got[name], name).toEqual(expected.registers[name]);
  });

  test('of three of four left out, what remains is what the one alone gives', async () => {
    const [alone, left] = [await siteWith([2]), await siteWith([0, 1, 2, 3])];
    for (const at of [1, 3, 0]) {
      const sha256 = await importText(left, texts[at] ?? '', `meeting-${at}.txt`);
      await withdraw(left.ledger, operator, { code: left.code.id, sha256 }, left.clock.today);
    }
    expect(await holdings(left)).toEqual(await holdings(alone));
  });
});
