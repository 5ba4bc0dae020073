/** The activity planner: its page, its paper, its calendar feed. */
import { type Context, Hono } from 'hono';
import { reading, type Tx } from '../../kernel/db.ts';
import type { Level } from '../../kernel/define.ts';
import { Absent } from '../../kernel/problem.ts';
import { writePdf } from '../../paper/write-pdf.ts';
import { plannerOf, sequences } from '../../planner/planner.ts';
import { plannerFeed } from '../../planner/planner-feed.ts';
import { plannerPaper } from '../../planner/planner-paper.ts';
import { zone } from '../../ui/dates.ts';
import { paperLimit } from '../paper-limit.tsx';
import { type Env, pathTo, type Site, type View, viewOf } from '../view.ts';
import { asked, pathOf, plannerPage } from './planner-page.tsx';

/** Months that a calendar holds: programs keep what they are given. */
const feedMonths = 12;

export function plannerRoutes(site: Site): Hono<Env> {
  const app = new Hono<Env>();
  const tooMany = paperLimit(site);
  const read = <T,>(view: View, work: (tx: Tx) => Promise<T>) => reading(site.ledger.db, view.reader, work);

  app.get('/:code/planner', async (c) => {
    const view = viewOf(c, site);
    return c.html(await read(view, async (tx) => (await plannerPage(tx, view)).toString()));
  });

  app.get('/:code/planner/paper.pdf', async (c) => {
    const refused = tooMany(c);
    if (refused) return refused;
    const view = viewOf(c, site);
    const planner = await read(view, (tx) =>
      plannerOf(tx, site.ledger, { code: view.code, at: view.at, ...asked(view) }),
    );
    const paper = plannerPaper({
      planner,
      footer: footerOf(
        view,
        planner.entries.map(({ level }) => level),
      ),
      author: view.code.name,
      created: site.ledger.now(),
    });
    return pdf(c, await writePdf(paper), `${planner.body}-planner-${view.asAt.on}.pdf`);
  });

  app.get('/:code/planner/:file{.+\\.ics}', async (c) => {
    const view = viewOf(c, site);
    const body = c.req.param('file').replace(/\.ics$/, '');
    const { origin } = new URL(c.req.url);
    const text = await read(view, async (tx) => {
      const planner = await plannerOf(tx, site.ledger, { code: view.code, at: view.at, body, months: feedMonths });
      return plannerFeed({
        planner,
        code: { id: view.code.id, zone: view.code.zone ?? zone },
        sequences: await sequences(tx, view.code.id, planner.entries),
        stamp: site.ledger.now(),
        url: `${origin}${pathTo(view.code.id, 'planner', `${body}.ics`)}`,
        addressOf: ({ register, ref }) =>
          register === null ? null : `${origin}${pathTo(view.code.id, ...pathOf(register, ref))}`,
      });
    });
    c.header('Content-Type', 'text/calendar; charset=utf-8');
    c.header('Content-Disposition', `inline; filename="${body}.ics"`);
    return c.body(text);
  });
  return app;
}

/** "This document is classified as …": the highest class of anything on it. */
export function footerOf(view: View, levels: readonly Level[]): string {
  const highest = Math.max(0, ...levels) as Level;
  return `This document is classified as ${view.code.levels[highest].name}`;
}

export function pdf(c: Context<Env>, bytes: Uint8Array, name: string): Response {
  if (bytes.length === 0) throw new Absent();
  c.header('Content-Type', 'application/pdf');
  c.header('Content-Disposition', `attachment; filename="${name}"`);
  return c.body(new Uint8Array(bytes));
}
