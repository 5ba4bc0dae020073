/** Who sees into the ballots of an open vote follows from posts on record: the secretariat does, the members do not. */
import { expect, test } from 'vitest';
import sec from '../../codes/sec/index.ts';
import { openBallots } from '../../src/codes/ballot-group.ts';
import { maySee } from '../../src/kernel/access.ts';
import { accessOf, type Standing } from '../../src/people/access.ts';
import { constituencyOf } from '../../src/voting/roll.ts';

const nobody: Standing = { seats: [], posts: [], declarations: [], version: null, groups: ['panel', 'change-board'] };
const seat = {
  ...{ ref: 's', title: 'Seat', state: 'filled', body: 'change-board', category: 'Consumer', role: null },
  ...{ person: 'p', alternate: null, term_from: null, term_to: null, standsIn: false },
};
const post = {
  ...{ ref: 'p', title: 'Secretary', state: 'held', kind: 'secretariat', organisation: null, party: null },
  ...{ starts: null, ends: null },
};
const sees = (standing: Partial<Standing>, shown: 'who' | 'how') => {
  const { clearance } = accessOf(sec, { ...nobody, ...standing }, '2016-11-23');
  return maySee({ public: false, clearance }, 'sec', openBallots('change-board', { shown }));
};

test('the secretariat sees how members vote, a member does only where the rule lets them', () => {
  expect(constituencyOf(sec, 'change-board', '2016-11-23').rule.shown).toBe('who');
  expect(sees({ posts: [post] }, 'who')).toBe(true);
  expect(sees({ seats: [seat] }, 'who')).toBe(false);
  expect(sees({ seats: [seat] }, 'how')).toBe(true);
  expect(sees({}, 'how')).toBe(false);
});

test('who reads the papers of every body without keeping its votes sees no ballot before the close', () => {
  for (const kind of ['regulator', 'government', 'operator', 'assessor', 'contact'])
    expect(sees({ posts: [{ ...post, kind }] }, 'who'), kind).toBe(false);
});

test('each choice of the rule that no source tells is marked so, with what is done meanwhile', () => {
  const { rule } = constituencyOf(sec, 'change-board', '2016-11-23');
  for (const name of ['tied', 'abstained', 'empty', 'level', 'preferred', 'shown']) {
    expect(rule.sources?.[name]?.provenance, name).toBe('unknown');
    expect(rule.sources?.[name]?.note.length, name).toBeGreaterThan(20);
  }
});
