import type { Field, Register, State } from '../../kernel/define.ts';
import { correct, found } from '../record-moves.ts';

const fields = {
  title: { label: 'Question', kind: 'prose', column: true },
  body: { label: 'Body', kind: 'link', to: 'body', column: true, filter: true },
  meeting: {
    label: 'Meeting',
    kind: 'link',
    to: 'meeting',
    column: true,
    filter: true,
    hint: 'None for a decision between meetings',
  },
  item: { label: 'Item', kind: 'link', to: 'item' },
  modification: { label: 'Modification', kind: 'link', to: 'modification', filter: true },
  constituency: {
    label: 'Constituency',
    kind: 'prose',
    hint: 'The rule it is counted by, as data, from when it was opened',
  },
  roll: { label: 'Roll', kind: 'list', hint: 'Who may vote, each with their category and voting group' },
  method: {
    label: 'Method',
    kind: 'choice',
    column: true,
    choices: { named: 'Each by name', category: 'By category', secret: 'Secret' },
  },
  verb: { label: 'Verb', kind: 'text' },
  rule: { label: 'Rule', kind: 'prose', hint: 'Quorum, threshold and ties, as they stood when it was opened' },
  closes_on: { label: 'Closes on', kind: 'day', column: true },
  closes_at: { label: 'Closes at', kind: 'time' },
  votes_for: { label: 'For', kind: 'integer', column: true },
  votes_against: { label: 'Against', kind: 'integer', column: true },
  abstained: { label: 'Abstained', kind: 'integer' },
  outcome: {
    label: 'Outcome',
    kind: 'choice',
    column: true,
    filter: true,
    choices: { carried: 'Carried', lost: 'Lost', tied: 'Tied', inquorate: 'Without a quorum' },
  },
  explained: { label: 'How the outcome follows', kind: 'prose', search: true },
  decision: { label: 'Decision', kind: 'link', to: 'decision' },
  pending: { label: 'Carries out', kind: 'list', hint: 'Moves made if it is carried' },
  papers: { label: 'Papers', kind: 'list', search: true, hint: 'Each with its version' },
  background: { label: 'What members should know', kind: 'prose', search: true },
} satisfies Record<string, Field>;

const states = {
  open: { label: 'Open', tone: 'open' },
  closed: { label: 'Closed', tone: 'done' },
  void: { label: 'Void', tone: 'stopped' },
} satisfies Record<string, State>;

export const vote = {
  name: 'vote',
  title: ['Vote', 'Votes'],
  about: 'A question put to the vote, in a meeting or between meetings, with its ballots and how the outcome follows.',
  group: 'Meet',
  titled: 'title',
  due: 'closes_on',
  fields,
  states,
  moves: {
    open: { label: 'Open', past: 'Opened', from: ['new'], to: 'open', by: ['secretariat'], sets: Object.keys(fields) },
    extend: {
      label: 'Extend',
      past: 'Extended',
      from: ['open'],
      by: ['secretariat'],
      sets: ['closes_on', 'closes_at'],
    },
    close: {
      label: 'Close',
      past: 'Closed',
      from: ['new', 'open'],
      to: 'closed',
      by: ['secretariat'],
      sets: ['title', 'votes_for', 'votes_against', 'abstained', 'outcome', 'explained', 'decision'],
    },
    void: {
      label: 'Make void',
      past: 'Made void',
      from: ['new', 'open', 'closed'],
      to: 'void',
      by: ['secretariat', 'panel'],
      sets: ['title', 'explained'],
    },
    found: found(fields, states),
    correct: correct(fields, states),
  },
} satisfies Register;
