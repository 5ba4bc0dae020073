/** The register all codes share, in and out, and the plan across all codes. */
import { createHash } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { sharedRegister } from '../../exchange/export.ts';
import { forwardPlan, mostMonths } from '../../exchange/forward-plan.ts';
import { layoutOf } from '../../exchange/layout.ts';
import { OtherColumns, type ReadRegister, readRegister } from '../../exchange/read-register.ts';
import { readTable } from '../../exchange/read-table.ts';
import { comparisonOf, dropFile, keepFile, keptFile, takeDecision } from '../../exchange/take-in.ts';
import { everyone } from '../../kernel/access.ts';
import { reading } from '../../kernel/db.ts';
import { isDay } from '../../kernel/decide.ts';
import { Absent, type Problem, Refused } from '../../kernel/problem.ts';
import { toCsv } from '../../paper/csv.ts';
import { mediaTypes } from '../export.ts';
import { type Form, signedIn, writing } from '../form.ts';
import { record } from '../record.ts';
import { addressOfPages, type Env, type Site, type View, viewOf } from '../view.ts';
import { exchangePage, mayTakeIn } from './exchange-page.tsx';
import { ForwardPlanPage } from './forward-plan-page.tsx';
import { type Reviewing, reviewPage } from './review-page.tsx';

const notYours = 'Only the secretariat takes in the registers of other codes. Sign in as one of them, or ask them.';

export function exchangeRoutes(site: Site): Hono<Env> {
  const app = new Hono<Env>();
  const page = async (c: Context<Env>, view: View, problems: readonly Problem[] = []) => {
    const html = await reading(site.ledger.db, view.reader, async (tx) =>
      (await exchangePage(tx, view, problems)).toString(),
    );
    return c.html(html, problems.length > 0 ? 422 : 200);
  };

  app.get('/:code/exchange', (c) => page(c, viewOf(c, site)));

  app.get('/:code/exchange/:file{register\\.(csv|xlsx)}', async (c) => {
    const view = viewOf(c, site);
    const format = c.req.param('file').endsWith('.csv') ? 'csv' : 'xlsx';
    const address = site.outside ? addressOfPages(site) : new URL(c.req.url).origin;
    const bytes = await reading(site.ledger.db, everyone, (tx) =>
      sharedRegister(tx, site.ledger, { code: view.code, at: view.at, format, address }),
    );
    c.header('Content-Type', mediaTypes[format]);
    c.header('Content-Disposition', `attachment; filename="${view.code.id}-shared-register-${view.asAt.on}.${format}"`);
    return c.body(new Uint8Array(bytes));
  });

  app.post('/:code/exchange', async (c) => {
    const view = viewOf(c, site);
    signedIn(view);
    const form = await c.req.parseBody();
    const { actor } = writing(view, form.csrf);
    if (!mayTakeIn(view)) throw new Refused(notYours);
    try {
      const file = form.file;
      if (!(file instanceof File) || file.name === '')
        throw new Refused({ sentence: 'Choose the file with the register.', field: 'file' });
      const bytes = new Uint8Array(await file.arrayBuffer());
      const table = await readTable(bytes);
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      await keepFile(site.ledger, actor, { code: view.code, sha256, file: { name: file.name.slice(0, 160), table } });
      return c.redirect(view.to('exchange', 'review', sha256), 303);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      return page(c, view, error.problems);
    }
  });

  app.get('/:code/exchange/review/:sha256{[0-9a-f]{64}}', async (c) => {
    const view = viewOf(c, site);
    return review(c, view, { form: {}, leave: new URL(c.req.url).searchParams.getAll('leave') });
  });

  app.post('/:code/exchange/review/:sha256{[0-9a-f]{64}}', async (c) => {
    const view = viewOf(c, site);
    const body = await c.req.parseBody({ all: true });
    const { actor } = writing(view, body.csrf);
    const texts = (value: unknown): string[] => [value].flat().filter((one): one is string => typeof one === 'string');
    const form: Form = Object.fromEntries(Object.keys(body).map((name) => [name, texts(body[name]).at(-1) ?? '']));
    const asked = { form, leave: texts(body.leave) };
    const { reviewing, read } = await readAgain(c, view, asked);
    if (!read || form.do !== 'record') return review(c, view, asked);
    const day = form.day ?? '';
    const problems: Problem[] = [
      ...(isDay(day) && day <= site.today()
        ? []
        : [{ sentence: 'Give the day it was published, not after today.', field: 'day' }]),
      ...(read.unread.length > 0 && form.skip !== 'true'
        ? [{ sentence: 'Some rows cannot be read. Say that they are left out, or mend the file.', field: 'skip' }]
        : []),
    ];
    if (problems.length > 0) return review(c, view, asked, problems);
    const comparison = await comparisonOf(site.ledger, { code: view.code, day, published: read.published });
    const decision = takeDecision({
      code: view.code,
      name: reviewing.name,
      day,
      comparison,
      lose: form.lose === 'true',
    });
    try {
      if (decision) await record(site, { actor, decision }, dropFile(view.code.id, reviewing.sha256));
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      return review(c, view, asked, error.problems);
    }
    return c.redirect(view.to('exchange'), 303);
  });

  interface Asked {
    form: Form;
    leave: readonly string[];
  }

  /** The kept file, read anew with what is said of its columns. Throws Absent for who may not take it in. */
  async function readAgain(c: Context<Env>, view: View, { form, leave }: Asked) {
    if (!mayTakeIn(view)) throw new Absent();
    const sha256 = c.req.param('sha256') ?? '';
    const file = await reading(site.ledger.db, view.reader, (tx) => keptFile(tx, view.code.id, sha256));
    if (!file) throw new Absent();
    const reviewing: Reviewing = {
      ...{ sha256, name: file.name, rows: file.table.rows.length, form, left: leave },
      ...{ problems: [], unknown: [] },
    };
    try {
      const read: ReadRegister = readRegister(file.table, layoutOf(view.code, site.today()), leave);
      return { reviewing, read };
    } catch (error) {
      if (!(error instanceof OtherColumns)) throw error;
      return { reviewing: { ...reviewing, problems: error.problems, unknown: error.unknown } };
    }
  }

  async function review(c: Context<Env>, view: View, asked: Asked, problems: readonly Problem[] = []) {
    const { reviewing, read } = await readAgain(c, view, asked);
    const comparison =
      read && (await comparisonOf(site.ledger, { code: view.code, day: site.today(), published: read.published }));
    const all = [...reviewing.problems, ...problems];
    const shown: Reviewing = {
      ...reviewing,
      problems: all,
      ...(read && comparison ? { read: { comparison, unread: read.unread } } : {}),
    };
    const html = await reading(site.ledger.db, view.reader, async (tx) =>
      (await reviewPage(tx, view, shown)).toString(),
    );
    return c.html(html, all.length > 0 ? 422 : 200);
  }

  const plan = (c: Context<Env>) => {
    const asked = Number(c.req.query('months') ?? 12);
    const months = Number.isInteger(asked) && asked >= 1 && asked <= mostMonths ? asked : 12;
    return reading(site.ledger.db, everyone, async (tx) => ({
      months,
      plan: await forwardPlan(tx, site.ledger, { codes: site.codes, today: site.today(), months }),
    }));
  };

  app.get('/forward-plan', async (c) => {
    const { search, pathname } = new URL(c.req.url);
    return c.html(<ForwardPlanPage site={site} url={pathname + search} {...(await plan(c))} />);
  });

  app.get('/forward-plan.csv', async (c) => {
    const { plan: planned } = await plan(c);
    const rows = planned.lines.map(({ day, code, what, number, title, goesWith, lead }) => [
      ...[day, code, what, number, title],
      ...[goesWith.join('; '), lead],
    ]);
    c.header('Content-Type', mediaTypes.csv);
    c.header('Content-Disposition', `attachment; filename="forward-plan-${planned.from}.csv"`);
    return c.body(toCsv(['Day', 'Code', 'What', 'Number', 'Change', 'Goes with', 'Lead code'], rows));
  });
  return app;
}
