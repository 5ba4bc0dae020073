/** What the real minutes of a panel say of each register. They are read from beside the repository, never copied. */
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import sec from '../../../codes/sec/index.ts';
import { docxFromText } from '../../../test/documents/docx-from-text.ts';
import { pdfFromText } from '../../../test/documents/pdf-from-text.ts';
import { readDocument } from '../../paper/read.ts';
import type { Proposal } from '../proposal.ts';
import { readMinutes } from '../read-minutes.ts';

const file = resolve(process.env.QUORATE_SHARED ?? '../shared', 'seed/sec-panel-39-minutes.txt');
const missing = !existsSync(file);
const bytes = missing ? new Uint8Array() : new Uint8Array(readFileSync(file));
const text = new TextDecoder().decode(bytes);
const layouts: [string, () => Promise<Uint8Array>, string][] = [
  ['as text', async () => bytes, 'minutes.txt'],
  ['as docx', () => docxFromText(text), 'minutes.docx'],
  ['as PDF', () => pdfFromText(text), 'minutes.pdf'],
];
// Skipped with a reason in its name where the shared folder is not at hand.
const reason = missing ? ' (skipped: the shared folder is not here)' : '';

describe.skipIf(missing).each(layouts)(`the real minutes of meeting 39 %s${reason}`, (_, make, name) => {
  let proposal: Proposal;
  beforeAll(async () => {
    proposal = readMinutes(await readDocument(await make(), name), [sec]);
  });

  it('leave eleven modifications in the states the meeting leaves them in', () => {
    const states = Object.fromEntries(proposal.modifications.map(({ ref, state }) => [ref.slice(-2), state]));
    expect(states).toEqual({
      '03': 'withdrawn',
      '04': 'returned',
      '07': 'refinement',
      '08': 'returned',
      '10': 'refinement',
      '11': 'returned',
      '15': 'refinement',
      '20': 'approved',
      '22': 'approved',
      '23': null,
      '25': 'refinement',
    });
    expect(proposal.modifications).toHaveLength(11);
  });

  it('say the days and the path of those that have one', () => {
    const of = (number: string) => proposal.modifications.find((one) => one.ref.endsWith(number))!;
    expect(of('0003').date).toBe('2016-11-11');
    for (const number of ['0020', '0022'])
      expect(of(number)).toMatchObject({ date: '2016-11-23', implements: '2016-12-14' });
    expect(of('0025').path).toBe('Path 2');
    expect(of('0025').condition).toMatch(/^Discuss and expand on the justification/);
    for (const number of ['0004', '0008', '0011'])
      expect(of(number).reasons).toMatch(/^Further clarification .* user testing requirements\.$/);
  });

  it('give every modification that has a title its whole title', () => {
    const titles = proposal.modifications.filter((one) => one.title).map(({ title }) => title!);
    expect(titles).toHaveLength(9);
    for (const title of titles) {
      expect(title.split('(').length).toBe(title.split(')').length);
      expect(title).not.toMatch(/SECMP|[;,.]$| and$/);
    }
  });

  it('open two risks with their words and reword four', () => {
    expect(proposal.risks.map(({ ref, change }) => `${ref} ${change}`).sort()).toEqual([
      '19 reworded',
      '23 reworded',
      '24 reworded',
      '25 reworded',
      '26 new',
      '27 new',
    ]);
    expect(proposal.risks.filter((one) => one.title).map((one) => one.ref)).toEqual(['26', '27']);
  });

  it('admit six parties and move one to another category', () => {
    const categories = proposal.parties.map(({ change, category }) => `${change}: ${category}`).sort();
    expect(categories).toEqual([
      'admitted: Other SEC Party',
      'admitted: Other SEC Party',
      'admitted: Small Supplier',
      'admitted: Small Supplier',
      'admitted: Small Supplier',
      'admitted: Small Supplier',
      'category: Large Supplier',
    ]);
    for (const { name } of proposal.parties) expect(name).toMatch(/^[A-Z].* (?:Limited|Ltd)$/);
  });

  it('speak of two variations, three assessments and nine meetings of others', () => {
    expect(proposal.variations).toHaveLength(2);
    for (const { end } of proposal.variations) expect(end).toBe('June 2017');
    expect(proposal.variations.some((one) => one.change.includes('to November 2017'))).toBe(true);
    expect(proposal.assessments.map(({ ref, kind, target }) => `${ref.slice(-2)} ${kind} ${target}`)).toEqual([
      '07 preliminary 2017-01-20',
      '10 preliminary 2017-01-20',
      '15 preliminary 2017-01-23',
    ]);
    expect(proposal.meetings.length).toBeGreaterThanOrEqual(9);
    expect(proposal.meetings.filter((one) => one.body === 'SSC').map((one) => one.date)).toEqual([
      '2016-11-08',
      '2016-11-09',
      '2016-11-23',
      '2016-12-14',
    ]);
  });

  it('cite their clauses and name their releases', () => {
    const clauses = proposal.clauses.map((one) => one.clause);
    for (const clause of ['G3 to G6', 'G4.1', 'G4.2', 'D4.2', 'Schedule 5']) expect(clauses).toContain(clause);
    const releases = proposal.releases.map((one) => one.name);
    for (const name of ['November 2017', 'February 2018', 'R1.2', 'R1.3']) expect(releases).toContain(name);
  });

  it('have at least twenty outcomes that only the narrative tells, and none that someone merely notes', () => {
    const candidates = proposal.items.flatMap((item) => item.candidates.map((one) => one.text));
    expect(candidates.length).toBeGreaterThanOrEqual(20);
    expect(candidates.length).toBeLessThanOrEqual(28);
    for (const text of candidates)
      expect(text).not.toMatch(/^(?:SECAS|The DCC|Ofgem|BEIS) (?:noted|highlighted|informed)/);
  });

  it('leave questions at the items that contradict themselves, and few elsewhere', () => {
    const kinds = proposal.flags.map((flag) => flag.id);
    for (const id of ['item-5-narrative-only', 'item-11-one-sided', 'item-11-held-back', 'item-12-held-back'])
      expect(kinds).toContain(id);
    for (const id of ['item-12-instead', 'item-16-narrative-only', 'item-7-verb']) expect(kinds).toContain(id);
    const items = new Set(proposal.flags.map((flag) => flag.item).filter((item) => item !== null));
    expect(items.size).toBeLessThanOrEqual(10);
  });

  it('say of every fact where it stands', () => {
    const { modifications, risks, parties, variations, assessments, meetings, dates, clauses, documents } = proposal;
    const facts = [modifications, risks, parties, variations, assessments, meetings, dates, clauses, documents].flat();
    for (const { spans } of [...facts, ...proposal.flags]) {
      expect(spans.length).toBeGreaterThan(0);
      for (const { start, end } of spans) {
        expect(start).toBeLessThan(end);
        expect(end).toBeLessThanOrEqual(proposal.document.text.length);
      }
    }
  });
});
