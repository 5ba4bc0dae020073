/** What an assessment says of cost: one line for each part, "Design: £10,000 to £20,000". */
import type { Code } from '../codes/code.ts';
import { ruleOn } from '../codes/rule.ts';
import type { Day, Value } from '../kernel/define.ts';
import { isKind } from './clock.ts';

/** The lines a cost must be broken into, by the rule of a day; empty where the code asks for none. */
export function breakdownOf(code: Pick<Code, 'assessments'>, kind: unknown, day: Day): readonly string[] {
  const rule = isKind(kind) ? code.assessments?.kinds[kind].breakdown : undefined;
  return (rule && ruleOn(rule, day)?.value) ?? [];
}

/** A line of a cost taken apart; without a colon it is all part and no amount. */
export function costLine(line: string): { part: string; amount: string } {
  const at = line.indexOf(':');
  return at < 0
    ? { part: line.trim(), amount: '' }
    : { part: line.slice(0, at).trim(), amount: line.slice(at + 1).trim() };
}

const same = (a: string, b: string) => a.trim().toLowerCase() === b.trim().toLowerCase();

/** Which required lines have no amount: "to be confirmed" is none. */
export function missingLines(required: readonly string[], costs: Value | undefined): string[] {
  const lines = (Array.isArray(costs) ? costs : []).map(costLine);
  return required.filter((part) => !lines.some((line) => same(line.part, part) && saysAmount(line.amount)));
}

function saysAmount(amount: string): boolean {
  return amount !== '' && !/^(?:tb[cda]\b|to be (?:confirmed|advised|decided)|n\/?a\b|\?+$|-+$)/i.test(amount);
}
