/** A meeting recorded item by item leaves the registers as importing its minutes does. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Value } from '../../src/kernel/define.ts';
import { closeMeeting } from '../../src/meetings/closing.ts';
import { recordItem } from '../../src/meetings/item-decision.ts';
import { itemOf } from '../../src/meetings/meeting-rows.ts';
import { changesOf, suggestFor } from '../../src/meetings/suggest.ts';
import type { Proposal } from '../../src/minutes/proposal.ts';
import { readMinutes } from '../../src/minutes/read-minutes.ts';
import { documentOf } from '../minutes/document-of.ts';
import { example, holdings, importText, openSite, type StorySite } from '../stories/site.ts';
import { type Baker, item, meeting, openSitting } from './baker.ts';

let imported: StorySite;
let live: Baker;
let proposal: Proposal;

beforeAll(async () => {
  const text = await example('sec-panel-39-minutes.txt');
  imported = await openSite();
  await importText(imported, text);
  proposal = readMinutes(documentOf(text), imported.codes);
  live = await openSitting(proposal.items.map(({ number, title }) => item(Number(number), title)));
  await live.attend();
}, 120_000);
afterAll(async () => {
  await imported.close();
  await live.close();
});

/** What differs by what a meeting is: its own records bear the label of drafts, and know their quorum. */
const ownRecords = new Set(['meeting', 'attendance', 'person', 'seat', 'body', 'item', 'decision', 'action']);

async function recordAll(): Promise<string[]> {
  const left: string[] = [];
  for (const one of proposal.items) {
    const rows = await live.rows();
    const ref = `${meeting}/${one.number}`;
    const raised = proposal.actions.filter((action) => action.item === one.number);
    const typed = { narrative: one.narrative, decisions: one.decisions, actions: raised };
    const suggested = await suggestFor(live.desk, { rows, item: itemOf(rows, ref), typed });
    left.push(
      ...suggested
        .filter(({ ticked }) => !ticked)
        .map(({ change, problem }) => `${one.number}: ${change.move} ${change.ref}: ${problem?.sentence}`),
    );
    const effects = suggested.filter(({ ticked }) => ticked).flatMap(changesOf);
    const actions = raised.map(({ owner, text }) => `${owner} to ${text}`);
    await recordItem(live.desk, { meeting, item: ref, taking: { ...typed, effects, actions } });
  }
  return left;
}

test('what is typed at each item of a meeting leaves the registers as importing its minutes does', async () => {
  // The vote of another body that comes last was the approval reported before it: all it adds is what the two are called.
  expect(await recordAll()).toEqual([]);
  await closeMeeting(live.desk, { meeting, time: '13:00' });
  const [wanted, made] = await Promise.all([holdings(imported, '2017-02-01'), holdings(live.site, '2017-02-01')]);
  const differences = Object.keys(wanted)
    .filter((register) => !ownRecords.has(register))
    .flatMap((register) => differing(register, wanted[register] ?? [], made[register] ?? []));
  expect(differences).toEqual([]);
  const texts = (held: Record<string, unknown[]>, register: string, field: string) =>
    (held[register] as Held[]).filter(({ meeting: at }) => at === meeting).map((row) => [row.ref, row[field]]);
  for (const field of ['text', 'verb', 'item', 'position', 'basis'])
    expect(texts(made, 'decision', field)).toEqual(texts(wanted, 'decision', field));
  for (const field of ['text', 'owner', 'due', 'item', 'state'])
    expect(texts(made, 'action', field)).toEqual(texts(wanted, 'action', field));
  for (const field of ['title', 'narrative', 'mentions', 'clauses', 'state'])
    expect(texts(made, 'item', field)).toEqual(texts(wanted, 'item', field));
}, 240_000);

type Held = Record<string, Value> & { ref: string };

/** Known of single records, each for the reason given. */
const apart: Readonly<Record<string, readonly string[]>> = {
  // The sentences that print them stand in reports on earlier actions, which are the action log's own and not typed here.
  event: ['secp32-07', 'secp38-07', 'secas-report-january', 'secas-work-out'],
  // The day on which another body decided them stands in what it reports last: reading the minutes back finds it.
  modification: ['SECMP0020', 'SECMP0022'],
  // Spoken of at two items: live, the second is a change of the day of the meeting.
  release: ['r1-2'],
};

function differing(register: string, wanted: readonly unknown[], made: readonly unknown[]): string[] {
  const byRef = (rows: readonly unknown[]) => new Map((rows as Held[]).map((row) => [row.ref, row]));
  const [one, other] = [byRef(wanted), byRef(made)];
  return [...new Set([...one.keys(), ...other.keys()])]
    .filter((ref) => !apart[register]?.some((known) => ref.includes(known)))
    .flatMap((ref) => {
      const [a, b] = [one.get(ref), other.get(ref)];
      if (!a || !b) return [`${register} ${ref}: ${a ? 'only imported' : 'only recorded'}`];
      return Object.keys(a)
        .filter((field) => JSON.stringify(a[field]) !== JSON.stringify(b[field]))
        .map((field) => `${register} ${ref} ${field}: ${JSON.stringify(a[field])} ≠ ${JSON.stringify(b[field])}`);
    });
}
