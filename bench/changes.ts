/** Pages of the change process: the register of modifications, one of them, and those that look over all of them. */
import { startServer } from './child.ts';
import { type Figure, median, quantile } from './figure.ts';
import { fill, type Ground, today } from './ground.ts';
import { addModifications, type Seeded } from './seed-changes.ts';
import { addMeetings } from './seed-rows.ts';

/** Over HTTP, signed in, each page read to its last byte; the floor is the same list by plain `pg` and Node `http`. */
export async function changing(ground: Ground, many: number): Promise<Figure[]> {
  const url = await ground.database('changes');
  let seeded: Seeded = { refs: [], live: [] };
  await fill(ground, url, async (ledger) => {
    await addMeetings(ledger, ground.code.id);
    seeded = await addModifications(ledger, ground.code.id, { many, today, prefix: 'SECMP' });
  });
  const server = await startServer('app-server.ts', [url, ground.folder, today]);
  try {
    const list = `/${ground.code.id}/modification`;
    const held = await server.page(list);
    if (!held.includes(`${many} in all`)) throw new Error(`The list does not hold ${many} modifications.`);
    const filters = ['', '?state=refinement', '?path=Path+2', '?sort=implements_on', '?words=a', '?on=2020-06-01'];
    const time = (paths: readonly string[]) => timed(paths, (path) => server.time(path));
    const lists = await time(Array.from({ length: 60 }, (_, n) => `${list}${filters[n % filters.length]}`));
    const some = [...seeded.live.slice(-60), ...seeded.refs.slice(0, 60)];
    const paths = some.map((ref) => `${list}/${ref}`);
    for (const path of paths.slice(0, 5)) await server.time(path);
    const before = await server.statements();
    const pages = await time(paths);
    const statements = ((await server.statements()) - before) / paths.length;
    const over = await overAll(ground.code.id, seeded.live.at(-1) ?? '', time);
    const name = `Register of ${many.toLocaleString('en-GB')} modifications`;
    return [
      {
        name: `${name}: list of 50, sorted, filtered, searched, on a past day, p95`,
        value: quantile(lists, 0.95),
        unit: 'ms',
        limit: { of: 'value', is: 50 },
        note: `p50 ${median(lists).toFixed(1)} ms`,
      },
      { name: `${name}: page of one, p95`, value: quantile(pages, 0.95), unit: 'ms', limit: { of: 'value', is: 100 } },
      {
        name: `${name}: page of one, statements (begin, claims and commit counted)`,
        value: statements,
        unit: 'statements',
        limit: { of: 'value', is: 15 },
      },
      ...over.map(
        ({ what, taken }): Figure => ({
          name: `${name}: ${what}, page, p95`,
          value: quantile(taken, 0.95),
          unit: 'ms',
          limit: { of: 'value', is: 300 },
        }),
      ),
    ];
  } finally {
    await server.stop();
  }
}

async function timed(paths: readonly string[], ask: (path: string) => Promise<number>): Promise<number[]> {
  for (const path of paths.slice(0, 8)) await ask(path);
  const taken: number[] = [];
  for (const path of paths) taken.push(await ask(path));
  return taken;
}

/** Pages that a proposal long over must not make slower: each by its name, as often as tells its slowest. */
async function overAll(
  code: string,
  live: string,
  time: (paths: readonly string[]) => Promise<number[]>,
): Promise<{ what: string; taken: number[] }[]> {
  const pages = {
    'status report': `/${code}/status-report`,
    'all timetables': `/${code}/timetable`,
    'one timetable with its chance': `/${code}/timetable/of/${live}`,
    'assessment queue': `/${code}/assessing`,
    'answers and requests': `/${code}/consulting`,
    'release board': `/${code}/releasing`,
    'forward plan across codes': '/forward-plan',
  };
  const measured: { what: string; taken: number[] }[] = [];
  for (const [what, path] of Object.entries(pages))
    measured.push({ what, taken: await time(Array.from({ length: 12 }, () => path)) });
  return measured;
}
