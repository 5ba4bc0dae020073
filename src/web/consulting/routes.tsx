/** Consultations and requests for information. */
import { type Context, Hono } from 'hono';
import { partiesOf } from '../../consulting/audience.ts';
import { reading, type Tx } from '../../kernel/db.ts';
import { registerOf } from '../../kernel/ledger.ts';
import { Absent, type Problem, Refused } from '../../kernel/problem.ts';
import { get } from '../../kernel/read.ts';
import { writePdf } from '../../paper/write-pdf.ts';
import { withQuery } from '../../ui/query.ts';
import { paperLimit } from '../paper-limit.tsx';
import { pdf } from '../planner/routes.tsx';
import { addressOfPages, type Env, type Site, type View, viewOf } from '../view.ts';
import { administered } from './analysis.ts';
import { analysisPage } from './analysis-page.tsx';
import { answerRoutes } from './answer-routes.tsx';
import { bundlePaper, calendarText, matrixCsv } from './files.ts';
import { indexPage } from './index-page.tsx';
import { matrixPage } from './matrix-page.tsx';
import { built } from './new.ts';
import { type Draft, draftIn, rearranged, startedBy } from './new-form.ts';
import { newPage } from './new-page.tsx';
import { keepsConsultations, personOf, sentIn } from './sent.ts';

type Html = Promise<{ toString(): string | Promise<string> }>;

export function consultingRoutes(site: Site): Hono<Env> {
  const app = new Hono<Env>();
  const tooMany = paperLimit(site);
  const read = <T,>(view: View, work: (tx: Tx) => Promise<T>) => reading(site.ledger.db, view.reader, work);
  const page = async (c: Context<Env>, make: (tx: Tx, view: View) => Html, status: 200 | 422 = 200) => {
    const view = viewOf(c, site);
    return c.html(await read(view, async (tx) => (await make(tx, view)).toString()), status);
  };

  app.get('/:code/consulting', async (c) => {
    const view = viewOf(c, site);
    const own = await partiesOf(site.ledger.db, view.code, { person: personOf(view), day: view.asAt.today });
    return page(c, (tx) => indexPage(tx, view, own));
  });

  app.get('/:code/consulting/new', (c) =>
    page(c, async (tx, view) => {
      const agreed = await agreedIn(tx, keeping(view), site);
      return newPage(tx, view, { draft: startedBy(view, agreed), problems: [] });
    }),
  );
  app.post('/:code/consulting/new', (c) => issued(c, site, page));

  app.route('/', answerRoutes(site));

  app.get('/:code/consulting/matrix/:file{.+\\.csv}', async (c) => {
    const view = viewOf(c, site);
    const ref = (c.req.param('file') ?? '').replace(/\.csv$/, '');
    const text = await read(view, (tx) => matrixCsv(tx, view, ref));
    c.header('Content-Type', 'text/csv; charset=utf-8');
    c.header('Content-Disposition', `attachment; filename="${fileName(ref)}-answers.csv"`);
    return c.body(text);
  });
  app.get('/:code/consulting/matrix/:ref{.+}', (c) => page(c, (tx, view) => matrixPage(tx, view, c.req.param('ref'))));

  app.get('/:code/consulting/analysis/:ref{.+}', (c) =>
    page(c, (tx, view) => analysisPage(tx, view, c.req.param('ref'), { form: {}, problems: [] })),
  );
  app.post('/:code/consulting/analysis/:ref{.+}', (c) => analysed(c, site, page));

  app.get('/:code/consulting/bundle/:file{.+\\.pdf}', async (c) => {
    const refused = tooMany(c);
    if (refused) return refused;
    const view = viewOf(c, site);
    const ref = (c.req.param('file') ?? '').replace(/\.pdf$/, '');
    const paper = await read(view, (tx) => bundlePaper(tx, view, ref));
    return pdf(c, await writePdf(paper), `${fileName(ref)}-responses.pdf`);
  });
  app.get('/:code/consulting/calendar/:file{.+\\.ics}', async (c) => {
    const view = viewOf(c, site);
    const ref = (c.req.param('file') ?? '').replace(/\.ics$/, '');
    const text = await read(view, (tx) => calendarText(tx, view, { ref, origin: addressOfPages(site) }));
    c.header('Content-Type', 'text/calendar; charset=utf-8');
    c.header('Content-Disposition', `attachment; filename="${fileName(ref)}.ics"`);
    return c.body(text);
  });

  // Its page stands with the records; this is where one would look for it beside the others.
  app.get('/:code/consulting/:ref{.+}', (c) => {
    const view = viewOf(c, site);
    return c.redirect(view.to('consultation', c.req.param('ref')));
  });
  return app;
}

const fileName = (ref: string) => ref.replaceAll(/[^\w.-]+/g, '-');

type PageOf = (c: Context<Env>, make: (tx: Tx, view: View) => Html, status?: 200 | 422) => Promise<Response>;

/** Pages of those who run consultations; for others they are not there. */
function keeping(view: View): View {
  if (!keepsConsultations(view)) throw new Absent();
  return view;
}

/** The consultation that was agreed and is now to be issued, where the address names one. */
async function agreedIn(tx: Tx, view: View, site: Site) {
  const ref = view.query.get('from');
  if (!ref) return null;
  const row = await get(tx, registerOf(site.ledger, 'consultation'), { code: view.code.id, ref, at: view.at });
  if (!row) throw new Absent();
  return row;
}

async function issued(c: Context<Env>, site: Site, page: PageOf): Promise<Response> {
  const sent = await sentIn(c, site);
  keeping(sent.view);
  const draft = draftIn(sent);
  const show = (more: { draft?: Draft; problems?: readonly Problem[]; will?: string[] }) =>
    page(c, (tx, view) => newPage(tx, view, { draft, problems: [], ...more }), more.problems ? 422 : 200);
  try {
    const questions = rearranged(draft.questions, sent.form.do ?? '');
    if (questions) return await show({ draft: { ...draft, questions } });
    const ready = await built(site, sent, draft);
    if (sent.form.do !== 'issue') return await show({ will: ready.will });
    await ready.record();
    return c.redirect(sent.view.to('consultation', ready.ref), 303);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return show({ problems: error.problems });
  }
}

async function analysed(c: Context<Env>, site: Site, page: PageOf): Promise<Response> {
  const sent = await sentIn(c, site);
  const ref = c.req.param('ref') ?? '';
  const show = (problems: readonly Problem[], will?: readonly string[]) =>
    page(
      c,
      (tx, view) => analysisPage(tx, view, ref, { form: sent.form, problems, ...(will ? { will } : {}) }),
      problems.length > 0 ? 422 : 200,
    );
  try {
    const will = await administered(site, sent, ref);
    if (will) return await show([], will);
    const back = sent.view.to('consulting', 'analysis', ref);
    const { replies } = sent.form;
    return c.redirect(replies ? `${withQuery(back, { replies })}#replies` : back, 303);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return show(error.problems);
  }
}
