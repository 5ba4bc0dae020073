import { describe, expect, test } from 'vitest';
import { loadCodes } from '../codes/load.ts';
import { rulesOf } from './rules-of.ts';
import { seatingOf } from './seating.ts';
import { checkTerms, readTerms } from './terms.ts';

const [code] = await loadCodes();
if (!code) throw new Error('No code is configured.');
const panel = code.bodies.find(({ id }) => id === 'panel') ?? null;
const categories = (panel?.seats ?? []).map(({ category }) => category);

const text = `1. Membership
The body consists of:
two Large Supplier Parties;
Small Suppliers: 3
Gas Network (1)

2. Meetings
No meeting is quorate unless at least one half of the members, and five members in any case, are present.
Members are given ten (10) Working Days' notice of each meeting. Papers follow 5 Working Days before it.`;

describe('terms of reference', () => {
  test('are read for what meetings are checked against, each with the sentence it stands in', () => {
    const terms = readTerms(text, categories);
    expect(terms.quorum).toMatchObject({ value: { share: [1, 2], least: 5 } });
    expect(terms.notice).toMatchObject({ value: 10, sentence: expect.stringContaining('notice of each meeting') });
    expect(terms.seats.map(({ category, seats }) => [category, seats.value])).toEqual([
      ['Large Supplier', 2],
      ['Small Supplier', 3],
      ['Gas Network', 1],
    ]);
    expect(readTerms('Nothing of the kind. In 1998 four men met.', categories)).toEqual({
      quorum: null,
      notice: null,
      seats: [],
    });
  });

  test('that differ from what meetings go by are said to, figure by figure', () => {
    const day = '2016-12-09';
    const held = { code, rules: rulesOf(null, panel, day), seating: seatingOf(code, panel, { seats: [], day }) };
    const checks = checkTerms(readTerms(text, categories), held);
    const differing = checks.filter(({ agrees }) => !agrees).map(({ about, text, record }) => [about, text, record]);
    expect(differing).toEqual([
      ['Quorum', '1/2 and at least 5', '1/2'],
      ['Notice, in Working Days', '10', '5'],
      ['Seats, Small Supplier', '3', '2'],
    ]);
    expect(checks.find(({ about }) => about === 'Seats, DCC')).toMatchObject({ text: null, record: '1', agrees: true });
  });
});
