/** Papers that are set when they are asked for: for everybody, but not without end for whoever has not signed in. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { secretary } from './agenda-ground.ts';
import { example, importText, openSite, type StorySite } from './site.ts';
import { said, visitorOf } from './visitor.ts';

let site: StorySite;
beforeAll(async () => {
  site = await openSite('2016-12-09');
  await importText(site, await example('sec-panel-39-minutes.txt'));
});
afterAll(() => site?.close());

test.each([
  '/sec/action-log/paper.pdf',
  '/sec/planner/paper.pdf?body=panel',
  '/sec/publication/SECP_39_0912/minutes.pdf',
])(
  'many of %s from one address are refused, and whoever has signed in still gets theirs',
  async (path) => {
    const anyone = visitorOf(site);
    const answers: number[] = [];
    for (let n = 0; n < 21; n++) answers.push((await anyone.get(path)).status);
    expect(answers).toEqual([...Array<number>(20).fill(200), 429]);
    const refused = await anyone.get(path);
    expect([refused.headers.get('retry-after'), said(refused)]).toEqual(['60', expect.stringContaining('sign in')]);
    expect((await (await secretary(site, `Ada of ${path.length}`)).get(path)).status).toBe(200);
    site.clock.today = '2016-12-12';
    expect((await anyone.get(path)).status).toBe(200);
    site.clock.today = '2016-12-09';
  },
  60_000,
);
