/** A paper with one of everything, and words that would be markup anywhere else. */
import type { Block, Paper } from '../../src/paper/blocks.ts';

const MASON = 'The mason was paid and the mortar is still wet, so the wall waits for the spring.';

const blocks: Block[] = [
  { kind: 'heading', level: 1, text: 'Attendees' },
  {
    kind: 'table',
    caption: 'Who was in the room',
    head: ['Group', 'Name'],
    rows: [
      ['Keepers', 'Bruno Oakes'],
      ['', 'Carys Lunt (Alternate)'],
      ['Pilots', [{ text: 'Desmond', strong: true }, { text: ' Hale' }]],
    ],
  },
  { kind: 'heading', level: 1, number: '7', text: 'Lamps & <wicks>' },
  {
    kind: 'paragraph',
    words: [
      { text: 'The Board read ' },
      { text: 'the register', emphasis: true },
      { text: ' and ' },
      { text: 'the site', href: 'https://example.org/lamps?a=1&b=2' },
      { text: '. It costs £3 – not $x$, #not *markup*, @nor <b>this</b> “quoted”.' },
    ],
  },
  { kind: 'heading', level: 3, text: 'Oil' },
  { kind: 'list', ordered: true, items: ['Order the oil', 'Store the oil'] },
  {
    kind: 'box',
    tone: 'decision',
    blocks: [
      { kind: 'paragraph', words: 'The Board:' },
      { kind: 'list', ordered: false, items: ['NOTED the report; and', 'AGREED that the horn sounds.'] },
    ],
  },
  {
    kind: 'box',
    tone: 'action',
    blocks: [
      { kind: 'paragraph', words: [{ text: 'ACTION HLB07/01:', strong: true }, { text: ' KEEPER to oil it.' }] },
    ],
  },
  { kind: 'page-break' },
  { kind: 'heading', level: 2, number: '7.1', text: 'Actions' },
  {
    kind: 'table',
    head: ['Reference', 'Update', 'State'],
    rows: Array.from({ length: 40 }, (_, n) => [
      `HLB06/${n}`,
      Array(1 + (n % 3))
        .fill(MASON)
        .join(' '),
      'Open',
    ]),
  },
  { kind: 'list', ordered: true, items: ['Begin at one again'] },
];

export const PAPER: Paper = {
  title: 'Harbour Lights Board 7 – Minutes',
  under: ['Meeting HLB_07_0912, 9 December 2016', '10:00 – 13:00, The Old Light'],
  footer: 'This document is classified as White',
  properties: {
    subject: 'Minutes of the Board',
    author: 'Harbour Lights',
    keywords: ['minutes', 'lamps'],
    language: 'en-GB',
    created: '2016-12-09',
  },
  blocks,
};

/** What a reader meets, in order, bullets, page furniture and line ends aside. */
export const WORDS = [
  'Harbour Lights Board 7 – Minutes Meeting HLB_07_0912, 9 December 2016 10:00 – 13:00, The Old Light Attendees',
  'Who was in the room Group Name Keepers Bruno Oakes Carys Lunt (Alternate) Pilots Desmond Hale 7. Lamps & <wicks>',
  'The Board read the register and the site. It costs £3 – not $x$, #not *markup*, @nor <b>this</b> “quoted”. Oil',
  '1. Order the oil 2. Store the oil The Board: NOTED the report; and AGREED that the horn sounds.',
  'ACTION HLB07/01: KEEPER to oil it. 7.1 Actions',
].join(' ');
