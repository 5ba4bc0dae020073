import type { Field, Register, State } from '../../kernel/define.ts';
import { correct, found } from '../record-moves.ts';

const fields = {
  title: { label: 'Paper', kind: 'text', column: true },
  number: { label: 'Number', kind: 'text', column: true, hint: 'As printed on it' },
  meeting: { label: 'Meeting', kind: 'link', to: 'meeting', column: true, filter: true },
  item: { label: 'Item', kind: 'link', to: 'item', column: true },
  part_of: { label: 'Appendix to', kind: 'link', to: 'paper' },
  version: { label: 'Version', kind: 'integer', column: true },
  purpose: {
    label: 'For',
    kind: 'choice',
    column: true,
    filter: true,
    choices: { decision: 'Decision', discussion: 'Discussion', information: 'Information' },
  },
  author: { label: 'Author', kind: 'text', search: true },
  source: { label: 'Made from', kind: 'text', hint: 'The register it was drawn from, where Quorate wrote it' },
  file: { label: 'File', kind: 'text', hint: 'SHA-256 of its bytes' },
  file_name: { label: 'File name', kind: 'text' },
  pages: { label: 'Pages', kind: 'integer', column: true },
  received: { label: 'Received on', kind: 'day', column: true },
  late: { label: 'Late by', kind: 'integer', hint: 'Working Days after paper day' },
  note: { label: 'Note', kind: 'prose', hint: 'What was changed on receipt, such as macros taken out' },
} satisfies Record<string, Field>;

const states = {
  draft: { label: 'Draft', tone: 'open' },
  issued: { label: 'Issued', tone: 'done' },
  withdrawn: { label: 'Withdrawn', tone: 'stopped' },
} satisfies Record<string, State>;

export const paper = {
  name: 'paper',
  title: ['Paper', 'Papers'],
  about: 'What a meeting has before it: each version of each paper and appendix, with its own classification.',
  group: 'Meet',
  titled: 'title',
  within: 'meeting',
  fields,
  states,
  moves: {
    add: { label: 'Add', past: 'Added', from: ['new'], to: 'draft', by: ['secretariat'], sets: Object.keys(fields) },
    revise: {
      label: 'Put in a new version',
      past: 'A new version',
      from: ['draft', 'issued'],
      by: ['secretariat'],
      sets: [
        'title',
        'version',
        'author',
        'source',
        'file',
        'file_name',
        'pages',
        'received',
        'late',
        'note',
        'purpose',
      ],
    },
    issue: {
      label: 'Issue',
      past: 'Issued',
      from: ['new', 'draft', 'withdrawn'],
      to: 'issued',
      by: ['secretariat'],
      sets: Object.keys(fields),
    },
    reclassify: {
      label: 'Classify anew',
      past: 'Classified anew',
      from: ['draft', 'issued'],
      by: ['secretariat'],
      sets: ['note'],
    },
    withdraw: {
      label: 'Withdraw',
      past: 'Withdrawn',
      from: ['new', 'draft', 'issued'],
      to: 'withdrawn',
      by: ['secretariat'],
      sets: ['title', 'note'],
    },
    found: found(fields, states),
    correct: correct(fields, states),
  },
} satisfies Register;
