import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { PAPER } from '../../test/documents/paper.ts';
import type { Block } from './blocks.ts';
import { readDocument } from './read.ts';
import { columnShares, tableSize, USUAL_SIZE } from './table-columns.ts';
import { openTypesetter } from './typesetter.ts';
import { writePdf } from './write-pdf.ts';

type Table = Extract<Block, { kind: 'table' }>;
const table = (head: string[], rows: string[][], widths?: number[]): Table => ({
  kind: 'table',
  head,
  rows,
  ...(widths ? { widths } : {}),
});
const SENTENCE = 'The mason was paid and the mortar is still wet, so the wall waits for the spring.';

const typesetter = openTypesetter();
afterAll(() => typesetter.close());

describe('columns', () => {
  it('are as wide as they are said to be, in parts of the whole', () => {
    expect(columnShares(table(['A', 'B'], [], [3, 1]))).toEqual([0.75, 0.25]);
  });

  it('give a sentence the room that a reference leaves', () => {
    const [reference = 0, sentence = 0] = columnShares(table(['Ref', 'Update'], [['HLB06/12', SENTENCE]]));
    expect(sentence).toBeGreaterThan(3 * reference);
  });

  it('add up to the whole, none without room, whatever is in them', () => {
    const cells = fc.array(fc.array(fc.string({ maxLength: 60 }), { minLength: 1, maxLength: 8 }), {
      minLength: 1,
      maxLength: 5,
    });
    fc.assert(
      fc.property(cells, ([head = ['A'], ...rows]) => {
        const shares = columnShares(table(head, rows));
        expect(shares.reduce((sum, one) => sum + one, 0)).toBeCloseTo(1);
        for (const share of shares) expect(share).toBeGreaterThan(0);
      }),
    );
  });

  it('have smaller type only where a word would stand in the next cell', async () => {
    const roomy = table(['Ref', 'Update'], [['HLB06/12', SENTENCE]]);
    const head = [
      'Reference',
      'Modification',
      'Proposer',
      'Classification',
      'Implementation',
      'Responsibility',
      'Recommendation',
    ];
    const tight = table(head, [head.map((word) => `${word}_7`)]);
    expect(tableSize(roomy)).toBe(USUAL_SIZE);
    expect(tableSize(tight)).toBeLessThan(USUAL_SIZE);
    const pdf = await writePdf({ ...PAPER, blocks: [tight] }, typesetter);
    // Words that run into each other would come back as one.
    expect((await readDocument(pdf, 'tight.pdf')).text).toContain(tight.rows[0]?.join('\t'));
  });
});
