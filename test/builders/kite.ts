/** Two registers made up for tests of the kernel, with a field of every kind, on a database of their own. */
import pg from 'pg';
import type { Actor, Reader } from '../../src/kernel/access.ts';
import { type Database, openDatabase } from '../../src/kernel/db.ts';
import type { Change, Day, Decision, Field, Instant, Level, Register, State } from '../../src/kernel/define.ts';
import { type Ledger, ledgerOf } from '../../src/kernel/ledger.ts';
import { freshDatabase } from '../harness/database.ts';

const fields = {
  title: { label: 'Kite', kind: 'text' },
  note: { label: 'Note', kind: 'prose', search: true },
  due: { label: 'Due', kind: 'day' },
  starts: { label: 'Starts', kind: 'time' },
  size: { label: 'Size', kind: 'integer' },
  striped: { label: 'Striped', kind: 'flag' },
  colour: { label: 'Colour', kind: 'choice', choices: { red: 'Red', blue: 'Blue', green: 'Green' } },
  tail: { label: 'Tail of', kind: 'link', to: 'kite' },
  flock: { label: 'Flies with', kind: 'links', to: 'kite' },
  tags: { label: 'Tags', kind: 'list' },
} satisfies Record<string, Field>;
const all = Object.keys(fields);

const states = {
  held: { label: 'Held', tone: 'open' },
  flown: { label: 'Flown', tone: 'done' },
  lost: { label: 'Lost', tone: 'stopped' },
} satisfies Record<string, State>;

export const kite: Register = {
  name: 'kite',
  title: ['Kite', 'Kites'],
  about: 'A register made up for tests.',
  group: 'Meet',
  titled: 'title',
  due: 'due',
  fields,
  states,
  moves: {
    hold: { label: 'Hold', past: 'Held', from: ['new', 'flown'], to: 'held', by: ['hand'], sets: all },
    fly: { label: 'Fly', past: 'Flown', from: ['held'], to: 'flown', by: ['hand'], sets: ['note'], clause: 'K1.2' },
    lose: { label: 'Lose', past: 'Lost', from: ['new', 'held', 'flown'], to: 'lost', by: ['hand'], sets: ['note'] },
    paint: { label: 'Paint', past: 'Painted', from: ['new', 'held', 'flown', 'lost'], by: ['hand'], sets: all },
  },
};

export const reel: Register = {
  name: 'reel',
  title: ['Reel', 'Reels'],
  about: 'Another register made up for tests.',
  group: 'Meet',
  titled: 'title',
  fields: { title: { label: 'Reel', kind: 'text' }, kite: { label: 'Of', kind: 'link', to: 'kite' } },
  states: { wound: { label: 'Wound', tone: 'open' } },
  moves: { wind: { label: 'Wind', past: 'Wound', from: ['new', 'wound'], by: ['hand'], sets: ['title', 'kite'] } },
};

const tables = `
  create table kite (
    title text not null check (title <> ''), note text, due date, starts text, size integer check (size < 1000), striped boolean,
    colour text, tail text, flock text[], tags text[]
  );
  select quorate_register('kite');
  create table reel (title text not null, kite text);
  select quorate_register('reel');`;

export const hand: Actor = { public: false, name: 'Hand', powers: ['hand', 'secretariat'], clearance: { '*': 3 } };

export function cleared(level: Level, group = '*'): Reader {
  return { public: false, clearance: { [group]: level } };
}

export interface Kites {
  url: string;
  db: Database;
  ledger: Ledger;
  /** What the ledger's clock shows; it moves only when told to. */
  clock: { at: Instant };
  /** Puts the clock on, by a second unless told otherwise, and answers what it then shows. */
  tick(seconds?: number): Instant;
  /** A statement as the owner of the database, whom no policy binds. */
  // biome-ignore lint/suspicious/noExplicitAny: rows of any table, read by tests that know their columns
  ask(sql: string, values?: unknown[]): Promise<any[]>;
  close(): Promise<void>;
}

export async function openKites(): Promise<Kites> {
  const fresh = await freshDatabase();
  const owner = new pg.Pool({ connectionString: fresh.url, max: 2 });
  // Dropping the database ends what a failed test left open.
  owner.on('error', () => {});
  await owner.query(tables);
  const db = openDatabase(fresh.url, 8);
  const clock = { at: '2020-01-01T09:00:00.000Z' };
  return {
    url: fresh.url,
    db,
    clock,
    ledger: ledgerOf(db, [kite, reel], () => clock.at),
    tick(seconds = 1) {
      clock.at = new Date(Date.parse(clock.at) + seconds * 1000).toISOString();
      return clock.at;
    },
    ask: async (sql, values) => (await owner.query(sql, values)).rows,
    async close() {
      await db.destroy();
      await owner.end();
      await fresh.drop();
    },
  };
}

/** A change of a kite. */
export function change(ref: string, move: string, sets: Change['sets'] = {}, more: Partial<Change> = {}): Change {
  return { register: 'kite', ref, move, sets, ...more };
}

/** A live White decision of the club on a day. */
export function decision(effective: Day, changes: readonly Change[], more: Partial<Decision> = {}): Decision {
  return {
    code: 'air',
    authority: { kind: 'post', ref: 'keeper' },
    body: 'club',
    effective,
    title: 'The club decided',
    label: { group: 'club', level: 0 },
    changes,
    ...more,
  };
}

/** What the minutes of a meeting report. */
export function reported(meeting: string, effective: Day, changes: readonly Change[]): Decision {
  return decision(effective, changes, {
    authority: { kind: 'meeting', ref: meeting },
    title: `Minutes of ${meeting}`,
    found: true,
  });
}

/** The decision that takes another back. */
export function withdrawal(withdraws: string, more: Partial<Decision> = {}): Decision {
  return decision('2021-01-01', [], { title: 'Taken back', withdraws, ...more });
}

/** How many rows every table of the database holds, so that nothing written can be told from something written. */
export async function rowCounts(kites: Pick<Kites, 'ask'>): Promise<Record<string, number>> {
  const tables = await kites.ask(
    `select c.oid::regclass::text as name from pg_class c where relkind = 'r' and relnamespace = 'public'::regnamespace order by 1`,
  );
  const list = tables.map(({ name }) => `select '${name}' as name, count(*) as rows from ${name}`).join(' union all ');
  return Object.fromEntries((await kites.ask(list)).map(({ name, rows }) => [name, Number(rows)]));
}
