/** Whom it waits for and until when; and what it is, by whom. */
import { DayText } from '../../ui/day.tsx';
import { type Fact, Facts } from '../../ui/facts.tsx';
import { Card } from '../../ui/head.tsx';
import { show } from '../tell.tsx';
import type { Shown } from './shown.ts';
import type { Waiting } from './waiting.ts';

export function NowCard({ view, proposal, waiting, told }: Shown) {
  const { stage } = proposal;
  const condition = conditionOn({ proposal, told });
  return (
    <section class="card now-card" id="now">
      <h2>Now</h2>
      {waiting.length === 0 ? (
        <p class="note">It waits for nobody{stage ? `: ${lower(stage.about)}` : '.'}</p>
      ) : (
        <ul class="waits">
          {waiting.map((one) => (
            <li>
              <span class="waits-who">{one.who}</span>
              <span>
                <What view={view} one={one} />
                <Until one={one} />
                {one.clause && <span class="note"> {one.clause}</span>}
              </span>
            </li>
          ))}
        </ul>
      )}
      {condition && (
        <p class="asked">
          <b>{condition.label}</b> {condition.words}
        </p>
      )}
    </section>
  );
}

/** While its report is still being written, what is asked is asked of the group; that is done with once it is consulted on. */
const withGroup: ReadonlySet<string> = new Set(['raised', 'refinement', 'report', 'returned']);

/** One field holds the condition of the last decision that made any; which decision that was says what it means. */
function conditionOn({ proposal: { row }, told }: Pick<Shown, 'proposal' | 'told'>) {
  const words = row.fields.condition;
  if (typeof words !== 'string' || words === '') return null;
  const own = told.find((one) => one.row.register === 'modification' && one.row.ref === row.ref);
  const by = own?.happenings.findLast(({ sets }) => sets.condition !== undefined)?.move;
  if (by === 'consult') return { label: 'Consulted on subject to:', words };
  return withGroup.has(row.state) ? { label: 'Asked of the working group:', words } : null;
}

function What({ view, one }: { view: Shown['view']; one: Waiting }) {
  return one.about ? <a href={view.to(one.about.register, one.about.ref)}>{one.what}</a> : <span>{one.what}</span>;
}

function Until({ one }: { one: Waiting }) {
  if (!one.until) return <span class="note">, no day is set</span>;
  return (
    <>
      {', '}
      {one.expected ? 'expected by ' : one.late > 0 ? 'due ' : 'by '}
      <DayText day={one.until} sum={one.sum ?? undefined} />
      {one.at && ` at ${one.at}`}
      {one.late > 0 && <span class="chip state late">{one.late} WD late</span>}
    </>
  );
}

/** Its words, and those who speak for it. */
export function ProposalCard({ view, proposal, names }: Shown) {
  const register = view.site.ledger.registers.get('modification');
  const { row } = proposal;
  const fact = (name: string): Fact[] => {
    const field = register?.fields[name];
    const value = row.fields[name];
    if (!field || value === null || value === '' || value === undefined) return [];
    return [{ label: field.label, value: show(view, field, value, names), prose: field.kind === 'prose' }];
  };
  const issues = proposal.of('issue');
  const facts = [
    ...fact('description'),
    ...fact('solution'),
    ...fact('recommendation'),
    ...fact('cost'),
    ...fact('advice'),
    ...fact('proposer'),
    ...fact('representative'),
    ...fact('analyst'),
    ...fact('raised_on'),
    ...(issues.length > 0
      ? [{ label: 'Came from', value: issues.map((one) => <a href={view.to('issue', one.ref)}>{one.title}</a>) }]
      : []),
    ...(proposal.of('group')[0]
      ? [
          {
            label: 'Working group',
            value: <a href={view.to('change', 'group', row.ref)}>{proposal.of('group')[0]?.title}</a>,
          },
        ]
      : fact('working_group')),
    ...fact('cost_consulted_on'),
    ...fact('text_consulted_on'),
    ...fact('decided_on'),
    ...fact('published_on'),
    ...fact('appeal_by'),
    ...fact('withdrawn_on'),
    ...fact('adopt_by'),
    ...fact('implements_on'),
    ...fact('release'),
    ...fact('priority'),
    ...fact('lead_code'),
  ];
  return (
    <Card title="The proposal">
      {facts.length > 0 ? (
        <Facts facts={facts} />
      ) : (
        <p class="note">Only its reference and its title are on record: nobody has put its form in yet.</p>
      )}
      <NotRecorded shown={{ view, proposal }} />
      {['raised', 'refinement', 'report', 'returned', 'consultation', 'vote', 'authority'].includes(row.state) && (
        <p class="note papers-made">
          Reports made from the record: <a href={view.to('change', 'paper', row.ref, 'initial.pdf')}>Initial report</a>{' '}
          (<a href={view.to('change', 'paper', row.ref, 'initial.docx')}>Word</a>) ·{' '}
          <a href={view.to('change', 'paper', row.ref, 'draft.pdf')}>Draft report</a> (
          <a href={view.to('change', 'paper', row.ref, 'draft.docx')}>Word</a>)
        </p>
      )}
    </Card>
  );
}

/** What its form would say and nobody has put on record: said in one line, as on any record's page. */
function NotRecorded({ shown: { view, proposal } }: { shown: Pick<Shown, 'view' | 'proposal'> }) {
  const fields = view.site.ledger.registers.get('modification')?.fields ?? {};
  const missing = expected.filter((name) => {
    const value = proposal.row.fields[name];
    return value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
  });
  if (missing.length === 0) return null;
  return (
    <p class="note not-recorded">
      Not recorded: {missing.map((name) => lower(fields[name]?.label ?? name)).join('; ')}.
    </p>
  );
}

const expected = [
  'description',
  'solution',
  'proposer',
  'representative',
  'raised_on',
  'path',
  'impacts',
  'objectives',
  'affects',
];

const lower = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);
