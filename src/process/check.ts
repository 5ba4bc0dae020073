/** The process of a code, asked of every live Decision: each move of a proposal in turn, then that nothing contradicts. */
import { calendarOf } from '../calendar/calendar.ts';
import { bodyIn } from '../codes/body.ts';
import type { Code } from '../codes/code.ts';
import { processOf, processOn } from '../codes/process-of.ts';
import { ruleOn } from '../codes/rule.ts';
import type { Change, Day, Decision } from '../kernel/define.ts';
import type { Check, Touched } from '../kernel/ledger.ts';
import type { Problem } from '../kernel/problem.ts';
import { registers } from '../registers/index.ts';
import { contradictions } from './consistency.ts';
import { type Fact, factsOfAll, noFacts, type ProcessFacts, text } from './facts.ts';
import { whyNot } from './lifecycle.ts';
import { modificationsOf } from './touching.ts';

/** Every record as it last stands, whatever the day. */
const lastDay = '9999-12-31';
const ledger = { registers: new Map(registers.map((one) => [one.name, one])) };

/** @returns a Check that looks at nothing where a Decision touches no proposal, and nothing that stands beside one */
export function processCheck(codes: readonly Code[]): Check {
  return async (tx, decision, touched) => {
    const code = codes.find(({ id }) => id === decision.code);
    if (!code?.processes?.length) return [];
    const refs = await modificationsOf(tx, ledger, { code: code.id, touched, at: { day: lastDay, known: null } });
    if (refs.length === 0) return [];
    const asked = { code: code.id, refs, at: { day: lastDay, known: null } };
    const after = await factsOfAll(tx, ledger, { ...asked, over: touched });
    const moves = movesRefused({ code, decision, touched, after });
    // What would follow from a step that may not be taken need not be told.
    if (moves.length > 0) return moves;
    const stands = (facts: ProcessFacts) =>
      contradictions(facts, facts.row && processOf(code, facts.row.fields, decision.effective));
    if (![...after.values()].some((facts) => stands(facts).length > 0)) return [];
    // What contradicted before is not held against this Decision.
    const before = await factsOfAll(tx, ledger, asked);
    const stood = new Set([...before.values()].flatMap((facts) => stands(facts).map(({ key }) => key)));
    const caused = [...after.values()].flatMap(stands).filter(({ key }) => !stood.has(key));
    return unique(caused.map(({ key: _, ...problem }) => problem));
  };
}

interface Asked {
  code: Code;
  decision: Decision;
  touched: readonly Touched[];
  after: ReadonlyMap<string, ProcessFacts>;
}

/** Each move of each proposal, from where the one before left it. */
function movesRefused({ code, decision, touched, after }: Asked): Problem[] {
  const problems: Problem[] = [];
  const calendar = calendarOf(code.calendar);
  const stands = new Map<string, Fact | null>();
  for (const change of decision.changes.filter(({ register }) => register === 'modification')) {
    const { ref } = change;
    const day = change.effective ?? decision.effective;
    const was = touched.find((one) => one.register.name === 'modification' && one.ref === ref)?.before;
    const row = stands.has(ref)
      ? (stands.get(ref) ?? null)
      : was
        ? { ref, title: text(was, 'title'), state: was.state, label: was.label, fields: was.fields }
        : null;
    problems.push(...oneMove({ code, decision, change, row, day, calendar, facts: after.get(ref) ?? noFacts(ref) }));
    stands.set(ref, moved(change, row, decision));
  }
  return problems;
}

interface OneMove {
  code: Code;
  decision: Decision;
  change: Change;
  row: Fact | null;
  day: Day;
  calendar: ReturnType<typeof calendarOf>;
  facts: ProcessFacts;
}

function oneMove({ code, decision, change, row, day, calendar, facts }: OneMove): Problem[] {
  const fields = { ...row?.fields, ...change.sets };
  const process = processOf(code, fields, day);
  if (!process) return [];
  const powers = powersOfDecision(code, decision, day);
  const { move, sets } = change;
  return [
    ...rulesRefused(code, change, row, day),
    ...whyNot(process, { row, move, sets, powers, facts, day, calendar }),
  ].map((problem) => ({ ...problem, sentence: `${change.ref}: ${problem.sentence}` }));
}

/** A proposal is raised under the rules of its day, and keeps them. */
function rulesRefused(code: Code, { move, sets }: Change, row: Fact | null, day: Day): Problem[] {
  if (sets.rules === undefined) return [];
  const [named, had] = [String(sets.rules ?? ''), text(row, 'rules')];
  if (named === had) return [];
  if (had)
    return [{ sentence: 'A proposal keeps the rules it was raised under. Leave them as they are.', field: 'rules' }];
  if (!code.processes?.some(({ id }) => id === named))
    return [{ sentence: `There are no rules “${named}”. Leave them out: they follow from the day.`, field: 'rules' }];
  const due = processOn(code, text({ fields: sets }, 'raised_on') || day);
  if ((move === 'raise' || move === 'draft') && due && due.id !== named)
    return [{ sentence: `Proposals of that day are raised under “${due.name}”. Use those rules.`, field: 'rules' }];
  return [];
}

/**
 * Powers under which a Decision is made, as far as it says: those its body has that day. What is done by a post is done by
 * whoever holds it: the record's own moves have asked for their powers already, and the secretariat acts for its bodies.
 */
export function powersOfDecision(code: Code, { body, authority }: Decision, day: Day): string[] {
  const config = bodyIn(code, body);
  const given = config?.proceedings ? (ruleOn(config.proceedings.powers, day)?.value ?? []) : [];
  const byKind: Readonly<Record<string, string>> = {
    regulator: 'authority',
    government: 'secretary-of-state',
    operator: 'service-provider',
    administrator: 'secretariat',
  };
  const kind = byKind[config?.kind ?? ''];
  return [...given, body, ...(kind ? [kind] : []), ...(authority.kind === 'post' ? ['secretariat'] : [])];
}

function moved({ ref, move, sets }: Change, row: Fact | null, decision: Decision): Fact {
  const to = ledger.registers.get('modification')?.moves[move]?.to;
  const fields = { ...row?.fields, ...sets };
  return {
    ref,
    title: text({ fields }, 'title'),
    state: to ?? row?.state ?? 'known',
    label: row?.label ?? decision.label,
    fields,
  };
}

function unique(problems: readonly Problem[]): Problem[] {
  const seen = new Set<string>();
  return problems.filter(({ sentence }) => !seen.has(sentence) && seen.add(sentence));
}
