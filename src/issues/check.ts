/** What must hold of issues whichever way a Decision comes. */
import type { Code } from '../codes/code.ts';
import type { Check, Touched } from '../kernel/ledger.ts';
import type { Problem } from '../kernel/problem.ts';
import { levelGroup } from './numbering.ts';

/** Who asked stays at the class at which the form was received, and what became a proposal says which. */
export function issuesCheck(codes: readonly Code[]): Check {
  return async (_tx, decision, touched) => {
    const code = codes.find(({ id }) => id === decision.code);
    if (!code) return [];
    return touched
      .filter(({ register }) => register.name === 'issue')
      .flatMap((one) => [...contactKept(code, one), ...ledSomewhere(one)]);
  };
}

function contactKept(code: Code, { ref, after }: Touched): Problem[] {
  if (!after.fields.contact || after.label.level >= levelGroup(code).level) return [];
  const name = code.levels[levelGroup(code).level].name;
  return [
    {
      sentence: `${ref}: who asks is not for a record classified below ${name}. Leave it out; what is taken up of the form is an issue of its own.`,
      field: 'contact',
    },
  ];
}

function ledSomewhere({ ref, before, after }: Touched): Problem[] {
  const problems: Problem[] = [];
  if (after.state === 'modification' && before?.state !== 'modification' && !after.fields.modification)
    problems.push({ sentence: `${ref}: say which modification it became.`, field: 'modification' });
  if (after.state === 'taken' && before?.state !== 'taken' && !after.fields.became)
    problems.push({ sentence: `${ref}: say which issue of the public record it was taken up as.`, field: 'became' });
  return problems;
}
