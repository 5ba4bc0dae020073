/** Reading registers: lists and records, now or as at any day, as known at any instant. The reader's sight is the database's business. */
import { type RawBuilder, sql } from 'kysely';
import type { Tx } from './db.ts';
import type { Day, Field, Instant, Label, Level, Register, Value } from './define.ts';
import { isId } from './ledger.ts';

/** Which day is looked at, and with the knowledge of which instant (null: all that is known today). */
export interface AsAt {
  day: Day;
  known: Instant | null;
}

/** A record as a reader sees it at one point of both clocks. */
export interface Row {
  register: string;
  code: string;
  ref: string;
  title: string;
  state: string;
  label: Label;
  fields: Record<string, Value>;
  /** The days it stands so; `to` is the first day it no longer does, null while it does. */
  from: Day;
  to: Day | null;
  known: Instant;
  /** The log entry that made it so. */
  entry: number;
}

export interface Query {
  code: string;
  at: AsAt;
  /** Words to find; the reference, or how it starts, finds too. */
  search?: string;
  /** Field (or `state`, or `class`) → values, any of which will do. */
  filters?: Readonly<Record<string, readonly string[]>>;
  /** Only what is open and due before this day. */
  overdue?: Day;
  sort?: { by: string; descending: boolean };
  /** The cursor of the page before, as returned. */
  after?: string;
  /** Rows wanted; absent for all of them. */
  limit?: number;
}

export interface List {
  rows: Row[];
  total: number;
  /** Where the next page starts; null on the last. */
  next: string | null;
}

/** The rectangle condition: true on the day, and known at the instant. */
function standing(code: string, at: AsAt): RawBuilder<unknown> {
  const known = at.known ? sql`known_from <= ${at.known} and known_to > ${at.known}` : sql`known_to = 'infinity'`;
  return sql`code = ${code} and effective_from <= ${at.day} and effective_to > ${at.day} and ${known}`;
}

function conditions(register: Register, query: Query): RawBuilder<unknown> {
  const all = [standing(query.code, query.at)];
  const words = plain(query.search ?? '').trim();
  if (words) all.push(found(words));
  for (const [name, values] of Object.entries(query.filters ?? {})) {
    const field = fieldOf(register, name);
    if (values.length === 0) continue;
    if (name === 'state') all.push(sql`state = any(${sql.val(values.map(plain))}::text[])`);
    else if (name === 'class') all.push(sql`class_level::text = any(${sql.val(values.map(plain))}::text[])`);
    else if (field) all.push(matches(name, field, values.map(plain)));
  }
  if (query.overdue && register.due)
    all.push(sql`state = any(${sql.val(openStates(register))}) and ${sql.ref(register.due)} < ${query.overdue}`);
  return sql.join(all, sql` and `);
}

function matches(name: string, field: Field, values: readonly string[]): RawBuilder<unknown> {
  if (field.kind === 'links' || field.kind === 'list') return sql`${sql.ref(name)} && ${sql.val(values)}::text[]`;
  return sql`${sql.ref(name)}::text = any(${sql.val(values)}::text[])`;
}

/** A field by a name from outside; `constructor` is no field, though every object has one. */
function fieldOf(register: Register, name: string): Field | undefined {
  return Object.hasOwn(register.fields, name) ? register.fields[name] : undefined;
}

/** Words from outside as PostgreSQL takes them: it refuses NUL, which no record holds. */
function plain(words: string): string {
  return words.replaceAll('\0', ' ');
}

/**
 * By its words, or by how its reference starts. Both are said so that an index may find it under row-level security. LIKE
 * would not be: what starts with the words is what lies between them and the last that can start so.
 */
function found(words: string): RawBuilder<unknown> {
  const first = words.toLowerCase();
  return sql`(search @@ websearch_to_tsquery('english', ${words})
    or (lower(ref) collate "C" >= ${first} and lower(ref) collate "C" <= ${`${first}\u{10ffff}`}))`;
}

export function openStates(register: Register): string[] {
  return Object.entries(register.states)
    .filter(([, state]) => state.tone === 'open')
    .map(([name]) => name);
}

/** What a list is sorted by: text by code unit, whole numbers as numbers, absent values first. */
function sorting(register: Register, by: string): { value: RawBuilder<unknown>; isNumber: boolean } {
  const field = fieldOf(register, by);
  if (!field) return { value: by === 'state' ? sql`state collate "C"` : sql`sort_key`, isNumber: false };
  if (field.kind === 'integer') return { value: sql`coalesce(${sql.ref(by)}, -2147483648)`, isNumber: true };
  return { value: sql`coalesce(${sql.ref(by)}::text, '') collate "C"`, isNumber: false };
}

/** A page of a register. Throws nothing for odd input: an unknown filter or sort is left out, an odd cursor starts anew. */
export async function list(tx: Tx, register: Register, query: Query): Promise<List> {
  return { ...(await listRows(tx, register, query)), total: await count(tx, register, query) };
}

/** The same without the number of rows in all, which costs a reading of the whole register. */
export async function listRows(tx: Tx, register: Register, query: Query): Promise<Omit<List, 'total'>> {
  const where = conditions(register, query);
  const { value: by, isNumber } = sorting(register, query.sort?.by ?? 'ref');
  const descending = query.sort?.descending === true;
  const cursor = readCursor(query.after, isNumber);
  const after = cursor
    ? sql`and (${by}, id) ${descending ? sql`<` : sql`>`} (${cursor.key}, ${cursor.id}::uuid)`
    : sql``;
  const way = descending ? sql`desc` : sql`asc`;
  const limit = query.limit ? sql`limit ${query.limit + 1}` : sql``;
  const { rows } = await sql<RawRow & { sort_value: string | number }>`
    select *, ${by} as sort_value from ${sql.table(register.name)} where ${where} ${after}
    order by ${by} ${way}, id ${way} ${limit}`.execute(tx);
  const page = query.limit ? rows.slice(0, query.limit) : rows;
  const last = page.at(-1);
  const more = query.limit !== undefined && rows.length > query.limit && last;
  return {
    rows: page.map((row) => rowFrom(register, row)),
    next: more ? writeCursor(last.sort_value, last.id) : null,
  };
}

export async function count(tx: Tx, register: Register, query: Query): Promise<number> {
  return (await tally(tx, register, query, { by: [] })).total;
}

/** How many records hold a value. */
export interface Held {
  value: string;
  count: number;
}

/** Values of one field shown at most; a list of more helps nobody choose. */
const mostValues = 50;

export interface Tally {
  total: number;
  /** Open, and due before the day asked about. */
  late: number;
  by: Map<string, Held[]>;
}

/**
 * What a query finds, counted in all and by the values of each field (or `state`) in `by`: one reading of the register
 * however many there are. A field that is no field is left out.
 */
export async function tally(
  tx: Tx,
  register: Register,
  query: Query,
  { by, late }: { by: readonly string[]; late?: Day },
): Promise<Tally> {
  const known = by.filter((name) => name === 'state' || fieldOf(register, name));
  const single = known.filter((name) => !holdsMany(fieldOf(register, name)));
  const columns = single.map((_, at) => sql.ref(`held_${at}`));
  const held = single.map((name, at) => sql`${sql.ref(name)}::text as ${sql.ref(`held_${at}`)}`);
  const isLate =
    late && register.due
      ? sql`state = any(${sql.val(openStates(register))}::text[]) and ${sql.ref(register.due)} < ${late}`
      : sql`false`;
  // Which of the columns a row counts by: in grouping() a bit is 0 for those, and the first argument has the highest.
  const which = columns.length > 0 ? sql`grouping(${sql.join(columns)})` : sql`0`;
  const sets = sql.join([sql`()`, ...columns.map((column) => sql`(${column})`)]);
  const { rows } = await sql<{ which: number; total: number; late: number; held: (string | null)[] }>`
    select * from (
      select ${which} as which, count(*) as total, count(*) filter (where is_late) as late,
        array[${sql.join([...columns, sql`null`])}]::text[] as held,
        row_number() over (partition by ${which} order by ${sql.join([sql`count(*) desc`, ...columns])}) as nth
      from (select ${sql.join([...held, sql`${isLate} as is_late`])} from ${sql.table(register.name)}
        where ${conditions(register, query)}) found
      group by grouping sets (${sets})) counted
    where nth <= ${mostValues + 1} order by nth`.execute(tx);
  const all = 2 ** columns.length - 1;
  const counted = single.map((name, at): [string, Held[]] => [
    name,
    rows
      .filter((row) => row.which === all - 2 ** (columns.length - 1 - at) && row.held[at] !== null)
      .map((row) => ({ value: String(row.held[at]), count: row.total }))
      .slice(0, mostValues),
  ]);
  const whole = rows.find((row) => row.which === all);
  const tallied: Tally = { total: whole?.total ?? 0, late: whole?.late ?? 0, by: new Map(counted) };
  for (const name of known) if (!single.includes(name)) tallied.by.set(name, await among(tx, register, query, name));
  return tallied;
}

function holdsMany(field: Field | undefined): boolean {
  return field?.kind === 'links' || field?.kind === 'list';
}

/** The same for one field that holds several values: a record counts for each. */
async function among(tx: Tx, register: Register, query: Query, name: string): Promise<Held[]> {
  const { rows } = await sql<Held>`
    select value, count(*) as count from (select unnest(${sql.ref(name)}) as value from ${sql.table(register.name)}
      where ${conditions(register, query)}) t
    where value is not null group by value order by count desc, value limit ${mostValues}`.execute(tx);
  return rows;
}

/** One record; null when it is not there that day, or the reader may not see it. */
export async function get(
  tx: Tx,
  register: Register,
  key: { code: string; ref: string; at: AsAt },
): Promise<Row | null> {
  const { rows } = await sql<RawRow>`
    select * from ${sql.table(register.name)} where ref = ${plain(key.ref)} and ${standing(key.code, key.at)}`.execute(
    tx,
  );
  return rows[0] ? rowFrom(register, rows[0]) : null;
}

/** A record named from elsewhere: enough for a link. */
export interface Named {
  register: string;
  ref: string;
  title: string;
  state: string;
  /** The field that names it, where that is what was asked. */
  by?: string;
}

/** A record that links here, and how many do so from the same field of the same register. */
export interface Linking extends Named {
  many: number;
}

// Enough for a page; the way to all of them is the list filtered by the field.
const linkingShown = 40;

/** Records of any register that link to this one, the first of each kind, in one query. */
export async function linkedFrom(
  tx: Tx,
  registers: Iterable<Register>,
  to: { register: string; code: string; ref: string; at: AsAt },
): Promise<Linking[]> {
  const parts: RawBuilder<unknown>[] = [];
  const ref = plain(to.ref);
  for (const register of registers)
    for (const [name, field] of Object.entries(register.fields)) {
      if (field.to !== to.register) continue;
      const holds = field.kind === 'links' ? sql`${sql.ref(name)} @> array[${ref}]` : sql`${sql.ref(name)} = ${ref}`;
      parts.push(sql`(select ${register.name} as register, ref, ${sql.ref(register.titled)} as title, state, ${name} as by,
        sort_key, count(*) over () as many from ${sql.table(register.name)}
        where ${holds} and ${standing(to.code, to.at)} order by sort_key limit ${linkingShown})`);
    }
  if (parts.length === 0) return [];
  const { rows } = await sql<Linking>`
    select * from (${sql.join(parts, sql` union all `)}) linking order by register, sort_key`.execute(tx);
  return rows;
}

/** Titles of records named by reference, in one query: `<register> <ref>` → Named. What the reader may not see is not in it. */
export async function named(
  tx: Tx,
  registers: ReadonlyMap<string, Register>,
  wanted: { code: string; at: AsAt; refs: ReadonlyMap<string, ReadonlySet<string>> },
): Promise<Map<string, Named>> {
  const parts: RawBuilder<unknown>[] = [];
  for (const [name, refs] of wanted.refs) {
    const register = registers.get(name);
    if (!register || refs.size === 0) continue;
    parts.push(sql`select ${name} as register, ref, ${sql.ref(register.titled)} as title, state
      from ${sql.table(name)} where ref = any(${sql.val([...refs].map(plain))}::text[]) and ${standing(wanted.code, wanted.at)}`);
  }
  if (parts.length === 0) return new Map();
  const { rows } = await sql<Named>`${sql.join(parts, sql` union all `)}`.execute(tx);
  return new Map(rows.map((row) => [`${row.register} ${row.ref}`, row]));
}

/** How many records each register holds that day, and how many are open and late. One query. */
export async function counts(
  tx: Tx,
  registers: Iterable<Register>,
  key: { code: string; at: AsAt; today: Day },
): Promise<Map<string, { total: number; open: number; late: number }>> {
  const parts = [...registers].map((register) => {
    const open = sql`state = any(${sql.val(openStates(register))}::text[])`;
    const late = register.due ? sql`${open} and ${sql.ref(register.due)} < ${key.today}` : sql`false`;
    return sql`select ${register.name} as register, count(*) as total, count(*) filter (where ${open}) as open,
      count(*) filter (where ${late}) as late from ${sql.table(register.name)} where ${standing(key.code, key.at)}`;
  });
  const { rows } = await sql<{ register: string; total: number; open: number; late: number }>`
    ${sql.join(parts, sql` union all `)}`.execute(tx);
  return new Map(rows.map(({ register, ...rest }) => [register, rest]));
}

export interface Hit extends Named {
  /** Words around the match, matches between « and ». */
  excerpt: string;
}

/** Records of one register that are put in order: words that more of them hold than this say too little to be worth the wait. */
const mostRanked = 2_000;

/** Full text over every register, best first. */
export async function search(
  tx: Tx,
  registers: Iterable<Register>,
  query: { code: string; at: AsAt; words: string; limit: number },
): Promise<Hit[]> {
  const words = plain(query.words).trim();
  if (!words) return [];
  const isRef = sql`lower(ref) collate "C" = ${words.toLowerCase()}`;
  const parts = [...registers].map((register) => {
    const from = sql`select * from ${sql.table(register.name)} where ${standing(query.code, query.at)}`;
    return sql`(select ${register.name} as register, ref, ${sql.ref(register.titled)} as title, state, words,
        case when ${isRef} then 2 else ts_rank(search, websearch_to_tsquery('english', ${words})) end as rank
      from ((${from} and ${isRef}) union all (${from} and not ${isRef} and ${found(words)} limit ${mostRanked})) matching
      order by rank desc, sort_key limit ${query.limit})`;
  });
  const { rows } = await sql<Hit>`
    select register, ref, title, state, ts_headline('english', words, websearch_to_tsquery('english', ${words}),
      'StartSel=«, StopSel=», MaxWords=24, MinWords=12, MaxFragments=1') as excerpt
    from (select * from (${sql.join(parts, sql` union all `)}) hits order by rank desc, register, ref limit ${query.limit}) best
    order by rank desc, register, ref`.execute(tx);
  return rows;
}

type RawRow = Record<string, Value> & {
  id: string;
  code: string;
  ref: string;
  state: string;
  class_group: string;
  class_level: Level;
  effective_from: Day;
  effective_to: Day;
  known_from: Instant;
  entry: number;
};

function rowFrom(register: Register, raw: RawRow): Row {
  const fields = Object.fromEntries(Object.keys(register.fields).map((name) => [name, raw[name] ?? null]));
  return {
    register: register.name,
    code: raw.code,
    ref: raw.ref,
    title: String(raw[register.titled] ?? raw.ref),
    state: raw.state,
    label: { group: raw.class_group.slice(raw.code.length + 1), level: raw.class_level },
    fields,
    from: raw.effective_from,
    to: raw.effective_to === 'infinity' ? null : raw.effective_to,
    known: raw.known_from,
    entry: raw.entry,
  };
}

function writeCursor(key: string | number, id: string): string {
  return Buffer.from(JSON.stringify([key, id])).toString('base64url');
}

function readCursor(text: string | undefined, isNumber: boolean): { key: string | number; id: string } | null {
  if (!text) return null;
  try {
    const [key, id] = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    const sound = isNumber
      ? Number.isInteger(key) && Math.abs(key) <= 2 ** 31
      : typeof key === 'string' && !key.includes('\0');
    return sound && isId(id) ? { key, id } : null;
  } catch {
    return null;
  }
}
