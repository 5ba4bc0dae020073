/** Forms not yet sent: kept as they are typed, by whoever may see them. */
import { randomUUID } from 'node:crypto';
import { type Draft, keepDraft, listDrafts, readDraft } from '../../drafts/drafts.ts';
import type { Actor } from '../../kernel/access.ts';
import { keeping, reading, type Tx } from '../../kernel/db.ts';
import type { Instant } from '../../kernel/define.ts';
import { registerOf } from '../../kernel/ledger.ts';
import { listRows, type Row } from '../../kernel/read.ts';
import { partyGroup } from '../../people/access.ts';
import { mailPeople } from '../../people/mail-people.ts';
import type { Form } from '../form.ts';
import { addressOfPages, pathTo, type View } from '../view.ts';
import { draftLabel } from './raise-decision.ts';
import { typedIn } from './raise-form.ts';

const kind = 'proposal';

export type FormDraft = Draft<{
  form?: Record<string, string>;
  /** When its party sent it to the secretariat. */
  sent?: Instant;
  /** Reference of the party whose contact wrote it. */
  party?: string;
}>;

export const draftKey = (view: View, id: string) => ({ code: view.code.id, kind, ref: id });

export async function draftOf(tx: Tx, view: View, id: string): Promise<FormDraft | null> {
  return (await readDraft(tx, draftKey(view, id))) as FormDraft | null;
}

/** Those this reader may see, the newest first. */
export async function draftsOf(tx: Tx, view: View): Promise<FormDraft[]> {
  const all = (await listDrafts(tx, draftKey(view, ''))) as FormDraft[];
  return all.sort((a, b) => (a.changed < b.changed ? 1 : -1));
}

/** The parties that somebody speaks for as their contact. */
export async function partiesOf(tx: Tx, view: View): Promise<Row[]> {
  const person = view.session?.person;
  if (person?.code !== view.code.id) return [];
  const at = { day: view.asAt.today, known: null };
  const held = await listRows(tx, registerOf(view.site.ledger, 'post'), {
    code: view.code.id,
    at,
    filters: { person: [person.ref], kind: ['contact'], state: ['held'] },
  });
  // A post that has run out opens nothing, whether or not anybody has recorded its end.
  const today = held.rows.filter(
    ({ fields: { starts, ends } }) =>
      !(typeof starts === 'string' && starts > at.day) && !(typeof ends === 'string' && ends < at.day),
  );
  const wanted = new Set(today.map(({ fields }) => String(fields.party ?? '')).filter(Boolean));
  if (wanted.size === 0) return [];
  const { rows } = await listRows(tx, registerOf(view.site.ledger, 'party'), { code: view.code.id, at });
  return rows.filter(({ ref }) => wanted.has(ref));
}

export interface Kept {
  id: string;
  version: number;
}

interface Keeping {
  form: Form;
  actor: Actor;
  /** Party for which it is written; null for the secretariat's own. */
  party: string | null;
  send?: boolean;
}

/** Keeps the form as it stands; two who write in one form keep the words of both. Throws Absent for another's form. */
export async function keepForm(view: View, { form, actor, party, send }: Keeping): Promise<Kept> {
  const { ledger } = view.site;
  const id = /^[\w-]{8,60}$/.test(form.draft ?? '') ? (form.draft as string) : randomUUID();
  const before = await reading(ledger.db, view.reader, (tx) => draftOf(tx, view, id));
  const seen = Number(form.version ?? 0);
  const { draft } = await keepDraft(ledger, actor, {
    ...draftKey(view, id),
    content: {
      ...before?.content,
      form: typedIn(view.code, form),
      ...(before?.content.party === undefined && party ? { party } : {}),
      ...(send ? { sent: ledger.now() } : {}),
    },
    seen: Number.isInteger(seen) ? seen : 0,
    label: before?.label ?? draftLabel(actor, view.code, party ? partyGroup(party) : null),
  });
  return { id, version: draft.version };
}

/** Tells the secretariat that a form waits for them. Returns how many it reached. */
export async function tellSecretariat(view: View, id: string, title: string): Promise<number> {
  const { ledger } = view.site;
  const day = view.asAt.today;
  const { rows } = await reading(ledger.db, { public: false, clearance: { '*': 1 } }, (tx) =>
    listRows(tx, registerOf(ledger, 'post'), {
      code: view.code.id,
      at: { day, known: null },
      filters: { kind: ['secretariat'], state: ['held'] },
    }),
  );
  const persons = rows.map(({ fields }) => String(fields.person ?? '')).filter(Boolean);
  if (persons.length === 0) return 0;
  const address = `${addressOfPages(view.site)}${pathTo(view.code.id, 'change', 'raise')}?draft=${id}`;
  const reached = await keeping(ledger.db, (tx) =>
    mailPeople(tx, { code: view.code.id, persons, now: ledger.now() }, (name) => ({
      subject: `A proposal to look over: ${title}`,
      text: `Dear ${name},\n\nA completed form waits for you in Quorate. Look it over, then raise it:\n${address}\n`,
    })),
  );
  return reached.size;
}
