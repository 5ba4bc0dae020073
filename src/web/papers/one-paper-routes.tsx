/** One paper: its file, its page, the reader's note, and what the secretariat does with it. */
import type { Context, Hono } from 'hono';
import { reading } from '../../kernel/db.ts';
import { registerOf } from '../../kernel/ledger.ts';
import { Absent, Refused } from '../../kernel/problem.ts';
import { get, type Row } from '../../kernel/read.ts';
import { fileBytes, filesOf, relabelFiles } from '../../papers/files.ts';
import { type Place, reclassifyPaper, revisePaper, withdrawPaper } from '../../papers/paper-decision.ts';
import { keepNote, readNote } from '../../papers/private-notes.ts';
import { withQuery } from '../../ui/query.ts';
import { formOf, writing } from '../form.ts';
import { type Env, type Site, type View, viewOf } from '../view.ts';
import { levelOf } from './make-paper.ts';
import { paperPage } from './paper-page.tsx';
import {
  askedFrom,
  bytes,
  kept,
  largeForm,
  receive,
  recordPaper,
  type Said,
  smallForm,
  staff,
  uploaded,
} from './paper-requests.ts';
import { type PapersView, paperContext, papersView } from './papers-view.ts';

export function onePaperRoutes(app: Hono<Env>, site: Site): void {
  app.get('/:code/papers/file/:ref{.+}', (c) => sendFile(c, site));
  app.get('/:code/papers/paper/:ref{.+}', (c) => showPaper(c, site, { form: {}, problems: [] }));
  app.post('/:code/papers/note/:ref{.+}', smallForm, (c) => keepPrivate(c, site));
  const refuse = largeForm((c, problem) => showPaper(c, site, { form: { does: 'revise' }, problems: [problem] }));
  app.post('/:code/papers/revise/:ref{.+}', refuse, (c) => revise(c, site));
  app.post('/:code/papers/reclassify/:ref{.+}', smallForm, (c) => reclassify(c, site));
  app.post('/:code/papers/withdraw/:ref{.+}', smallForm, (c) => withdraw(c, site));
}

async function sendFile(c: Context<Env>, site: Site): Promise<Response> {
  const view = viewOf(c, site);
  const file = await reading(site.ledger.db, view.reader, async (tx) => {
    const key = { code: view.code.id, ref: c.req.param('ref') ?? '' };
    const paper = await get(tx, registerOf(site.ledger, 'paper'), { ...key, at: view.at });
    const sha256 = view.query.get('version') ?? String(paper?.fields.file ?? '');
    return paper && fileBytes(tx, { ...key, sha256 });
  });
  if (!file) throw new Absent();
  return bytes(c, file, file.mediaType === 'application/pdf');
}

async function keepPrivate(c: Context<Env>, site: Site): Promise<Response> {
  const view = viewOf(c, site);
  const form = await formOf(c);
  const { account } = writing(view, form.csrf);
  const { paper } = await onePaper(c, site);
  await keepNote(
    site.ledger.db,
    { account, code: view.code.id, ref: paper.ref, changed: site.ledger.now() },
    form.note ?? '',
  );
  return c.redirect(withQuery(view.to('papers', 'paper', paper.ref), { note: 'kept' }), 303);
}

async function revise(c: Context<Env>, site: Site): Promise<Response> {
  const view = viewOf(c, site);
  staff(view);
  const { form, file } = await uploaded(c);
  writing(view, form.csrf);
  const { paper, papers } = await onePaper(c, site);
  try {
    const received = await receive(view, form, file);
    const context = paperContext(view, papers);
    const asked = askedFrom(form, received.file, received.note);
    const seen = Number(form.entry);
    const seenPaper = Number.isInteger(seen) && seen > 0 ? { ...paper, entry: seen } : paper;
    const decision = revisePaper(context, asked, { paper: seenPaper, place: placeOf(papers, paper) });
    await recordPaper(
      view,
      decision,
      kept(view, { ref: paper.ref, label: { group: papers.config.id, level: asked.level } }, received),
    );
    return doneWith(c, view, paper.ref);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return showPaper(c, site, { form: { ...form, does: 'revise' }, problems: error.problems });
  }
}

async function reclassify(c: Context<Env>, site: Site): Promise<Response> {
  const view = viewOf(c, site);
  const form = await formOf(c);
  writing(view, form.csrf);
  const { paper, papers } = await onePaper(c, site);
  try {
    if (paper.fields.source)
      throw new Refused('Its class is printed on it. Withdraw it, and write it anew from the register.');
    const level = levelOf(form.level);
    const context = paperContext(view, papers);
    const decision = reclassifyPaper(context, { paper, level, why: form.why ?? '', place: placeOf(papers, paper) });
    const key = { code: view.code.id, ref: paper.ref };
    await recordPaper(view, decision, (tx) =>
      relabelFiles(tx, key, { level, current: String(paper.fields.file ?? '') }),
    );
    return doneWith(c, view, paper.ref);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return showPaper(c, site, { form: { ...form, does: 'reclassify' }, problems: error.problems });
  }
}

async function withdraw(c: Context<Env>, site: Site): Promise<Response> {
  const view = viewOf(c, site);
  writing(view, (await formOf(c)).csrf);
  const { paper, papers } = await onePaper(c, site);
  await recordPaper(view, withdrawPaper(paperContext(view, papers), paper));
  return doneWith(c, view, paper.ref);
}

function doneWith(c: Context<Env>, view: View, ref: string): Response {
  return c.redirect(withQuery(view.to('papers', 'paper', ref), { done: '1' }), 303);
}

async function onePaper(c: Context<Env>, site: Site): Promise<{ paper: Row; papers: PapersView }> {
  const view = viewOf(c, site);
  return reading(site.ledger.db, view.reader, async (tx) => {
    const at = { day: view.asAt.today, known: null };
    const paper = await get(tx, registerOf(site.ledger, 'paper'), {
      code: view.code.id,
      ref: c.req.param('ref') ?? '',
      at,
    });
    if (!paper) throw new Absent();
    return { paper, papers: await papersView(tx, view, String(paper.fields.meeting ?? '')) };
  });
}

function placeOf(papers: PapersView, paper: Row): Place {
  return {
    item: papers.items.find((one) => one.ref === paper.fields.item) ?? null,
    partOf: papers.papers.find((one) => one.ref === paper.fields.part_of) ?? null,
    papers: papers.papers,
  };
}

async function showPaper(c: Context<Env>, site: Site, said: Said): Promise<Response> {
  const view = viewOf(c, site);
  const { paper, papers } = await onePaper(c, site);
  const note = view.session
    ? await readNote(site.ledger.db, { account: view.session.account, code: view.code.id, ref: paper.ref })
    : '';
  const html = await reading(site.ledger.db, view.reader, async (tx) => {
    const files = await filesOf(tx, { code: view.code.id, ref: paper.ref });
    return (await paperPage(tx, view, { paper, papers, files, note, ...said })).toString();
  });
  return c.html(html, said.problems.length > 0 ? 422 : 200);
}
