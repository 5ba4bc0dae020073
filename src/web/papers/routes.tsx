/** Papers of meetings: reading them, putting them in, packs, private notes. */
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { type Also, commit } from '../../kernel/commit.ts';
import { reading } from '../../kernel/db.ts';
import { isDay } from '../../kernel/decide.ts';
import type { Decision, Label } from '../../kernel/define.ts';
import { registerOf } from '../../kernel/ledger.ts';
import { seal } from '../../kernel/log.ts';
import { Absent, type Problem, Refused } from '../../kernel/problem.ts';
import { get, type Row } from '../../kernel/read.ts';
import { fileBytes, filesOf, type NewFile, relabelFiles, storeFile } from '../../papers/files.ts';
import { packFor } from '../../papers/pack.ts';
import {
  addPaper,
  type PaperAsked,
  type Place,
  reclassifyPaper,
  revisePaper,
  withdrawPaper,
} from '../../papers/paper-decision.ts';
import { keepNote, readNote } from '../../papers/private-notes.ts';
import { receivePaper } from '../../papers/receive-paper.ts';
import { withQuery } from '../../ui/query.ts';
import { writing } from '../import-routes.tsx';
import { type Env, type Site, type View, viewOf } from '../view.ts';
import { makePaperPage } from './make-page.tsx';
import { levelOf, makeAsked, makePaper } from './make-paper.ts';
import { addPaperPage, type PaperAskedForm } from './paper-form.tsx';
import { paperPage } from './paper-page.tsx';
import { notedBy, papersPage } from './papers-page.tsx';
import { keepsPapers, type PapersView, paperContext, papersView } from './papers-view.ts';

/** Bytes: a file of 20 MB and what a form adds to it. More is refused before it is read. */
const largest = 21 * 1024 * 1024;
const smallForm = bodyLimit({ maxSize: 1024 * 1024 });

type Form = Record<string, string>;

export function paperRoutes(site: Site): Hono<Env> {
  const app = new Hono<Env>();
  ofOnePaper(app, site);
  ofMeeting(app, site);
  return app;
}

const tooLarge: Problem = {
  sentence: 'This file is larger than 20 MB. Save it with smaller pictures, or in parts, and put it in again.',
  field: 'file',
};

function ofOnePaper(app: Hono<Env>, site: Site): void {
  app.get('/:code/papers/file/:ref{.+}', async (c) => {
    const view = viewOf(c, site);
    const file = await reading(site.ledger.db, view.reader, async (tx) => {
      const key = { code: view.code.id, ref: c.req.param('ref') };
      const paper = await get(tx, registerOf(site.ledger, 'paper'), { ...key, at: view.at });
      const sha256 = view.query.get('version') ?? String(paper?.fields.file ?? '');
      return paper && fileBytes(tx, { ...key, sha256 });
    });
    if (!file) throw new Absent();
    return bytes(c, file, file.mediaType === 'application/pdf');
  });
  app.get('/:code/papers/paper/:ref{.+}', (c) => showPaper(c, site, { form: {}, problems: [] }));
  app.post('/:code/papers/note/:ref{.+}', smallForm, async (c) => {
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
  });
  const refuse = async (c: Context<Env>) => showPaper(c, site, { form: { does: 'revise' }, problems: [tooLarge] });
  app.post('/:code/papers/revise/:ref{.+}', bodyLimit({ maxSize: largest, onError: refuse as never }), async (c) => {
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
      const decision = revisePaper(
        context,
        asked,
        Number.isInteger(seen) && seen > 0 ? { ...paper, entry: seen } : paper,
      );
      await record(
        view,
        decision,
        kept(view, { ref: paper.ref, label: { group: papers.config.id, level: asked.level } }, received),
      );
      return c.redirect(withQuery(view.to('papers', 'paper', paper.ref), { done: '1' }), 303);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      return showPaper(c, site, { form: { ...form, does: 'revise' }, problems: error.problems });
    }
  });
  app.post('/:code/papers/reclassify/:ref{.+}', smallForm, async (c) => {
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
      await record(view, decision, (tx) => relabelFiles(tx, key, { level, current: String(paper.fields.file ?? '') }));
      return c.redirect(withQuery(view.to('papers', 'paper', paper.ref), { done: '1' }), 303);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      return showPaper(c, site, { form: { ...form, does: 'reclassify' }, problems: error.problems });
    }
  });
  app.post('/:code/papers/withdraw/:ref{.+}', smallForm, async (c) => {
    const view = viewOf(c, site);
    writing(view, (await formOf(c)).csrf);
    const { paper, papers } = await onePaper(c, site);
    await record(view, withdrawPaper(paperContext(view, papers), paper));
    return c.redirect(withQuery(view.to('papers', 'paper', paper.ref), { done: '1' }), 303);
  });
}

function ofMeeting(app: Hono<Env>, site: Site): void {
  app.get('/:code/papers/:meeting/pack.pdf', async (c) => {
    const view = viewOf(c, site);
    const reader = view.session?.actor.name ?? 'the public';
    const pack = await packFor(site.ledger, view.reader, {
      code: view.code,
      meeting: c.req.param('meeting'),
      day: view.asAt.today,
      reader,
    });
    return bytes(c, { name: pack.name, mediaType: 'application/pdf', bytes: pack.pdf }, true);
  });
  app.get('/:code/papers/:meeting', async (c) => {
    const view = viewOf(c, site);
    const noted = await notedBy(view);
    const html = await reading(site.ledger.db, view.reader, async (tx) => {
      const papers = await papersView(tx, view, c.req.param('meeting'));
      return (await papersPage(tx, view, { papers, noted })).toString();
    });
    return c.html(html);
  });
  const add = (c: Context<Env>, said: Said) => showForm(c, site, { ...said, page: addPaperPage });
  app.get('/:code/papers/:meeting/add', (c) => add(c, { form: {}, problems: [] }));
  const refuse = async (c: Context<Env>) => add(c, { form: {}, problems: [tooLarge] });
  app.post('/:code/papers/:meeting/add', bodyLimit({ maxSize: largest, onError: refuse as never }), async (c) => {
    const view = viewOf(c, site);
    staff(view); // before a stranger's megabytes are taken in
    const { form, file } = await uploaded(c);
    writing(view, form.csrf);
    try {
      const received = await receive(view, form, file);
      const papers = await papersOf(view, c.req.param('meeting'));
      const ref = await put(view, papers, { form, asked: askedFrom(form, received.file, received.note), received });
      return c.redirect(withQuery(view.to('papers', papers.meeting.ref), { added: ref }), 303);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      return add(c, { form, problems: error.problems });
    }
  });
  const make = (c: Context<Env>, said: Said) => showForm(c, site, { ...said, page: makePaperPage });
  app.get('/:code/papers/:meeting/make', (c) => make(c, { form: {}, problems: [] }));
  app.post('/:code/papers/:meeting/make', smallForm, async (c) => {
    const view = viewOf(c, site);
    const form = await formOf(c);
    const { actor } = writing(view, form.csrf);
    staff(view);
    try {
      const papers = await papersOf(view, c.req.param('meeting'));
      const asked = makeAsked(form);
      if (!isDay(asked.day))
        throw new Refused({ sentence: 'Give the day it is to show, such as 2016-12-09.', field: 'day' });
      const made = await makePaper(view, papers, asked);
      const said = {
        ...askedFrom(
          {
            ...form,
            title: made.title,
            purpose: String(papers.items.find((one) => one.ref === form.item)?.fields.purpose ?? ''),
            author: actor.name,
            received: view.asAt.today,
          },
          made.file,
          '',
        ),
        source: made.source,
      };
      const ref = await put(view, papers, { form, asked: said, received: { file: made.file } });
      return c.redirect(withQuery(view.to('papers', papers.meeting.ref), { added: ref }), 303);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      return make(c, { form, problems: error.problems });
    }
  });
}

interface Said {
  form: Form;
  problems: readonly Problem[];
}

/** Only who puts papers in gets as far as sending a file. */
function staff(view: View): void {
  if (!view.session) throw new Refused('Sign in first. Then come back to this page and repeat what you did.');
  if (!keepsPapers(view)) throw new Absent();
}

async function papersOf(view: View, meeting: string): Promise<PapersView> {
  return reading(view.site.ledger.db, view.reader, (tx) => papersView(tx, view, meeting));
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

/** Puts it on record with its file, in one transaction. Answers its number. */
async function put(
  view: View,
  papers: PapersView,
  { form, asked, received }: { form: Form; asked: PaperAsked; received: { file: NewFile; shaOfSet?: string } },
): Promise<string> {
  const partOf = papers.papers.find((one) => one.ref === form.part_of) ?? null;
  // An appendix goes with its paper, whatever item the form says.
  const item = papers.items.find((one) => one.ref === (partOf ? partOf.fields.item : form.item)) ?? null;
  if (form.part_of && !partOf) throw new Absent();
  if (form.item && !item && !partOf) throw new Absent();
  const decision = addPaper(paperContext(view, papers), asked, { item, partOf, papers: papers.papers });
  const change = decision.changes[0];
  const ref = change?.ref ?? '';
  await record(view, decision, kept(view, { ref, label: decision.label }, received));
  return ref;
}

/** The file goes in with the Decision, at the paper's own label, or neither does. */
function kept(
  view: View,
  { ref, label }: { ref: string; label: Label },
  { file, shaOfSet }: { file: NewFile; shaOfSet?: string },
): Also {
  return (tx, { recorded }) =>
    storeFile(tx, { code: view.code.id, ref, label, received: recorded, ...(shaOfSet ? { shaOfSet } : {}) }, file);
}

async function record(view: View, decision: Decision, also?: Also): Promise<void> {
  const { ledger, signer } = view.site;
  if (!view.session) throw new Absent();
  await commit(ledger, view.session.actor, decision, also);
  await seal(ledger.db, signer, ledger.now());
}

async function receive(view: View, form: Form, file: File | null) {
  if (!file || file.name === '')
    throw new Refused({ sentence: 'Choose the file that holds the paper.', field: 'file' });
  const title = (form.title ?? '').trim() || file.name;
  return receivePaper(new Uint8Array(await file.arrayBuffer()), file.name, {
    title,
    author: form.author ?? '',
    created: view.site.ledger.now(),
  });
}

function askedFrom(form: Form, file: NewFile, note: string): PaperAsked {
  const purpose = form.purpose ?? '';
  return {
    title: form.title ?? '',
    author: form.author ?? '',
    purpose: (['decision', 'discussion', 'information'].includes(purpose) ? purpose : '') as PaperAsked['purpose'],
    level: levelOf(form.level),
    received: form.received ?? '',
    note,
    file: { sha256: file.sha256, name: file.name, pages: file.pages },
  };
}

async function formOf(c: Context<Env>): Promise<Form> {
  const body = await c.req.parseBody();
  return Object.fromEntries(
    Object.entries(body).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  );
}

async function uploaded(c: Context<Env>): Promise<{ form: Form; file: File | null }> {
  const body = await c.req.parseBody();
  return { form: await formOf(c), file: body.file instanceof File ? body.file : null };
}

async function showForm(
  c: Context<Env>,
  site: Site,
  { form, problems, page }: Said & { page: typeof addPaperPage | typeof makePaperPage },
): Promise<Response> {
  const view = viewOf(c, site);
  const html = await reading(site.ledger.db, view.reader, async (tx) => {
    const asked: PaperAskedForm = { papers: await papersView(tx, view, c.req.param('meeting') ?? ''), form, problems };
    return (await page(tx, view, asked)).toString();
  });
  return c.html(html, problems.length > 0 ? 422 : 200);
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

function bytes(
  c: Context<Env>,
  file: { name: string; mediaType: string; bytes: Uint8Array },
  inline: boolean,
): Response {
  const plain = file.name.replace(/[^\w.-]+/g, '_');
  return c.body(new Uint8Array(file.bytes), 200, {
    'Content-Type': file.mediaType,
    'Content-Disposition': `${inline ? 'inline' : 'attachment'}; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(file.name)}`,
  });
}
