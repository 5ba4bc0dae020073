import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import code from '../codes/sec/index.ts';
import { decisionFrom } from '../src/minutes/decision-from.ts';
import type { Proposal } from '../src/minutes/proposal.ts';
import { readMinutes } from '../src/minutes/read-minutes.ts';
import { readDocument } from '../src/paper/read.ts';
import { registers } from '../src/registers/index.ts';

const root = resolve(import.meta.dirname, '..');
const seed = resolve(root, process.env.QUORATE_SHARED ?? '../shared', 'seed/sec-panel-39-minutes.txt');
const examples = ['sec-panel-39-minutes.txt', 'sec-panel-40-minutes.txt'];

/** Words that cannot be said otherwise: addresses, names of reports and bodies, titles of modifications, set phrases. */
const formulae = [
  '10:00 – 13:00, Gemserv, 8 Fenchurch Place, London, EC3M 4AJ',
  'NOTED the contents of the paper',
  'NOTED the contents of the update',
  'ACTION SECP39/07: SECAS to issue the Draft Budget',
  'Department of Energy and Climate Change (DECC)',
  'Department for Business, Energy and Industrial Strategy (BEIS)',
  'Smart Metering Key Infrastructure Policy Management Authority',
  'Technical Architecture and Business Architecture Sub-Committee',
  'Technical Specification Issue Resolution Sub-group (TSIRS)',
  'Initial Enrolment Project Feasibility Report (IEPFR)',
  'Certificate Signing Request (CSR) Variance Report for',
  'the Draft Charging Statement, the Indicative Charging Statement and the Indicative Budgets',
  'the Draft Modification Reports for SECMP0004, SECMP0008 and SECMP0011',
  'from June 2017 to the November 2017 Release',
  'The Panel also NOTED that Co-operative Energy Limited',
  'Inclusion of Device Serial Number data item in the Smart Metering Inventory',
  'Provision of a DCC Alert (formerly Service Request Error Response) for Quarantined Service Requests',
  'Including the MAP ID in the Smart Metering Inventory',
  'Introduction of triage arrangements for Communication Hubs',
  'GPF (Gas Proxy Function) timestamp for reading instantaneous Gas values',
  'Removal of the confidential classification of the unique identifiers listed in SEC Schedule 5',
  'Expanding SMKI PMA membership and removing Alternate restrictions',
  'Electricity Network Party Access to Load Switching Information',
];

const words = (text: string) => text.toLowerCase().match(/[a-z0-9]+(?:['’/.][a-z0-9]+)*/g) ?? [];
const runs = (text: string, length: number) => {
  const all = words(text);
  return all.slice(0, Math.max(0, all.length - length + 1)).map((_, at) => all.slice(at, at + length).join(' '));
};

describe.skipIf(!existsSync(seed))('sample minutes and the official ones (skipped without the shared folder)', () => {
  test.each(examples)(
    '%s shares no eight words in a row with the official minutes but names and set phrases',
    (name) => {
      const official = new Set(runs(readFileSync(seed, 'utf8'), 8));
      const patterns = formulae.map((formula) => new RegExp(`\\b${words(formula).join(' ')}\\b`, 'g'));
      const own = readFileSync(resolve(root, 'examples', name), 'utf8').split('\n');
      const shared = own.flatMap((line) => {
        const spelt = patterns.reduce((text, pattern) => text.replace(pattern, '|'), words(line).join(' '));
        return spelt.split('|').flatMap((part) => runs(part, 8).filter((run) => official.has(run)));
      });
      expect(shared).toEqual([]);
    },
  );
});

const [december, january] = (await Promise.all(
  examples.map(async (name) =>
    readMinutes(await readDocument(readFileSync(resolve(root, 'examples', name)), name), [code]),
  ),
)) as [Proposal, Proposal];

const refs = (facts: readonly { ref: string }[]) => facts.map(({ ref }) => ref).sort();
/** How many of each. */
function counts(names: readonly string[]): Record<string, number> {
  const found: Record<string, number> = {};
  for (const name of names) found[name] = (found[name] ?? 0) + 1;
  return found;
}
const verbs = ({ items }: Proposal) => counts(items.flatMap((item) => item.decisions.map(({ verb }) => verb)));
function roll({ attendance }: Proposal) {
  const present = attendance.filter((one) => one.present);
  return {
    ...counts(present.map((one) => one.capacity)),
    part: present.filter((one) => one.part).length,
    apologies: attendance.filter((one) => !one.present).map((one) => `${one.name}, ${one.group}`),
  };
}
const states = ({ modifications }: Proposal) =>
  Object.fromEntries(modifications.map((one) => [one.ref.slice(-2), one.state]));
const changes = ({ risks }: Proposal) => Object.fromEntries(risks.map((one) => [one.ref, one.change]));
const parties = (proposal: Proposal) => proposal.parties.map((one) => [one.name, one.category, one.change]);

describe('the sample minutes of meeting 39', () => {
  test('say whose they are, and who was there', () => {
    expect(december.meeting).toMatchObject({ body: 'SEC Panel', number: 39, ref: 'SECP_39_0912', date: '2016-12-09' });
    expect(december.meeting).toMatchObject({ start: '10:00', end: '13:00', classification: 'White', status: 'final' });
    expect(roll(december)).toEqual({
      member: 9,
      alternate: 1,
      observer: 1,
      other: 13,
      part: 4,
      apologies: ['Colin Featherstone, Large Suppliers', 'Douglas Imrie, Small Suppliers'],
    });
  });

  test('give 34 items with 54 decisions, 13 actions and 4 updates', () => {
    expect(december.items.map((item) => item.number)).toEqual(Array.from({ length: 34 }, (_, at) => at + 1));
    expect(verbs(december)).toEqual({ noted: 34, agreed: 13, approved: 6, considered: 1 });
    expect(december.actions).toHaveLength(13);
    expect(counts(december.actions.map((one) => String(one.owner)))).toEqual({
      'SEC Panel Chair': 1,
      SECAS: 10,
      SSC: 1,
      DCC: 1,
    });
    expect(december.updates.map((one) => [one.ref, one.state])).toEqual([
      ['SECP23/08', 'open'],
      ['SECP32/07', 'open'],
      ['SECP33/02', 'open'],
      ['SECP38/07', 'closed'],
    ]);
  });

  test('leave each modification, risk, variation and party where the meeting left it', () => {
    expect(states(december)).toMatchObject({ '03': 'withdrawn', '04': 'returned', '08': 'returned', 11: 'returned' });
    expect(states(december)).toMatchObject({ '07': 'refinement', 25: 'refinement', 20: 'approved', 22: 'approved' });
    expect(december.modifications).toHaveLength(11);
    expect(changes(december)).toEqual({
      19: 'reworded',
      23: 'reworded',
      24: 'reworded',
      25: 'reworded',
      26: 'new',
      27: 'new',
    });
    expect(december.variations.map((one) => one.end)).toEqual(['June 2017', 'June 2017']);
    expect(december.assessments.map((one) => one.target)).toEqual(['2017-01-20', '2017-01-20', '2017-01-23']);
    expect(counts(december.parties.map((one) => `${one.change} ${one.category}`))).toEqual({
      'admitted Other SEC Party': 2,
      'admitted Small Supplier': 4,
      'category Large Supplier': 1,
    });
  });

  test('have outcomes in the narrative, a seat to ask about and nothing unread but the note at their head', () => {
    const settled = december.items.filter((item) => item.candidates.length > 0).map((item) => item.number);
    expect(settled).toEqual(expect.arrayContaining([1, 2, 3, 5, 7, 11, 12, 15, 16, 21]));
    expect(december.flags.map((flag) => flag.id)).toContain('seats-large-supplier');
    expect(december.flags.map((flag) => flag.item)).toEqual(expect.arrayContaining([2, 5, 7, 11, 12, 16]));
    expect(december.unplaced.map((one) => one.text.slice(0, 14))).toEqual(['Sample minutes']);
  });
});

describe('the sample minutes of meeting 40', () => {
  test('say whose they are, and who was there', () => {
    expect(january.meeting).toMatchObject({ body: 'SEC Panel', number: 40, ref: 'SECP_40_1301', date: '2017-01-13' });
    expect(roll(january)).toEqual({
      member: 8,
      alternate: 1,
      observer: 1,
      other: 10,
      part: 3,
      apologies: ['Stuart Calloway, Electricity Networks', 'Geraint Maddox, Other SEC Parties'],
    });
  });

  test('give 34 items with 52 decisions and 14 actions, one of them without an owner', () => {
    expect(january.items).toHaveLength(34);
    expect(verbs(january)).toEqual({ noted: 35, agreed: 9, approved: 7, considered: 1 });
    expect(january.actions).toHaveLength(14);
    expect(refs(january.actions.filter((one) => one.owner === null))).toEqual(['SECP40/13']);
    expect(january.flags.map((flag) => flag.id)).toContain('action-secp40-13-owner');
    expect(january.flags.map((flag) => flag.item)).toEqual(expect.arrayContaining([10, 13, 31]));
  });

  test('close nine actions and carry seven, every action of meeting 39 among them', () => {
    expect(counts(january.updates.map((one) => String(one.state)))).toEqual({ closed: 9, open: 7 });
    expect(refs(january.updates)).toEqual(expect.arrayContaining(refs(december.actions)));
  });

  test('move on what meeting 39 left', () => {
    expect(states(january)).toMatchObject({
      '04': 'consultation',
      20: 'implemented',
      22: 'implemented',
      26: 'consultation',
    });
    expect(changes(january)).toEqual({ 24: 'closed', 26: 'reworded', 27: 'mentioned', 28: 'new' });
    expect(january.assessments.map((one) => [one.ref, one.target ?? `came ${one.received}`])).toEqual([
      ['SECMP0010', 'came 2017-01-11'],
      ['SECMP0007', '2017-02-03'],
      ['SECMP0015', '2017-02-10'],
    ]);
    expect(january.variations.map((one) => one.change)).toContain('to be extended, to 2 November 2017');
    expect(january.consultations.find((one) => one.title === 'Draft Budget')?.closes).toBe('2017-02-14');
    expect(parties(january)).toEqual([
      ['Fenwater Energy Limited', 'Small Supplier', 'admitted'],
      ['Skerry Data Services Limited', 'Other SEC Party', 'admitted'],
      ['Marlpit Power Limited', 'Small Supplier', 'category'],
    ]);
  });
});

describe('both sample minutes, accepted', () => {
  const changes = [december, january].flatMap((proposal) => decisionFrom(proposal, code, {}).changes);
  const of = (register: string) => changes.filter((change) => change.register === register);

  test('leave no register empty but those that only what is done here fills', () => {
    const filled = new Set(changes.map((change) => change.register));
    expect(registers.map(({ name }) => name).filter((name) => !filled.has(name))).toEqual([
      ...['paper', 'interest', 'vote', 'ballot', 'comment'],
      ...['point', 'step', 'question', 'response', 'answer', 'inclusion', 'coupling', 'counterpart'],
      ...['post', 'declaration', 'election', 'nomination'],
    ]);
  });

  test('raise an issue and pass it on, allocate identifiers and await one, fill an empty seat', () => {
    expect(of('issue').map(({ ref, move, sets }) => [ref, move, sets.body])).toEqual([
      ['1', 'raise', undefined],
      ['1', 'refer', 'tabasc'],
    ]);
    expect(counts(of('identifier').map(({ move, sets }) => `${move} ${sets.kind}`))).toEqual({
      'allocate range': 3,
      'allocate electricity': 2,
      'allocate gas': 1,
      'await gas': 1,
    });
    const pma = of('seat').filter(({ sets }) => sets.body === 'smki-pma');
    expect(
      pma.map(({ ref, move, effective }) => [ref.replace('smki-pma/small-suppliers/', ''), move, effective]),
    ).toEqual([
      ['vacancy', 'vacate', undefined],
      ['vacancy', 'vacate', undefined],
      ['rosalind-achterberg', 'appoint', '2017-01-16'],
      ['vacancy', 'end', '2017-01-16'],
    ]);
  });

  test('give every member of the Panel one seat, and no alternate or observer one', () => {
    const held = new Set(
      of('seat')
        .filter(({ sets }) => sets.body === 'panel')
        .map(({ ref }) => ref),
    );
    expect(held.size).toBe(11);
    for (const name of ['owen-pritchard-lyle', 'patrice-lund', 'leila-ashdown'])
      expect([...held].filter((ref) => ref.endsWith(name))).toEqual([]);
  });

  test('carry seven actions to a day on which they become late, and leave none that prints a month without one', () => {
    const carried = of('action').filter(({ move }) => move === 'retarget');
    expect(carried).toHaveLength(7);
    for (const { sets } of carried) expect(sets).toMatchObject({ due_by: '2017-02-28', due_day: null });
    for (const { sets } of of('action'))
      if (/\b20\d\d\b/.test(String(sets.due ?? ''))) expect(sets.due_by).toMatch(/^20/);
  });

  test('name each event in a few words, and keep the sentence that says it', () => {
    const dates = of('event').filter(({ sets }) => sets.kind === 'date');
    expect(dates.length).toBeGreaterThan(50);
    for (const { sets } of dates) {
      expect(String(sets.title).length).toBeLessThanOrEqual(122);
      expect(String(sets.title).split(' ').length).toBeGreaterThan(3);
      expect(sets.said).toBeTruthy();
    }
  });
});
