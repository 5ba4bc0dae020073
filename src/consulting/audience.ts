/** Who is asked: parties by category, and the people who answer for them. */
import { sql } from 'kysely';
import type { Code } from '../codes/code.ts';
import { ruleOn } from '../codes/rule.ts';
import { type Database, reading, type Tx } from '../kernel/db.ts';
import type { Day } from '../kernel/define.ts';
import { type Ledger, registerOf } from '../kernel/ledger.ts';
import { type AsAt, listRows } from '../kernel/read.ts';
import { registrar } from '../people/standing.ts';

export interface Party {
  ref: string;
  name: string;
  category: string | null;
}

/** Whether a party of a category is asked. An audience of none stands for everybody. */
export function isAsked(audience: unknown, category: string | null): boolean {
  const categories = Array.isArray(audience) ? audience : [];
  return categories.length === 0 || (category !== null && categories.includes(category));
}

/** "Small Suppliers and Gas Networks", or "every party". */
export function audienceWords(audience: unknown): string {
  const categories = Array.isArray(audience) ? audience : [];
  const many = categories.map((one) => (/y$/.test(one) ? `${one.slice(0, -1)}ies` : `${one}s`));
  if (many.length === 0) return 'every party';
  return many.length === 1 ? String(many[0]) : `${many.slice(0, -1).join(', ')} and ${many.at(-1)}`;
}

/** Those asked, by name. */
export async function partiesAsked(
  tx: Tx,
  ledger: Ledger,
  { code, at, audience }: { code: Pick<Code, 'id'>; at: AsAt; audience: unknown },
): Promise<Party[]> {
  const { rows } = await listRows(tx, registerOf(ledger, 'party'), {
    code: code.id,
    at,
    filters: { state: ['party'] },
    sort: { by: 'name', descending: false },
  });
  return rows
    .map(({ ref, title, fields }) => ({ ref, name: title, category: textOf(fields.category) }))
    .filter(({ category }) => isAsked(audience, category));
}

const textOf = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

/** Kinds of post whose holder speaks for the party it is of. */
function contactKinds(code: Pick<Code, 'access'>, day: Day): string[] {
  return Object.entries(code.access?.posts ?? {}).flatMap(([kind, rule]) =>
    ruleOn(rule, day)?.value?.party === undefined ? [] : [kind],
  );
}

export interface Contact {
  person: string;
  name: string;
  party: string;
}

/** Who speaks for these parties on a day: everybody appointed for one, none of them before another. */
export async function contactsOf(
  tx: Tx,
  code: Pick<Code, 'id' | 'access'>,
  { parties, day }: { parties: readonly string[]; day: Day },
): Promise<Contact[]> {
  const { rows } = await sql<Contact>`
    select p.person, coalesce(n.name, p.person) as name, p.party from post p
    left join person n on n.code = p.code and n.ref = p.person and n.known_to = 'infinity'
      and n.effective_from <= ${day} and n.effective_to > ${day}
    where ${heldOn(code, day)} and p.party = any(${sql.val([...parties])}::text[]) order by p.party, p.person`.execute(
    tx,
  );
  return rows;
}

/** The parties that a person answers for. Read with eyes of its own: it hands out nothing but what is theirs. */
export function partiesOf(
  db: Database,
  code: Pick<Code, 'id' | 'access'>,
  { person, day }: { person: string | null; day: Day },
): Promise<Party[]> {
  if (person === null) return Promise.resolve([]);
  return reading(db, registrar, async (tx) => {
    const { rows } = await sql<Party>`
      select distinct t.ref, t.name, t.category from post p join party t on t.code = p.code and t.ref = p.party
        and t.known_to = 'infinity' and t.effective_from <= ${day} and t.effective_to > ${day} and t.state = 'party'
      where ${heldOn(code, day)} and p.person = ${person} order by t.name`.execute(tx);
    return rows;
  });
}

const heldOn = (code: Pick<Code, 'id' | 'access'>, day: Day) =>
  sql`p.code = ${code.id} and p.known_to = 'infinity' and p.effective_from <= ${day} and p.effective_to > ${day}
    and p.state = 'held' and p.kind = any(${sql.val(contactKinds(code, day))}::text[])
    and (p.starts is null or p.starts <= ${day}) and (p.ends is null or p.ends >= ${day})`;
