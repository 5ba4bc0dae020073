/** What stands beside a proposal: all that decides which moves it may make, read in one transaction. */
import type { Tx } from '../kernel/db.ts';
import type { Day } from '../kernel/define.ts';
import { type Ledger, registerOf, type Touched } from '../kernel/ledger.ts';
import { type AsAt, get, listRows, type Row } from '../kernel/read.ts';

/** A record, as far as the process asks of it. Every Row is one. */
export type Fact = Pick<Row, 'ref' | 'title' | 'state' | 'label' | 'fields'>;

export interface ProcessFacts {
  ref: string;
  /** The proposal; null while it is not on record. */
  row: Fact | null;
  /** The proposal that it is an alternative to. */
  main: Fact | null;
  /** The others that stand for choice with it: alternatives to it, or to the one it is an alternative to. */
  alternatives: readonly Fact[];
  points: readonly Fact[];
  assessments: readonly Fact[];
  /** Its own, and those of the proposal it is an alternative to. */
  consultations: readonly Fact[];
  /** One vote takes a proposal and its alternatives together. */
  votes: readonly Fact[];
  /** Its places in releases. */
  inclusions: readonly Fact[];
  /** The release it is to be implemented in. */
  release: Fact | null;
  /** Its Working Group, with the seats that are filled. */
  group: Fact | null;
  seats: readonly Fact[];
}

export interface FactsAsked {
  code: string;
  at: AsAt;
}

/** A proposal of which nothing is on record. */
export function noFacts(ref: string, row: Fact | null = null): ProcessFacts {
  return {
    ref,
    row,
    main: null,
    alternatives: [],
    points: [],
    assessments: [],
    consultations: [],
    votes: [],
    inclusions: [],
    release: null,
    group: null,
    seats: [],
  };
}

/** The facts of one proposal, as the transaction's reader may see them. */
export async function factsOf(
  tx: Tx,
  ledger: Pick<Ledger, 'registers'>,
  { ref, ...asked }: FactsAsked & { ref: string },
): Promise<ProcessFacts> {
  return (await factsOfAll(tx, ledger, { ...asked, refs: [ref] })).get(ref) ?? noFacts(ref);
}

/** The same for many, in as many queries as for one. `over` are records as they would stand after a Decision. */
export async function factsOfAll(
  tx: Tx,
  ledger: Pick<Ledger, 'registers'>,
  asked: FactsAsked & { refs: readonly string[]; over?: readonly Touched[] },
): Promise<Map<string, ProcessFacts>> {
  const { refs, over = [] } = asked;
  if (refs.length === 0) return new Map();
  const rows = (register: string, field: string, values: readonly string[]) =>
    read(tx, ledger, { ...asked, over, register, field, values });
  const own = await rows('modification', 'ref', refs);
  const mains = textsOf(own, 'alternative_to');
  const family = [...new Set([...refs, ...mains])];
  const others = await rows('modification', 'alternative_to', family);
  const main = await rows('modification', 'ref', mains);
  const points = await rows('point', 'modification', refs);
  const assessments = await rows('assessment', 'modification', refs);
  const consultations = await rows('consultation', 'modification', family);
  const votes = await rows('vote', 'modification', family);
  const inclusions = await rows('inclusion', 'modification', refs);
  const releases = await rows('release', 'ref', textsOf(own, 'release'));
  const groups = textsOf(own, 'working_group');
  const bodies = await rows('body', 'ref', groups);
  const seats = await rows('seat', 'body', groups);
  return new Map(
    refs.map((ref) => {
      const row = own.find((one) => one.ref === ref) ?? null;
      const head = text(row, 'alternative_to');
      const named = [ref, head].filter((one) => one !== '');
      const of = (list: readonly Fact[], names: readonly string[]) =>
        list.filter(({ fields }) => names.includes(String(fields.modification)));
      const facts: ProcessFacts = {
        ref,
        row,
        main: main.find((one) => one.ref === head) ?? null,
        alternatives: others.filter((one) => one.ref !== ref && [ref, head].includes(text(one, 'alternative_to'))),
        points: of(points, [ref]),
        assessments: of(assessments, [ref]),
        consultations: of(consultations, named),
        votes: of(votes, named),
        inclusions: of(inclusions, [ref]),
        release: releases.find((one) => one.ref === text(row, 'release')) ?? null,
        group: bodies.find((one) => one.ref === text(row, 'working_group')) ?? null,
        seats: seats.filter(
          (one) =>
            one.state === 'filled' &&
            text(one, 'body') === text(row, 'working_group') &&
            text(row, 'working_group') !== '',
        ),
      };
      return [ref, facts] as const;
    }),
  );
}

interface Asked extends FactsAsked {
  register: string;
  /** `ref`, or a link field. */
  field: string;
  values: readonly string[];
  over: readonly Touched[];
}

async function read(
  tx: Tx,
  ledger: Pick<Ledger, 'registers'>,
  { code, at, register, field, values, over }: Asked,
): Promise<Fact[]> {
  if (values.length === 0 || !ledger.registers.has(register)) return [];
  const definition = registerOf(ledger, register);
  const touched = over.filter((one) => one.register.name === register);
  const changed = new Set(touched.map(({ ref }) => ref));
  const stored: Fact[] = [];
  if (field === 'ref')
    for (const ref of values) {
      const row = changed.has(ref) ? null : await get(tx, definition, { code, ref, at });
      if (row) stored.push(row);
    }
  else {
    const { rows } = await listRows(tx, definition, { code, at, filters: { [field]: values } });
    stored.push(...rows.filter(({ ref }) => !changed.has(ref)));
  }
  const now = touched
    .map(({ ref, after }): Fact => ({ ref, title: String(after.fields[definition.titled] ?? ref), ...after }))
    .filter((one) => values.includes(field === 'ref' ? one.ref : text(one, field)));
  return [...stored, ...now].sort((a, b) => (a.ref < b.ref ? -1 : a.ref > b.ref ? 1 : 0));
}

function textsOf(rows: readonly Fact[], field: string): string[] {
  return [...new Set(rows.map((row) => text(row, field)).filter((one) => one !== ''))];
}

/** A field of a record as text; empty where it has none. */
export function text(row: Pick<Fact, 'fields'> | null | undefined, field: string): string {
  const value = row?.fields[field];
  return typeof value === 'string' ? value : '';
}

/** The day a field holds; null where it holds none. */
export function dayIn(row: Pick<Fact, 'fields'> | null | undefined, field: string): Day | null {
  return text(row, field) || null;
}
