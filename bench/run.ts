/**
 * Measures the figures of ARCHITECTURE.md and prints them, as JSON and as a table. With `--strict` it ends with 1 when one
 * misses its limit: on a machine that does other things meanwhile, some will.
 * `npm run bench -- pages changes timetable ballots past import proof start` measures only those named; `--small` tries the bench itself out.
 */
import { cpus } from 'node:os';
import { balloting } from './ballots.ts';
import { changing } from './changes.ts';
import { type Figure, keepsLimit, ratioOf, tableOf } from './figure.ts';
import { type Ground, openGround } from './ground.ts';
import { following } from './live.ts';
import { importing } from './minutes.ts';
import { manyRows, pastDays } from './pages.ts';
import { packing } from './papers.ts';
import { proving } from './proof.ts';
import { drafting } from './publication.ts';
import { starting } from './start.ts';
import { supposing } from './timetable.ts';

const asked = process.argv.slice(2);
const small = asked.includes('--small');
const chosen = asked.filter((one) => !one.startsWith('--'));

const parts: Record<string, (ground: Ground) => Promise<Figure[]>> = {
  // First, while nothing else runs: these are measured as whole processes.
  start: () => starting(),
  import: (ground) => importing(ground),
  minutes: (ground) => drafting(ground),
  papers: () => packing(small ? { papers: 4, pages: 30 } : { papers: 40, pages: 300 }),
  pages: (ground) => manyRows(ground, small ? 5_000 : 100_000),
  changes: (ground) => changing(ground, small ? 300 : 3_400),
  timetable: (ground) => supposing(ground, small ? 10 : 100),
  ballots: (ground) => balloting(ground, small ? 100 : 2_000),
  live: (ground) => following(ground, small ? { followers: 60, decisions: 6 } : { followers: 1_000, decisions: 40 }),
  past: (ground) => pastDays(ground, { records: small ? 300 : 3_400, revisions: 10 }),
  proof: (ground) =>
    proving(
      ground,
      small ? { actions: 2_000, risks: 50, revisions: 5 } : { actions: 20_000, risks: 500, revisions: 10 },
    ),
};

const ground = await openGround();
const figures: Figure[] = [];
try {
  for (const [name, measure] of Object.entries(parts)) {
    if (chosen.length > 0 && !chosen.includes(name)) continue;
    const from = performance.now();
    figures.push(...(await measure(ground)));
    console.error(`${name}: ${((performance.now() - from) / 1000).toFixed(1)} s`);
  }
} finally {
  await ground.close();
}
const machine = `${cpus().length} cores (${cpus()[0]?.model.trim()}), Node ${process.versions.node}`;
const full = figures.map((figure) => ({ ...figure, ratio: ratioOf(figure), ok: keepsLimit(figure) }));
console.log(`${JSON.stringify({ machine, figures: full }, null, 2)}\n\n${machine}\n\n${tableOf(figures)}`);
if (asked.includes('--strict') && full.some((figure) => figure.ok === false)) process.exitCode = 1;
