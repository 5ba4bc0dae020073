/**
 * A program that commits decisions on the kites of the database given to it, one after the other, until it is killed.
 * Each decision changes three kites and says its number on all of them. Says `writing` when the first is in.
 */

import { commit } from '../../src/kernel/commit.ts';
import { openDatabase } from '../../src/kernel/db.ts';
import { ledgerOf } from '../../src/kernel/ledger.ts';
import { change, decision, hand, kite, reel } from './kite.ts';

const url = process.argv[2] ?? '';
const ledger = ledgerOf(openDatabase(url, 1), [kite, reel], () => new Date().toISOString());
for (let n = 0; ; n++) {
  const changes = ['A', 'B', 'C'].map((ref) => change(ref, 'paint', { title: ref, note: `decision ${n}` }));
  await commit(ledger, hand, decision('2020-01-01', changes, { title: `Decision ${n}` }));
  if (n === 0) console.log('writing');
}
