/** Pages over HTTP: a long list, a record, the past, and finding words. */
import { type Server, startServer } from './child.ts';
import { type Figure, median, quantile } from './figure.ts';
import { askPlainly, fill, type Ground, today } from './ground.ts';
import { addActions, addMeetings, addRevisions, dayAfter, dice, word } from './seed-rows.ts';

const spoken = (many: number) => many.toLocaleString('en-GB');

/** The list, a record and the search, among `rows` actions. */
export async function manyRows(ground: Ground, rows: number): Promise<Figure[]> {
  const url = await ground.database('many');
  await fill(ground, url, async (ledger) => {
    await addMeetings(ledger, ground.code.id);
    await addActions(ledger, ground.code.id, rows);
  });
  const servers = [
    await startServer('app-server.ts', [url, ground.folder, today]),
    await startServer('app-server.ts', [url, ground.folder, today], false),
    await startServer('floor-server.ts', [url, ground.code.id, today]),
  ] as const;
  const [member, visitor, floor] = servers;
  try {
    return [
      ...(await listFigures(ground, rows, { member, visitor, floor })),
      ...(await recordFigures(ground, url, member)),
      ...(await searchFigures(ground, rows, member)),
    ];
  } finally {
    for (const server of servers) await server.stop();
  }
}

/** Times each in turn, so that whatever else the machine does hits all alike. */
async function inTurn(times: number, asks: readonly (() => Promise<number>)[]): Promise<number[][]> {
  const taken: number[][] = asks.map(() => []);
  for (let warm = 0; warm < 5; warm += 1) for (const ask of asks) await ask();
  for (let run = 0; run < times; run += 1) for (const [at, ask] of asks.entries()) taken[at]?.push(await ask());
  return taken;
}

async function listFigures(
  ground: Ground,
  rows: number,
  { member, visitor, floor }: Record<'member' | 'visitor' | 'floor', Server>,
): Promise<Figure[]> {
  const path = `/${ground.code.id}/action`;
  const held = await member.page(path);
  if (!held.includes(`${rows} in all`)) throw new Error(`The list does not hold ${rows} actions.`);
  const bare = () => floor.time('/');
  const [signedIn = [], open = [], plain = []] = await inTurn(40, [
    () => member.time(path),
    () => visitor.time(path),
    bare,
  ]);
  const [anew = [], again = []] = await inTurn(20, [() => member.decide().then(() => member.time(path)), bare]);
  const floorIs = 'plain pg and Node http';
  const against = { unit: 'ms', floorIs, limit: { of: 'times', is: 4 } } as const;
  const name = `List of 50 of ${spoken(rows)}, whole page, p50`;
  return [
    { ...against, name: `${name}, signed in`, value: median(signedIn), floor: median(plain) },
    { ...against, name: `${name}, as the public`, value: median(open), floor: median(plain) },
    // Everything is counted anew, once for all readers of a clearance: said, but no limit is set for it.
    {
      ...against,
      limit: undefined,
      name: `${name}, the first after a decision`,
      value: median(anew),
      floor: median(again),
    },
  ];
}

async function recordFigures(ground: Ground, url: string, member: Server): Promise<Figure[]> {
  const known = await askPlainly<{ ref: string }>(
    url,
    `select ref from action where known_to = 'infinity' and effective_to = 'infinity' order by md5(ref) limit 200`,
  );
  const paths = known.map(({ ref }) => `/${ground.code.id}/record/action/${ref}`);
  for (const path of paths.slice(0, 5)) await member.time(path);
  const before = await member.statements();
  const taken: number[] = [];
  for (const path of paths) taken.push(await member.time(path));
  const statements = ((await member.statements()) - before) / paths.length;
  return [
    {
      name: 'Record page, statements (begin, claims and commit counted)',
      value: statements,
      unit: 'statements',
      limit: { of: 'value', is: 15 },
    },
    { name: 'Record page, p95', value: quantile(taken, 0.95), unit: 'ms', limit: { of: 'value', is: 100 } },
  ];
}

/** Words from everywhere in the language, common and rare alike, one or two at a time. */
async function searchFigures(ground: Ground, rows: number, member: Server): Promise<Figure[]> {
  const roll = dice(41);
  const any = () => word(Math.floor(5_000 ** roll()));
  const taken: number[] = [];
  for (let run = -5; run < 60; run += 1) {
    const words = roll() < 0.5 ? any() : `${any()} ${any()}`;
    const time = await member.time(`/${ground.code.id}/search?q=${encodeURIComponent(words)}`);
    if (run >= 0) taken.push(time);
  }
  const name = `Full text over ${spoken(rows)} records, whole page`;
  const [p50, p95] = [median(taken), quantile(taken, 0.95)];
  return [
    { name: `${name}, p95`, value: p95, unit: 'ms', limit: { of: 'value', is: 100 }, note: `p50 ${p50.toFixed(1)} ms` },
  ];
}

/** The same list on any day of its past, and with the knowledge of then. */
export async function pastDays(ground: Ground, how: { records: number; revisions: number }): Promise<Figure[]> {
  const url = await ground.database('past');
  await fill(ground, url, (ledger, at) => addRevisions(ledger, ground.code.id, { ...how, at }));
  const server = await startServer('app-server.ts', [url, ground.folder, today]);
  try {
    const path = `/${ground.code.id}/risk`;
    const roll = dice(42);
    const day = () => dayAfter('2015-02-01', Math.floor(roll() * 900));
    const first = (query: () => string) => () => server.decide().then(() => server.time(path + query()));
    const again = (query: () => string) => async () => {
      const asked = path + query();
      await server.page(asked);
      return server.time(asked);
    };
    const [now, then, known] = [() => '', () => `?on=${day()}`, () => `?on=${day()}&known=${day()}`];
    const taken = await inTurn(
      30,
      [now, then, known].flatMap((query) => [first(query), again(query)]),
    );
    const [firstNow = [], againNow = [], firstThen = [], againThen = [], firstKnown = [], againKnown = []] = taken;
    const name = `Register of ${spoken(how.records)} records × ${how.revisions} revisions`;
    const limit = { of: 'times', is: 2 } as const;
    const anew = {
      unit: 'ms',
      floor: median(firstNow),
      floorIs: 'the same list now, after a decision',
      limit,
    } as const;
    const seen = { unit: 'ms', floor: median(againNow), floorIs: 'the same list now, seen before', limit } as const;
    const most = { of: 'value', is: 150 } as const;
    return [
      { ...anew, name: `${name}, on a past day, p50`, value: median(firstThen) },
      { ...seen, name: `${name}, on a past day seen before, p50`, value: median(againThen) },
      { ...anew, name: `${name}, on and as known on past days, p50`, value: median(firstKnown) },
      { ...seen, name: `${name}, on and as known on past days seen before, p50`, value: median(againKnown) },
      {
        name: `${name}, p95 of them all`,
        value: quantile([firstThen, firstKnown].flat(), 0.95),
        unit: 'ms',
        limit: most,
      },
    ];
  } finally {
    await server.stop();
  }
}
