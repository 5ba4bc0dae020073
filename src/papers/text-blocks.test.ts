import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Block } from '../paper/blocks.ts';
import { blocksOf } from './text-blocks.ts';

test('headings, paragraphs, lists and tables are what they look like', () => {
  expect(blocksOf('# Risks\n\nTwo are\nproposed.\n\n- one\n\n- two\n\n1. first\n2. second', 'markdown')).toEqual([
    { kind: 'heading', level: 1, text: 'Risks' },
    { kind: 'paragraph', words: 'Two are proposed.' },
    { kind: 'list', ordered: false, items: ['one', 'two'] },
    { kind: 'list', ordered: true, items: ['first', 'second'] },
  ]);
  expect(blocksOf('Risk\tOwner\n26\tThe Chair', 'docx')).toEqual([
    { kind: 'table', head: ['Risk', 'Owner'], rows: [['26', 'The Chair']] },
  ]);
});

test('a hash is a heading in Markdown alone', () => {
  expect(blocksOf('# not a heading', 'text')).toEqual([{ kind: 'paragraph', words: '# not a heading' }]);
});

test('no word is left out', () => {
  const wordsOf = (block: Block): string => {
    if (block.kind === 'heading') return block.text;
    if (block.kind === 'paragraph') return String(block.words);
    if (block.kind === 'list') return block.items.join(' ');
    return block.kind === 'table' ? [block.head, ...block.rows].flat().join(' ') : '';
  };
  const lines = fc.array(fc.stringMatching(/^[a-f]{1,4}([ \t][a-f]{1,4}){0,3}$/), { maxLength: 6 });
  const parts = fc.array(lines, { maxLength: 5 });
  fc.assert(
    fc.property(parts, fc.constantFrom('text' as const, 'docx' as const), (all, kind) => {
      // A letter before a full stop leads a list: of letters alone there is none, so that every word must come back.
      const text = all.map((part) => part.join('\n')).join('\n\n');
      const back = blocksOf(text, kind).map(wordsOf).join(' ');
      expect(back.split(/\s+/).filter(Boolean).sort()).toEqual(text.split(/\s+/).filter(Boolean).sort());
    }),
  );
});
