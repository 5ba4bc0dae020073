/**
 * A program that records the items of a meeting one after the other, each with a decision, an action and an effect, until
 * it is killed. Says `recording` when the first is in.
 */
import { loadCodes } from '../../src/codes/load.ts';
import type { Actor } from '../../src/kernel/access.ts';
import { openDatabase } from '../../src/kernel/db.ts';
import { ledgerOf } from '../../src/kernel/ledger.ts';
import { recordItem } from '../../src/meetings/item-decision.ts';
import { registers } from '../../src/registers/index.ts';

const [url = '', meeting = '', from = '1', to = '1'] = process.argv.slice(2);
const secretary: Actor = { public: false, name: 'Kerem Aydin', powers: ['secretariat'], clearance: { '*': 3 } };
const [code] = await loadCodes();
if (!code) throw new Error('No code is configured.');
const ledger = ledgerOf(openDatabase(url, 1), registers, () => new Date().toISOString());
for (let n = Number(from); n <= Number(to); n++) {
  await recordItem(
    { ledger, actor: secretary, code, today: '2016-12-09' },
    {
      meeting,
      item: `${meeting}/${n}`,
      taking: {
        narrative: `Item ${n} was heard.`,
        decisions: [{ verb: 'agreed', text: `to open risk ${n}` }],
        effects: [{ register: 'risk', ref: String(n), move: 'open', sets: { last_meeting: meeting } }],
        actions: ['SECAS to write by January 2017'],
      },
    },
  );
  if (n === Number(from)) console.log('recording');
}
