/** Checking what was read: the document on one side, the proposal on the other, and what a person must settle. */
import type { Tx } from '../../kernel/db.ts';
import { Absent, type Problem } from '../../kernel/problem.ts';
import { listRows } from '../../kernel/read.ts';
import type { Flag, Proposal, Span } from '../../minutes/proposal.ts';
import { type Fact, type FactKind, factsOf } from '../../minutes/review/facts.ts';
import { choicesFor, choicesInWords, readingDigest } from '../../minutes/review/kept-choices.ts';
import { namedIn, type Suggestion, suggestMatches } from '../../minutes/review/match.ts';
import type { ReviewChoices } from '../../minutes/review.ts';
import { type Source, sampleInTheWay } from '../../minutes/sources.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorSummary } from '../../ui/errors.tsx';
import { Head } from '../../ui/head.tsx';
import { Csrf, Hidden } from '../../ui/hidden.tsx';
import { Notice, Will } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import type { Form } from '../form.ts';
import { frameOf } from '../frame.ts';
import { choicesFrom, names } from '../review-form.ts';
import { clip } from '../tell.tsx';
import type { View } from '../view.ts';
import { type Mark, MarkedDocument } from './marked-document.tsx';
import { FactLine, type Shared } from './review-fact.tsx';
import { WhoMayRead } from './review-label.tsx';

export interface Review {
  source: Source;
  proposal: Proposal;
  problems: readonly Problem[];
  /** What was sent and could not be done as asked: the page shows it instead of what is kept. */
  form?: Form;
  /** What was sent from a page of another reading, in words. */
  unsaved?: readonly string[];
}

export async function reviewPage(tx: Tx, view: View, { source, proposal, problems, form, unsaved = [] }: Review) {
  if (!view.session) throw new Absent();
  const facts = factsOf(proposal);
  const suggestions = await matchesFor(tx, view, facts);
  const sample = await sampleInTheWay(tx, view.code, source, proposal);
  const kept = choicesFor(proposal, source.choices);
  const choices = form ? choicesFrom(proposal, form, view.code).choices : kept.choices;
  const dropped = [...unsaved, ...(kept.dropped ? choicesInWords(kept.dropped) : [])];
  const shared = { code: view.code, choices, form, problems, suggestions };
  const open = proposal.flags.filter(({ id }) => !choices.answers?.[id]).length;
  const title = facts.find(({ kind }) => kind === 'meeting')?.title ?? source.document.name;
  return (
    <Page title={`Check: ${title}`} frame={await frameOf(tx, view, 'import')} scripts={['review.js']}>
      <form method="post" action={view.to('import', source.document.sha256)}>
        <Csrf token={view.session.csrf} />
        <Hidden
          params={[
            [names.seen, source.version],
            [names.reading, readingDigest(proposal)],
          ]}
        />
        <Head
          crumbs={[{ label: 'Imports', href: view.to('import') }, { label: source.document.name }]}
          title={`${title}: check what was read`}
          lead={<Tally source={source} proposal={proposal} open={open} />}
          actions={
            <>
              <Button name="do" value="save">
                Save
              </Button>
              <Button weight="go" name="do" value="accept">
                {open > 0 ? `Accept, ${open} ${open === 1 ? 'question' : 'questions'} left open` : 'Accept'}
              </Button>
            </>
          }
        />
        <ErrorSummary problems={problems} />
        {view.query.has('kept') && (
          <Notice tone="done">Your changes are kept. Go on now, or later from Imports.</Notice>
        )}
        {dropped.length > 0 && <Dropped said={dropped} />}
        {sample && (
          <Notice tone="warn">
            This meeting is on record from the sample minutes “{sample}”. Accepting this document withdraws the sample
            first.
          </Notice>
        )}
        {source.state === 'withdrawn' && (
          <Notice tone="warn">This import was withdrawn. Import the document again to take it up once more.</Notice>
        )}
        <Legend />
        <div class="split">
          <MarkedDocument text={source.document.text} marks={marksOf(source.document.text, facts, proposal.flags)} />
          <section class="facts-pane" aria-label="What was read">
            <WhoMayRead proposal={proposal} code={view.code} choices={choices} />
            <Groups facts={facts} flags={proposal.flags} unplaced={proposal.unplaced} shared={shared} />
          </section>
        </div>
        {source.state === 'review' && (
          <div class="acts">
            {' '}
            <details class="withdraw">
              <summary>Drop this document</summary>
              <Will
                effects={[
                  'remove the document from Imports, with every answer and edit made on this page',
                  'put it back as withdrawn instead, answers and all, if it was on record before',
                  'leave the registers and the log as they are',
                ]}
              >
                <Button weight="stop" name="do" value="discard">
                  Drop it
                </Button>
              </Will>
            </details>
          </div>
        )}
      </form>
    </Page>
  );
}

/** What was said of another reading: not applied, and not lost either. */
function Dropped({ said }: { said: readonly string[] }) {
  return (
    <Notice tone="warn">
      The reader has been improved since; check again. What was said of the earlier reading is not applied, for its
      facts may be others now. Saving puts what you see here in its place.
      <ul>
        {said.map((line) => (
          <li>{line}</li>
        ))}
      </ul>
    </Notice>
  );
}

function Tally({ source, proposal, open }: { source: Source; proposal: Proposal; open: number }) {
  const decisions = proposal.items.reduce((sum, item) => sum + item.decisions.length, 0);
  const present = proposal.attendance.filter((one) => one.present).length;
  const pages = source.document.pages;
  return (
    <span>
      {source.document.name}
      {pages > 1 && `, ${pages} pages`}: <Many count={proposal.items.length} of="item" />,{' '}
      <Many count={decisions} of="decision" />, <Many count={proposal.actions.length} of="action" />, <b>{present}</b>{' '}
      present.{' '}
      {open > 0 ? (
        <>
          <b>{open}</b> {open === 1 ? 'question' : 'questions'} for you.
        </>
      ) : (
        'No open questions.'
      )}
    </span>
  );
}

function Many({ count, of }: { count: number; of: string }) {
  return (
    <>
      <b>{count.toLocaleString('en-GB')}</b> {count === 1 ? of : `${of}s`}
    </>
  );
}

const looks: Partial<Record<FactKind, string>> = {
  item: 'item',
  decision: 'decision',
  candidate: 'flag',
  action: 'action',
  update: 'action',
  attendance: 'person',
  party: 'party',
  modification: 'record',
  risk: 'record',
  assessment: 'record',
  variation: 'record',
  issue: 'record',
  identifier: 'party',
  seat: 'person',
};

function Legend() {
  const kinds = [
    ['decision', 'Decisions'],
    ['action', 'Actions'],
    ['record', 'Records'],
    ['party', 'People and parties'],
    ['flag', 'For you to settle'],
  ];
  return (
    <ul class="legend">
      {kinds.map(([look, words]) => (
        <li>
          <span class={`mk-${look}`}>{words}</span>
        </li>
      ))}
    </ul>
  );
}

function marksOf(text: string, facts: readonly Fact[], flags: readonly Flag[]): Mark[] {
  const marks = facts.flatMap(({ id, kind, spans, title }) =>
    (kind === 'item' ? [headingIn(text, spans)] : spans).map((span) => ({
      id,
      look: looks[kind] ?? 'other',
      span,
      href: `#${id}`,
      title: title.slice(0, 80),
    })),
  );
  const asked = flags.flatMap(({ id, spans, says }) =>
    spans.map((span) => ({ id: `flag-${id}`, look: 'flag', span, href: `#flag-${id}`, title: says })),
  );
  return [...marks, ...asked];
}

/** An item holds everything under it, and its mark would be the whole page: its first line stands for it. */
function headingIn(text: string, [first = { start: 0, end: 0 }]: readonly Span[]): Span {
  const start = first.start + Math.max(0, text.slice(first.start, first.end).search(/\S/));
  const end = text.indexOf('\n', start);
  return { start, end: end < 0 ? first.end : Math.min(end, first.end) };
}

interface GroupsProps {
  facts: readonly Fact[];
  flags: readonly Flag[];
  unplaced: Proposal['unplaced'];
  shared: Shared;
}

/** The cover first, then item by item, each with its questions at its head; what no rule placed comes last. */
function Groups({ facts, flags, unplaced, shared }: GroupsProps) {
  const places = [...new Set(facts.map(({ place }) => place))];
  const items = new Map(facts.filter(({ kind }) => kind === 'item').map((fact) => [fact.place, fact]));
  const numbers = new Set([...items.values()].map(({ item }) => String(item)));
  const loose = flags.filter(({ item }) => item === null || !numbers.has(String(item)));
  return (
    <>
      <Questions
        flags={[...loose, ...flags.filter((flag) => !loose.includes(flag))]}
        answers={shared.choices.answers}
      />
      {loose.map((flag) => (
        <Question flag={flag} answer={shared.choices.answers?.[flag.id]} />
      ))}
      {places.map((place) => {
        const item = items.get(place);
        const own = facts.filter((fact) => fact.place === place);
        return (
          <section>
            <h2 class="group" id={`at-${place}`}>
              {item ? `${item.item === null ? '' : `${item.item}. `}${item.title}` : 'Cover'}
              <span>{own.length}</span>
            </h2>
            {item &&
              flags
                .filter((flag) => flag.item !== null && String(flag.item) === String(item.item))
                .map((flag) => <Question flag={flag} answer={shared.choices.answers?.[flag.id]} />)}
            {own.map((fact) => (
              <FactLine fact={fact} shared={shared} />
            ))}
          </section>
        );
      })}
      <NotPlaced unplaced={unplaced} />
    </>
  );
}

/** The way to each question, for they stand where their words are. */
function Questions({ flags, answers }: { flags: readonly Flag[]; answers: ReviewChoices['answers'] }) {
  if (flags.length === 0) return null;
  return (
    <nav class="questions" aria-label="Questions">
      <b>For you to settle:</b>
      {flags.map(({ id, item }, index) => (
        <a href={`#flag-${id}`} class={answers?.[id] ? 'settled' : undefined}>
          {item === null ? `question ${index + 1}` : `item ${item}`}
          {answers?.[id] && <span class="govuk-visually-hidden">, answered</span>}
        </a>
      ))}
    </nav>
  );
}

function Question({ flag, answer }: { flag: Flag; answer: string | undefined }) {
  const id = `flag-${flag.id}`;
  const passage = flag.passage.replace(/\s+/g, ' ').trim();
  return (
    <div class={answer ? 'flag settled' : 'flag'} id={id} data-fact={id}>
      <b>{flag.item === null ? 'Question' : `Item ${flag.item}`}.</b> {flag.says}{' '}
      {flag.spans.length > 0 && <a href={`#p-${id}`}>see the words</a>}
      {passage && (
        <div>
          <q>{clip(passage, 160)}</q>
        </div>
      )}
      <label class="govuk-label govuk-!-font-size-14" for={`answer-${id}`}>
        Your answer, for the record
      </label>
      <input class="govuk-input" id={`answer-${id}`} name={names.answer(flag.id)} value={answer ?? ''} />
    </div>
  );
}

function NotPlaced({ unplaced }: { unplaced: Proposal['unplaced'] }) {
  const words = unplaced.filter(({ text }) => text.trim() !== '');
  if (words.length === 0) return null;
  return (
    <section>
      <h2 class="group">
        Not placed<span>{words.length}</span>
      </h2>
      <p class="fact-note">No rule knew these words. They stay in the document; nothing of it is lost.</p>
      {words.map(({ text }) => (
        <div class="fact">
          <span />
          <span>{text.trim()}</span>
        </div>
      ))}
    </section>
  );
}

/** Names that may be somebody already on record, under a slightly different name; by the fact at which to ask. */
async function matchesFor(tx: Tx, view: View, facts: readonly Fact[]): Promise<Map<string, Suggestion>> {
  const kinds = [
    ['person', 'person'],
    ['party', 'organisation'],
  ] as const;
  const found = new Map<string, Suggestion>();
  for (const [name, of] of kinds) {
    const register = view.site.ledger.registers.get(name);
    if (!register) continue;
    const { rows } = await listRows(tx, register, { code: view.code.id, at: view.at, limit: 5_000 });
    // A name printed in several places is asked about where it comes first, and the answer is for all of them.
    const first = new Map<string, string>();
    for (const fact of facts) {
      const named = namedIn(fact);
      if (named?.register === name && !first.has(named.name)) first.set(named.name, fact.id);
    }
    for (const one of suggestMatches([...first.keys()], rows, of)) found.set(first.get(one.name)!, one);
  }
  return found;
}
