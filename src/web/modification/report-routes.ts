/** The reports on a proposal, as files. */
import type { Hono } from 'hono';
import { reading } from '../../kernel/db.ts';
import { Absent } from '../../kernel/problem.ts';
import { writeDocx } from '../../paper/write-docx.ts';
import { writePdf } from '../../paper/write-pdf.ts';
import { paperLimit } from '../paper-limit.tsx';
import { type Env, type Site, type View, viewOf } from '../view.ts';
import { happenedTo } from './happened.ts';
import { proposalTimetable } from './proposal-timetable.ts';
import { readProposal } from './read-proposal.ts';
import { type ReportKind, reportPaper } from './report-paper.ts';

const mediaTypes = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
} as const;

export function addReportRoutes(app: Hono<Env>, site: Site): void {
  const tooMany = paperLimit(site);
  app.get('/:code/change/paper/:asked{.+}', async (c) => {
    const [, ref, kind, format] = /^(.+)\/(initial|draft)\.(pdf|docx)$/.exec(c.req.param('asked')) ?? [];
    if (!ref || !kind || !format) throw new Absent();
    const refused = tooMany(c);
    if (refused) return refused;
    const view = viewOf(c, site);
    const paper = await paperOf(view, ref, kind as ReportKind);
    const bytes = format === 'pdf' ? await writePdf(paper) : await writeDocx(paper);
    c.header('Content-Type', mediaTypes[format as keyof typeof mediaTypes]);
    const name = `${ref.replace(/[^\w-]+/g, '-')}-${kind}-report-${view.asAt.on}.${format}`;
    c.header('Content-Disposition', `attachment; filename="${name}"`);
    return c.body(new Uint8Array(bytes));
  });
}

/** Read with the eyes of whoever is to read the paper: what is not public is in none that bears no class. */
async function paperOf(view: View, ref: string, kind: ReportKind) {
  const { ledger } = view.site;
  const { code, at } = view;
  return reading(ledger.db, { public: true, clearance: {} }, async (tx) => {
    const proposal = await readProposal(tx, ledger, { code, ref, at });
    const told = await happenedTo(tx, ledger, { rows: [proposal.row], until: null, known: at.known });
    return reportPaper({
      kind,
      code,
      proposal,
      timetable: await proposalTimetable(tx, { ledger, code, at, proposal, told }),
      day: view.asAt.on,
      levelName: code.levels[0].name,
      created: ledger.now(),
    });
  });
}
