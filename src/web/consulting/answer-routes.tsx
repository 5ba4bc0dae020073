/** Answering: the form, what is kept of it while it is typed, sending it, and the page of what was sent. */
import { type Context, Hono } from 'hono';
import type { Answering } from '../../consulting/answering.ts';
import { reading } from '../../kernel/db.ts';
import { type Problem, Refused } from '../../kernel/problem.ts';
import { signedIn } from '../form.ts';
import { type Env, type Site, type View, viewOf } from '../view.ts';
import { noSpeakerPage } from './no-speaker-page.tsx';
import { receiptPage } from './receipt-page.tsx';
import {
  answeringIn,
  type Kept,
  keepAnswers,
  mustSpeak,
  type Speaker,
  sending,
  speakerFor,
  startedOn,
  takenBack,
} from './respond.ts';
import { type Responding, respondPage } from './respond-page.tsx';
import { sentIn } from './sent.ts';

export function answerRoutes(site: Site): Hono<Env> {
  const app = new Hono<Env>();
  app.get('/:code/consulting/respond/:ref{.+}', async (c) => {
    const view = viewOf(c, site);
    const ref = c.req.param('ref');
    const speaker = view.session ? await speakerFor(site, view, ref) : null;
    return show(c, site, { ref, speaker, responding: { problems: [] } });
  });
  app.post('/:code/consulting/respond/:ref{.+}', (c) => answered(c, site));

  app.get('/:code/consulting/receipt/:ref{.+}', async (c) => {
    const view = viewOf(c, site);
    const ref = c.req.param('ref');
    const [of, slug] = [ref.slice(0, ref.lastIndexOf('/')), ref.slice(ref.lastIndexOf('/') + 1)];
    const speaker = await ownSpeaker(site, view, of, slug);
    const html = await reading(site.ledger.db, view.reader, async (tx) =>
      (await receiptPage(tx, view, ref, { speaker, problems: [] })).toString(),
    );
    return c.html(html);
  });
  return app;
}

/** Whoever answers for the party whose response it is; null for everybody else. */
async function ownSpeaker(site: Site, view: View, of: string, slug: string): Promise<Speaker | null> {
  if (!view.session) return null;
  const asked = { ...view, query: new URLSearchParams({ for: slug }) };
  const speaker = await speakerFor(site, asked, of).catch(() => null);
  return speaker && !speaker.entered && speaker.respondent.slug === slug ? speaker : null;
}

interface Shown {
  ref: string;
  speaker: Speaker | null;
  responding: Responding;
}

async function show(c: Context<Env>, site: Site, { ref, speaker, responding }: Shown): Promise<Response> {
  const view = viewOf(c, site);
  const html = await reading(site.ledger.db, view.reader, async (tx) => {
    const made = speaker
      ? await respondPage(tx, view, ref, { speaker, responding })
      : await noSpeakerPage(tx, view, ref);
    return made.toString();
  });
  return c.html(html, responding.problems.length > 0 ? 422 : 200);
}

async function answered(c: Context<Env>, site: Site): Promise<Response> {
  const view = viewOf(c, site);
  signedIn(view);
  const sent = await sentIn(c, site);
  const ref = c.req.param('ref') ?? '';
  const speaker = mustSpeak(view, await speakerFor(site, view, ref));
  const before = await reading(site.ledger.db, view.reader, (tx) => startedOn(tx, view, ref, speaker));
  const pressed = sent.form.do ?? '';
  const typed = answeringIn(sent.form, before.rows.questions);
  let kept: Kept | undefined;
  try {
    if (pressed === 'withdraw') {
      await takenBack(site, sent, before);
      return c.redirect(view.to('consulting', 'receipt', `${ref}/${speaker.respondent.slug}`), 303);
    }
    kept = await keepAnswers(site, sent, { ref, speaker, answering: typed, before });
    if (pressed === 'keep') return c.json({ seen: kept.version, merged: kept.by !== null, by: kept.by });
    const shown: Responding = { answering: kept.answering, version: kept.version, problems: [] };
    if (kept.by) return await show(c, site, { ref, speaker, responding: { ...shown, problems: [both(kept)] } });
    if (pressed === 'save')
      return await show(c, site, { ref, speaker, responding: { ...shown, told: 'Kept. Nothing is sent yet.' } });
    const ready = await sending(site, sent, { speaker, answering: kept.answering, before, version: kept.version });
    if (pressed !== 'send') return await show(c, site, { ref, speaker, responding: { ...shown, will: ready.will } });
    await ready.record();
    return c.redirect(view.to('consulting', 'receipt', ready.ref), 303);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return again(c, site, { ref, speaker, typed, kept, problems: error.problems });
  }
}

function both({ by, clashes }: Kept): Problem {
  const words = clashes.length > 0 ? ' Where you both changed the same words, both stand, one after the other.' : '';
  return {
    sentence: `${by} wrote in this response while you did. What both of you wrote is below.${words} Read it, and send it then.`,
  };
}

interface Again {
  ref: string;
  speaker: Speaker;
  typed: Answering;
  kept: Kept | undefined;
  problems: readonly Problem[];
}

/** The form as it was typed, with what is in its way. */
function again(c: Context<Env>, site: Site, { ref, speaker, typed, kept, problems }: Again): Promise<Response> {
  const responding = { answering: kept?.answering ?? typed, problems, ...(kept ? { version: kept.version } : {}) };
  return show(c, site, { ref, speaker, responding });
}
