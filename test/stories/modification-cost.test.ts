/** What a proposal's page costs: few statements, however much hangs on the proposal. */
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { change, tell } from './modification-ground.ts';
import { openSite, type StorySite } from './site.ts';
import { administrator, said, type Visitor, visitorOf } from './visitor.ts';

let site: StorySite;
let secretary: Visitor;
let statements = 0;
const send = pg.Client.prototype.query;

beforeAll(async () => {
  site = await openSite('2016-12-12');
  secretary = await administrator(site);
  const mod = 'SECMP0941';
  const about = { modification: mod };
  await tell(site, '2016-11-01', [
    change('modification', mod, 'raise', {
      title: 'Much hangs on it',
      rules: '2016',
      description: 'x',
      path: 'Path 2',
      affects: ['Section F'],
    }),
    change('modification', 'SECMP0942', 'raise', { title: 'Of the same text', affects: ['Section F'] }),
    change('modification', `${mod}A`, 'raise', { title: 'Another way', alternative_to: mod }),
    ...Array.from({ length: 12 }, (_, n) =>
      change('point', `${mod}/P${n + 1}`, 'ask', { title: `Point ${n + 1}`, ...about, asked_on: '2016-11-01' }),
    ),
    ...Array.from({ length: 4 }, (_, n) =>
      change('assessment', `${mod}/impact-${n}`, 'request', {
        title: `Assessment ${n}`,
        ...about,
        kind: 'impact',
        requested_on: '2016-11-01',
      }),
    ),
    change('modification', mod, 'refine', { title: 'Much hangs on it' }),
  ]);
  pg.Client.prototype.query = function counted(this: pg.Client, ...args: unknown[]) {
    statements += 1;
    return send.apply(this, args as never) as never;
  } as never;
});
afterAll(async () => {
  pg.Client.prototype.query = send;
  await site.close();
});

test.each([
  ['the public', () => visitorOf(site)],
  ['the secretariat', () => secretary],
])('a page with all its parts takes at most fifteen statements of %s', async (_who, visitor) => {
  const reader = visitor();
  // The first page after a decision counts the registers anew.
  await reader.get('/sec/modification/SECMP0941');
  statements = 0;
  const page = await reader.get('/sec/modification/SECMP0941');
  expect(said(page)).toContain('Points to answer: 12 of 12 open');
  expect(statements).toBeGreaterThan(0);
  expect(statements).toBeLessThanOrEqual(15);
});
