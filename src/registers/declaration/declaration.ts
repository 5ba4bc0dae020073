import type { Field, Register, State } from '../../kernel/define.ts';
import { correct, found } from '../record-moves.ts';

const fields = {
  title: { label: 'Declaration', kind: 'text', column: true },
  person: { label: 'Person', kind: 'link', to: 'person', column: true },
  body: { label: 'Body', kind: 'link', to: 'body', column: true, filter: true },
  policy_version: { label: 'Version of the policy', kind: 'text', column: true },
  signed_on: { label: 'Signed on', kind: 'day', column: true },
} satisfies Record<string, Field>;

const states = {
  signed: { label: 'Signed', tone: 'done' },
  ended: { label: 'Ended', tone: 'stopped' },
} satisfies Record<string, State>;

export const declaration = {
  name: 'declaration',
  title: ['Declaration', 'Declarations'],
  about: 'The undertaking somebody signed before they may read what is most closely held by a body.',
  titled: 'title',
  within: 'person',
  fields,
  states,
  moves: {
    sign: {
      label: 'Sign',
      past: 'Signed',
      from: ['new', 'ended'],
      to: 'signed',
      // Nobody holds the power of the undersigned: it is had while signing for oneself, and for nobody else.
      by: ['secretariat', 'undersigned'],
      sets: Object.keys(fields),
    },
    end: { label: 'End', past: 'Ended', from: ['new', 'signed'], to: 'ended', by: ['secretariat'], sets: ['title'] },
    found: found(fields, states),
    correct: correct(fields, states),
  },
} satisfies Register;
