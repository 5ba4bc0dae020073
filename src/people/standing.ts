/** Reads what access follows from: seats, posts and declarations of people, the policy's version, the groups there are. */
import { sql } from 'kysely';
import type { Code } from '../codes/code.ts';
import { ruleOn } from '../codes/rule.ts';
import type { Reader } from '../kernel/access.ts';
import type { Tx } from '../kernel/db.ts';
import type { Day } from '../kernel/define.ts';
import {
  type Accessible,
  accessOf,
  type PostHeld,
  type SeatHeld,
  type Signed,
  type Standing,
  seatsOf,
} from './access.ts';
import { currentVersion, type PolicyText } from './policy.ts';

/**
 * The eyes with which access is worked out: what somebody may see follows from records that they need not be able to
 * see. Nothing read with them reaches a page but what the page's own reader may know.
 */
export const registrar: Reader = { public: false, clearance: { '*': 3 } };

export interface Known {
  standing: Standing;
  access: Accessible;
}

type Found =
  | { register: 'seat'; row: SeatHeld }
  | { register: 'post'; row: PostHeld & { person: string } }
  | { register: 'declaration'; row: Signed & { person: string } }
  | { register: 'document'; row: PolicyText }
  | { register: 'body'; row: { ref: string } }
  | { register: 'party'; row: { ref: string } };

/** What these people may see and do in `code` on `day`, by reference; one statement. `tx` has a reader's claims. */
export async function accessFor(
  tx: Tx,
  code: Code,
  { persons, day }: { persons: readonly string[]; day: Day },
): Promise<Map<string, Known>> {
  const found = await standingRows(tx, code, { persons, day });
  const of = <R extends Found['register']>(register: R) =>
    found.flatMap((one) => (one.register === register ? [one.row as Extract<Found, { register: R }>['row']] : []));
  const version = currentVersion(code.access, of('document'), day);
  const groups = [...new Set([...code.bodies.map(({ id }) => id), ...of('body').map(({ ref }) => ref)])];
  return new Map(
    persons.map((person) => {
      const standing: Standing = {
        seats: seatsOf(person, of('seat')),
        posts: of('post').filter((one) => one.person === person),
        declarations: of('declaration').filter((one) => one.person === person),
        version,
        groups,
        parties: of('party').map(({ ref }) => ref),
      };
      return [person, { standing, access: accessOf(code, standing, day) }];
    }),
  );
}

async function standingRows(
  tx: Tx,
  code: Code,
  { persons, day }: { persons: readonly string[]; day: Day },
): Promise<Found[]> {
  const who = sql.val([...persons]);
  // Only for these posts: there are hundreds of parties, and most people read what is held for one of them at most.
  const readAll = sql.val(
    Object.entries(code.access?.posts ?? {}).flatMap(([kind, rule]) =>
      ruleOn(rule, day)?.value?.parties === undefined ? [] : [kind],
    ),
  );
  const standing = sql`code = ${code.id} and known_to = 'infinity' and effective_from <= ${day} and effective_to > ${day}`;
  const { rows } = await sql<Found>`
    select 'seat' as register, to_jsonb(t) as row from (select ref, title, state, body, category, role, person, alternate,
      term_from, term_to from seat where ${standing} and (person = any(${who}::text[]) or alternate = any(${who}::text[]))
      order by sort_key) t
    union all select 'post', to_jsonb(t) from (select ref, title, state, kind, organisation, party, person, starts, ends
      from post where ${standing} and person = any(${who}::text[]) order by sort_key) t
    union all select 'declaration', to_jsonb(t) from (select ref, title, state, person, body, policy_version, signed_on
      from declaration where ${standing} and person = any(${who}::text[]) order by sort_key) t
    union all select 'document', to_jsonb(t) from (select version, state, effective_from as since, in_force_from
      from document where code = ${code.id} and ref = ${code.access?.declaration?.document ?? ''}
      and known_to = 'infinity' and effective_from <= ${day}) t
    union all select 'body', to_jsonb(t) from (select ref from body where ${standing}) t
    union all select 'party', to_jsonb(t) from (select ref from party where ${standing}
      and exists (select 1 from post where ${standing} and person = any(${who}::text[]) and kind = any(${readAll}::text[]))) t`.execute(
    tx,
  );
  return rows;
}
