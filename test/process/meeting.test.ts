/** Proposals raised here, taken at a meeting: what the console offers of them, and what it refuses. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordItem } from '../../src/meetings/item-decision.ts';
import { itemOf } from '../../src/meetings/meeting-rows.ts';
import { changesOf, type Suggestion, suggestFor } from '../../src/meetings/suggest.ts';
import { type Baker, change, item, meeting, openSitting } from '../meetings/baker.ts';

let baker: Baker;
const raise = (ref: string, path: string) =>
  change('modification', ref, 'raise', {
    title: `Change ${ref}`,
    description: 'Ovens are small.',
    rules: '2016',
    raised_on: '2016-11-12',
    ...(path ? { path } : {}),
  });

beforeAll(async () => {
  baker = await openSitting([
    item(1, 'Initial report on SECMP0101', { about: ['modification'] }),
    item(2, 'Draft report on SECMP0102', { about: ['modification'] }),
    item(3, 'A proposal without a path, SECMP0103', { about: ['modification'] }),
    item(4, 'Housekeeping SECMP0104', { about: ['modification'] }),
    item(5, 'Nothing much, SECMP0105', { about: ['modification'] }),
  ]);
  await baker.attend();
  await baker.record(
    [
      raise('SECMP0101', 'Path 2'),
      raise('SECMP0102', 'Path 3'),
      raise('SECMP0103', ''),
      raise('SECMP0104', 'Fast-Track'),
      raise('SECMP0105', 'Path 3'),
    ],
    { on: '2016-11-12' },
  );
  await baker.record([change('modification', 'SECMP0102', 'refine')], { on: '2016-11-14' });
  await baker.record([change('modification', 'SECMP0102', 'present')], { on: '2016-11-28' });
  const awaited = { title: 'Impact Assessment', modification: 'SECMP0105', kind: 'impact', requested_on: '2016-11-28' };
  await baker.record([change('assessment', 'SECMP0105/impact', 'request', awaited)], { on: '2016-11-28' });
});
afterAll(() => baker.close());

const suggested = async (number: number): Promise<Suggestion[]> => {
  const rows = await baker.rows();
  const of = { rows, item: itemOf(rows, `${meeting}/${number}`), typed: { narrative: '', decisions: [] } };
  return (await suggestFor(baker.desk, of)).filter(({ change: { register } }) => register === 'modification');
};
const briefly = (list: readonly Suggestion[]) => list.map(({ change: { move, ref } }) => `${move} ${ref}`);
const take = (number: number, one: Suggestion | undefined) =>
  recordItem(baker.desk, {
    meeting,
    item: `${meeting}/${number}`,
    taking: {
      narrative: '',
      decisions: [{ verb: 'agreed', text: 'what becomes of it' }],
      effects: one ? changesOf(one) : [],
      actions: [],
    },
  });

describe('a meeting of the Panel', () => {
  it('determines a proposal on its initial report: to refinement, to consultation, or to nowhere', async () => {
    const ways = await suggested(1);
    expect(briefly(ways)).toEqual(['refine SECMP0101', 'consult SECMP0101', 'refuse SECMP0101']);
    expect(ways.every(({ oneOf, ticked }) => oneOf !== null && !ticked)).toBe(true);
    await take(1, ways[0]);
    expect((await baker.row('modification', 'SECMP0101'))?.state).toBe('refinement');
  });

  it('sends a draft report to consultation, or returns it for the reasons that its minutes give', async () => {
    const ways = await suggested(2);
    expect(briefly(ways)).toEqual(['consult SECMP0102', 'return SECMP0102']);
    await take(2, ways[1]);
    const row = await baker.row('modification', 'SECMP0102');
    expect([row?.state, row?.fields.reasons]).toEqual(['returned', 'As minuted at SEC Panel meeting 39.']);
  });

  it('is told what a proposal lacks, with the clause', async () => {
    const [refine] = await suggested(3);
    await expect(take(3, refine)).rejects.toMatchObject({
      problems: [{ sentence: expect.stringContaining('the path of this proposal is not set'), clause: 'D6' }],
    });
    expect((await baker.row('modification', 'SECMP0103'))?.state).toBe('raised');
  });

  it('is offered no way that the path of a proposal does not have', async () => {
    expect(briefly(await suggested(4))).toEqual([
      'consult SECMP0104',
      'approve SECMP0104',
      'reject SECMP0104',
      'refuse SECMP0104',
    ]);
  });

  it('closes with a proposal that it ends what is still open of it', async () => {
    const refuse = (await suggested(5)).find(({ change: { move } }) => move === 'refuse');
    expect(refuse?.comes.map(({ move, ref }) => `${move} ${ref}`)).toEqual(['withdraw SECMP0105/impact']);
    await take(5, refuse);
    expect((await baker.row('modification', 'SECMP0105'))?.state).toBe('refused');
    expect((await baker.row('assessment', 'SECMP0105/impact'))?.state).toBe('withdrawn');
  });
});
