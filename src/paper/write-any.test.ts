/** Whatever people write, both writers take it, and our reader has it back. */
import fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import { PAPER } from '../../test/documents/paper.ts';
import type { Block, Paper } from './blocks.ts';
import { readDocument } from './read.ts';
import { openTypesetter } from './typesetter.ts';
import { writeDocx } from './write-docx.ts';
import { writePdf } from './write-pdf.ts';

const typesetter = openTypesetter();
afterAll(() => typesetter.close());

/** Signs that mean something in one of the formats on the way, beside letters that do not. */
const signs = [...'abcXYZ019 \n\t#$*_`<>[]{}()\\/@~^&%"\'=-+;:.,!?|£€–—“”‘’éüŵŷΩЖ≤→✓•'];
const words = fc.array(fc.constantFrom(...signs), { minLength: 1, maxLength: 60 }).map((all) => `w${all.join('')}w`);
const run = fc.record(
  {
    text: words,
    strong: fc.boolean(),
    emphasis: fc.boolean(),
    href: fc.constantFrom('https://example.org/a', 'javascript:x', ''),
  },
  { requiredKeys: ['text'] },
);
const said = fc.oneof(words, fc.array(run, { minLength: 1, maxLength: 3 }));
const plain: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ kind: fc.constant('paragraph' as const), words: said }),
  fc.record({
    kind: fc.constant('heading' as const),
    level: fc.constantFrom(1 as const, 2 as const, 3 as const),
    text: words,
  }),
  fc.record({
    kind: fc.constant('list' as const),
    ordered: fc.constant(false),
    items: fc.array(said, { minLength: 1, maxLength: 3 }),
  }),
);
const block: fc.Arbitrary<Block> = fc.oneof(
  { weight: 4, arbitrary: plain },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('box' as const),
      tone: fc.constantFrom('decision' as const, 'action' as const, 'note' as const),
      blocks: fc.array(plain, { minLength: 1, maxLength: 3 }),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ kind: 'page-break' as const }) },
);
const papers = fc
  .record({ title: words, blocks: fc.array(block, { minLength: 1, maxLength: 6 }) })
  .map((more): Paper => ({ ...PAPER, under: [], footer: '', ...more }));

/** Letters and signs in order: line ends and the room between words are the page's business, bullets the list's. */
const letters = (text: string) => text.replace(/[\s•]/g, '');
const lettersOf = (paper: Paper) => {
  const of = (one: Block): string => {
    if (one.kind === 'heading') return one.text;
    if (one.kind === 'box') return one.blocks.map(of).join('');
    const all = one.kind === 'paragraph' ? [one.words] : one.kind === 'list' ? one.items : [];
    return all.map((each) => (typeof each === 'string' ? each : each.map(({ text }) => text).join(''))).join('');
  };
  return letters(paper.title + paper.blocks.map(of).join(''));
};
const withoutPages = (text: string) => text.replace(/\n*Page\s*(\d+ of \d+|of)?\s*(?=\f|$)/g, '');

it('comes back from Word', async () => {
  await fc.assert(
    fc.asyncProperty(papers, async (paper) => {
      const { text } = await readDocument(await writeDocx(paper), 'any.docx');
      expect(letters(withoutPages(text))).toBe(lettersOf(paper));
    }),
    { numRuns: 60 },
  );
}, 120_000);

it('comes back from PDF', async () => {
  await fc.assert(
    fc.asyncProperty(papers, async (paper) => {
      const { text } = await readDocument(await writePdf(paper, typesetter), 'any.pdf');
      expect(letters(withoutPages(text))).toBe(lettersOf(paper));
    }),
    { numRuns: 60 },
  );
}, 120_000);
