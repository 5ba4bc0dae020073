/** What the pages of a vote work with. */
import { mayMake } from '../../kernel/access.ts';
import type { Tx } from '../../kernel/db.ts';
import type { Problem } from '../../kernel/problem.ts';
import { isPast } from '../../ui/as-at.ts';
import { type Voting, votingOf } from '../../voting/voting-of.ts';
import type { View } from '../view.ts';

/** What was sent and what came of it, for a page that is shown again. */
export interface Doing {
  form: Readonly<Record<string, string>>;
  problems: readonly Problem[];
  /** What closing it does; once asked for and free of problems. */
  will?: readonly string[];
}

export const nothingDone: Doing = { form: {}, problems: [] };

/** Reference of the person on record whose session it is, in this code; null for anybody else. */
export function personOf({ session, code }: View): string | null {
  return session?.person?.code === code.id ? session.person.ref : null;
}

/** Whether this reader opens and closes votes. */
export function keepsVotes(view: View): boolean {
  const actor = view.session?.actor;
  return actor !== undefined && !isPast(view.asAt) && mayMake(actor, ['secretariat']);
}

export function votingFor(tx: Tx, view: View, ref: string): Promise<Voting> {
  const { code, at, asAt, reader, site } = view;
  return votingOf(tx, site.ledger, reader, { code, ref, at, today: asAt.on, person: personOf(view) });
}
