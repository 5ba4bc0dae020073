/** Reports and feeds made from the registers. */
import { type Context, Hono } from 'hono';
import { reading, type Tx } from '../../kernel/db.ts';
import type { Level } from '../../kernel/define.ts';
import { writeDocx } from '../../paper/write-docx.ts';
import { writePdf } from '../../paper/write-pdf.ts';
import { statusPaper } from '../../reports/status-paper.ts';
import { type StatusReport, statusReport } from '../../reports/status-report.ts';
import { paperLimit } from '../paper-limit.tsx';
import { type Env, type Site, type View, viewOf } from '../view.ts';
import { feedRoutes } from './feed-routes.ts';
import { statusPage } from './status-page.tsx';

const writers = {
  pdf: { write: writePdf, type: 'application/pdf' },
  docx: { write: writeDocx, type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' },
} as const;

export function reportsRoutes(site: Site): Hono<Env> {
  const app = new Hono<Env>();
  const tooMany = paperLimit(site);
  const read = <T,>(view: View, work: (tx: Tx) => Promise<T>) => reading(site.ledger.db, view.reader, work);
  const reportFor = (view: View) => read(view, (tx) => statusReport(tx, site.ledger, { code: view.code, at: view.at }));

  app.get('/:code/status-report', async (c) => {
    const view = viewOf(c, site);
    return c.html(await read(view, async (tx) => (await statusPage(tx, view)).toString()));
  });

  app.get('/:code/status-report/:file{paper\\.(pdf|docx)}', async (c) => {
    const refused = tooMany(c);
    if (refused) return refused;
    const view = viewOf(c, site);
    const report = await reportFor(view);
    const format = c.req.param('file').slice('paper.'.length) as keyof typeof writers;
    const { write, type } = writers[format];
    const bytes = await write(statusPaper({ report, footer: footerOf(view, report), created: site.ledger.now() }));
    return sent(c, new Uint8Array(bytes), { type, name: `${nameOf(view)}.${format}` });
  });

  app.get('/:code/status-report/report.json', async (c) => {
    const view = viewOf(c, site);
    const text = `${JSON.stringify(await reportFor(view), null, 2)}\n`;
    return sent(c, new TextEncoder().encode(text), { type: 'application/json', name: `${nameOf(view)}.json` });
  });
  app.route('/', feedRoutes(site));
  return app;
}

function nameOf(view: View): string {
  return `${view.code.id}-status-report-${view.asAt.on}`;
}

/** The highest class of anything on it. */
function footerOf(view: View, { groups }: StatusReport): string {
  const levels = groups.flatMap(({ lines }) => lines.map(({ level }) => level));
  return `This document is classified as ${view.code.levels[Math.max(0, ...levels) as Level].name}`;
}

function sent(c: Context<Env>, bytes: Uint8Array<ArrayBuffer>, { type, name }: { type: string; name: string }) {
  c.header('Content-Type', type);
  c.header('Content-Disposition', `attachment; filename="${name}"`);
  return c.body(bytes);
}
