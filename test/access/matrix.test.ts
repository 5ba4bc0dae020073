import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Code } from '../../src/codes/code.ts';
import { loadCodes } from '../../src/codes/load.ts';
import { type Actor, everyone, maySee, type Reader } from '../../src/kernel/access.ts';
import { commit } from '../../src/kernel/commit.ts';
import { openDatabase } from '../../src/kernel/db.ts';
import type { Change, Label, Level, Register, Value } from '../../src/kernel/define.ts';
import { type Ledger, ledgerOf } from '../../src/kernel/ledger.ts';
import { registers } from '../../src/registers/index.ts';
import { type FreshDatabase, freshDatabase } from '../harness/database.ts';
import { type Asked, openDoors, type Seen } from './doors.ts';
import { draftKind } from './meeting-doors.ts';

const levels: Level[] = [0, 1, 2, 3];
const secretary: Actor = { public: false, name: 'Secretary', powers: ['*'], clearance: { '*': 3 } };

const readers: Record<string, Reader> = {
  'the public': everyone,
  'the public with a forged clearance': { public: true, clearance: { '*': 3, 'air/club': 3 } },
  'somebody without clearance': { public: false, clearance: {} },
  'a member of another group': { public: false, clearance: { 'air/guild': 3 } },
  'a member of the same group in another code': { public: false, clearance: { 'sea/club': 3 } },
  'a member cleared for Green': { public: false, clearance: { 'air/club': 1 } },
  'a member cleared for Amber': { public: false, clearance: { 'air/club': 2, '*': 0 } },
  'a member cleared for Red': { public: false, clearance: { 'air/club': 3 } },
  'somebody cleared for Amber everywhere': { public: false, clearance: { '*': 2 } },
};

/** The record of a level in every register; its words are found nowhere else. */
const refOf = (level: Level) => `hidden-${level}`;
const wordOf = (level: Level) => ['quagga', 'quetzal', 'quokka', 'quoll'][level] as string;
const hashOf = (level: Level) => String(level).repeat(64);
const open: Label = { group: 'club', level: 0 };

const asked: Omit<Asked, 'like'> = {
  code: 'air',
  at: { day: '2020-06-01', known: null },
  refs: ['open', ...levels.map(refOf)],
  words: ['hidden', levels.map(wordOf).join(' or ')],
  hashes: levels.map(hashOf),
};

let database: FreshDatabase;
let ledger: Ledger;
let owner: pg.Client;
let like: Code;
beforeAll(async () => {
  database = await freshDatabase();
  [like] = (await loadCodes()) as [Code];
  owner = new pg.Client({ connectionString: database.url });
  await owner.connect();
  let second = 0;
  const now = () => new Date(Date.UTC(2020, 0, 1, 9, 0, second++)).toISOString();
  ledger = ledgerOf(openDatabase(database.url, 4), registers, now);
  await add('open', 'ordinary', open);
});
afterAll(async () => {
  await ledger.db.destroy();
  await owner.end();
  await database.drop();
});

/** One record in every register, each with a value in every field and linked to the open ones. */
async function add(ref: string, word: string, label: Label): Promise<void> {
  const changes = registers.map(
    (register): Change => ({ register: register.name, ref, move: 'found', sets: filled(register, word) }),
  );
  const receipt = await commit(ledger, secretary, {
    code: 'air',
    authority: { kind: 'meeting', ref: `M ${word}` },
    body: 'club',
    effective: '2020-01-02',
    title: `The ${word} meeting`,
    label,
    found: true,
    changes,
  });
  await owner.query(
    `insert into source (code, sha256, name, kind, pages, content, state, decision, received, received_by, class_group, class_level)
     values ('air', $1, $2, 'text', 1, $2, 'accepted', $3, now(), 'Secretary', $4, $5)`,
    [
      ref === 'open' ? 'f'.repeat(64) : hashOf(label.level),
      `${word}.txt`,
      receipt.decision,
      `air/${label.group}`,
      label.level,
    ],
  );
  await beside(ref, word, label);
}

/** What is kept beside the records, with a label of its own: words being typed, and the bytes of papers. */
async function beside(ref: string, word: string, { group, level }: Label): Promise<void> {
  const bears = [`air/${group}`, level];
  await owner.query(
    `insert into draft (code, kind, ref, version, content, changed, changed_by, class_group, class_level)
     values ('air', $1, $2, 1, $3, '2020-01-02', 'Secretary', $4, $5)`,
    [draftKind, ref, JSON.stringify({ narrative: word }), ...bears],
  );
  // As a new version of a paper that anyone may see, and as the file of one of its own class.
  for (const paper of new Set(['open', ref]))
    await owner.query(
      `insert into file (code, register, ref, sha256, name, media_type, bytes, pages, content, received, class_group, class_level)
       values ('air', 'paper', $1, $2, $3, 'text/plain', $4, 1, $3, '2020-01-02', $5, $6)`,
      [paper, ref === 'open' ? 'f'.repeat(64) : hashOf(level), `${word}.txt`, Buffer.from(word), ...bears],
    );
}

function filled(register: Register, word: string): Record<string, Value> {
  const kinds: Record<string, Value> = {
    text: word,
    prose: `Of the ${word}`,
    day: '2020-03-04',
    integer: 1,
    flag: true,
    link: 'open',
    links: ['open'],
    list: [word],
    time: '10:00',
  };
  const entries = Object.entries(register.fields)
    // Bounds that only the table knows.
    .filter(
      ([name]) => !['range_from', 'range_to', 'month', 'starts_at', 'ends_at', 'closes_at', 'file'].includes(name),
    )
    .map(([name, field]) => [
      name,
      field.choices ? (Object.keys(field.choices)[0] as string) : (kinds[field.kind] ?? null),
    ]);
  return Object.fromEntries(entries);
}

async function look(): Promise<Record<string, Seen>> {
  const seen = Object.entries(readers).map(
    async ([name, reader]) => [name, await openDoors(ledger, reader, { ...asked, like })] as const,
  );
  return Object.fromEntries(await Promise.all(seen));
}

/** What a reader saw before a level's records came and after. */
const looks = new Map<Level, { before: Record<string, Seen>; after: Record<string, Seen> }>();

describe.each(levels)('records of every register at level %i', (level) => {
  const label: Label = { group: 'club', level };
  beforeAll(async () => {
    const before = looks.get((level - 1) as Level)?.after ?? (await look());
    await add(refOf(level), wordOf(level), label);
    looks.set(level, { before, after: await look() });
  }, 120_000);

  const blind = Object.entries(readers).filter(([, reader]) => !maySee(reader, 'air', label));
  const sighted = Object.entries(readers).filter(([, reader]) => maySee(reader, 'air', label));

  if (blind.length > 0)
    test.each(blind)('change nothing that %s can see through any door', (name) => {
      const { before, after } = looks.get(level) ?? {};
      expect(after?.[name]).toEqual(before?.[name]);
      const told = Object.entries(after?.[name] ?? {}).filter(([, found]) =>
        [wordOf(level), refOf(level), hashOf(level)].some((word) => (JSON.stringify(found) ?? '').includes(word)),
      );
      expect(told).toEqual([]);
    });

  test.each(sighted)('are there for %s through every door', (name) => {
    const { before, after } = looks.get(level) ?? {};
    const seen = after?.[name] ?? {};
    const changed = Object.keys(seen).filter(
      (door) => JSON.stringify(seen[door]) !== JSON.stringify(before?.[name]?.[door]),
    );
    for (const { name: register } of registers)
      for (const door of ['list', `get ${refOf(level)}`, `history ${refOf(level)}`, 'tally'])
        expect(changed).toContain(`${door} ${register}`);
    const searches = asked.words.map((words) => `search ${words}`);
    for (const door of [`draft ${refOf(level)}`, `files ${refOf(level)}`, `file open ${hashOf(level)}`, 'taken risk'])
      expect(changed).toContain(door);
    const doors = ['drafts', 'files open', 'meeting', 'minutes', 'pack', 'planner', 'action log'];
    expect(changed).toEqual(expect.arrayContaining(doors));
    const change = ['assessments', 'board', 'variations', 'feed', 'shared register', 'parties asked', 'waiting'];
    for (const door of ['proposal', 'facts', 'feed', 'consulted', 'answers']) change.push(`${door} ${refOf(level)}`);
    expect(changed).toEqual(expect.arrayContaining([...change, 'facts open', 'consulted open', 'evidence']));
    expect(changed).toEqual(
      expect.arrayContaining(['named', 'counts', ...searches, 'decisions', 'sources', 'texts', 'links body']),
    );
  });
});
