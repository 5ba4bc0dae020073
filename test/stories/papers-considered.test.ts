/** The papers a decision was taken on, once its minutes are public: for each reader those they may read, and no others. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Change, Level } from '../../src/kernel/define.ts';
import { closeMeeting } from '../../src/meetings/closing.ts';
import { recordItem } from '../../src/meetings/item-decision.ts';
import { publishMinutes } from '../../src/publication/give-out.ts';
import { type Baker, change, item, meeting, openSitting } from '../meetings/baker.ts';
import { signedIn } from './agenda-ground.ts';
import { all, one, text } from './html.ts';
import { type Visitor, visitorOf } from './visitor.ts';

let baker: Baker;
const decision = `${meeting}/6.1`;
const base = `${meeting}_06`;

const paper = (ref: string, level: Level, version: number): Change => ({
  ...change('paper', ref, 'issue', { title: `The paper ${ref}`, number: ref, meeting, item: `${meeting}/6`, version }),
  label: { group: 'panel', level },
});

beforeAll(async () => {
  baker = await openSitting([item(6, 'Draft Budget')]);
  await baker.attend();
  await baker.record([
    paper(base, 0, 2),
    paper(`${base}_A`, 1, 1),
    paper(`${base}_B`, 2, 4),
    paper(`${base}_C1`, 3, 1),
  ]);
  const taking = { narrative: 'It was presented.', effects: [], actions: [] };
  await recordItem(baker.desk, {
    meeting,
    item: `${meeting}/6`,
    taking: { ...taking, decisions: [{ verb: 'approved', text: 'the Draft Budget' }] },
  });
  // A later version is not the one that the decision was taken on.
  await baker.record([change('paper', `${base}_A`, 'revise', { version: 2 })], { on: meetingDay });
  await closeMeeting(baker.desk, { meeting, time: '13:00' });
  await publishMinutes(baker.desk, meeting, 'They are asked for.');
});
afterAll(() => baker?.close());

const meetingDay = '2016-12-09';
const takenOn = async (visitor: Visitor) => {
  const { root } = await visitor.get(`/sec/decision/${decision}`);
  const card = all(one(root, 'main'), 'section').find((section) => /^The papers? it was taken on/.test(text(section)));
  return card ? all(card, 'li').map((line) => text(line).split(':')[0]) : [];
};

test('the public finds the public ones, and no word of the others on any page or file', async () => {
  const anyone = visitorOf(baker.site);
  expect(await takenOn(anyone)).toEqual([`${base} v2`]);
  for (const path of [
    `/decision/${decision}`,
    `/record/decision/${decision}`,
    `/decision/${decision}?on=${meetingDay}&known=${meetingDay}`,
    '/export/decision.csv',
    '/export/decision.json',
    `/item/${meeting}/6`,
    `/live/${meeting}`,
    `/papers/${meeting}`,
    '/search?q=Draft+Budget',
    '/log',
  ])
    expect((await anyone.get(`/sec${path}`)).html.replaceAll(/value="[^"]*"/g, ''), path).not.toMatch(/_06_[ABC]/);
});

test.each([
  // Of the decision they know only what was published.
  [1, ['']],
  [2, ['', '_A', '_B']],
  [3, ['', '_A', '_B', '_C1']],
] as const)(
  'somebody who may read up to level %i finds those they may read, in the version of then',
  async (level, ends) => {
    const visitor = await signedIn(baker.site, { name: `Reader ${level}`, clearance: { 'sec/panel': level } });
    const versions: Record<string, string> = { '': 'v2', _A: 'v1', _B: 'v4', _C1: 'v1' };
    expect(await takenOn(visitor)).toEqual(ends.map((end) => `${base}${end} ${versions[end]}`));
  },
);
