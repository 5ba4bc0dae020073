/** The moves of a proposal: their forms, the dry run, the record. */
import type { Context, Hono } from 'hono';
import { dryRun } from '../../kernel/commit.ts';
import { reading } from '../../kernel/db.ts';
import { isDay } from '../../kernel/decide.ts';
import { Absent, type Problem, Refused } from '../../kernel/problem.ts';
import { endsWith } from '../../process/end.ts';
import { deciderOf } from '../../process/lifecycle.ts';
import { isPast } from '../../ui/as-at.ts';
import { type Form, formOf, signedIn, writing } from '../form.ts';
import { byHand } from '../pages/move-form.tsx';
import { record } from '../record.ts';
import { type Env, type Site, viewOf } from '../view.ts';
import { modificationEffects } from './effects.ts';
import { decisionOf, titleOf } from './move-asked.ts';
import { moveForms, ownMoves } from './move-fields.ts';
import { lastMeetings, type MoveShown, plannedReleases, proposalMovePage } from './move-page.tsx';
import { offeredTo } from './next-moves.tsx';
import { processFacts } from './process-facts.ts';
import { readProposal } from './read-proposal.ts';

const path = `/:code/change/:move{${ownMoves.join('|')}}/:ref{.+}`;

export function addMoveRoutes(app: Hono<Env>, site: Site): void {
  app.get(path, (c) => show(c, site, {}));
  app.post(path, async (c) => {
    const view = viewOf(c, site);
    const form = await formOf(c);
    const own = byHand(writing(view, form.csrf).actor);
    try {
      const { decision, actor } = await reading(site.ledger.db, view.reader, async (tx) => {
        const found = await gathered(c, site, form, tx);
        return decisionOf({ view, ...found }, own);
      });
      if (form.do !== 'record')
        return await show(c, site, form, { effects: modificationEffects(await dryRun(site.ledger, actor, decision)) });
      await record(site, { actor, decision });
      return c.redirect(view.to('modification', c.req.param('ref') ?? ''), 303);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      const problems = error.problems.map((one) => inForm(one, c.req.param('move') ?? ''));
      return show(c, site, form, { problems });
    }
  });
}

/** A field of the record stands in the form under `set-`; what the form does not ask has nowhere to lead. */
function inForm(problem: Problem, move: string): Problem {
  const { field, ...rest } = problem;
  if (!field || ['effective', 'reason', 'meeting'].includes(field) || field.startsWith('set-')) return problem;
  if (field === 'title' && /what was decided/.test(problem.sentence)) return { ...rest, field: 'reason' };
  return moveForms[move]?.asks.includes(field) ? { ...rest, field: `set-${field}` } : rest;
}

type Tx = Parameters<typeof readProposal>[0];

async function gathered(c: Context<Env>, site: Site, form: Form, tx: Tx): Promise<Omit<MoveShown, 'problems'>> {
  const view = viewOf(c, site);
  const [move, ref] = [c.req.param('move') ?? '', c.req.param('ref') ?? ''];
  const proposal = await readProposal(tx, site.ledger, { code: view.code, ref, at: view.at });
  const offered = offeredTo(view, proposal).find((one) => one.move === move) ?? null;
  const { process, row } = proposal;
  const decider = process && deciderOf(process, { row, move, sets: {} });
  const asksRelease = moveForms[move]?.asks.includes('release');
  return {
    proposal,
    offered,
    move,
    form,
    meetings: await lastMeetings(tx, view, decider, view.asAt.today),
    releases: asksRelease ? await plannedReleases(tx, view) : [],
    endings: endingMoves.includes(move)
      ? endsWith(processFacts(proposal), {
          day: form.effective && isDay(form.effective) ? form.effective : view.asAt.today,
          reason: form.reason?.trim() || titleOf(ref, move),
        })
      : [],
  };
}

/** Moves after which nothing about it can stay open. */
const endingMoves = ['withdraw', 'refuse', 'reject'];

async function show(
  c: Context<Env>,
  site: Site,
  form: Form,
  more: { problems?: readonly Problem[]; effects?: readonly string[] } = {},
): Promise<Response> {
  const view = viewOf(c, site);
  signedIn(view);
  if (isPast(view.asAt)) throw new Absent();
  const html = await reading(site.ledger.db, view.reader, async (tx) => {
    const found = await gathered(c, site, form, tx);
    return (await proposalMovePage(tx, view, { ...found, problems: [], ...more })).toString();
  });
  return c.html(html, more.problems?.length ? 422 : 200);
}
