import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { anyDay, anyReport, modelled, type Seen, type Told } from '../../test/builders/clocks.ts';
import { hand, type Kites, kite, openKites, withdrawal } from '../../test/builders/kite.ts';
import { registersAgree } from './agree.ts';
import { commit } from './commit.ts';
import { reading } from './db.ts';
import type { Decision, Instant } from './define.ts';
import { type AsAt, get, list, type Row } from './read.ts';

let kites: Kites;
beforeAll(async () => {
  kites = await openKites();
});
afterAll(() => kites.close());

/** Each run has a code of its own: one database serves them all, and none sees another's records. */
let runs = 0;
const refs = ['1', '2', '10'];

function seen(row: Row): Seen {
  const { ref, state, label, fields, title, from } = row;
  // A record that nobody named shows its reference for a title.
  const named = title === ref && fields.title === ref ? { ...fields, title: null } : fields;
  return { ref, state, label, fields: named, from };
}

async function record(code: string, decision: Decision): Promise<{ decision: string; recorded: Instant }> {
  kites.tick();
  return commit(kites.ledger, hand, { ...decision, code });
}

async function allColumns(code: string): Promise<unknown[]> {
  return kites.ask(
    `select to_jsonb(k) - array['code', 'id', 'class_group', 'entry', 'known_from', 'known_to'] || jsonb_build_object('group', split_part(class_group, '/', 2)) as row
     from kite k where code = $1 and known_to = 'infinity' order by ref, effective_from`,
    [code],
  );
}

test('the same reports of meetings, taken in in any order, give the same registers', async () => {
  const reports = fc.array(anyReport(refs), { minLength: 2, maxLength: 5 });
  const orders = reports.chain((all) =>
    fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }), fc.constant(all.toReversed())),
  );
  await fc.assert(
    fc.asyncProperty(orders, async ([first, ...others]) => {
      const code = `order${++runs}`;
      for (const one of first) await record(code, one);
      const wanted = await allColumns(code);
      for (const [index, other] of others.entries()) {
        for (const one of other) await record(`${code}-${index}`, one);
        expect(await allColumns(`${code}-${index}`)).toEqual(wanted);
      }
    }),
    { numRuns: 15 },
  );
});

test('every day as known at every instant is what folding the changes known then by hand gives', async () => {
  const steps = fc.array(
    fc.oneof({ weight: 3, arbitrary: anyReport(refs) }, { weight: 1, arbitrary: fc.nat({ max: 5 }) }),
    { minLength: 2, maxLength: 8 },
  );
  const looks = fc.array(fc.tuple(anyDay, fc.option(fc.double({ min: 0, max: 1, noNaN: true }))), {
    minLength: 6,
    maxLength: 10,
  });
  await fc.assert(
    fc.asyncProperty(steps, looks, async (life, points) => {
      const code = `clock${++runs}`;
      const began = Date.parse(kites.clock.at);
      const told = await live(code, life);
      const span = Date.parse(kites.clock.at) - began;
      for (const [day, share] of points) {
        const known = share === null ? null : new Date(began + Math.round(share * span)).toISOString();
        await compare(code, told, { day, known });
        // As at now, with the knowledge of now, is simply now.
        expect(await shown(code, { day, known: kites.clock.at })).toEqual(await shown(code, { day, known: null }));
      }
    }),
    { numRuns: 15 },
  );
  expect((await registersAgree(kites.ledger)).problems).toEqual([]);
});

/** Records decisions; a number takes back the one of that place, if it stands. */
async function live(code: string, life: readonly (Decision | number)[]): Promise<Told[]> {
  const told: (Told & { id: string })[] = [];
  for (const step of life) {
    if (typeof step === 'object') {
      const { decision: id, recorded } = await record(code, step);
      told.push({ id, decision: step, from: recorded, to: null });
      continue;
    }
    const one = told[step];
    if (one && one.to === null)
      one.to = (await record(code, withdrawal(one.id, { label: one.decision.label }))).recorded;
  }
  return told;
}

async function shown(code: string, at: AsAt): Promise<Seen[]> {
  const { rows, total } = await reading(kites.db, hand, (tx) => list(tx, kite, { code, at }));
  expect(total).toBe(rows.length);
  return rows.map(seen);
}

async function compare(code: string, told: readonly Told[], at: AsAt): Promise<void> {
  const wanted = refs.flatMap((ref) => modelled(told, ref, at) ?? []);
  expect(await shown(code, at)).toEqual(wanted);
  for (const ref of refs) {
    const row = await reading(kites.db, hand, (tx) => get(tx, kite, { code, ref, at }));
    expect(row ? seen(row) : null).toEqual(modelled(told, ref, at));
  }
}
