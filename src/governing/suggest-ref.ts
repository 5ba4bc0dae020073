/** The reference a new record is given where nobody gives one: the code's numbering, its place in its parent, or its name. */
import { bodyIn } from '../codes/body.ts';
import type { Code } from '../codes/code.ts';
import { nextReference } from '../codes/numbering.ts';
import { ruleOn } from '../codes/rule.ts';
import type { Day, Register, Value } from '../kernel/define.ts';
import { titleKey } from '../minutes/decide/decision-from-names.ts';
import { keyOf } from '../minutes/name-key.ts';

export interface New {
  register: Register;
  code: Code;
  /** The day it is true from: numbering changes on a day. */
  day: Day;
  fields: Readonly<Record<string, Value>>;
  /** References already given, as far as the asker may see them. */
  taken: readonly string[];
  /** Number of the meeting it belongs to, where the numbering runs within meetings. */
  meeting?: number | null;
}

/** Null where what it would be made of is not filled in yet. */
export function suggestRef(one: New): string | null {
  const { register, fields, taken } = one;
  const pattern = patternOf(one);
  if (pattern) {
    const needs = /\{meeting\}/.test(pattern);
    if (needs && typeof one.meeting !== 'number') return null;
    return nextReference(pattern, taken, needs ? { meeting: one.meeting as number } : {});
  }
  const title = textOf(fields[register.titled]);
  const parent = register.within ? textOf(fields[register.within]) : '';
  if (register.within) return parent === '' ? null : withinParent(one, parent);
  const kind = register.name === 'person' ? 'person' : register.name === 'party' ? 'organisation' : undefined;
  const key = kind ? keyOf(title, kind) : titleKey(title);
  return key === '' ? null : free(key, taken);
}

/** A child is known by its parent, by whose or what it is, and by number where there may be several. */
function withinParent({ register, fields, taken }: New, parent: string): string {
  const person = register.fields.person && register.within !== 'person' ? textOf(fields.person) : '';
  const category = register.name === 'seat' ? keyOf(textOf(fields.category) || 'member', 'organisation') : '';
  if (person && !category) return free(`${parent}/${person}`, taken);
  return nextWithin([parent, category].filter(Boolean).join('/'), taken);
}

/** `<prefix>/<n>`, one more than the highest there is: a number once given may be cited. */
export function nextWithin(prefix: string, taken: readonly string[]): string {
  const numbers = taken
    .filter((ref) => ref.startsWith(`${prefix}/`))
    .map((ref) => ref.slice(prefix.length + 1))
    .filter((rest) => /^\d{1,6}$/.test(rest))
    .map(Number);
  return `${prefix}/${Math.max(0, ...numbers) + 1}`;
}

function free(key: string, taken: readonly string[]): string {
  if (!taken.includes(key)) return key;
  let n = 2;
  while (taken.includes(`${key}-${n}`)) n += 1;
  return `${key}-${n}`;
}

/** A body may number its own actions; everything else is numbered by the code. */
function patternOf({ register, code, day, fields }: New): string | null {
  const own = register.name === 'action' ? bodyIn(code, textOf(fields.body))?.proceedings?.actions : undefined;
  const rule = own ?? code.numbering?.[register.name];
  return (rule && ruleOn(rule, day)?.value) ?? null;
}

const textOf = (value: Value | undefined): string => (typeof value === 'string' ? value.trim() : '');
