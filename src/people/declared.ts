/** Who may not yet hear what a body holds most closely. */
import { sql } from 'kysely';
import type { Code } from '../codes/code.ts';
import type { Tx } from '../kernel/db.ts';
import type { Ledger } from '../kernel/ledger.ts';
import { type AsAt, listRows } from '../kernel/read.ts';
import { currentVersion, type PolicyText } from './policy.ts';

export interface Asked {
  code: Code;
  /** Reference of the body whose highest class it is about. */
  body: string;
  /** References of people. */
  persons: readonly string[];
  at: AsAt;
}

/**
 * Those of `persons` who have not signed the body's declaration in the current version of the policy, in the order given.
 * Empty where the code asks for none. `tx` has a reader's claims: a declaration that the reader may not see does not
 * count, so who is not cleared for the body is told of more people, never of fewer.
 */
export async function undeclared(tx: Tx, ledger: Pick<Ledger, 'registers'>, asked: Asked): Promise<string[]> {
  const { code, body, persons, at } = asked;
  if (!code.access?.declaration || persons.length === 0) return [];
  const version = await policyVersion(tx, code, at);
  const register = ledger.registers.get('declaration');
  if (!register) return [...persons];
  const { rows } = await listRows(tx, register, {
    code: code.id,
    at,
    filters: { body: [body], state: ['signed'], person: [...persons] },
  });
  const signed = new Set(
    rows.filter(({ fields }) => fields.policy_version === version).map(({ fields }) => fields.person),
  );
  return persons.filter((person) => !signed.has(person));
}

/** The version of the policy in force at a point of both clocks; null where the code asks for no declaration. */
export async function policyVersion(tx: Tx, code: Code, at: AsAt): Promise<string | null> {
  const known = at.known ? sql`known_from <= ${at.known} and known_to > ${at.known}` : sql`known_to = 'infinity'`;
  const { rows } = await sql<PolicyText>`
    select version, state, effective_from as since, in_force_from from document
    where code = ${code.id} and ref = ${code.access?.declaration?.document ?? ''} and effective_from <= ${at.day}
      and ${known}`.execute(tx);
  return currentVersion(code.access, rows, at.day);
}
