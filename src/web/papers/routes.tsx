/** Papers of meetings: putting them in, reading them, packs. */
import { type Context, Hono } from 'hono';
import { reading } from '../../kernel/db.ts';
import { isDay } from '../../kernel/decide.ts';
import { Absent, Refused } from '../../kernel/problem.ts';
import type { NewFile } from '../../papers/files.ts';
import { packFor } from '../../papers/pack.ts';
import { addPaper, type PaperAsked } from '../../papers/paper-decision.ts';
import { withQuery } from '../../ui/query.ts';
import { type Form, formOf, writing } from '../form.ts';
import { type Env, type Site, type View, viewOf } from '../view.ts';
import { makePaperPage } from './make-page.tsx';
import { makeAsked, makePaper } from './make-paper.ts';
import { onePaperRoutes } from './one-paper-routes.tsx';
import { addPaperPage, type PaperAskedForm } from './paper-form.tsx';
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
import { notedBy, papersPage } from './papers-page.tsx';
import { type PapersView, paperContext, papersView } from './papers-view.ts';

/** Numbers in a row that may be another's before something else must be wrong. */
const mostTaken = 50;

export function paperRoutes(site: Site): Hono<Env> {
  const app = new Hono<Env>();
  onePaperRoutes(app, site);
  meetingRoutes(app, site);
  return app;
}

function meetingRoutes(app: Hono<Env>, site: Site): void {
  const nothing = { form: {}, problems: [] };
  app.get('/:code/papers/:meeting/pack.pdf', (c) => sendPack(c, site));
  app.get('/:code/papers/:meeting', (c) => showPapers(c, site));
  app.get('/:code/papers/:meeting/add', (c) => showForm(c, site, { ...nothing, page: addPaperPage }));
  const refuse = largeForm((c, problem) => showForm(c, site, { form: {}, problems: [problem], page: addPaperPage }));
  app.post('/:code/papers/:meeting/add', refuse, (c) => add(c, site));
  app.get('/:code/papers/:meeting/make', (c) => showForm(c, site, { ...nothing, page: makePaperPage }));
  app.post('/:code/papers/:meeting/make', smallForm, (c) => make(c, site));
}

async function sendPack(c: Context<Env>, site: Site): Promise<Response> {
  const view = viewOf(c, site);
  // A pack bears its reader's name and takes seconds to put together: it is for people, not for whatever follows links.
  if (!view.session)
    throw new Refused('Sign in to have your pack. What is public of the papers is on the page of the meeting.');
  const reader = view.session.actor.name;
  const pack = await packFor(site.ledger, view.reader, {
    code: view.code,
    meeting: c.req.param('meeting') ?? '',
    day: view.asAt.today,
    reader,
  });
  return bytes(c, { name: pack.name, mediaType: 'application/pdf', bytes: pack.pdf }, true);
}

async function showPapers(c: Context<Env>, site: Site): Promise<Response> {
  const view = viewOf(c, site);
  const noted = await notedBy(view);
  const html = await reading(site.ledger.db, view.reader, async (tx) => {
    const papers = await papersView(tx, view, c.req.param('meeting') ?? '');
    return (await papersPage(tx, view, { papers, noted })).toString();
  });
  return c.html(html);
}

async function add(c: Context<Env>, site: Site): Promise<Response> {
  const view = viewOf(c, site);
  staff(view); // before a stranger's megabytes are taken in
  const { form, file } = await uploaded(c);
  writing(view, form.csrf);
  try {
    const received = await receive(view, form, file);
    const papers = await papersOf(view, c.req.param('meeting') ?? '');
    const ref = await put(view, papers, { form, asked: askedFrom(form, received.file, received.note), received });
    return c.redirect(withQuery(view.to('papers', papers.meeting.ref), { added: ref }), 303);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return showForm(c, site, { page: addPaperPage, form, problems: error.problems });
  }
}

async function make(c: Context<Env>, site: Site): Promise<Response> {
  const view = viewOf(c, site);
  const form = await formOf(c);
  const { actor } = writing(view, form.csrf);
  staff(view);
  try {
    const papers = await papersOf(view, c.req.param('meeting') ?? '');
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
    return showForm(c, site, { page: makePaperPage, form, problems: error.problems });
  }
}

async function papersOf(view: View, meeting: string): Promise<PapersView> {
  return reading(view.site.ledger.db, view.reader, (tx) => papersView(tx, view, meeting));
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
  const context = paperContext(view, papers);
  for (let taken: string[] = []; ; ) {
    const decision = addPaper(context, asked, { item, partOf, papers: papers.papers, taken });
    const ref = decision.changes[0]?.ref ?? '';
    try {
      await recordPaper(view, decision, kept(view, { ref, label: decision.label }, received));
      return ref;
    } catch (error) {
      // A paper classified above its reader keeps its number, which is not theirs to know of: the next is as good.
      if (!(error instanceof Absent) || taken.length > mostTaken) throw error;
      taken = [...taken, ref];
    }
  }
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
