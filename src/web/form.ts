/** What a form sends, and whether whoever sends it may write. */
import type { Context } from 'hono';
import { Refused } from '../kernel/problem.ts';
import { csrfMatches, type Session } from './session.ts';
import type { Env, View } from './view.ts';

/** The texts of a form by name; a name sent several times has its last. */
export type Form = Readonly<Record<string, string>>;

/** Files are left out: whoever takes one reads it by itself. */
export async function formOf(c: Context<Env>): Promise<Form> {
  const body = await c.req.parseBody();
  return Object.fromEntries(
    Object.entries(body).filter((pair): pair is [string, string] => typeof pair[1] === 'string'),
  );
}

/** A new session has a new token: the form behind this answer still holds the words, but cannot be sent any more. */
export const signInFirst =
  'Sign in first: nothing was recorded. Go back and copy what you typed, then sign in and send it again.';

/** Throws Refused, with what to do, where nobody is signed in. */
export function signedIn({ session }: View): Session {
  if (!session) throw new Refused(signInFirst);
  return session;
}

/** The session of a form that may write. Throws Refused, with what to do, for anyone else. */
export function writing(view: View, csrf: unknown): Session {
  const session = signedIn(view);
  if (!csrfMatches(session, String(csrf ?? '')))
    throw new Refused(
      'This page was open too long. Go back and copy what you typed, reload the page, and send it again.',
    );
  return session;
}
