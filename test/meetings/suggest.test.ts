import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { keepDraft } from '../../src/drafts/drafts.ts';
import { prepare } from '../../src/governing/cascade-draft.ts';
import { reading } from '../../src/kernel/db.ts';
import { recordItem } from '../../src/meetings/item-decision.ts';
import type { Typed } from '../../src/meetings/item-words.ts';
import { itemOf } from '../../src/meetings/meeting-rows.ts';
import { changesOf, type Suggestion, suggestFor } from '../../src/meetings/suggest.ts';
import { type Baker, change, item, meeting, openSitting, secretary } from './baker.ts';

let baker: Baker;

const documents = ['ovens', 'yeast'].map((ref) =>
  change('document', ref, 'issue', {
    title: `Terms of the ${ref}`,
    kind: 'terms',
    body: 'panel',
    content: `DECC sends one to the ${ref}.`,
    version: '1.0',
  }),
);

beforeAll(async () => {
  baker = await openSitting([
    item(1, 'Minutes of the Previous Meeting and Actions Outstanding', { about: ['action'] }),
    item(2, 'Issues', { about: ['issue', 'variation'] }),
    item(3, 'Party Update', { about: ['party'], purpose: 'information' }),
    item(4, 'Returning MP7', { about: [] }),
    item(5, 'Update of Terms of Reference', { about: ['document'] }),
    item(6, 'Any Other Business', { purpose: 'discussion' }),
  ]);
  await baker.attend();
  const earlier = change('meeting', 'SECP_38_1111', 'hold', {
    title: 'SEC Panel meeting 38',
    body: 'panel',
    day: '2016-11-11',
    minutes: 'draft',
  });
  await baker.record(
    [
      earlier,
      change('meeting', 'CB_9', 'hold', { title: 'Change Board meeting 9', body: 'change-board', minutes: 'draft' }),
      change('action', 'SECP38/01', 'raise', { text: 'write', owner: 'SECAS', body: 'panel' }),
      change('action', 'SECP38/02', 'raise', { text: 'ring', owner: 'SECAS', body: 'panel' }),
      change('action', 'CB09/01', 'raise', { text: 'ask', owner: 'SECAS', body: 'change-board' }),
      change('issue', '3', 'refer', { title: 'Crumbs', body: 'panel' }),
      change('issue', '4', 'refer', { title: 'Crusts', body: 'ssc' }),
      change('variation', 'eui', 'found', { title: 'EUI', proposed: 'to be extended' }),
      change('variation', 'ssi', 'found', { title: 'SSI' }),
      change('party', 'loaf', 'apply', { name: 'Loaf Ltd', category: 'Small Supplier' }),
      change('modification', 'MP7', 'raise', { title: 'Bigger ovens' }),
      change('modification', 'MP8', 'raise', { title: 'Smaller ovens' }),
      change('modification', 'MP9', 'found', { title: 'Other ovens' }),
      ...documents,
    ],
    { on: '2016-11-12' },
  );
  await baker.record([
    change('action', 'SECP38/01', 'update', { latest: 'Sent.', evidence: 'Letter 4' }),
    change('action', 'CB09/01', 'update', { latest: 'Sent.', evidence: 'Letter 5' }),
    change('modification', 'MP7', 'consult', {}),
  ]);
});
afterAll(() => baker.close());

const suggested = async (number: number, typed: Partial<Typed> = {}) => {
  const rows = await baker.rows();
  const of = { rows, item: itemOf(rows, `${meeting}/${number}`), typed: { narrative: '', decisions: [], ...typed } };
  return suggestFor(baker.desk, of);
};
const briefly = ({ change: { move, register, ref }, ticked, oneOf }: Suggestion) =>
  `${move} ${register} ${ref}${ticked ? ', ticked' : ''}${oneOf ? ', one of several' : ''}`;

describe('what waits for an item', () => {
  test('is what is reported as done, and the minutes of the last meeting, of this body alone', async () => {
    const found = await suggested(1);
    expect(found.map(briefly)).toEqual(['close action SECP38/01, ticked', 'approve meeting SECP_38_1111, ticked']);
    expect(found[1]?.change.sets).toEqual({ minutes: 'approved', approved_on: '2016-12-09', approved_at: meeting });
  });

  test('is not minutes on which comments are still open', async () => {
    const comment = change('comment', 'SECP_38_1111/c1', 'make', { title: 'A slip', meeting: 'SECP_38_1111' });
    await baker.record([comment], { level: 2 });
    expect((await suggested(1)).map(briefly)).toEqual(['close action SECP38/01, ticked']);
    await baker.record([change('comment', 'SECP_38_1111/c1', 'decline', {})], { level: 2 });
    expect(await suggested(1)).toHaveLength(2);
  });

  test('is a decision whose condition is this body’s to meet, with all that it held back', async () => {
    const conditional = (ref: string, waits: string, pending: string[]) =>
      change('decision', ref, 'condition', {
        text: 'it',
        verb: 'agreed',
        body: 'panel',
        waits_for: waits,
        condition: 'advice',
        pending,
      });
    await baker.record([
      conditional('CB_9/1.1', 'panel', ['close issue 3 {}', 'and tell everybody']),
      conditional('CB_9/1.2', 'panel', ['extend variation eui {"ends":"May 2017"}']),
      conditional('CB_9/1.3', 'ssc', []),
    ]);
    const found = (await suggested(1)).filter(({ change: { register } }) => register === 'decision');
    expect(found.map(briefly)).toEqual(['take decision CB_9/1.1', 'take decision CB_9/1.2']);
    expect(found[0]?.comes.map(({ move, ref }) => `${move} ${ref}`)).toEqual(['close 3']);
    expect(found[0]?.change.sets).toEqual({
      condition_met: 'Taken up at SEC Panel meeting 39.',
      pending: ['and tell everybody'],
    });
    expect([found[0]?.legal, found[1]?.legal]).toEqual([true, false]);
    expect(found[1]?.problem?.sentence).toContain('it is for the secretary of state');
    const effects = found[0] ? changesOf(found[0]) : [];
    await recordItem(baker.desk, {
      meeting,
      item: `${meeting}/1`,
      taking: { narrative: '', decisions: [{ verb: 'noted', text: 'the advice' }], effects, actions: [] },
    });
    expect([(await baker.row('decision', 'CB_9/1.1'))?.state, (await baker.row('issue', '3'))?.state]).toEqual([
      'taken',
      'closed',
    ]);
    await baker.record([change('issue', '3', 'raise', {})], { on: '2016-12-09' });
    await baker.record([change('issue', '3', 'refer', { body: 'panel' })], { on: '2016-12-09' });
  });

  test('is somebody’s to choose where there are several ways of taking it', async () => {
    expect((await suggested(2)).map(briefly)).toEqual([
      'resolve issue 3, one of several',
      'close issue 3, one of several',
      'consult variation eui, ticked',
    ]);
  });

  test('is offered and not chosen by an item that only informs, until its words say so', async () => {
    expect((await suggested(3)).map(briefly)).toEqual(['admit party loaf']);
  });

  test('is a modification that the item names, in its title or its words', async () => {
    expect((await suggested(4)).map(briefly)).toEqual([
      'vote modification MP7, one of several',
      'return modification MP7, one of several',
    ]);
    expect(await suggested(6)).toEqual([]);
    expect((await suggested(6, { narrative: 'MP8 came up.' })).map(briefly)).toEqual([
      'refine modification MP8, ticked',
    ]);
  });

  test('is a change prepared in many documents, all of it or none', async () => {
    const rows = await reading(baker.desk.ledger.db, secretary, async () =>
      Promise.all(documents.map(({ ref }) => ref)),
    );
    const read = await Promise.all(rows.map((ref) => baker.row('document', ref)));
    const asked = { find: 'DECC', replace: 'BEIS', whole: true, anyCase: false, kind: 'terms' };
    const content = prepare(
      asked,
      read.flatMap((row) => row ?? []),
    );
    await keepDraft(baker.desk.ledger, secretary, {
      code: baker.site.code.id,
      kind: 'cascade',
      ref: 'decc-beis',
      content,
      seen: 0,
      label: { group: 'panel', level: 1 },
    });
    const [cascade, ...more] = await suggested(5);
    expect(more).toEqual([]);
    expect([cascade?.title, cascade?.ticked]).toEqual(['“DECC” replaced by “BEIS” in 2 documents', true]);
    const effects = cascade ? changesOf(cascade) : [];
    const decisions = [{ verb: 'approved', text: 'the change in all Terms of Reference' }];
    await recordItem(baker.desk, {
      meeting,
      item: `${meeting}/5`,
      taking: { narrative: '', decisions, effects, actions: [] },
    });
    for (const { ref } of documents)
      expect((await baker.row('document', ref))?.fields).toMatchObject({
        content: `BEIS sends one to the ${ref}.`,
        version: '1.1',
      });
    // The documents are no longer as they were when it was prepared.
    expect(await suggested(5)).toEqual([]);
  });
});

describe('an effect added by hand', () => {
  const withAdded = async (added: Parameters<typeof change>[], clearance = secretary.clearance) => {
    const rows = await baker.rows();
    const typed = { narrative: '', decisions: [{ verb: 'agreed', text: 'it' }] };
    const desk = { ...baker.desk, actor: { ...secretary, clearance } };
    return suggestFor(desk, {
      rows,
      item: itemOf(rows, `${meeting}/6`),
      typed,
      added: added.map((one) => ({ ...change(...one), expects: 0 })),
    });
  };

  test('by the name of a record that is not theirs to see is not had, and the others are', async () => {
    await baker.record([change('risk', '90', 'open', { title: 'Nobody must know', body: 'panel' })], { level: 3 });
    const found = await withAdded(
      [
        ['risk', '90', 'open', { title: 'Mine' }],
        ['risk', '91', 'open', { title: 'Mine too' }],
      ],
      { '*': 2 },
    );
    expect(found.map(briefly)).toEqual(['open risk 90', 'open risk 91, ticked']);
    expect(found[0]?.problem?.sentence).toBe('This reference cannot be given to a new record. Use another.');
  });

  test('is one more way of taking a record that may be taken in one of several ways', async () => {
    const rows = await baker.rows();
    const added = [{ ...change('issue', '3', 'close', {}), expects: (await baker.row('issue', '3'))?.entry ?? 0 }];
    const typed = { narrative: '', decisions: [] };
    const found = await suggestFor(baker.desk, { rows, item: itemOf(rows, `${meeting}/2`), typed, added });
    expect(found.filter(({ change: { ref } }) => ref === '3').map(briefly)).toEqual([
      'resolve issue 3, one of several',
      'close issue 3, ticked, one of several',
    ]);
  });
});

describe('what an item’s words say', () => {
  test('of what is another’s to do, is put on record as told', async () => {
    const narrative = 'The EUI-64 (User ID) transitional variation was extended to 2 November 2017.';
    const told = (await suggested(6, { narrative })).find(({ change }) => change.register === 'variation');
    expect([told?.change.move, told?.ticked]).toEqual(['found', true]);
  });

  test('where it was decided all the same, is offered with the reason why it may not be', async () => {
    const text = 'that the EUI-64 (User ID) transitional variation be extended from June 2017 to 2 November 2017';
    const found = await suggested(6, { decisions: [{ verb: 'agreed', text }] });
    const extend = found.find(({ change }) => change.move === 'extend');
    expect([extend?.change.register, extend?.ticked, extend?.legal]).toEqual(['variation', false, false]);
    expect(extend?.problem?.sentence).toContain('it is for the secretary of state');
  });

  test('again of what is so already, moves nothing', async () => {
    await baker.record([change('modification', 'SECMP0015', 'refine', { title: 'Time stamps' })]);
    const again = await suggested(6, { narrative: 'SECMP0015 remains in the Refinement Process.' });
    expect(again.map(({ change }) => [change.move, change.ref, change.sets])).toEqual([
      ['found', 'SECMP0015', { last_meeting: meeting }],
    ]);
  });

  test('about what waits, keeps the words that were proposed for it', async () => {
    await baker.record([change('risk', '5', 'propose', { title: 'The words proposed', body: 'panel' })]);
    const found = await suggested(6, { narrative: 'There was one new risk:\n• Risk 5 – Some shorter words.' });
    const open = found.find(({ change }) => change.register === 'risk');
    expect([open?.change.move, open?.title, open?.change.sets.title]).toEqual([
      'open',
      'The words proposed',
      undefined,
    ]);
  });
});
