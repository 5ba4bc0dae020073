/**
 * Where answers stand: for their party until they are published, and confidential ones for ever. The class of the record is
 * the one thing that keeps others from reading it, so it is held at every door and not left to the page that sends it.
 */
import { sql } from 'kysely';
import type { Code } from '../codes/code.ts';
import type { Tx } from '../kernel/db.ts';
import type { Decision, Label } from '../kernel/define.ts';
import type { Touched } from '../kernel/ledger.ts';
import type { Problem } from '../kernel/problem.ts';
import { confidentialLabel, heldLabel } from './rules.ts';

interface Response {
  party: string | null;
  published: boolean;
}

export async function heldProblems(
  tx: Tx,
  code: Code,
  { decision, touched }: { decision: Decision; touched: readonly Touched[] },
): Promise<Problem[]> {
  const own = touched
    .filter(({ register }) => register.name === 'response' || register.name === 'answer')
    .filter(isNew);
  const problems: Problem[] = [];
  for (const { register, ref, after } of own) {
    const response = await responseOf(tx, decision, {
      ref: register.name === 'response' ? ref : String(after.fields.response ?? ''),
      touched,
    });
    const { party, published } = response ?? { party: null, published: false };
    const secret = after.fields.confidential === true;
    if (published && !secret) continue;
    const least = (secret ? confidentialLabel : heldLabel)(code, party, decision.effective);
    if (least.level === 0 || isWithin(after.label, least)) continue;
    problems.push({
      sentence: `${ref}: ${secret ? 'what is answered in confidence stays with its party and the administrator' : 'an answer stays with its party until it is published'}. Enter it, and publish it, from the page of its consultation.`,
    });
  }
  return problems;
}

/** What stood so before is not this Decision's doing. */
function isNew({ before, after }: Touched): boolean {
  return (
    before === null ||
    before.fields.confidential !== after.fields.confidential ||
    before.label.group !== after.label.group ||
    before.label.level !== after.label.level
  );
}

const isWithin = ({ group, level }: Label, least: Label) => group === least.group && level >= least.level;

async function responseOf(
  tx: Tx,
  { code }: Decision,
  { ref, touched }: { ref: string; touched: readonly Touched[] },
): Promise<Response | null> {
  const here = touched.find((one) => one.register.name === 'response' && one.ref === ref);
  if (here) {
    const { party } = here.after.fields;
    return { party: typeof party === 'string' ? party : null, published: here.after.state === 'published' };
  }
  const { rows } = await sql<Response>`
    select party, state = 'published' as published from response
    where code = ${code} and ref = ${ref} and known_to = 'infinity' and effective_to = 'infinity'`.execute(tx);
  return rows[0] ?? null;
}
