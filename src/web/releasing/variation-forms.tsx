/** Forms for variations: granted, consulted on, submitted, directed, left as they are, ended. */
import type { Tx } from '../../kernel/db.ts';
import type { Value } from '../../kernel/define.ts';
import { registerOf } from '../../kernel/ledger.ts';
import { Absent, Refused } from '../../kernel/problem.ts';
import { listRows, type Row } from '../../kernel/read.ts';
import { titleKey } from '../../minutes/decide/decision-from-names.ts';
import { endOf } from '../../releasing/expiry.ts';
import type { Form } from '../form.ts';
import { clip } from '../tell.tsx';
import type { View } from '../view.ts';
import { type Acting, Given, needed, rowOf, type Shown, seen, typed } from './act.tsx';

const crumbs = (view: View) => [
  { label: 'Release board', href: view.to('releasing') },
  { label: 'Transitional variations', href: view.to('releasing', 'variations') },
];

type Name =
  | 'title'
  | 'provision'
  | 'description'
  | 'ends'
  | 'ends_on'
  | 'proposed'
  | 'noticed_on'
  | 'consultation'
  | 'directed_on'
  | 'direction';

/** What the fields of these forms ask for, as people would say it. */
const asks: Partial<Record<Name, { label: string; hint?: string }>> = {
  proposed: { label: 'What is proposed', hint: 'Such as: to end on 2 November 2017 instead of in June.' },
  ends: { label: 'New end, as printed', hint: '“June 2017”, or “the November 2017 Release”.' },
  ends_on: { label: 'New end', hint: 'Where the words fix a day.' },
  direction: { label: 'Words of the direction', hint: 'Or where they can be read.' },
};

interface Act {
  title: string;
  move: string;
  sets: readonly Name[];
  required: readonly Name[];
  past: string;
  lead: string;
}

const acts: Readonly<Record<string, Act>> = {
  grant: {
    title: 'Record a variation',
    move: 'grant',
    sets: ['title', 'provision', 'description', 'ends', 'ends_on', 'noticed_on'],
    required: ['title'],
    past: 'put on record',
    lead: 'A departure from the text of the code that is allowed for a time.',
  },
  describe: {
    title: 'Say what it allows',
    move: 'propose',
    sets: ['provision', 'description', 'noticed_on', 'proposed'],
    required: [],
    past: 'described',
    lead: 'What it departs from, what it allows, and what is proposed for it.',
  },
  consult: {
    title: 'Consult on a change',
    move: 'consult',
    sets: ['proposed', 'consultation'],
    required: ['proposed'],
    past: 'put to consultation',
    lead: 'Its end stays what it is until a direction says otherwise.',
  },
  submit: {
    title: 'Submit the responses',
    move: 'submit',
    sets: ['proposed'],
    required: [],
    past: 'submitted',
    lead: 'What parties said goes to whoever decides on the change.',
  },
  direct: {
    title: 'Record a direction',
    move: 'direct',
    sets: ['directed_on', 'ends_on', 'ends', 'direction'],
    required: ['directed_on', 'direction'],
    past: 'given a new end by direction',
    lead: 'Its new end, as directed. What was proposed is then done.',
  },
  decline: {
    title: 'Leave it as it is',
    move: 'decline',
    sets: ['directed_on', 'direction'],
    required: [],
    past: 'left as it is',
    lead: 'The change is not made: it ends as it stands.',
  },
  end: {
    title: 'It has ended',
    move: 'end',
    sets: ['ends_on'],
    required: ['ends_on'],
    past: 'ended',
    lead: 'From that day on the text of the code holds as it is written.',
  },
};

export async function variationForm(tx: Tx, view: View, name: string, ref: string | null): Promise<Acting> {
  const act = Object.hasOwn(acts, name) ? acts[name] : undefined;
  if (!act || (name === 'grant') !== (ref === null)) throw new Absent();
  const register = registerOf(view.site.ledger, 'variation');
  const row = ref === null ? null : await rowOf(tx, view, 'variation', ref);
  if (!register.moves[act.move]?.from.includes(row?.state ?? 'new')) throw new Absent();
  const consultations = act.sets.includes('consultation') ? await consultationsFor(tx, view) : [];
  const title = row ? clip(row.title, 60) : '';
  const end = row && endOf(row).printed;
  return {
    title: row ? `${act.title}: ${title}` : act.title,
    lead: end ? `${act.lead} It ends ${end}.` : act.lead,
    crumbs: crumbs(view),
    back: view.to('releasing', 'variations'),
    action: view.to('releasing', 'variation', name, ...(ref === null ? [] : [ref])),
    reason: row ? `Variation ${title} ${act.past}` : '',
    ...(row ? { row } : {}),
    fields: (shown) =>
      act.sets.map((field) => (
        <ActField view={view} shown={shown} field={field} act={act} row={row} options={consultations} />
      )),
    ask: (form) => {
      const sets = setsFrom(view, act, { form, row });
      return {
        changes: [
          {
            register: 'variation',
            ref: ref ?? titleKey(String(sets.title ?? '')),
            move: act.move,
            sets,
            ...seen(form),
          },
        ],
        leads: view.to('releasing', 'variations'),
      };
    },
  };
}

interface FieldProps {
  view: View;
  shown: Shown;
  field: Name;
  act: Act;
  row: Row | null;
  options: readonly { value: string; label: string }[];
}

function ActField({ view, shown, field, act, row, options }: FieldProps) {
  const definition = registerOf(view.site.ledger, 'variation').fields[field];
  if (!definition) return null;
  const words = act.move === 'grant' && field.startsWith('ends') ? {} : (asks[field] ?? {});
  // A direction gives a new end: the old one is not offered as its.
  const kept = act.move === 'direct' || act.move === 'end' ? null : (row?.fields[field] ?? null);
  return (
    <Given
      shown={shown}
      name={field}
      field={{ ...definition, ...words }}
      value={kept === null ? null : String(kept)}
      required={act.required.includes(field)}
      {...(field === 'consultation' ? { options } : {})}
    />
  );
}

function setsFrom(view: View, act: Act, { form, row }: { form: Form; row: Row | null }): Record<string, Value> {
  const sets: Record<string, Value> = {};
  const fields = registerOf(view.site.ledger, 'variation').fields;
  for (const name of act.sets) {
    const label = fields[name]?.label ?? name;
    const value = act.required.includes(name)
      ? needed(form, name, `${asks[name]?.label ?? label}: fill it in.`)
      : typed(form, name);
    if (value !== (row?.fields[name] ?? null)) sets[name] = value;
  }
  if (act.move === 'direct') {
    if (!typed(form, 'ends') && !typed(form, 'ends_on'))
      throw new Refused({
        sentence: 'Say until when it now runs: a day, or the words of the direction.',
        field: 'ends_on',
      });
    // A new end takes the place of the old one whole: words that fixed another month do not stay beside a new day.
    sets.ends = typed(form, 'ends');
    sets.ends_on = typed(form, 'ends_on');
    sets.proposed = null;
  }
  if (act.move === 'decline') sets.proposed = null;
  return sets;
}

async function consultationsFor(tx: Tx, view: View) {
  const { rows } = await listRows(tx, registerOf(view.site.ledger, 'consultation'), {
    code: view.code.id,
    at: view.at,
    filters: { state: ['known', 'planned', 'open', 'closed'] },
    limit: 100,
  });
  return rows.map(({ ref, title }) => ({ value: ref, label: clip(title, 80) }));
}
