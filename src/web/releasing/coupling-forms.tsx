/** Forms for couplings: made, challenged, kept, lifted. */
import type { Tx } from '../../kernel/db.ts';
import type { Value } from '../../kernel/define.ts';
import { registerOf } from '../../kernel/ledger.ts';
import { Absent } from '../../kernel/problem.ts';
import { boardOf, changesOn } from '../../releasing/board.ts';
import type { Form } from '../form.ts';
import { clip } from '../tell.tsx';
import type { View } from '../view.ts';
import { type Acting, Given, needed, rowOf, seen, typed } from './act.tsx';

const boardCrumb = (view: View) => ({ label: 'Release board', href: view.to('releasing') });

export async function coupleForm(tx: Tx, view: View, form: Form): Promise<Acting> {
  const board = await boardOf(tx, view.site.ledger, { code: view.code, at: view.at });
  const options = changesOn(board).map((one) => ({
    value: one.modification?.ref ?? one.ref,
    label: clip(one.title, 80),
  }));
  const titleOf = (ref: string) => {
    const change = changesOn(board).find((one) => one.ref === ref || one.modification?.ref === ref);
    return change && !change.modification ? clip(change.title, 70) : ref;
  };
  return {
    title: 'Couple two changes',
    lead: 'Wherever the two stand otherwise, the board says so; two that must not go together cannot be put into one release.',
    crumbs: [boardCrumb(view)],
    back: view.to('releasing'),
    action: view.to('releasing', 'couple'),
    reason: form.first && form.second ? `${titleOf(form.first)} and ${titleOf(form.second)} coupled` : '',
    fields: (shown) => (
      <>
        <Given
          shown={shown}
          name="first"
          field={{ label: 'One change', kind: 'text', hint: 'A modification, or a change on the board.' }}
          options={options}
          required
        />
        <Given shown={shown} name="second" field={{ label: 'The other', kind: 'text' }} options={options} required />
        <Given
          shown={shown}
          name="kind"
          field={{
            label: 'They',
            kind: 'choice',
            choices: registerOf(view.site.ledger, 'coupling').fields.kind?.choices ?? {},
          }}
          value="together"
          required
        />
        <Given shown={shown} name="reason_why" field={{ label: 'Why they are coupled', kind: 'prose' }} />
      </>
    ),
    ask: (sent) => {
      const first = needed(sent, 'first', 'Name one of the changes.');
      const second = needed(sent, 'second', 'Name the other change.');
      const reason = needed(sent, 'reason_why', 'Say why the two are coupled.');
      const title = `${titleOf(first)} and ${titleOf(second)}`;
      const sets: Record<string, Value> = { title, first, second, kind: typed(sent, 'kind'), reason };
      return {
        changes: [{ register: 'coupling', ref: slug(`${first} ${second}`), move: 'couple', sets }],
        leads: view.to('releasing'),
      };
    },
  };
}

function slug(words: string): string {
  return words
    .toLowerCase()
    .replace(/[^a-z\d]+/g, '-')
    .replace(/^-|-$/g, '');
}

const acts = {
  challenge: {
    title: 'Challenge the coupling',
    field: 'challenge',
    label: 'Who questions it, and why',
    past: 'challenged',
  },
  keep: { title: 'Keep the coupling', field: 'outcome', label: 'What was found', past: 'kept' },
  lift: { title: 'Lift the coupling', field: 'outcome', label: 'Why it falls away', past: 'lifted' },
} as const;

export async function couplingForm(tx: Tx, view: View, ref: string, name: string): Promise<Acting> {
  if (!Object.hasOwn(acts, name)) throw new Absent();
  const act = acts[name as keyof typeof acts];
  const row = await rowOf(tx, view, 'coupling', ref);
  const move = registerOf(view.site.ledger, 'coupling').moves[name];
  if (!move?.from.includes(row.state)) throw new Absent();
  return {
    title: act.title,
    lead: row.fields.reason ? `${row.title}. Coupled because: ${row.fields.reason}` : row.title,
    crumbs: [boardCrumb(view), { label: row.title, href: view.to('coupling', ref) }],
    back: view.to('releasing'),
    action: view.to('releasing', 'coupling', name, ref),
    reason: `Coupling of ${row.title} ${act.past}`,
    row,
    fields: (shown) => <Given shown={shown} name={act.field} field={{ label: act.label, kind: 'prose' }} />,
    ask: (sent) => ({
      changes: [
        {
          register: 'coupling',
          ref,
          move: name,
          sets: { [act.field]: needed(sent, act.field, `${act.label}: say it in a sentence.`) },
          ...seen(sent),
        },
      ],
      leads: view.to('releasing'),
    }),
  };
}
