/** What the form of a proposal says: texts as typed, what they come to, and what is missing. Pure. */
import type { Code } from '../../codes/code.ts';
import type { ChangeProcess } from '../../codes/process.ts';
import { pathOf } from '../../codes/process-of.ts';
import type { Day, Value } from '../../kernel/define.ts';
import type { Problem } from '../../kernel/problem.ts';
import type { Form } from '../form.ts';

export const howMuch = { none: 'Not affected', low: 'Low', medium: 'Medium', high: 'High' } as const;
export const howServed = {
  better: 'Better served',
  neutral: 'Neither better nor worse',
  worse: 'Worse served',
} as const;

/** Names of the form's fields that hold words; those of categories and objectives follow from the code. */
const plainFields = [
  'title',
  'proposer',
  'representative',
  'analyst',
  'description',
  'solution',
  'path',
  'path_why',
  'urgent',
  'urgent_why',
  'affects',
  'alternative_to',
  'lead_code',
  'effective',
  'meeting',
] as const;

/** By its place, so that a category may be called anything. */
export const impactField = (at: number) => `impact-${at}`;
export const servedField = (id: string) => `served-${id}`;
export const whyField = (id: string) => `why-${id}`;

/** Every field a draft keeps. */
export function keptFields(code: Code): string[] {
  return [
    ...plainFields,
    ...categoriesOf(code).map((_, at) => impactField(at)),
    ...(code.objectives ?? []).flatMap(({ id }) => [servedField(id), whyField(id)]),
  ];
}

/** Whom a change may affect: the party categories, and those who have seats without being parties. */
export function categoriesOf(code: Code): string[] {
  const parties = code.partyCategories.map(({ name }) => name);
  const known = new Set(
    code.partyCategories.flatMap(({ name, aliases }) => [name, ...aliases].map((one) => one.toLowerCase())),
  );
  const seats = code.bodies.flatMap(({ seats: of }) => of.filter(({ vote }) => vote).map(({ category }) => category));
  const others = seats.filter((one) => /consumer/i.test(one) && !known.has(one.toLowerCase()));
  return [...new Set([...parties, ...others])];
}

/** What was typed, of the fields there are, without blank ones. */
export function typedIn(code: Code, form: Form): Record<string, string> {
  return Object.fromEntries(
    keptFields(code).flatMap((name) => {
      const text = (form[name] ?? '').replaceAll('\r\n', '\n').trim();
      return text === '' ? [] : [[name, text]];
    }),
  );
}

/** The fields of the proposal that the form fills. */
export function fieldsOf(code: Code, form: Form): Record<string, Value> {
  const typed = typedIn(code, form);
  const impacts = categoriesOf(code).flatMap((name, at) => {
    const how = typed[impactField(at)];
    return how && how !== 'none' && Object.hasOwn(howMuch, how) ? [`${name}: ${how}`] : [];
  });
  const objectives = (code.objectives ?? []).flatMap(({ id }) => {
    const [how, why] = [typed[servedField(id)], typed[whyField(id)]];
    if (!how || !Object.hasOwn(howServed, how)) return [];
    const words = howServed[how as keyof typeof howServed].toLowerCase();
    return [`${id}: ${words}${why ? `, because ${why.replace(/\s*\n\s*/g, ' ')}` : ''}`];
  });
  const affects = (typed.affects ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  return {
    title: typed.title ?? null,
    ...said(typed, 'proposer', 'representative', 'analyst', 'description', 'solution', 'alternative_to', 'lead_code'),
    ...(impacts.length > 0 ? { impacts } : {}),
    ...(objectives.length > 0 ? { objectives } : {}),
    ...(affects.length > 0 ? { affects: [...new Set(affects)] } : {}),
  };
}

function said(typed: Readonly<Record<string, string>>, ...names: string[]): Record<string, Value> {
  return Object.fromEntries(names.flatMap((name) => (typed[name] ? [[name, typed[name]]] : [])));
}

interface Complete {
  code: Code;
  process: ChangeProcess;
  form: Form;
  /** As a draft proposal it states the problem alone. */
  asDraft: boolean;
  today: Day;
}

/** What must be there before it can go to anybody, each with its field. */
export function missingIn({ code, process, form, asDraft, today }: Complete): Problem[] {
  const typed = typedIn(code, form);
  const problems: Problem[] = [];
  const need = (field: string, sentence: string) => {
    if (!typed[field]) problems.push({ field, sentence });
  };
  need('title', 'Give it a title: a few words by which people will know it.');
  need('proposer', 'Say who proposes it: the party, by its name or reference.');
  need('description', 'Say what is wrong as things are.');
  if (!asDraft) need('solution', 'Say what should change.');
  if (!asDraft && process.paths.length > 0) need('path', 'Say which path it should take.');
  if (typed.path && !pathOf(process, typed.path))
    problems.push({
      field: 'path',
      sentence: `There is no path “${typed.path}”. Choose one of ${process.paths.map(({ printed }) => printed).join(', ')}.`,
    });
  if (typed.path && !typed.path_why)
    problems.push({ field: 'path_why', sentence: 'Say why it should take that path.' });
  if (typed.urgent && !typed.urgent_why) problems.push({ field: 'urgent_why', sentence: 'Say why it is urgent.' });
  for (const { id } of code.objectives ?? [])
    if ((typed[servedField(id)] === 'better' || typed[servedField(id)] === 'worse') && !typed[whyField(id)])
      problems.push({
        field: whyField(id),
        sentence: `Say why objective (${id}) is ${typed[servedField(id)]} served.`,
      });
  const day = typed.effective ?? '';
  if (!/^\d{4}-\d\d-\d\d$/.test(day))
    problems.push({ field: 'effective', sentence: 'Give the day it is submitted, such as 2016-12-09.' });
  else if (day > today)
    problems.push({ field: 'effective', sentence: 'That day has not come yet. Give today or an earlier day.' });
  return problems;
}

/** What is left open on the form, said before it is recorded: nobody is made to fill it in. */
export function leftOut(code: Code, form: Form): string[] {
  const fields = fieldsOf(code, form);
  return [
    ...(fields.impacts ? [] : ['who is affected']),
    ...(fields.objectives ? [] : ['which objectives it serves']),
    ...(fields.affects ? [] : ['which text it changes']),
    ...(fields.representative ? [] : ['who speaks for the proposer']),
  ];
}
