/** What the releases of a code ask of every Decision, whichever way it comes. */
import type { Code } from '../codes/code.ts';
import type { Check, Touched } from '../kernel/ledger.ts';
import type { Problem } from '../kernel/problem.ts';
import { inclusionProblems } from './check-inclusion.ts';
import { modificationProblems } from './check-modification.ts';
import { couplingProblems, releaseProblems } from './check-release.ts';
import { variationProblems } from './check-variation.ts';
import { outlookOf } from './outlook.ts';

const ours = new Set(['release', 'inclusion', 'coupling', 'variation', 'modification']);

/** The check of this part; it reads nothing where a Decision touches none of its registers. */
export function releasingCheck(codes: readonly Code[]): Check {
  return async (tx, decision, all) => {
    const code = codes.find(({ id }) => id === decision.code);
    const touched = all.filter(({ register }) => ours.has(register.name));
    if (!code || touched.length === 0) return [];
    const problems = [...(await variationProblems(tx, decision, touched))];
    if (!touched.some(asksMore)) return problems;
    const outlook = await outlookOf(tx, { code, decision, touched });
    for (const ask of [releaseProblems, couplingProblems, inclusionProblems, modificationProblems])
      problems.push(...ask(outlook));
    return once(problems);
  };
}

/** A modification bears on releases only where its release, its day or its end is set. */
function asksMore({ register, before, after }: Touched): boolean {
  if (register.name === 'variation') return false;
  if (register.name !== 'modification') return true;
  const changed = (name: string) => (before?.fields[name] ?? null) !== (after.fields[name] ?? null);
  return (
    changed('release') || changed('implements_on') || (after.state === 'implemented' && before?.state !== after.state)
  );
}

function once(problems: readonly Problem[]): Problem[] {
  return [...new Map(problems.map((one) => [one.sentence, one])).values()];
}
