/** What stands beside a proposal: all that decides which moves it may make, read in one transaction. */
import { sql } from 'kysely';
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
  /** The day from which it stands where it does; null where that is not read. */
  since: Day | null;
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
    since: null,
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

/** Records by register, as read or as imagined: what the facts of proposals are put together from. */
export type Stock = Readonly<Record<string, readonly Fact[]>>;

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
  const groups = textsOf(own, 'working_group');
  const unread = mains.filter((one) => !refs.includes(one));
  const stock: Stock = {
    modification: [
      ...own,
      ...(await rows('modification', 'ref', unread)),
      ...(await rows('modification', 'alternative_to', family)).filter(({ ref }) => !family.includes(ref)),
    ],
    point: await rows('point', 'modification', refs),
    assessment: await rows('assessment', 'modification', refs),
    consultation: await rows('consultation', 'modification', family),
    vote: await rows('vote', 'modification', family),
    inclusion: await rows('inclusion', 'modification', refs),
    release: await rows('release', 'ref', textsOf(own, 'release')),
    body: await rows('body', 'ref', groups),
    seat: await rows('seat', 'body', groups),
  };
  const since = await sinceOf(tx, asked);
  return new Map(refs.map((ref) => [ref, { ...factsIn(stock, ref), since: since.get(ref) ?? null }]));
}

/** The facts of one proposal out of a stock of records; `since` is not in it. */
export function factsIn(stock: Stock, ref: string): ProcessFacts {
  const row = stock.modification?.find((one) => one.ref === ref) ?? null;
  const head = text(row, 'alternative_to');
  const group = text(row, 'working_group');
  const named = [ref, head].filter((one) => one !== '');
  const of = (register: string, names: readonly string[]) =>
    (stock[register] ?? []).filter((one) => names.includes(text(one, 'modification')));
  const called = (register: string, name: string) =>
    stock[register]?.find((one) => one.ref === name && name !== '') ?? null;
  return {
    ref,
    row,
    main: called('modification', head),
    alternatives: (stock.modification ?? []).filter(
      (one) => one.ref !== ref && (one.ref === head || named.includes(text(one, 'alternative_to'))),
    ),
    points: of('point', [ref]),
    assessments: of('assessment', [ref]),
    consultations: of('consultation', named),
    votes: of('vote', named),
    inclusions: of('inclusion', [ref]),
    release: called('release', text(row, 'release')),
    since: null,
    group: called('body', group),
    seats: (stock.seat ?? []).filter((one) => one.state === 'filled' && group !== '' && text(one, 'body') === group),
  };
}

/** From which day each stands in the state in which it stands: what was open, closed or voted on before is another round's. */
async function sinceOf(
  tx: Tx,
  { code, at, refs }: FactsAsked & { refs: readonly string[] },
): Promise<Map<string, Day>> {
  const known = at.known ? sql`known_from <= ${at.known} and known_to > ${at.known}` : sql`known_to = 'infinity'`;
  const { rows } = await sql<{ ref: string; since: Day }>`
    with life as (
      select ref, state, effective_from, effective_to from modification
      where code = ${code} and ref = any(${sql.val(refs)}::text[]) and effective_from <= ${at.day} and ${known}
    ), stands as (select ref, state from life where effective_to > ${at.day})
    select life.ref, max(life.effective_to) as since from life join stands on stands.ref = life.ref and stands.state <> life.state
    group by life.ref`.execute(tx);
  return new Map(rows.map(({ ref, since }) => [ref, since]));
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
