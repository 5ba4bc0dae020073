/** Replacing words in many documents: begun, kept, approved or given up. */
import { type Context, Hono } from 'hono';
import { dropDraft, keepDraft } from '../../drafts/drafts.ts';
import { labelOver } from '../../governing/authority.ts';
import { type Cascade, cascadeChanges, partOf, placesIn, preparedIn } from '../../governing/cascade.ts';
import {
  documentsOf,
  draftKind,
  draftLabel,
  draftRef,
  giveUp,
  prepare,
  readCascade,
} from '../../governing/cascade-draft.ts';
import type { Actor } from '../../kernel/access.ts';
import { reading, type Tx } from '../../kernel/db.ts';
import { Absent, Refused } from '../../kernel/problem.ts';
import type { Row } from '../../kernel/read.ts';
import { firstGroup } from '../add/add-decision.ts';
import { type Form, writing } from '../form.ts';
import { type Env, type Site, type View, viewOf } from '../view.ts';
import { type Asked, byOf, mayRecord, showForm, takeForm, tickedFormOf } from './act.tsx';
import { cascadePage, cascadeStart, names } from './cascade-page.tsx';

const whereOf = (view: View) => ({ code: view.code.id, at: view.at });

export function cascadeRoutes(site: Site): Hono<Env> {
  const app = new Hono<Env>();
  const start = { ask: never, page: cascadeStart };
  app.get('/:code/governing/cascade', (c) => showForm(c, site, start));
  app.post('/:code/governing/cascade', (c) => begin(c, site));

  const acting = (ref: string): Parameters<typeof takeForm>[2] => ({
    ask: (tx, view, given) => askCascade(tx, view, { ref, ...given }),
    page: (tx, view, shown) => cascadePage(tx, view, { ref, shown }),
  });
  app.get('/:code/governing/cascade/:ref', (c) => showForm(c, site, acting(c.req.param('ref')), {}));
  app.post('/:code/governing/cascade/:ref', async (c) => {
    const ref = c.req.param('ref');
    const form = await tickedFormOf(c);
    if (form.do === 'check' || form.do === 'record') return takeForm(c, site, acting(ref));
    return keep(c, site, { ref, form });
  });
  return app;
}

/** The first form only looks for words: it decides nothing. */
async function never(): Promise<Asked> {
  throw new Refused('Look for the words first.');
}

/** Looks for the words, and keeps what is found as a draft. */
async function begin(c: Context<Env>, site: Site): Promise<Response> {
  const view = viewOf(c, site);
  const form = await tickedFormOf(c);
  const { actor } = mayWrite(view, form);
  const { find = '', replace = '', kind = '' } = form;
  try {
    const { ref, content, label } = await reading(site.ledger.db, view.reader, async (tx) => {
      const documents = await documentsOf(tx, site.ledger, whereOf(view), kind);
      const asked = {
        find: find.trim(),
        replace: replace.trim(),
        kind,
        whole: form.whole === 'true',
        anyCase: form.anyCase === 'true',
      };
      const content = prepare(asked, documents);
      return { ref: draftRef(asked), content, label: draftLabel(inIt(documents, content), firstGroup(view)) };
    });
    await keepDraft(site.ledger, actor, { code: view.code.id, kind: draftKind, ref, content, seen: 0, label });
    return c.redirect(view.to('governing', 'cascade', ref), 303);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const problems = error.problems;
    const html = await reading(site.ledger.db, view.reader, async (tx) =>
      (await cascadeStart(tx, view, { form, problems })).toString(),
    );
    return c.html(html, 422);
  }
}

const inIt = (documents: readonly Row[], content: Cascade) =>
  documents.filter((row) => preparedIn(content).has(row.ref));

/** Keeps what is ticked, looks again, or gives it up; each leads back to where one was. */
async function keep(c: Context<Env>, site: Site, { ref, form }: { ref: string; form: Form }): Promise<Response> {
  const view = viewOf(c, site);
  const { actor } = mayWrite(view, form);
  const key = { code: view.code.id, kind: draftKind, ref };
  const { draft, documents } = await reading(site.ledger.db, view.reader, (tx) =>
    readCascade(tx, site.ledger, whereOf(view), ref),
  );
  if (form.do === 'drop') {
    await giveUp(site.ledger, view.code.id, ref);
    return c.redirect(view.to('governing', 'cascade'), 303);
  }
  const mine = contentOf(form, draft.content, documents);
  const all = await reading(site.ledger.db, view.reader, (tx) =>
    documentsOf(tx, site.ledger, whereOf(view), mine.kind),
  );
  const content = form.do === 'again' ? prepare(mine, all, mine) : mine;
  await keepDraft(site.ledger, actor, {
    ...key,
    content,
    seen: Number(form.seen ?? 0),
    base: baseOf(form),
    label: draft.label,
  });
  return c.redirect(view.to('governing', 'cascade', ref), 303);
}

function mayWrite(view: View, form: Form) {
  const session = writing(view, form.csrf);
  if (!mayRecord(view)) throw new Absent();
  return session;
}

/** What the draft was when its form was shown, so that two people's choices are told apart. */
function baseOf({ base = '' }: Form): Cascade | undefined {
  try {
    return JSON.parse(base) as Cascade;
  } catch {
    return undefined;
  }
}

/** The draft with what the form says of each document: its version, and the places left unticked. */
function contentOf(form: Form, content: Cascade, documents: readonly Row[]): Cascade {
  const parts = documents.flatMap((row) => {
    const prepared = preparedIn(content).get(row.ref);
    if (!prepared) return [];
    const ticked = new Set((form[names.place(row.ref)] ?? '').split('\n'));
    const places = placesIn(String(row.fields.content), content);
    // Of a document that changed meanwhile, the ticks say nothing any more.
    const left =
      prepared.entry === row.entry
        ? places.map(({ start }) => start).filter((one) => !ticked.has(String(one)))
        : prepared.left;
    return [
      [
        partOf(row.ref),
        { ...prepared, version: form[names.version(row.ref)]?.trim() || prepared.version, left },
      ] as const,
    ];
  });
  return { ...content, ...Object.fromEntries(parts) };
}

async function askCascade(
  tx: Tx,
  view: View,
  { ref, actor, form }: { ref: string; actor: Actor; form: Form },
): Promise<Asked> {
  const { ledger } = view.site;
  const { draft, documents } = await readCascade(tx, ledger, whereOf(view), ref);
  const label = labelOver(documents, { group: draft.label.group, level: 0 });
  const reason =
    form.reason?.trim() || `“${draft.content.find}” replaced by “${draft.content.replace}” in the governing documents`;
  const day = form.day || (form.meeting ? '' : view.asAt.today);
  const by = await byOf(tx, view, actor, {
    form: { ...form, day, reason: form.meeting ? (form.reason ?? '') : reason },
    label,
  });
  const content = contentOf(form, draft.content, documents);
  return {
    by,
    changes: cascadeChanges(content, documents, {
      day: by.decision.effective,
      ...(by.meeting ? { meeting: by.meeting.ref } : {}),
    }),
    leads: view.to('document'),
    also: (writer) => dropDraft(writer, { code: view.code.id, kind: draftKind, ref }),
  };
}
