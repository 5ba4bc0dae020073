/** Importing minutes: receive, check, accept, withdraw. */
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { reading } from '../kernel/db.ts';
import { seal } from '../kernel/log.ts';
import { Absent, type Problem, Refused } from '../kernel/problem.ts';
import { readMinutes } from '../minutes/read-minutes.ts';
import { choicesInWords, readingDigest } from '../minutes/review/kept-choices.ts';
import { accept, discard, getSource, keepChoices, receive, withdraw } from '../minutes/sources.ts';
import { readDocument } from '../paper/read.ts';
import { withQuery } from '../ui/query.ts';
import { formOf, signedIn, writing } from './form.ts';
import { importPage } from './pages/import-page.tsx';
import { type Review, reviewPage } from './pages/review-page.tsx';
import { choicesFrom, names } from './review-form.ts';
import { type Env, type Site, viewOf } from './view.ts';

const largest = 21 * 1024 * 1024;

const takeUpAgain: Problem = {
  sentence: 'This import was withdrawn. To take it up once more, drop the document in again on the import page.',
};

const readAnew: Problem = {
  sentence:
    'The reader has been improved since this page was opened, so what was said on it may no longer fit. ' +
    'Nothing was saved. What you had said is listed below; check again and save.',
};

export function importRoutes(site: Site): Hono<Env> {
  const app = new Hono<Env>();
  const tooLarge = async (c: Context<Env>) =>
    importAgain(c, site, [
      {
        sentence: 'This file is larger than 20 MB. Save the minutes without pictures, or as text, and try again.',
        field: 'file',
      },
    ]);

  app.get('/:code/import', async (c) => {
    const view = viewOf(c, site);
    return c.html(await reading(site.ledger.db, view.reader, async (tx) => (await importPage(tx, view)).toString()));
  });

  app.post('/:code/import', bodyLimit({ maxSize: largest, onError: tooLarge as never }), async (c) => {
    const view = viewOf(c, site);
    signedIn(view); // before a stranger's megabytes are taken in
    const form = await c.req.parseBody();
    const { actor } = writing(view, form.csrf);
    try {
      const file = form.file;
      if (!(file instanceof File) || file.name === '')
        throw new Refused({ sentence: 'Choose the file with the minutes.', field: 'file' });
      const document = await readDocument(new Uint8Array(await file.arrayBuffer()), file.name);
      const source = await receive(site.ledger, actor, { code: view.code, document });
      return c.redirect(view.to(source.state === 'accepted' ? 'source' : 'import', document.sha256), 303);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      return importAgain(
        c,
        site,
        error.problems.map((one) => ({ ...one, field: 'file' })),
      );
    }
  });

  app.get('/:code/import/:sha', async (c) => review(c, site, { problems: [] }));

  app.post('/:code/import/:sha', bodyLimit({ maxSize: largest }), async (c) => {
    const view = viewOf(c, site);
    signedIn(view);
    const form = await formOf(c);
    const { actor } = writing(view, form.csrf);
    const key = { code: view.code.id, sha256: c.req.param('sha') };
    if (form.do === 'discard') {
      await discard(site.ledger, actor, key);
      return c.redirect(view.to('import'), 303);
    }
    const source = await getSource(site.ledger, actor, key.code, key.sha256);
    // Pressed twice, or in two windows: what is accepted is shown, what was withdrawn says how to go on.
    if (source.state === 'accepted') return c.redirect(view.to('source', key.sha256), 303);
    if (source.state === 'withdrawn') return review(c, site, { problems: [takeUpAgain] });
    const proposal = readMinutes(source.document, [view.code]);
    const { choices, problems } = choicesFrom(proposal, form, view.code);
    if (form[names.reading] !== readingDigest(proposal))
      return review(c, site, { problems: [readAnew], unsaved: choicesInWords(choices) });
    try {
      const seen = form[names.seen] ?? '';
      const version = await keepChoices(site.ledger, actor, key, { proposal, choices, seen });
      if (problems.length > 0) return review(c, site, { problems, form });
      if (form.do !== 'accept') return c.redirect(withQuery(view.to('import', key.sha256), { kept: '1' }), 303);
      const receipt = await accept(site.ledger, actor, {
        code: view.code,
        sha256: key.sha256,
        today: view.asAt.today,
        version,
      });
      await seal(site.ledger.db, site.signer, site.ledger.now());
      return c.redirect(receipt ? view.to('log', receipt.decision) : view.to('source', key.sha256), 303);
    } catch (error) {
      if (error instanceof Refused) return review(c, site, { problems: error.problems.map(toForm), form });
      // Accepted or withdrawn in another window since it was looked up above: the review leads on from either.
      if (error instanceof Absent) return review(c, site, { problems: [{ sentence: error.message }], form });
      throw error;
    }
  });

  app.post('/:code/source/:sha/withdraw', async (c) => {
    const view = viewOf(c, site);
    const { actor } = writing(view, (await c.req.parseBody()).csrf);
    const key = { code: view.code.id, sha256: c.req.param('sha') };
    const receipt = await withdraw(site.ledger, actor, key, view.asAt.today);
    await seal(site.ledger.db, site.signer, site.ledger.now());
    return c.redirect(view.to('log', receipt.decision), 303);
  });
  return app;
}

/** A fact's field ("meeting.date") stands in the form under `edit.`; of a record's field the form has nothing to link to. */
function toForm({ field, ...said }: Problem): Problem {
  const [fact, name] = field?.split('.') ?? [];
  return fact && name ? { ...said, field: names.edit(fact, name) } : said;
}

async function importAgain(c: Context<Env>, site: Site, problems: readonly Problem[]): Promise<Response> {
  const view = viewOf(c, site);
  const html = await reading(site.ledger.db, view.reader, async (tx) =>
    (await importPage(tx, view, problems)).toString(),
  );
  return c.html(html, 422);
}

async function review(
  c: Context<Env>,
  site: Site,
  said: Pick<Review, 'problems' | 'form' | 'unsaved'>,
): Promise<Response> {
  const view = viewOf(c, site);
  if (!view.session) throw new Absent();
  const source = await getSource(site.ledger, view.reader, view.code.id, c.req.param('sha') ?? '');
  if (source.state === 'accepted') return c.redirect(view.to('source', source.document.sha256), 303);
  const proposal = readMinutes(source.document, [view.code]);
  const html = await reading(site.ledger.db, view.reader, async (tx) =>
    (await reviewPage(tx, view, { source, proposal, ...said })).toString(),
  );
  return c.html(html, said.problems.length > 0 ? 422 : 200);
}
