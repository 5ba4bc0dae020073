import { expect, test } from 'vitest';
import type { Code } from '../codes/code.ts';
import { loadCodes } from '../codes/load.ts';
import type { Value } from '../kernel/define.ts';
import type { Row } from '../kernel/read.ts';
import { registers } from '../registers/index.ts';
import { type Generating, type PaperKind, registerPaper } from './generated.ts';

const code = (await loadCodes())[0] as Code;

function row(register: string, ref: string, state: string, fields: Record<string, Value> = {}): Row {
  return {
    register,
    code: code.id,
    ref,
    title: String(fields.title ?? fields.name ?? fields.text ?? ref),
    state,
    label: { group: 'panel', level: 0 },
    fields,
    from: '2017-01-16',
    to: null,
    known: '2017-01-16T12:00:00.000Z',
    entry: 1,
  };
}

function paper(kind: PaperKind, rows: Generating['rows'], more: Partial<Generating> = {}) {
  return registerPaper({
    kind,
    code,
    meeting: 'SEC Panel meeting 41',
    day: '2017-01-20',
    since: '2017-01-13',
    levelName: 'Green',
    rows,
    registers: new Map(registers.map((one) => [one.name, one])),
    created: '2017-01-20T12:00:00.000Z',
    ...more,
  });
}

/** Cells under each heading, the head of the table left out. */
function cells(made: ReturnType<typeof paper>): Record<string, unknown[][]> {
  const found: Record<string, unknown[][]> = {};
  let under = '';
  for (const block of made.blocks) {
    if (block.kind === 'heading') under = block.text;
    if (block.kind === 'table') found[under] = block.rows.map((one) => [...one]);
  }
  return found;
}

test('the risk register sets proposed risks and new words apart from those in force', () => {
  const made = paper('risk', {
    risk: [
      row('risk', '26', 'proposed', { wording: 'There is a risk of delay.' }),
      row('risk', '19', 'open', { wording: 'Old words.', proposed_wording: 'New words.', likelihood: 4, impact: 5 }),
      row('risk', '2', 'closed'),
    ],
    issue: [row('issue', '7', 'open', { title: 'Late reads' })],
  });
  expect(cells(made)).toEqual({
    Proposed: [['26', 'There is a risk of delay.', '', '']],
    'New words proposed': [['19', 'Old words.', 'New words.']],
    Open: [['19', 'Old words.', '', '20']],
    Issues: [['7', 'Late reads', 'Open', '']],
  });
  expect(made).toMatchObject({
    title: 'Risk register',
    under: ['For SEC Panel meeting 41', 'As at 20 January 2017'],
    footer: 'This document is classified as Green',
  });
});

test('the party update tells who came since the last meeting; a register with nothing new says so', () => {
  const made = paper('party', {
    party: [
      row('party', 'ash', 'party', { name: 'Ash Energy', category: 'Small Supplier', admitted_on: '2017-01-16' }),
      { ...row('party', 'elm', 'party', { name: 'Elm Energy', admitted_on: '2016-12-01' }), from: '2016-12-01' },
    ],
  });
  expect(cells(made)).toEqual({
    'Admitted since 13 January 2017': [['Ash Energy', 'Small Supplier', '16 January 2017']],
  });
  expect(JSON.stringify(paper('party', {}).blocks)).toContain('No party was admitted.');
});
