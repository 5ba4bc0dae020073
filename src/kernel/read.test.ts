import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { change, decision, hand, type Kites, kite, openKites, reel, rowCounts } from '../../test/builders/kite.ts';
import { commit } from './commit.ts';
import { reading } from './db.ts';
import type { Value } from './define.ts';
import { history, lastDecisions } from './history.ts';
import { counts, get, linkedFrom, list, named, type Query, search, tally } from './read.ts';

let kites: Kites;
const at = { day: '2020-06-01', known: null };
const colours = [null, 'red', 'blue', null];
/** References whose order is not that of their letters, with characters that mean something to LIKE. */
const refs = Array.from({ length: 23 }, (_, i) => `K${i % 3 === 0 ? '_' : '-'}${i + 1}`);

beforeAll(async () => {
  kites = await openKites();
  const changes = refs.map((ref, i) => change(ref, i % 5 === 0 ? 'lose' : 'hold', i % 5 === 0 ? {} : kiteSets(i)));
  await commit(kites.ledger, hand, { ...decision('2020-01-01', changes), found: true });
  await commit(kites.ledger, hand, {
    ...decision('2020-01-01', [
      { register: 'reel', ref: 'R1', move: 'wind', sets: { title: 'Reel of the second', kite: 'K-2' } },
    ]),
    found: true,
  });
});
afterAll(() => kites.close());

function kiteSets(i: number): Record<string, Value> {
  return {
    title: i % 2 ? 'Striped kite' : `Plain kite ${i}`,
    size: i % 4 === 0 ? null : (i % 3) - 1,
    colour: colours[i % 4] ?? null,
    due: i % 2 ? '2020-05-01' : null,
    striped: i % 2 === 1,
    flock: i % 2 ? ['K_1', 'K-2'] : null,
    tags: [],
    note: i === 2 ? 'Sailing over 100% of_the hills' : 'Over the hill',
  };
}

function listed(query: Partial<Query> = {}) {
  return reading(kites.db, hand, (tx) => list(tx, kite, { code: 'air', at, ...query }));
}

async function found(query: Partial<Query>): Promise<string[]> {
  return (await listed(query)).rows.map((row) => row.ref);
}

describe('turning the pages of a list', () => {
  const sorts = ['ref', 'state', ...Object.keys(kite.fields)];

  test.each(sorts.flatMap((by) => [false, true].map((descending) => ({ by, descending }))))(
    'by $by (descending: $descending) visits each row once, in order',
    async ({ by, descending }) => {
      const whole = (await listed({ sort: { by, descending } })).rows.map((row) => row.ref);
      expect([...whole].sort()).toEqual([...refs].sort());
      for (const limit of [1, 4, 22, 23]) {
        const seen: string[] = [];
        let after: string | undefined;
        do {
          const page = await listed({ sort: { by, descending }, limit, ...(after ? { after } : {}) });
          expect(page.total).toBe(23);
          expect(page.rows.length).toBeLessThanOrEqual(limit);
          seen.push(...page.rows.map((row) => row.ref));
          after = page.next ?? undefined;
        } while (after);
        expect(seen).toEqual(whole);
      }
      expect(await found({ sort: { by, descending: !descending } })).toEqual(whole.toReversed());
    },
  );

  test('by reference counts as people do', async () => {
    const numbers = (await found({ sort: { by: 'ref', descending: false } })).map((ref) => Number(ref.slice(2)));
    const dashed = numbers.filter((n) => refs.includes(`K-${n}`));
    expect(dashed).toEqual([...dashed].sort((a, b) => a - b));
  });

  test('puts what has no value first, numbers by value and days by day', async () => {
    const sizes = (await listed({ sort: { by: 'size', descending: false } })).rows.map((row) => row.fields.size);
    const known = sizes.filter((size) => size !== null);
    expect(sizes.slice(0, sizes.length - known.length).every((size) => size === null)).toBe(true);
    expect(known).toEqual([...known].sort((a, b) => Number(a) - Number(b)));
    const due = (await listed({ sort: { by: 'due', descending: true } })).rows.map((row) => row.fields.due);
    expect(due[0]).toBe('2020-05-01');
  });

  test.each([
    'nonsense',
    '%%%',
    Buffer.from('null').toString('base64url'),
    Buffer.from('["a"]').toString('base64url'),
    Buffer.from('["a","------------------------------------"]').toString('base64url'),
    Buffer.from('["a\\u0000",["00000000-0000-0000-0000-000000000000"]]').toString('base64url'),
    Buffer.from('["a\\u0000","00000000-0000-0000-0000-000000000000"]').toString('base64url'),
    Buffer.from('[1e300,"00000000-0000-0000-0000-000000000000"]').toString('base64url'),
    Buffer.from('[1.5,"00000000-0000-0000-0000-000000000000"]').toString('base64url'),
    Buffer.from('[{},"00000000-0000-0000-0000-000000000000"]').toString('base64url'),
    Buffer.from('[7,"\'; drop table kite; --"]').toString('base64url'),
  ])('starts anew for a cursor that is none: %s', async (after) => {
    for (const by of ['ref', 'size', 'title', 'state', 'flock'])
      expect((await listed({ after, sort: { by, descending: false } })).rows).toHaveLength(23);
  });

  test('takes a cursor of another sort without harm', async () => {
    const { next } = await listed({ limit: 3, sort: { by: 'size', descending: false } });
    for (const by of ['ref', 'title', 'size'])
      await expect(listed({ after: next ?? '', sort: { by, descending: false } })).resolves.toBeDefined();
  });
});

describe('filtering a list', () => {
  test('takes any of the values asked, of every kind of field', async () => {
    const held = await listed({ filters: { state: ['held'] } });
    expect(held.total).toBe(refs.filter((_, i) => i % 5 !== 0).length);
    const some = await listed({ filters: { colour: ['red', 'blue'], striped: ['true'] } });
    expect(some.total).toBeGreaterThan(0);
    for (const row of some.rows) expect([row.fields.colour, row.fields.striped]).toEqual(['red', true]);
    expect((await found({ filters: { flock: ['K_1', 'no such'] } })).length).toBeGreaterThan(5);
    expect(await found({ filters: { flock: ['K_1,K-2'] } })).toEqual([]);
    expect((await found({ filters: { due: ['2020-05-01'], size: ['1'] } })).length).toBeGreaterThan(0);
    expect(await found({ filters: { class: ['0'] } })).toHaveLength(23);
    expect(await found({ filters: { class: ['3', '', '99999999999', '-1', 'x', '1e5'] } })).toEqual([]);
  });

  test('leaves out what is no field of the register, and fields asked without a value', async () => {
    for (const name of [
      'nothing',
      'constructor',
      '__proto__',
      'toString',
      'id',
      'words',
      'class_group',
      'title" or 1=1 --',
    ])
      expect(await found({ filters: { [name]: ['x'] } })).toHaveLength(23);
    expect(await found({ filters: { colour: [] } })).toHaveLength(23);
    for (const by of ['constructor', 'entry', 'known_from', '1; drop table kite'])
      expect(await found({ sort: { by, descending: false } })).toEqual(await found({}));
  });

  test('to what is overdue takes what is open and due before the day', async () => {
    const late = await listed({ overdue: '2020-05-02' });
    expect(late.total).toBeGreaterThan(0);
    for (const row of late.rows) expect([row.state, row.fields.due]).toEqual(['held', '2020-05-01']);
    expect(await found({ overdue: '2020-05-01' })).toEqual([]);
  });

  test('counts every field’s values in one reading, the same as the list filtered by each', async () => {
    const by = ['state', ...Object.keys(kite.fields), 'constructor', 'nothing'];
    const query = { code: 'air', at, filters: { state: ['held'] } };
    const counted = await reading(kites.db, hand, (tx) => tally(tx, kite, query, { by, late: '2020-05-02' }));
    expect(counted.total).toBe((await listed({ filters: query.filters })).total);
    expect(counted.late).toBe((await listed({ filters: query.filters, overdue: '2020-05-02' })).total);
    expect([...counted.by.keys()].sort()).toEqual(['state', ...Object.keys(kite.fields)].sort());
    for (const [name, values] of counted.by)
      for (const { value, count } of values)
        expect(await found({ filters: { ...query.filters, [name]: [value] } }), `${name} ${value}`).toHaveLength(count);
    const sizes = (await listed({ filters: query.filters })).rows.filter((row) => row.fields.size !== null);
    expect(counted.by.get('size')?.reduce((sum, one) => sum + one.count, 0)).toBe(sizes.length);
  });

  test('says how many records hold each value of a field, most first, and adds up', async () => {
    const query = { code: 'air', at };
    const { by } = await reading(kites.db, hand, (tx) => tally(tx, kite, query, { by: ['state', 'flock'] }));
    const states = by.get('state') ?? [];
    expect(states.map((one) => one.value)).toEqual(['held', 'lost']);
    expect(states.reduce((sum, one) => sum + one.count, 0)).toBe(23);
    for (const { value, count } of by.get('flock') ?? [])
      expect(await found({ filters: { flock: [value] } })).toHaveLength(count);
  });

  test('counts in all, what is late, and by several fields in one reading, as each by itself', async () => {
    const query = { code: 'air', at, filters: { striped: ['true'] } };
    const by = ['state', 'colour', 'due', 'size', 'flock', 'constructor'];
    const counted = await reading(kites.db, hand, (tx) => tally(tx, kite, query, { by, late: '2020-05-02' }));
    expect(counted.total).toBe((await listed(query)).total);
    expect(counted.late).toBe((await listed({ ...query, overdue: '2020-05-02' })).total);
    expect(counted.late).toBeGreaterThan(0);
    expect([...counted.by.keys()].sort()).toEqual(by.slice(0, -1).sort());
    for (const [name, values] of counted.by) {
      expect(values.length, name).toBeGreaterThan(0);
      for (const { value, count } of values)
        expect(await found({ filters: { ...query.filters, [name]: [value] } }), `${name} ${value}`).toHaveLength(count);
    }
  });

  test('that finds nothing counts nothing', async () => {
    const none = await reading(kites.db, hand, (tx) => tally(tx, kite, { code: 'sea', at }, { by: ['state'] }));
    expect(none).toEqual({ total: 0, late: 0, by: new Map([['state', []]]) });
  });
});

describe('searching', () => {
  test('finds a record by how its reference starts, in which an underscore is an underscore', async () => {
    expect(await found({ search: 'k_1' })).toEqual(['K_1', 'K_10', 'K_13', 'K_16', 'K_19']);
    expect(await found({ search: ' K-2 ' })).toEqual(['K-2', 'K-20', 'K-21', 'K-23']);
    await commit(kites.ledger, hand, {
      ...decision('2020-01-01', [change('ab_cd', 'hold'), change('abxcd', 'hold')]),
      code: 'sky',
      found: true,
    });
    expect(await found({ code: 'sky', search: 'ab_cd' })).toEqual(['ab_cd']);
    expect(await found({ code: 'sky', search: 'abx' })).toEqual(['abxcd']);
    for (const wild of ['abx%', 'a%d', 'abxc_', '%', '_', '\\'])
      expect(await found({ code: 'sky', search: wild })).toEqual([]);
  });

  test('finds the words of the title and of the fields that are searched, whatever their form', async () => {
    expect(await found({ search: 'sail' })).toEqual(['K-3']);
    expect((await found({ search: 'striped' })).length).toBeGreaterThan(3);
    expect(await found({ search: '"kite striped"' })).toEqual([]);
    expect(await found({ search: 'striped -kite' })).toEqual([]);
    expect(await found({ search: '   ' })).toHaveLength(23);
  });

  test('over all registers gives the best first, with the words around', async () => {
    const hits = await hit('second');
    expect(hits.map((one) => `${one.register} ${one.ref}`)).toEqual(['reel R1']);
    expect(hits[0]?.excerpt).toContain('«second»');
    expect((await hit('k-2'))[0]?.ref).toBe('K-2');
    expect(await hit('kite', 4)).toHaveLength(4);
    for (const none of ['', '  ', '\0', '%']) expect(await hit(none)).toEqual([]);
  });
});

function hit(words: string, limit = 50) {
  return reading(kites.db, hand, (tx) => search(tx, [kite, reel], { code: 'air', at, words, limit }));
}

describe('links', () => {
  test('are found from the record they name, by one link or by many', async () => {
    const to = (ref: string) =>
      reading(kites.db, hand, (tx) => linkedFrom(tx, [kite, reel], { register: 'kite', code: 'air', ref, at }));
    expect((await to('K-2')).filter((one) => one.register === 'reel')).toMatchObject([{ ref: 'R1', by: 'kite' }]);
    const flock = (await to('K_1')).map((one) => one.ref);
    expect(flock).toEqual(await found({ filters: { flock: ['K_1'] } }));
    expect(await to('nothing')).toEqual([]);
  });

  test('are named in one query, and what is not there is left out', async () => {
    const wanted = new Map([
      ['kite', new Set(['K_1', 'nothing'])],
      ['reel', new Set(['R1'])],
      ['nothing', new Set(['K_1'])],
    ]);
    const names = await reading(kites.db, hand, (tx) =>
      named(tx, kites.ledger.registers, { code: 'air', at, refs: wanted }),
    );
    expect([...names.keys()].sort()).toEqual(['kite K_1', 'reel R1']);
    expect(names.get('reel R1')?.title).toBe('Reel of the second');
  });
});

describe('words from outside', () => {
  const hostile = [
    "'; drop table kite; --",
    '" or 1=1 --',
    "\\'; delete from log_entry; --",
    '$1 :name ?',
    "x' union select * from account --",
    'a\0b',
    '\ud800',
    '{"a":1}',
    '!!! & | ( <-> :*',
    `${'x'.repeat(5000)}`,
  ];

  test.each(hostile)('are never a statement, and never an error: %j', async (words) => {
    const before = await rowCounts(kites);
    await reading(kites.db, hand, async (tx) => {
      const query: Query = {
        code: words,
        at,
        search: words,
        filters: { state: [words], class: [words], title: [words], flock: [words], size: [words], [words]: [words] },
        sort: { by: words, descending: true },
        after: words,
        limit: 5,
      };
      expect((await list(tx, kite, { ...query, code: 'air' })).rows).toEqual([]);
      await tally(tx, kite, { code: 'air', at, search: words }, { by: [words] });
      expect(await get(tx, kite, { code: 'air', ref: words, at })).toBeNull();
      expect(await linkedFrom(tx, [kite, reel], { register: words, code: 'air', ref: words, at })).toEqual([]);
      expect(await linkedFrom(tx, [kite, reel], { register: 'kite', code: 'air', ref: words, at })).toEqual([]);
      const refs = new Map([['kite', new Set([words])]]);
      expect((await named(tx, kites.ledger.registers, { code: 'air', at, refs })).size).toBe(0);
      await search(tx, [kite, reel], { code: 'air', at, words, limit: 5 });
      expect(await history(tx, kite, { code: 'air', ref: words, known: null })).toEqual([]);
    });
    expect(await rowCounts(kites)).toEqual(before);
  });
});

test('the home page’s counts are those of the lists', async () => {
  const all = await reading(kites.db, hand, (tx) => counts(tx, [kite, reel], { code: 'air', at, today: '2020-05-02' }));
  expect(all.get('reel')).toEqual({ total: 1, open: 1, late: 0 });
  expect(all.get('kite')).toEqual({
    total: 23,
    open: (await listed({ filters: { state: ['held'] } })).total,
    late: (await listed({ overdue: '2020-05-02' })).total,
  });
});

test('the last decisions come newest first, with what has since become of them', async () => {
  kites.tick();
  const made = await commit(kites.ledger, hand, decision('2020-07-01', [change('K-2', 'paint', { size: 5 })]));
  kites.tick();
  await commit(kites.ledger, hand, decision('2020-07-02', [], { withdraws: made.decision, title: 'Taken back' }));
  const lines = await reading(kites.db, hand, (tx) => lastDecisions(tx, { code: 'air', known: null, limit: 2 }));
  expect(lines.map((one) => [one.title, one.withdrawn, one.changes])).toEqual([
    ['Taken back', false, 1],
    ['The club decided', true, 1],
  ]);
  const then = await reading(kites.db, hand, (tx) =>
    lastDecisions(tx, { code: 'air', known: made.recorded, limit: 1 }),
  );
  expect(then.map((one) => [one.title, one.withdrawn])).toEqual([['The club decided', false]]);
});

test('an empty register is an empty list', async () => {
  const empty = await reading(kites.db, hand, (tx) => list(tx, reel, { code: 'sea', at, limit: 10 }));
  expect(empty).toEqual({ rows: [], total: 0, next: null });
});
