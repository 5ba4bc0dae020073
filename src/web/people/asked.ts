/** Who may ask for the pages about people, and what their forms send. */
import type { Context } from 'hono';
import { type Database, reading, type Tx } from '../../kernel/db.ts';
import { Absent } from '../../kernel/problem.ts';
import { keepsAccounts } from '../../people/accounts.ts';
import { accessFor, type Known, registrar } from '../../people/standing.ts';
import { type Form, formOf } from '../form.ts';
import type { Session } from '../session.ts';
import type { Env, View } from '../view.ts';

/** The session of somebody who keeps accounts; to anybody else these pages are not there. */
export function keeper(view: View): Session {
  if (!view.session || !keepsAccounts(view.session.actor)) throw new Absent();
  return view.session;
}

/** The same for what only the administrator may see: mail holds links that sign in as others. */
export function administrator(view: View): Session {
  if (!view.session?.actor.powers.includes('*')) throw new Absent();
  return view.session;
}

export function signedIn(view: View): Session {
  if (!view.session) throw new Absent();
  return view.session;
}

/** What was typed, without the spaces around it. */
export async function typedIn(c: Context<Env>): Promise<Form> {
  return Object.fromEntries(Object.entries(await formOf(c)).map(([name, value]) => [name, value.trim()]));
}

/** A page as its reader may see it. */
export async function shown(
  view: View,
  page: (tx: Tx) => Promise<{ toString(): string | Promise<string> } | null>,
): Promise<string> {
  return reading(view.site.ledger.db, view.reader, async (tx) => String(await (await page(tx))?.toString()));
}

/** Somebody's own standing, whole: it is theirs to know, whatever class its records have. Null for nobody on record. */
export async function ownStanding(db: Database, view: View): Promise<Known | null> {
  const person = view.session?.person;
  if (!person || person.code !== view.code.id) return null;
  const known = await reading(db, registrar, (tx) =>
    accessFor(tx, view.code, { persons: [person.ref], day: view.asAt.today }),
  );
  return known.get(person.ref) ?? null;
}

/** What was done, as the page one is led to says it: a word of the address, so that no page says what it is told to. */
export function doneIn(view: View, words: Readonly<Record<string, string>>): string | null {
  const done = view.query.get('done') ?? '';
  return Object.hasOwn(words, done) ? (words[done] ?? null) : null;
}
