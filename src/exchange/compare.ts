/** What a published register would change of what is on record: new, changed, gone, and what stays. Pure. */
import { type Register, type Value, wordsFor } from '../kernel/define.ts';
import type { Row } from '../kernel/read.ts';
import type { Published } from './read-register.ts';

export interface Difference {
  label: string;
  before: string;
  after: string;
}

/** A change of another code, as it would be recorded. */
export interface Taking {
  ref: string;
  title: string;
  move: 'take' | 'close';
  sets: Readonly<Record<string, Value>>;
  differences: readonly Difference[];
}

export interface Comparison {
  added: readonly Taking[];
  changed: readonly Taking[];
  same: number;
  /** On record as published, and no more in what the file says of that code. */
  gone: readonly { ref: string; title: string }[];
  /** Rows of the code whose register this is: its own record says more, and stays. */
  own: number;
  /** Numbers that rows go with and that are none of ours on public record. */
  unmatched: readonly string[];
}

export interface Comparing {
  register: Register;
  published: readonly Published[];
  /** What is on record of other codes, gone ones too. */
  held: readonly Row[];
  /** Short name of this code, as it stands in the file. */
  short: string;
  /** Public references of ours, lower case → as on record. */
  ours: ReadonlyMap<string, string>;
}

/** What a change of another code is called here: `UNC/0600`. */
function counterpartRef(code: string, number: string): string {
  return `${code.trim()}/${number.trim().replace(/\s+/g, ' ')}`;
}

export function compare({ register, published, held, short, ours }: Comparing): Comparison {
  const rows = new Map(held.map((row) => [row.ref.toLowerCase(), row]));
  const theirs = published.filter(({ code }) => code.toLowerCase() !== short.toLowerCase());
  const takings = theirs.map((one) => takingOf(register, one, { rows, ours }));
  const named = new Set(theirs.map(({ code }) => code.toLowerCase()));
  const there = new Set(takings.map(({ ref }) => ref.toLowerCase()));
  const isNew = ({ ref }: Taking) => !rows.has(ref.toLowerCase());
  const moves = (one: Taking) => {
    const state = rows.get(one.ref.toLowerCase())?.state;
    return state === undefined || state !== (one.move === 'take' ? 'live' : 'closed');
  };
  const changed = takings.filter((one) => !isNew(one) && (one.differences.length > 0 || moves(one)));
  return {
    added: takings.filter(isNew),
    changed,
    same: takings.filter((one) => !isNew(one)).length - changed.length,
    gone: held
      .filter((row) => row.state === 'live' && named.has(String(row.fields.other ?? '').toLowerCase()))
      .filter((row) => !there.has(row.ref.toLowerCase()))
      .map(({ ref, title }) => ({ ref, title })),
    own: published.length - theirs.length,
    unmatched: [...new Set(theirs.flatMap(({ goesWith }) => goesWith.filter((one) => !ours.has(one.toLowerCase()))))],
  };
}

interface Known {
  rows: ReadonlyMap<string, Row>;
  ours: ReadonlyMap<string, string>;
}

function takingOf(register: Register, one: Published, { rows, ours }: Known): Taking {
  const row = rows.get(counterpartRef(one.code, one.number).toLowerCase());
  const ref = row?.ref ?? counterpartRef(one.code, one.number);
  const before = (row?.fields.related ?? []) as string[];
  const found = one.goesWith.flatMap((number) => ours.get(number.toLowerCase()) ?? []);
  // What somebody here related stays, whatever the file leaves out.
  const related = [...new Set([...before, ...found])];
  const all: Record<string, Value> = { ...one.fields, ...(related.length > before.length ? { related } : {}) };
  const names = Object.keys(all).filter((name) => !row || !isSame(row.fields[name], all[name]));
  const sets = Object.fromEntries(
    names.map((name) => [name, all[name] ?? null]).filter(([, value]) => row || !isNone(value as Value)),
  );
  return {
    ref,
    title: String(one.fields.title ?? ref),
    move: one.over ? 'close' : 'take',
    sets,
    differences: row
      ? names.map((name) => {
          const field = register.fields[name];
          const words = (value: Value | undefined) => (field ? wordsFor(field, value) : '') || 'nothing';
          return { label: field?.label ?? name, before: words(row.fields[name]), after: words(all[name]) };
        })
      : [],
  };
}

function isNone(value: Value | undefined): boolean {
  return value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
}

function isSame(a: Value | undefined, b: Value | undefined): boolean {
  return (isNone(a) && isNone(b)) || JSON.stringify(a) === JSON.stringify(b) || (a === null && b === false);
}
