/** A decision's page: everything the decision changed and the papers it was taken on, for whoever may see them. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { commit } from '../../src/kernel/commit.ts';
import type { Change, Label } from '../../src/kernel/define.ts';
import { operator } from '../../src/open.ts';
import { all, text } from './html.ts';
import { example, importText, openSite, type StorySite } from './site.ts';
import { administrator, type Page, said, type Visitor, visitorOf } from './visitor.ts';

let site: StorySite;
let secretary: Visitor;
let anyone: Visitor;
const panel = (level: 0 | 2 | 3): Label => ({ group: 'panel', level });
const sha = (digit: string) => digit.repeat(64);

const record = (changes: readonly Change[], effective = '2016-12-12') =>
  commit(site.ledger, operator, {
    code: 'sec',
    authority: { kind: 'post', ref: 'Secretary' },
    body: 'panel',
    effective,
    title: 'SEC Panel meeting 39, item 40',
    label: panel(0),
    changes,
  });

beforeAll(async () => {
  site = await openSite('2016-12-20');
  await importText(site, await example('sec-panel-39-minutes.txt'));
  secretary = await administrator(site);
  anyone = visitorOf(site);
  const paper = (version: number, file: string): Change => ({
    register: 'paper',
    ref: 'P1',
    move: version === 1 ? 'issue' : 'revise',
    sets: { title: 'On the lantern risk', version, file, file_name: `v${version}.pdf` },
    ...(version === 1 ? { label: panel(2) } : {}),
  });
  await record([paper(1, sha('a'))], '2016-12-05');
  await record([paper(2, sha('b'))], '2016-12-06');
  await record([
    {
      register: 'decision',
      ref: 'M/40.1',
      move: 'take',
      sets: { text: 'the opening of both risks', verb: 'approved', body: 'panel', papers: ['P1 v1', 'P9 v3'] },
    },
    { register: 'risk', ref: '71', move: 'propose', sets: { title: 'A lantern goes out' } },
    { register: 'risk', ref: '72', move: 'propose', sets: { title: 'Nightjar' }, label: panel(3) },
    { register: 'action', ref: 'SECP39/90', move: 'raise', sets: { text: 'Buy oil', body: 'panel' } },
  ]);
}, 60_000);
afterAll(() => site.close());

/** The lines of the card under a heading; none where there is no such card. */
function lines(page: Page, heading: string): string[] {
  const card = all(page.root, 'section.card').find((one) => all(one, 'h2').some((two) => text(two) === heading));
  return card ? all(card, 'li').map((line) => text(line)) : [];
}

describe('what a decision changed', () => {
  test('is all that was recorded with it', async () => {
    expect(lines(await secretary.get('/sec/decision/M/40.1'), 'What it changed')).toEqual([
      'Risk 71: A lantern goes out proposed, from 12 Dec 2016',
      'Risk 72: Nightjar proposed, from 12 Dec 2016',
      'Action SECP39/90: Buy oil raised, from 12 Dec 2016',
    ]);
  });

  test('has nothing of what its reader may not see', async () => {
    const page = await anyone.get('/sec/decision/M/40.1');
    expect(lines(page, 'What it changed')).toEqual([
      'Risk 71: A lantern goes out proposed, from 12 Dec 2016',
      'Action SECP39/90: Buy oil raised, from 12 Dec 2016',
    ]);
    expect(page.html).not.toMatch(/Nightjar|risk\/72/);
  });

  test('read from minutes, is what was read within its item, and is said to be the item’s', async () => {
    const page = await anyone.get('/sec/decision/SECP_39_0912/7.1');
    const changed = lines(page, 'What its item changed');
    expect(changed.map((line) => /^Risk (\d+)/.exec(line)?.[1])).toEqual(expect.arrayContaining(['26', '27']));
    expect(changed.join()).not.toContain('Action SECP39/01');
    expect(said(page)).toContain('the record does not say which of its decisions made which');
    expect(lines(await anyone.get('/sec/decision/SECP_39_0912/1.1'), 'What its item changed').join()).not.toContain(
      'Risk 26',
    );
  });

  test('is not shown on a day before it was', async () => {
    expect((await anyone.get('/sec/decision/M/40.1?on=2016-12-11')).html).not.toContain('A lantern goes out');
  });
});

describe('the papers a decision was taken on', () => {
  test('are the very versions that were considered, not the newest', async () => {
    const page = await secretary.get('/sec/decision/M/40.1');
    expect(lines(page, 'The papers it was taken on')).toEqual(['P1 v1: On the lantern risk · open version 1', 'P9 v3']);
    expect(page.html).toContain(`/sec/papers/file/P1?version=${sha('a')}`);
    expect(page.html).not.toContain(sha('b'));
  });

  test('are only named for a reader who may not have them', async () => {
    const page = await anyone.get('/sec/decision/M/40.1');
    expect(lines(page, 'The papers it was taken on')).toEqual(['P1 v1', 'P9 v3']);
    expect(page.html).not.toMatch(/papers\/file|lantern risk/);
  });
});
