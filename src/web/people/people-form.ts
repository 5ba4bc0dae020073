/** What the forms about people say, understood: whom is meant, what post, from when until when. */
import type { Code } from '../../codes/code.ts';
import type { Tx } from '../../kernel/db.ts';
import { isDay } from '../../kernel/decide.ts';
import { type Register, wordsFor } from '../../kernel/define.ts';
import { type Ledger, registerOf } from '../../kernel/ledger.ts';
import type { Problem } from '../../kernel/problem.ts';
import { listRows, type Row } from '../../kernel/read.ts';
import { keyOf } from '../../minutes/name-key.ts';
import type { Appointment } from '../../people/posts.ts';
import type { Form } from '../form.ts';
import type { View } from '../view.ts';

/** People and parties on record, as the reader may see them. */
export interface OnRecord {
  people: Row[];
  parties: Row[];
  posts: Row[];
}

// Suggestions of a form: whoever is beyond them is found by typing the name in full.
const most = 5_000;

export async function onRecord(tx: Tx, view: View): Promise<OnRecord> {
  const all = async (name: string, state?: string) =>
    (
      await listRows(tx, registerOf(view.site.ledger, name), {
        code: view.code.id,
        at: { day: view.asAt.today, known: null },
        limit: most,
        ...(state ? { filters: { state: [state] } } : {}),
      })
    ).rows;
  return { people: await all('person'), parties: await all('party'), posts: await all('post', 'held') };
}

/** Names to choose among, with what tells two of one name apart. */
export function options(rows: readonly Row[]): { value: string; label: string }[] {
  return rows.map(({ title, fields }) => ({
    value: title,
    label: [title, fields.organisation].filter(Boolean).join(', '),
  }));
}

/** The record of this name or reference; several of one name are told apart by the reference. */
export function recordBy(rows: readonly Row[], typed: string): Row | 'several' | null {
  const wanted = typed.trim().toLowerCase();
  const exact = rows.find(({ ref }) => ref === wanted);
  if (exact) return exact;
  const named = rows.filter(({ title }) => title.toLowerCase() === wanted);
  return named.length > 1 ? 'several' : (named[0] ?? null);
}

export interface Person {
  ref: string;
  name: string;
  isNew: boolean;
}

/** Whom a typed name means: somebody on record, or somebody new of that name. */
export function personMeant(people: readonly Row[], typed: string): Person | Problem {
  const name = typed.trim().replace(/\s+/g, ' ');
  if (name === '') return { sentence: 'Type the name of the person.', field: 'name' };
  const known = recordBy(people, name);
  if (known === 'several') {
    const refs = people.filter(({ title }) => title.toLowerCase() === name.toLowerCase()).map(({ ref }) => ref);
    return {
      sentence: `There are several people of that name. Type one of these instead: ${refs.join(', ')}.`,
      field: 'name',
    };
  }
  if (known) return { ref: known.ref, name: known.title, isNew: false };
  const ref = keyOf(name, 'person');
  const same = people.find((one) => one.ref === ref);
  if (same) return { ref, name: same.title, isNew: false };
  if (!ref || !/\s/.test(name)) return { sentence: 'Type first name and surname.', field: 'name' };
  return { ref, name, isNew: true };
}

export function isProblem(what: object): what is Problem {
  return 'sentence' in what;
}

/** The post that a form describes; null where it describes none. */
export function postMeant(
  form: Form,
  person: string,
  { post, parties, today }: { post: Register; parties: readonly Row[]; today: string },
): { appointment: Appointment | null; problems: Problem[] } {
  const given = (name: string) => form[name]?.trim() ?? '';
  const kind = given('kind');
  const field = post.fields.kind;
  if (kind === '' || !field || !Object.hasOwn(field.choices ?? {}, kind)) return { appointment: null, problems: [] };
  const problems: Problem[] = [];
  const starts = given('starts') || today;
  const ends = given('ends');
  if (!isDay(starts))
    problems.push({ sentence: 'The first day is not a day. Type it as 2016-12-09.', field: 'starts' });
  if (ends !== '' && !isDay(ends))
    problems.push({ sentence: 'The last day is not a day. Type it as 2016-12-09, or leave it out.', field: 'ends' });
  else if (ends !== '' && ends < starts)
    problems.push({ sentence: 'The last day is before the first. Mend one of them.', field: 'ends' });
  const typed = given('party');
  const party = typed === '' ? null : recordBy(parties, typed);
  if (kind === 'contact' && typed === '')
    problems.push({ sentence: 'Say which party they are the contact of.', field: 'party' });
  if (typed !== '' && (party === null || party === 'several'))
    problems.push({
      sentence: `No single party on record is called “${typed}”. Choose one of the list.`,
      field: 'party',
    });
  const known = party && party !== 'several' ? party : null;
  return {
    problems,
    appointment: {
      person,
      kind,
      kindWords: wordsFor(field, kind),
      organisation: given('organisation') || (kind === 'contact' ? (known?.title ?? null) : null),
      party: known?.ref ?? null,
      starts,
      ends: ends || null,
    },
  };
}

export function postRegister(ledger: Ledger): Register {
  return registerOf(ledger, 'post');
}

/** What a kind of post lets its holder see and do; for the words beside the choice. */
export function kindsOffered(code: Code, post: Register): Record<string, string> {
  const choices = post.fields.kind?.choices ?? {};
  const known = code.access?.posts ?? {};
  return Object.fromEntries(Object.entries(choices).filter(([kind]) => Object.hasOwn(known, kind)));
}
