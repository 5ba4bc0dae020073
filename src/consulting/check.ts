/**
 * What a consultation asks of every answer, whichever way it comes: that it is open, that the answer came in time or is
 * dealt with as late, that the party is asked, that it is held where only its party reads it. It looks at what is on record; who may speak for a party is looked up where
 * the power to answer is given (see `send.ts`).
 */
import { sql } from 'kysely';
import type { Code } from '../codes/code.ts';
import type { Tx } from '../kernel/db.ts';
import type { Day, Decision } from '../kernel/define.ts';
import type { Check, Touched } from '../kernel/ledger.ts';
import type { Problem } from '../kernel/problem.ts';
import { audienceWords, isAsked } from './audience.ts';
import { heldProblems } from './check-held.ts';
import { closingOf, standingOf } from './closing.ts';

type Fields = Touched['after']['fields'];

export function consultingCheck(codes: readonly Code[]): Check {
  return async (tx, decision, touched) => {
    const code = codes.find(({ id }) => id === decision.code);
    const sent = touched.filter(({ register, ref }) => register.name === 'response' && isSent(decision, ref));
    if (!code) return [];
    const problems: Problem[] = await heldProblems(tx, code, { decision, touched });
    for (const { ref, after } of sent)
      problems.push(...(await problemsOf(tx, { code, decision, ref, fields: after.fields, state: after.state })));
    return problems;
  };
}

function isSent({ changes }: Decision, ref: string): boolean {
  return changes.some(
    (one) => one.register === 'response' && one.ref === ref && (one.move === 'send' || one.move === 'late'),
  );
}

interface Sent {
  code: Code;
  decision: Decision;
  ref: string;
  fields: Fields;
  state: string;
}

async function problemsOf(tx: Tx, { code, decision, ref, fields, state }: Sent): Promise<Problem[]> {
  const say = (sentence: string, field?: string): Problem[] => [{ sentence, ...(field ? { field } : {}) }];
  const consultation = await consultationOf(tx, decision, String(fields.consultation ?? ''));
  if (!consultation || !ref.startsWith(`${fields.consultation}/`))
    return say('Say which consultation it answers; the reference of an answer begins with it.', 'consultation');
  const at = String(fields.received_at ?? '');
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(at))
    return say('Say at which instant the answer came.', 'received_at');
  const unasked = await unaskedWords(tx, decision, { fields, audience: consultation.fields.audience });
  if (unasked) return say(unasked, 'party');
  const standing = standingOf(consultation, code, at);
  const closing = closingOf(consultation, code);
  if (standing === 'open') return [];
  if (standing !== 'shut' && standing !== 'closed') return say('This consultation is not open for answers.');
  const { late } = consultation.fields;
  const until = closing ? `It closed at ${closing.words}` : 'It is closed';
  if (late === 'administrator' && state === 'waiting') return [];
  if (late === 'marked' && standing === 'shut' && state === 'sent' && fields.late === true) return [];
  if (late === 'administrator')
    return say(`${until}: the administrator decides on each answer that comes later. Send it as late.`);
  if (late === 'marked' && standing === 'shut')
    return say(`${until}: an answer that comes later is marked as late.`, 'late');
  return say(`${until}, and answers that come later are refused.`);
}

async function consultationOf(tx: Tx, { code, effective }: Decision, ref: string) {
  const { rows } = await sql<{ state: string } & Fields>`
    select state, kind, audience, late, opens_on, closes_on, closes_at from consultation
    where code = ${code} and ref = ${ref} and ${standingOn(effective)}`.execute(tx);
  const [row] = rows;
  if (!row) return null;
  const { state, ...fields } = row;
  return { state, fields: fields as Fields };
}

/** Why a party is not asked; null where it is. Who is no party is entered by the administrator, who answers for it. */
async function unaskedWords(
  tx: Tx,
  { code, effective }: Decision,
  { fields, audience }: { fields: Fields; audience: unknown },
): Promise<string | null> {
  if (typeof fields.party !== 'string') return fields.entered_by ? null : 'Say which party answers.';
  const { rows } = await sql<{ name: string; category: string | null }>`
    select name, category from party where code = ${code} and ref = ${fields.party} and state = 'party'
      and ${standingOn(effective)}`.execute(tx);
  const [party] = rows;
  if (!party) return `${fields.party} is no party of the code.`;
  if (isAsked(audience, party.category)) return null;
  return `This is asked of ${audienceWords(audience)}; ${party.name} is ${party.category ? `in the category ${party.category}` : 'in no category'}.`;
}

const standingOn = (day: Day) => sql`known_to = 'infinity' and effective_from <= ${day} and effective_to > ${day}`;
