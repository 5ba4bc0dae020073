/** Releases and variations. */
import { type Context, Hono } from 'hono';
import { reading, type Tx } from '../../kernel/db.ts';
import type { Level } from '../../kernel/define.ts';
import { Absent } from '../../kernel/problem.ts';
import { writeDocx } from '../../paper/write-docx.ts';
import { writePdf } from '../../paper/write-pdf.ts';
import { type Board, boardFor, boardOf, changesOn } from '../../releasing/board.ts';
import { contentsPaper } from '../../releasing/contents-paper.ts';
import { paperLimit } from '../paper-limit.tsx';
import { footerOf } from '../planner/routes.tsx';
import { type Env, type Site, type View, viewOf } from '../view.ts';
import { type Maker, showForm, takeForm } from './act.tsx';
import { boardPage } from './board-page.tsx';
import { moveForm, takeForm as takeInForm } from './change-forms.tsx';
import { coupleForm, couplingForm } from './coupling-forms.tsx';
import { contentsForm, launchForm, planForm, replanForm } from './release-forms.tsx';
import { variationForm } from './variation-forms.tsx';
import { variationsPage } from './variations-page.tsx';
import { originWords } from './words.ts';

/** Forms by their address; `ref` is what follows it. */
const forms: readonly [path: string, make: (ref: string, act: string) => Maker][] = [
  ['take', () => takeInForm],
  ['plan', () => planForm],
  ['couple', () => coupleForm],
  ['move/:ref{.+}', (ref) => (tx, view, form) => moveForm(tx, view, ref, form)],
  ['replan/:ref{.+}', (ref) => (tx, view, form) => replanForm(tx, view, ref, form)],
  ['contents/:ref{.+}', (ref) => (tx, view, form) => contentsForm(tx, view, ref, form)],
  ['launch/:ref{.+}', (ref) => (tx, view, form) => launchForm(tx, view, ref, form)],
  ['coupling/:act/:ref{.+}', (ref, act) => (tx, view) => couplingForm(tx, view, ref, act)],
  ['variation/grant', () => (tx, view) => variationForm(tx, view, 'grant', null)],
  ['variation/:act/:ref{.+}', (ref, act) => (tx, view) => variationForm(tx, view, act, ref)],
];

export function releasingRoutes(site: Site): Hono<Env> {
  const app = new Hono<Env>();
  app.get('/:code/releasing', (c) => page(c, site, (tx, view) => boardPage(tx, view)));
  app.get('/:code/releasing/variations', (c) => page(c, site, (tx, view) => variationsPage(tx, view)));
  for (const [path, make] of forms) {
    const maker = (c: Context<Env>) => make(c.req.param('ref') ?? '', c.req.param('act') ?? '');
    app.get(`/:code/releasing/${path}`, (c) => showForm(c, site, maker(c)));
    app.post(`/:code/releasing/${path}`, (c) => takeForm(c, site, maker(c)));
  }
  const tooMany = paperLimit(site);
  app.get('/:code/releasing/paper/:file{.+}', (c) => tooMany(c) ?? paper(c, site));
  return app;
}

type Html = Promise<{ toString(): string | Promise<string> }>;

async function page(c: Context<Env>, site: Site, make: (tx: Tx, view: View) => Html) {
  const view = viewOf(c, site);
  return c.html(await reading(site.ledger.db, view.reader, async (tx) => (await make(tx, view)).toString()));
}

/** The contents of one release, or with `all` of those ahead: `june-2017.pdf`, `all.docx`. */
async function paper(c: Context<Env>, site: Site): Promise<Response> {
  const view = viewOf(c, site);
  const [, name = '', format] = /^(.+)\.(pdf|docx)$/.exec(c.req.param('file') ?? '') ?? [];
  if (!format) throw new Absent();
  const key = { code: view.code, at: view.at };
  const { board, column } = await reading(site.ledger.db, view.reader, async (tx) =>
    name === 'all'
      ? { board: await boardOf(tx, site.ledger, key), column: undefined }
      : boardFor(tx, site.ledger, key, name),
  );
  const made = contentsPaper({
    board,
    ...(column ? { column } : {}),
    origins: originWords,
    code: view.code,
    footer: footerOf(view, levelsOf(board)),
    created: site.ledger.now(),
  });
  const bytes = await (format === 'pdf' ? writePdf(made) : writeDocx(made));
  c.header(
    'Content-Type',
    format === 'pdf' ? 'application/pdf' : 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  );
  c.header(
    'Content-Disposition',
    `attachment; filename="release-contents-${name.replace(/[^\w.-]+/g, '-')}-${view.asAt.on}.${format}"`,
  );
  return c.body(new Uint8Array(bytes));
}

/** The class of everything on a board: a paper made of it bears the highest. */
function levelsOf(board: Board): Level[] {
  const rows = [...board.columns.map(({ row }) => row), ...changesOn(board).map(({ inclusion }) => inclusion)];
  const held = [...rows, ...board.couplings.map(({ row }) => row)];
  return held.flatMap((row) => (row ? [row.label.level] : []));
}
