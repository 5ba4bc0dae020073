/** What a code's rules say of assessments, asked inside every live Decision. */
import { sql } from 'kysely';
import { dayInWords } from '../calendar/day.ts';
import type { Code } from '../codes/code.ts';
import type { Tx } from '../kernel/db.ts';
import type { Decision } from '../kernel/define.ts';
import type { Check, Touched } from '../kernel/ledger.ts';
import type { Problem } from '../kernel/problem.ts';
import { modification } from '../registers/modification/modification.ts';
import { kindName } from './clock.ts';
import { breakdownOf, missingLines } from './costs.ts';

const tones: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(modification.states).map(([name, { tone }]) => [name, tone]),
);

/** Whether a proposal in this state is over, so that nobody need assess it. */
export function isOver(state: string): boolean {
  return tones[state] === 'done' || tones[state] === 'stopped';
}

const isOpen = ({ register, after }: Touched) => register.name === 'assessment' && after.state === 'requested';

/**
 * What is received has every line of cost that the code asks for, and dates stand in their order. No proposal that is over
 * leaves an assessment awaited, and none is asked for: where a code has a process, its own check says so. A Decision that
 * touches neither register costs nothing.
 */
export function assessingCheck(codes: readonly Code[]): Check {
  return async (tx, decision, touched) => {
    const code = codes.find(({ id }) => id === decision.code);
    const own = touched.filter(({ register }) => register.name === 'assessment');
    const ended = touched.filter(
      ({ register, before, after }) =>
        register.name === 'modification' && isOver(after.state) && !isOver(before?.state ?? ''),
    );
    if (!code || own.length + ended.length === 0) return [];
    const sound = own.flatMap((one) => [...unordered(one), ...incomplete(code, decision, one)]);
    if (code.processes?.length) return sound;
    return [
      ...sound,
      ...(await ofTheDead(tx, decision, touched)),
      ...(await leftOpen(tx, decision, { ended, touched })),
    ];
  };
}

function unordered({ ref, after: { fields, state } }: Touched): Problem[] {
  const [requested, received] = [fields.requested_on, fields.received_on];
  if (state !== 'received' || typeof requested !== 'string' || typeof received !== 'string') return [];
  if (received >= requested) return [];
  return [
    {
      sentence: `${ref}: it cannot have been received before it was requested, on ${dayInWords(requested)}. Mend one of the two days.`,
      field: 'received_on',
    },
  ];
}

function incomplete(code: Code, { effective }: Decision, { ref, before, after }: Touched): Problem[] {
  if (after.state !== 'received' || before?.state === 'received') return [];
  const missing = missingLines(breakdownOf(code, after.fields.kind, effective), after.fields.costs);
  if (missing.length === 0) return [];
  const rule = code.assessments?.kinds[after.fields.kind as 'preliminary' | 'impact'].breakdown;
  const what = kindName(code, after.fields.kind).toLowerCase();
  return [
    {
      sentence: `${ref}: a cost in the ${what} is missing for ${listed(missing)}. Give an amount for each, or ask the provider for it.`,
      field: 'costs',
      ...(rule?.clause ? { clause: rule.clause } : {}),
    },
  ];
}

function listed(words: readonly string[]): string {
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

/** An assessment asked for, or given another date, of a proposal that is over. */
async function ofTheDead(tx: Tx, { code }: Decision, touched: readonly Touched[]): Promise<Problem[]> {
  const asked = touched.filter(isOpen);
  const here = new Map(
    touched.filter(({ register }) => register.name === 'modification').map(({ ref, after }) => [ref, after.state]),
  );
  const elsewhere = [...new Set(asked.map(({ after }) => String(after.fields.modification ?? '')))].filter(
    (ref) => !here.has(ref),
  );
  if (elsewhere.length > 0) {
    const { rows } = await sql<{ ref: string; state: string }>`
      select ref, state from modification where code = ${code} and ref = any(${sql.val(elsewhere)}::text[])
        and class_level = 0 and known_to = 'infinity' and effective_to = 'infinity'`.execute(tx);
    for (const { ref, state } of rows) here.set(ref, state);
  }
  return asked.flatMap(({ ref, after }) => {
    const state = here.get(String(after.fields.modification ?? ''));
    if (!state || !isOver(state)) return [];
    const label = modification.states[state as keyof typeof modification.states].label.toLowerCase();
    return [
      {
        sentence: `${ref}: ${after.fields.modification} is ${label}, so nobody need assess it. Withdraw the request instead.`,
      },
    ];
  });
}

/** Assessments still awaited of a proposal that this Decision ends; public ones only, since others must not be told of. */
async function leftOpen(
  tx: Tx,
  { code }: Decision,
  { ended, touched }: { ended: readonly Touched[]; touched: readonly Touched[] },
): Promise<Problem[]> {
  if (ended.length === 0) return [];
  const settled = new Set(
    touched.filter((one) => one.register.name === 'assessment' && !isOpen(one)).map(({ ref }) => ref),
  );
  const { rows } = await sql<{ ref: string; title: string; modification: string }>`
    select ref, title, modification from assessment where code = ${code} and state = 'requested' and class_level = 0
      and modification = any(${sql.val(ended.map(({ ref }) => ref))}::text[])
      and known_to = 'infinity' and effective_to = 'infinity'`.execute(tx);
  return rows
    .filter(({ ref }) => !settled.has(ref))
    .map(({ ref, title, modification }) => ({
      sentence: `${title} is still awaited. Withdraw the request for it (${ref}) first, or in the same decision, so that nobody goes on assessing ${modification}.`,
    }));
}
