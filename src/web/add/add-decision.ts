/** What the form for a new record means: its reference, its values, who may read it. */
import { suggestRef } from '../../governing/suggest-ref.ts';
import { takenRefs } from '../../governing/taken-refs.ts';
import { type Actor, mayMake, maySee } from '../../kernel/access.ts';
import type { Tx } from '../../kernel/db.ts';
import { isDay } from '../../kernel/decide.ts';
import type { Decision, Field, Label, Level, Move, Register, Value } from '../../kernel/define.ts';
import { Absent, type Problem, Refused } from '../../kernel/problem.ts';
import { get, listRows } from '../../kernel/read.ts';
import { clauseFor } from '../../registers/clause.ts';
import { isPast } from '../../ui/as-at.ts';
import type { Form } from '../form.ts';
import { byHand, parsed } from '../pages/move-form.tsx';
import type { View } from '../view.ts';

/** "an election", "a seat". */
export const articled = (title: string): string => `${/^[aeiou]/i.test(title) ? 'an' : 'a'} ${title.toLowerCase()}`;

/** The moves by which this reader may bring a record into being; none on a day that is not today. */
export function waysToAdd(view: View, register: Register): [name: string, move: Move][] {
  const actor = view.session?.actor;
  if (!actor || isPast(view.asAt)) return [];
  return Object.entries(register.moves).filter(
    ([name, move]) => name !== 'found' && begins(register, move) && mayMake(byHand(actor), move.by),
  );
}

/** What has no title cannot be on record, so a move that gives none only ever follows another. */
const begins = (register: Register, move: Move) => move.from.includes('new') && move.sets.includes(register.titled);

/** Choices shown for a link at most; beyond them one types the reference or the title. */
const mostOffered = 400;

export type Offered = ReadonlyMap<string, readonly { value: string; label: string }[]>;

/** What each link field of a move may name, as this reader sees it. */
export async function offeredFor(tx: Tx, view: View, register: Register, move: Move): Promise<Offered> {
  const offered = new Map<string, { value: string; label: string }[]>();
  for (const to of new Set(move.sets.map((name) => register.fields[name]?.to))) {
    const other = view.site.ledger.registers.get(to ?? '');
    if (!to || !other) continue;
    const { rows } = await listRows(tx, other, { code: view.code.id, at: view.at, limit: mostOffered });
    offered.set(
      to,
      rows.map((row) => ({ value: row.ref, label: row.title })),
    );
  }
  return offered;
}

export interface AddAsked {
  register: Register;
  move: string;
  form: Form;
}

/** Throws Refused, each problem with its field (`set-…`, `ref`, `level`), for what cannot be added as asked. */
export async function additionAsked(tx: Tx, view: View, actor: Actor, asked: AddAsked): Promise<Decision> {
  const { register, move: name, form } = asked;
  const move = register.moves[name];
  if (!move) throw new Absent();
  const problems: Problem[] = [];
  const fields: Record<string, Value> = {};
  for (const field of move.sets) {
    const value = parsed(register.fields[field] as Field, (form[`set-${field}`] ?? '').replaceAll('\r\n', '\n').trim());
    if (value === null || value === false) continue;
    const linked = await linkOf(tx, view, register.fields[field] as Field, value);
    if ('problem' in linked) problems.push({ sentence: linked.problem, field: `set-${field}` });
    else fields[field] = linked.value;
  }
  const day = form.effective && isDay(form.effective) ? form.effective : '';
  const taken = await takenRefs(tx, register, view.code.id);
  const meeting = await meetingNumber(tx, view, register, fields);
  const suggested = suggestRef({ register, code: view.code, day: day || view.asAt.today, fields, taken, meeting });
  const ref = (form.ref ?? '').trim() || suggested || '';
  if (!ref && !problems.length && String(fields[register.titled] ?? '') !== '')
    problems.push({
      sentence: 'No reference follows from what is filled in yet. Fill in what it belongs to, or give a reference.',
      field: 'ref',
    });
  if (taken.includes(ref))
    problems.push({
      sentence: `There is already a ${register.title[0].toLowerCase()} ${ref}. Change that one on its own page, or give another reference.`,
      field: 'ref',
    });
  const label = await labelOf(tx, view, register, { form, fields });
  if (!maySee(actor, view.code.id, label))
    problems.push({
      sentence: 'You could not read this yourself then. Choose a class that is open to you.',
      field: 'level',
    });
  if (problems.length > 0) throw new Refused(problems);
  const clause = clauseFor(view.code, register.name, { name, move, day: day || view.asAt.today, fields });
  return {
    code: view.code.id,
    authority: { kind: 'post', ref: actor.name },
    body: label.group,
    effective: day,
    title: form.reason ?? '',
    ...(clause ? { clause } : {}),
    label,
    // Nothing of that name may have come into being meanwhile.
    changes: [{ register: register.name, ref: ref || 'unnamed', move: name, sets: fields, expects: 0 }],
  };
}

type Linked = { value: Value } | { problem: string };

/** A link by reference, or by a title that only one record has. What the reader may not see is not there to be linked. */
export async function linkOf(tx: Tx, view: View, field: Field, value: Value): Promise<Linked> {
  const to = view.site.ledger.registers.get(field.to ?? '');
  if (!to) return { value };
  const refs: string[] = [];
  for (const said of Array.isArray(value) ? value : [String(value)]) {
    const key = { code: view.code.id, at: view.at };
    const found = await get(tx, to, { ...key, ref: said });
    const named = found
      ? [found]
      : (await listRows(tx, to, { ...key, filters: { [to.titled]: [said] }, limit: 2 })).rows;
    if (named.length !== 1)
      return {
        problem: `${field.label}: there is ${named.length === 0 ? 'no' : 'more than one'} ${to.title[0].toLowerCase()} “${said}”. Choose one of those offered, or add it first.`,
      };
    refs.push(named[0]?.ref ?? said);
  }
  return { value: field.kind === 'links' ? refs : (refs[0] ?? null) };
}

/** A record within another is read by those who may read that one; any other as the form says. */
async function labelOf(
  tx: Tx,
  view: View,
  register: Register,
  { form, fields }: { form: Form; fields: Readonly<Record<string, Value>> },
): Promise<Label> {
  const parentOf = register.within ? register.fields[register.within] : undefined;
  const to = view.site.ledger.registers.get(parentOf?.to ?? '');
  const parent = to
    ? await get(tx, to, { code: view.code.id, at: view.at, ref: String(fields[register.within ?? ''] ?? '') })
    : null;
  const level = /^[0-3]$/.test(form.level ?? '') ? (Number(form.level) as Level) : (parent?.label.level ?? 0);
  const { bodies } = view.code;
  const group = bodies.find(({ id }) => id === form.group)?.id ?? parent?.label.group ?? firstGroup(view);
  return { group, level };
}

/** Whose class a record bears where nobody says: the body that governs the code. */
export function firstGroup({ code }: View): string {
  return code.bodies.find(({ kind }) => kind === 'panel')?.id ?? code.bodies[0]?.id ?? code.id;
}

async function meetingNumber(
  tx: Tx,
  view: View,
  register: Register,
  fields: Readonly<Record<string, Value>>,
): Promise<number | null> {
  const meeting = view.site.ledger.registers.get('meeting');
  const link = Object.entries(register.fields).find(([name, field]) => field.to === 'meeting' && fields[name]);
  if (!meeting || !link) return null;
  const row = await get(tx, meeting, { code: view.code.id, at: view.at, ref: String(fields[link[0]]) });
  return typeof row?.fields.number === 'number' ? row.fields.number : null;
}
