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
  const [signedIn = [], open = [], plain = []] = await inTurn(60, [
    () => member.time(path),
    () => visitor.time(path),
    () => floor.time('/'),
  ]);
  const against = {
    unit: 'ms',
    floor: median(plain),
    floorIs: 'plain pg and Node http',
    limit: { of: 'times', is: 4 },
  } as const;
  const name = `List of 50 of ${spoken(rows)}, whole page, p50`;
  return [
    { ...against, name: `${name}, signed in`, value: median(signedIn) },
    { ...against, name: `${name}, as the public`, value: median(open) },
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
    // No day twice: what a page remembers of a day would flatter the figure.
    const days = Array.from({ length: 70 }, (_, n) => dayAfter('2015-02-01', n * 11 + Math.floor(roll() * 10)));
    let at = 0;
    const day = () => days[at++ % days.length] ?? today;
    const [now = [], then = []] = await inTurn(30, [() => server.time(path), () => server.time(`${path}?on=${day()}`)]);
    const [, known = []] = await inTurn(30, [
      () => server.time(path),
      () => server.time(`${path}?on=${day()}&known=${day()}`),
    ]);
    const name = `Register of ${spoken(how.records)} records × ${how.revisions} revisions`;
    const against = {
      unit: 'ms',
      floor: median(now),
      floorIs: 'the same list now',
      limit: { of: 'times', is: 2 },
    } as const;
    const most = { of: 'value', is: 150 } as const;
    return [
      { ...against, name: `${name}, on a past day, p50`, value: median(then) },
      { name: `${name}, on a past day, p95`, value: quantile(then, 0.95), unit: 'ms', limit: most },
      { ...against, name: `${name}, as known on a past day, p50`, value: median(known) },
      { name: `${name}, as known on a past day, p95`, value: quantile(known, 0.95), unit: 'ms', limit: most },
    ];
  } finally {
    await server.stop();
  }
}
