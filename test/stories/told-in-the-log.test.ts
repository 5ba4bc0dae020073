/** What the log tells the public of a meeting whose minutes are not out: that items were dealt with, and of what no name. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { commit } from '../../src/kernel/commit.ts';
import { recordItem } from '../../src/meetings/item-decision.ts';
import type { Taking } from '../../src/meetings/taking.ts';
import { castBallot, closeVote, openVote } from '../../src/meetings/voting.ts';
import { operator } from '../../src/open.ts';
import { change, members } from '../meetings/baker.ts';
import { layMeeting, meeting } from './console-ground.ts';
import { openSite, type StorySite } from './site.ts';
import { administrator, csrfOf, said, type Visitor, visitorOf } from './visitor.ts';

let site: StorySite;
let admin: Visitor;
const desk = () => ({ ledger: site.ledger, actor: operator, code: site.code, today: site.today() });
const taking = (more: Partial<Taking>): Taking => ({ narrative: '', decisions: [], effects: [], actions: [], ...more });
const conditional = { subject: 'what the SSC says', waitsFor: 'ssc', by: null };

beforeAll(async () => {
  site = await openSite('2016-12-09');
  await layMeeting(site);
  admin = await administrator(site);
});
afterAll(() => site?.close());

async function told(): Promise<string> {
  return said(await visitorOf(site).get('/sec/log'));
}

test('a vote of a public item that is carried: its item and no vote', async () => {
  const { vote } = await openVote(desk(), { meeting, item: `${meeting}/9`, question: 'that it be so', verb: 'agreed' });
  for (const [, person] of members) await castBallot(desk(), { meeting, vote, person, position: 'for' });
  expect(await told()).not.toContain('item 9');
  await closeVote(desk(), { meeting, vote });
  expect(await told()).toContain('SEC Panel meeting 39, item 9');
  expect(await told()).not.toMatch(/vote|ballot/i);
});

test.each([
  ['met', 6, 'What was decided on a condition takes effect'],
  ['failed', 8, null],
] as const)('a condition that is %s: neither the decision nor its number', async (end, number, words) => {
  const item = `${meeting}/${number}`;
  const decisions = [{ verb: 'approved', text: `what item ${number} asks`, conditional }];
  const effects = [change('risk', `9${number}`, 'open', { title: 'The locks are old', body: 'panel' })];
  await recordItem(desk(), { meeting, item, taking: taking({ narrative: 'Heard.', decisions, effects }) });
  const path = `/sec/between/condition/${item}.1`;
  const page = await admin.get(path);
  const line = /value="(open risk 9\d [^"]*)"/.exec(page.html)?.[1]?.replaceAll('&quot;', '"') ?? '';
  const sent = { csrf: csrfOf(page), how: 'The SSC wrote', day: '2016-12-09', doing: line, do: end };
  expect((await admin.post(path, sent)).status).toBe(303);
  expect(await told()).not.toContain(`${item}.1`);
  if (words) expect(await told()).toContain(words);
  else expect(await told()).not.toMatch(/was not met/);
  expect((await visitorOf(site).get(`/sec/risk/9${number}`)).status).toBe(words ? 200 : 404);
});

test('an action reported on that the public may not read: the item alone', async () => {
  const earlier = change('action', 'SECP38/09', 'raise', {
    text: 'Ask',
    owner: 'SECAS',
    body: 'panel',
    meeting: 'M38',
  });
  await commit(site.ledger, operator, {
    code: 'sec',
    authority: { kind: 'post', ref: 'Secretariat' },
    body: 'panel',
    effective: '2016-11-30',
    title: 'Raised',
    label: { group: 'panel', level: 2 },
    changes: [earlier],
  });
  const item = `${meeting}/1`;
  const csrf = csrfOf(await admin.get(`/sec/console/${meeting}?item=${item}`));
  const sent = { csrf, item, 'report-action': 'SECP38/09', 'report-said': 'Asked.', do: 'report closed' };
  expect((await admin.post(`/sec/console/${meeting}`, sent)).status).toBe(303);
  expect(await told()).toContain('SEC Panel meeting 39, item 1');
  expect(await told()).not.toContain('SECP38/09');
});
