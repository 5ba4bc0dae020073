/** The papers of a meeting, item by item, as far as this reader may see them; and the pack made of them. */
import { isClosed } from '../../agenda/issue.ts';
import { paperDay } from '../../agenda/planning.ts';
import type { Tx } from '../../kernel/db.ts';
import type { Row } from '../../kernel/read.ts';
import { notedPapers } from '../../papers/private-notes.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { LevelChip, StateChip } from '../../ui/chip.tsx';
import { dayWords } from '../../ui/dates.ts';
import { DayText } from '../../ui/day.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Card, Head } from '../../ui/head.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { frameOf } from '../frame.ts';
import { stateOf } from '../pages/list-page.tsx';
import type { View } from '../view.ts';
import { kinds } from './make-paper.ts';
import { barred, keepsPapers, type PapersView } from './papers-view.ts';

export async function papersPage(
  tx: Tx,
  view: View,
  { papers, noted }: { papers: PapersView; noted: ReadonlySet<string> },
) {
  const { meeting, items, config } = papers;
  const keeps = keepsPapers(view);
  const standing = papers.papers.filter((one) => one.state !== 'withdrawn');
  const sum = paperDay(view.code, { config, body: papers.body, day: String(meeting.fields.day ?? view.asAt.today) });
  const out = String(meeting.fields.paper_day ?? sum.day);
  return (
    <Page title={`Papers, ${meeting.title}`} frame={await frameOf(tx, view, 'paper')}>
      <Head
        crumbs={[
          { label: 'Meetings', href: view.to('meeting') },
          { label: meeting.title, href: view.to('meeting', meeting.ref) },
          { label: 'Papers' },
        ]}
        title={`Papers of ${meeting.title}`}
        lead={
          <span>
            <DayText day={String(meeting.fields.day ?? '')} /> · papers out by{' '}
            <DayText day={out} sum={[sum.sum, sum.clause].filter(Boolean).join(', ')} />
          </span>
        }
        actions={
          <>
            <ButtonLink href={view.to('agenda', meeting.ref)}>Agenda</ButtonLink>
            {keeps && <ButtonLink href={view.to('papers', meeting.ref, 'make')}>Write one from a register</ButtonLink>}
            {view.session && items.length > 0 && (
              <ButtonLink weight="go" href={view.to('papers', meeting.ref, 'pack.pdf')}>
                Your pack (PDF)
              </ButtonLink>
            )}
          </>
        }
      />
      <Told view={view} papers={papers} />
      {items.length === 0 && standing.length === 0 ? (
        <Empty
          title="No papers yet"
          step={
            keeps
              ? { label: 'Draw up the agenda', href: view.to('agenda', meeting.ref) }
              : { label: 'Meetings ahead', href: view.to('agenda') }
          }
        >
          Papers stand here, item by item, once the agenda is issued.
        </Empty>
      ) : (
        <Items view={view} papers={papers} noted={noted} keeps={keeps} />
      )}
      {!view.session && (
        <Notice>
          Papers that are not public are for members and staff.{' '}
          <a href={`/sign-in?next=${encodeURIComponent(view.url)}`}>Sign in</a> to see yours.
        </Notice>
      )}
    </Page>
  );
}

function Told({ view, papers }: { view: View; papers: PapersView }) {
  const ref = view.query.get('added');
  if (!ref) return null;
  const paper = papers.papers.find((one) => one.ref === ref);
  return (
    <Notice tone="done">
      The paper is on record.
      {paper?.fields.note && (
        <>
          {' '}
          <a href={view.to('papers', 'paper', ref)}>{ref}</a>: {paper.fields.note}
        </>
      )}
    </Notice>
  );
}

interface ItemsProps {
  view: View;
  papers: PapersView;
  noted: ReadonlySet<string>;
  keeps: boolean;
}

function Items({ view, papers, noted, keeps }: ItemsProps) {
  const items = papers.items.filter((one) => one.state !== 'withdrawn');
  const shown = new Set(items.map((one) => one.ref));
  const loose = papers.papers.filter((one) => !shown.has(String(one.fields.item ?? '')));
  const part = (rows: readonly Row[]) => (
    <ol class="papers">
      {rows.map((item) => (
        <Item view={view} papers={papers} noted={noted} keeps={keeps} item={item} />
      ))}
    </ol>
  );
  const closed = items.filter(isClosed);
  return (
    <>
      <Card>{part(items.filter((one) => !isClosed(one)))}</Card>
      {closed.length > 0 && <Card title="Closed part">{part(closed)}</Card>}
      {loose.length > 0 && (
        <Card title="For no item yet">
          <PaperList view={view} papers={papers} rows={loose} noted={noted} />
        </Card>
      )}
      {keeps && (
        <p class="papers-more">
          <a href={view.to('papers', papers.meeting.ref, 'add')}>Put in a paper for no item yet</a>
          <span class="note"> · the next draft of the agenda offers it an item</span>
        </p>
      )}
    </>
  );
}

function Item({ view, papers, noted, keeps, item }: ItemsProps & { item: Row }) {
  const own = papers.papers.filter((one) => one.fields.item === item.ref);
  const add = view.to('papers', papers.meeting.ref, 'add');
  return (
    <li id={`item-${item.ref}`}>
      <span class="no">{item.fields.number}</span>
      <div>
        <h2>
          <a href={view.to('item', item.ref)}>{item.title}</a>
        </h2>
        <PaperList view={view} papers={papers} rows={own} noted={noted} />
        {own.length === 0 && (
          <p class="note">
            No paper{item.fields.purpose === 'decision' ? ' yet, and it is for decision' : ''}.
            {keeps && <FromRegister view={view} meeting={papers.meeting.ref} item={item} />}
          </p>
        )}
      </div>
      {keeps && (
        <a
          class="btn small"
          href={`${add}?item=${encodeURIComponent(item.ref)}`}
          aria-label={`Put in a paper for “${item.title}”`}
        >
          Put in a paper
        </a>
      )}
    </li>
  );
}

/** What Quorate can write for an item itself, from the register whose records the item takes. */
function FromRegister({ view, meeting, item }: { view: View; meeting: string; item: Row }) {
  const about = Array.isArray(item.fields.about) ? item.fields.about : [];
  const kind = Object.keys(kinds).find((one) => about.includes(one));
  if (!kind) return null;
  const to = `${view.to('papers', meeting, 'make')}?kind=${kind}&item=${encodeURIComponent(item.ref)}`;
  return (
    <>
      {' '}
      <a href={to}>Write the {kinds[kind as keyof typeof kinds].toLowerCase()}</a>
    </>
  );
}

function PaperList({ view, papers, rows, noted }: Omit<ItemsProps, 'keeps'> & { rows: readonly Row[] }) {
  const refs = new Set(rows.map((one) => one.ref));
  const heads = rows.filter((one) => !refs.has(String(one.fields.part_of ?? '')));
  if (rows.length === 0) return null;
  return (
    <ul class="paper-list">
      {heads.flatMap((head) => [
        <PaperLine view={view} papers={papers} paper={head} noted={noted} />,
        ...rows
          .filter((one) => one.fields.part_of === head.ref)
          .map((one) => <PaperLine view={view} papers={papers} paper={one} noted={noted} appendix />),
      ])}
    </ul>
  );
}

function PaperLine({
  view,
  papers,
  paper,
  noted,
  appendix,
}: {
  view: View;
  papers: PapersView;
  paper: Row;
  noted: ReadonlySet<string>;
  appendix?: boolean;
}) {
  const register = view.site.ledger.registers.get('paper');
  const level = view.code.levels[paper.label.level];
  const { version, author, pages, late, received } = paper.fields;
  const without = paper.state === 'withdrawn' ? [] : barred(papers, paper.label.level);
  const about = [
    Number(version ?? 1) > 1 && `version ${version}`,
    author,
    pages && `${pages} ${pages === 1 ? 'page' : 'pages'}`,
  ].filter(Boolean);
  return (
    <li class={appendix ? 'appendix' : undefined}>
      <a href={view.to('papers', 'paper', paper.ref)}>
        <span class="ref">{paper.ref}</span> {paper.title}
      </a>{' '}
      <LevelChip level={paper.label.level} name={level.name} meaning={level.meaning} />{' '}
      {register && paper.state !== 'issued' && <StateChip state={stateOf(register, paper.state)} />}{' '}
      {Number(late ?? 0) > 0 && (
        <StateChip
          state={{ label: 'late', tone: 'open' }}
          late={`${late} WD late`}
          sum={`Received ${dayWords(String(received))}, after paper day`}
        />
      )}
      <span class="note"> {about.join(' · ')}</span>
      {noted.has(paper.ref) && <span class="noted"> · your note</span>}
      {without.length > 0 && (
        <p class="barred">
          {without.length > 3 ? `${without.length} of those expected` : without.join(', ')} may not read it: a
          declaration is missing, or the class is above theirs.
        </p>
      )}
    </li>
  );
}

/** Papers the signed-in reader has notes on; none for a visitor. */
export async function notedBy(view: View): Promise<Set<string>> {
  if (!view.session) return new Set();
  return notedPapers(view.site.ledger.db, { account: view.session.account, code: view.code.id });
}
