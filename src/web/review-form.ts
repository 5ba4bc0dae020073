/** The review page's form: what it sends becomes the choices kept with the document. */
import type { Code } from '../codes/code.ts';
import { checkValue } from '../kernel/decide.ts';
import type { Field, Label, Level, Value } from '../kernel/define.ts';
import type { Problem } from '../kernel/problem.ts';
import { labelOf } from '../minutes/decide/decision-from-label.ts';
import { refOf } from '../minutes/decide/decision-from-names.ts';
import type { Proposal } from '../minutes/proposal.ts';
import { type Fact, factFields, factsOf } from '../minutes/review/facts.ts';
import type { ReviewChoices } from '../minutes/review.ts';
import type { Form } from './form.ts';

/** Names of the form's fields. */
export const names = {
  /** The version of the choices that the page showed. */
  seen: 'seen',
  /** The digest of the reading that the page showed. */
  reading: 'reading',
  /** Who may read the minutes: a level, or empty for what they print. */
  level: 'level',
  reject: (id: string) => `reject.${id}`,
  edit: (id: string, field: string) => `edit.${id}.${field}`,
  answer: (flag: string) => `answer.${flag}`,
  formal: (candidate: string) => `formal.${candidate}`,
  match: (register: string, name: string) => `match.${register}.${name}`,
} as const;

/** Reads the form. Values of the wrong kind are problems, named by the form field that holds them. */
export function choicesFrom(
  proposal: Proposal,
  form: Form,
  code: Code,
): { choices: ReviewChoices; problems: Problem[] } {
  const facts = factsOf(proposal);
  const problems: Problem[] = [];
  const edits: Record<string, Record<string, Value>> = {};
  for (const fact of facts) {
    const edited = editsOf(fact, form, problems);
    if (Object.keys(edited).length > 0) edits[fact.id] = edited;
  }
  const matches: Record<string, Record<string, string>> = {};
  for (const [name, ref] of Object.entries(form)) {
    const found = /^match\.([a-z]+)\.(.+)$/s.exec(name);
    if (!found?.[1] || !found[2] || ref === '') continue;
    matches[found[1]] = { ...matches[found[1]], [found[2]]: ref };
  }
  const label = labelChosen(form[names.level], printedLabel(proposal, code, { edits, matches }));
  return {
    choices: {
      ...(label && { label }),
      rejected: facts.filter(({ id }) => form[names.reject(id)]).map(({ id }) => id),
      edits,
      matches,
      answers: held(
        proposal.flags.map(({ id }) => id),
        (id) => form[names.answer(id)],
      ),
      formal: held(
        facts.filter(({ kind }) => kind === 'candidate').map(({ id }) => id),
        (id) => form[names.formal(id)],
      ),
    },
    problems,
  };
}

/** Who may read the minutes by what they print, with what the reviewer says of whose they are and how they are marked. */
export function printedLabel(proposal: Proposal, code: Code, choices: ReviewChoices): Label & { printed: boolean } {
  const { body, classification } = { ...proposal.meeting, ...choices.edits?.meeting } as Proposal['meeting'];
  // Without a body the minutes cannot be accepted; until one is given, the secretariat stands in for it.
  const group = body ? refOf({ code, choices }, 'body', body) : 'secretariat';
  return { ...labelOf(code, classification, group), printed: Boolean(classification) };
}

function labelChosen(level: string | undefined, { group }: Label): Label | null {
  return level !== undefined && /^[0-3]$/.test(level) ? { group, level: Number(level) as Level } : null;
}

function held(ids: readonly string[], value: (id: string) => string | undefined): Record<string, string> {
  return Object.fromEntries(ids.flatMap((id) => (value(id)?.trim() ? [[id, value(id)?.trim() ?? '']] : [])));
}

function editsOf(fact: Fact, form: Form, problems: Problem[]): Record<string, Value> {
  const edited: Record<string, Value> = {};
  for (const [name, field] of Object.entries(factFields[fact.kind])) {
    const text = form[names.edit(fact.id, name)];
    if (text === undefined) continue;
    const value = read(field, text.replaceAll('\r\n', '\n').trim());
    if (JSON.stringify(value) === JSON.stringify(read(field, asText(fact.value[name])))) continue;
    const wrong = checkValue(name, field, value);
    problems.push(...wrong.map((one) => ({ ...one, field: names.edit(fact.id, name) })));
    if (wrong.length === 0) edited[name] = value;
  }
  return edited;
}

/** A fact's value as a form field holds it. */
export function asText(value: unknown): string {
  return value === null || value === undefined ? '' : String(value);
}

function read(field: Field, text: string): Value {
  if (field.kind === 'flag') return text === 'true';
  if (text === '') return null;
  return field.kind === 'integer' && /^-?\d+$/.test(text) ? Number(text) : text;
}
