/** The form of a question, read: its words, and what it will do, gathered record by record. */
import type { Question } from '../../between/question.ts';
import { checkValue } from '../../kernel/decide.ts';
import type { Value } from '../../kernel/define.ts';
import { type Problem, Refused } from '../../kernel/problem.ts';
import { changeFromLine, pendingLine } from '../../meetings/effects.ts';
import type { Form } from '../form.ts';
import { parsed } from '../pages/move-form.tsx';
import type { Site } from '../view.ts';

export function questionIn(form: Form, pending: readonly string[]): Question {
  const text = (name: string) => (form[name] ?? '').replaceAll('\r\n', '\n');
  return {
    body: text('body'),
    verb: text('verb'),
    wording: text('wording'),
    background: text('background'),
    papers: text('papers')
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean),
    method: text('method'),
    closesOn: text('closes_on'),
    closesAt: text('closes_at'),
    shortNotice: text('short_notice'),
    pending,
  };
}

/** Lines that are changes; what a form was made to send besides is dropped. */
export function pendingIn(lines: readonly string[]): string[] {
  return lines.filter((line) => changeFromLine(line) !== null);
}

export function withoutEffect(pending: readonly string[], index: number): string[] {
  return pending.filter((_, at) => at !== index);
}

/** The effect chosen in the form, added; its fields are then empty for the next. Throws Refused for a value that is none. */
export function addEffect(
  site: Site,
  form: Form,
  pending: readonly string[],
): { form: Record<string, string>; pending: string[] } {
  const register = site.ledger.registers.get(form['effect-register'] ?? '');
  const [ref, name] = [(form['effect-ref'] ?? '').trim(), form['effect-move'] ?? ''];
  const move = register && Object.hasOwn(register.moves, name) ? register.moves[name] : undefined;
  if (!register || !move || ref === '')
    throw new Refused({ sentence: 'Choose a record and what happens to it.', field: 'effect-ref' });
  const sets: Record<string, Value> = {};
  const problems: Problem[] = [];
  for (const set of move.sets) {
    const field = register.fields[set];
    const text = (form[`effect-set-${set}`] ?? '').replaceAll('\r\n', '\n').trim();
    if (!field || text === '') continue;
    const value = parsed(field, text);
    problems.push(...checkValue(set, field, value).map((one) => ({ ...one, field: `effect-set-${set}` })));
    sets[set] = value;
  }
  if (problems.length > 0) throw new Refused(problems);
  const kept = Object.fromEntries(Object.entries(form).filter(([key]) => !key.startsWith('effect-')));
  return { form: kept, pending: [...pending, pendingLine({ register: register.name, ref, move: name, sets })] };
}
