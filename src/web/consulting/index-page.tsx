/** What is out for answers and what comes next, for whoever answers and for whoever runs it. */
import { audienceWords, isAsked, type Party } from '../../consulting/audience.ts';
import { type Standing, standingOf } from '../../consulting/closing.ts';
import { responseRef } from '../../consulting/rows.ts';
import type { Tx } from '../../kernel/db.ts';
import { registerOf } from '../../kernel/ledger.ts';
import { listRows, type Row } from '../../kernel/read.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Head } from '../../ui/head.tsx';
import { Page } from '../../ui/page.tsx';
import { frameOf } from '../frame.ts';
import { isSpoken } from '../tell.tsx';
import type { View } from '../view.ts';
import { Deadline } from './deadline.tsx';
import { NewLink } from './new-page.tsx';
import { keepsConsultations, nowOf } from './sent.ts';

interface Part {
  title: string;
  standings: readonly Standing[];
  /** Not asked here: of others, or from before. */
  elsewhere?: boolean;
}

const parts: readonly Part[] = [
  { title: 'Open for answers', standings: ['open', 'not-yet'] },
  { title: 'The time to answer is over', standings: ['shut'] },
  { title: 'Agreed and not issued yet', standings: ['planned'] },
  { title: 'Closed', standings: ['closed'] },
  { title: 'Known from minutes', standings: ['open', 'not-yet', 'shut', 'closed'], elsewhere: true },
];

/** What is issued here says which kind it is; of what others ask, minutes tell. */
const isElsewhere = ({ state, fields }: Row) => state !== 'planned' && fields.kind === null;

/** @param own the parties that the reader answers for */
export async function indexPage(tx: Tx, view: View, own: readonly Party[]) {
  const { site, code, at } = view;
  const { rows } = await listRows(tx, registerOf(site.ledger, 'consultation'), {
    code: code.id,
    at,
    filters: { state: ['planned', 'open', 'closed', 'concluded'] },
  });
  const sent = await responsesOf(tx, view, rows, own);
  // In one zone a day and its time are in the order of their instants, which are dear to work out for every row.
  const closes = ({ fields }: Row) => (fields.closes_on ? `${fields.closes_on} ${fields.closes_at ?? '24:00'}` : '');
  const sorted = [...rows].sort((a, b) => (closes(a) < closes(b) ? -1 : 1));
  const [keeps, now] = [keepsConsultations(view), nowOf(view)];
  const held = parts
    .map((part) => ({
      ...part,
      rows: sorted.filter(
        (row) => isElsewhere(row) === (part.elsewhere === true) && part.standings.includes(standingOf(row, code, now)),
      ),
    }))
    .filter((part) => part.rows.length > 0);
  return (
    <Page title="Answers and requests" frame={await frameOf(tx, view, 'consulting')}>
      <Head
        title="Answers and requests"
        lead="Consultations and requests for information: what is out, until when, and what was answered."
        actions={
          <>
            <ButtonLink href={view.to('consultation')}>All consultations</ButtonLink>
            {keeps && <NewLink view={view} />}
          </>
        }
      />
      {held.length === 0 && (
        <Empty
          title="Nothing is out for answers"
          {...(keeps ? { step: { label: 'Consult or ask for information', href: view.to('consulting', 'new') } } : {})}
        >
          Consultations of the code’s own stand here while they are open, and afterwards with what was answered.
        </Empty>
      )}
      {held.map((part) => (
        <section class="card consulting-part">
          <h2>{part.title}</h2>
          <ul>
            {(part.standings.includes('closed') ? [...part.rows].reverse().slice(0, 20) : part.rows).map((row) => (
              <Line view={view} row={row} own={own} sent={sent} />
            ))}
          </ul>
        </section>
      ))}
    </Page>
  );
}

/** References of responses that the reader's own parties have sent. */
async function responsesOf(tx: Tx, view: View, rows: readonly Row[], own: readonly Party[]): Promise<Set<string>> {
  if (own.length === 0) return new Set();
  const filters = {
    consultation: rows.map(({ ref }) => ref),
    party: own.map(({ ref }) => ref),
    state: ['sent', 'waiting', 'published'],
  };
  const found = await listRows(tx, registerOf(view.site.ledger, 'response'), {
    code: view.code.id,
    at: view.at,
    filters,
  });
  return new Set(found.rows.map(({ ref }) => ref));
}

function Line({ view, row, own, sent }: { view: View; row: Row; own: readonly Party[]; sent: ReadonlySet<string> }) {
  const standing = standingOf(row, view.code, nowOf(view));
  const asked = own.filter(({ category }) => isAsked(row.fields.audience, category));
  const missing = asked.filter(({ ref }) => !sent.has(responseRef(row.ref, ref)));
  return (
    <li>
      <div>
        <a href={view.to('consultation', row.ref)}>{row.title}</a>
        <span class="note">
          {[
            isSpoken(row.ref) && row.ref,
            isElsewhere(row)
              ? row.fields.issuer && `issued by ${row.fields.issuer}`
              : standing !== 'planned' && `asked of ${audienceWords(row.fields.audience)}`,
          ]
            .filter(Boolean)
            .map((words) => `${words} · `)
            .join('')}
          {standing === 'planned' && !row.fields.closes_on ? (
            'no questions yet'
          ) : (
            <Deadline view={view} consultation={row} />
          )}
        </span>
      </div>
      {standing === 'open' && missing.length > 0 && (
        <ButtonLink href={view.to('consulting', 'respond', row.ref)}>
          Answer for {missing.map(({ name }) => name).join(', ')}
        </ButtonLink>
      )}
      {asked.length > 0 && missing.length === 0 && <span class="chip state done">Answered</span>}
      {keepsConsultations(view) && standing === 'planned' && (
        <ButtonLink href={`${view.to('consulting', 'new')}?from=${encodeURIComponent(row.ref)}`}>Issue it</ButtonLink>
      )}
      {keepsConsultations(view) && standing !== 'planned' && row.fields.kind && (
        <a class="note" href={view.to('consulting', 'analysis', row.ref)}>
          Run it
        </a>
      )}
    </li>
  );
}
