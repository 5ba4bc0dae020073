/** Where every proposal stands: counts by stage, what came since the last meeting, then each proposal at its stage. */
import type { Tx } from '../../kernel/db.ts';
import { type ReportLine, type StageGroup, type StatusReport, statusReport } from '../../reports/status-report.ts';
import { cameWords, sinceWords, spokenWords, statedWords, titleOf } from '../../reports/status-words.ts';
import type { Awaited } from '../../reports/waiting.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { LevelChip, StateChip } from '../../ui/chip.tsx';
import { dayWords } from '../../ui/dates.ts';
import { DayText } from '../../ui/day.tsx';
import { DownloadMenu } from '../../ui/download-menu.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Card, Head } from '../../ui/head.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { type Column, Table } from '../../ui/table.tsx';
import { frameOf } from '../frame.ts';
import { clip, sentence } from '../tell.tsx';
import type { View } from '../view.ts';
import { feedLinks } from './feed-links.ts';

export async function statusPage(tx: Tx, view: View) {
  const { code, at, site } = view;
  const report = await statusReport(tx, site.ledger, { code, at });
  return (
    <Page title="Modification status report" frame={await frameOf(tx, view, 'status-report')} feeds={feedLinks(code)}>
      <Head title="Modification status report" lead={leadOf(report)} actions={<Actions view={view} />} />
      {report.total === 0 && report.came.length === 0 ? (
        <Nothing view={view} report={report} />
      ) : (
        <Whole view={view} report={report} />
      )}
    </Page>
  );
}

function leadOf({ body, day, total, coming }: StatusReport): string {
  const many = total === 0 ? 'none is' : total === 1 ? 'one is' : `${total} are`;
  const next = coming ? ` Next meeting: ${coming.title}, ${dayWords(coming.day)}.` : '';
  return `${body ? `For ${body.name}, as` : 'As'} at ${dayWords(day)}: ${many} under way.${next}`;
}

function Actions({ view }: { view: View }) {
  return (
    <>
      <ButtonLink href={view.to('feeds', 'modifications.atom')}>Feed</ButtonLink>
      <DownloadMenu
        files={[
          { label: 'Paper (PDF)', href: view.to('status-report', 'paper.pdf') },
          { label: 'Paper (Word)', href: view.to('status-report', 'paper.docx') },
          { label: 'Data (JSON)', href: view.to('status-report', 'report.json') },
        ]}
      />
    </>
  );
}

function Nothing({ view, report }: { view: View; report: StatusReport }) {
  return (
    <>
      <Empty title="No proposal is under way" step={{ label: 'Raise a proposal', href: view.to('change', 'raise') }}>
        Here stands how many proposals are at each stage, what became of them since the last meeting, and what each
        waits for. Another day may have some: choose it at the top.
      </Empty>
      {report.spoken.length > 0 && <Notice>{spokenWords(report)}</Notice>}
    </>
  );
}

function Whole({ view, report }: { view: View; report: StatusReport }) {
  return (
    <>
      <Strip groups={report.groups} />
      {report.stated.map((one) => (
        <Notice tone="warn">
          {statedWords(one)} <a href={view.to('item', one.item)}>What was said</a>
        </Notice>
      ))}
      {report.urgent.length > 0 && (
        <Card title={report.urgent.length === 1 ? 'Urgent' : `Urgent: ${report.urgent.length}`}>
          <Lines view={view} caption="Urgent proposals" lines={report.urgent} />
        </Card>
      )}
      <CameCard view={view} report={report} />
      {report.groups
        .filter(({ lines }) => lines.length > 0)
        .map((group) => (
          <Stage view={view} group={group} />
        ))}
      {report.spoken.length > 0 && <p class="note spoken-of">{spokenWords(report)}</p>}
    </>
  );
}

/** The process from left to right, with how many stand at each stage; each leads to its part of the page. */
function Strip({ groups }: { groups: readonly StageGroup[] }) {
  return (
    <nav class="status-strip" aria-label="How many stand where">
      <ol>
        {groups.map(({ state, name, lines }) => (
          <li class={lines.length > 0 ? 'some' : undefined}>
            {lines.length > 0 ? (
              <a href={`#stage-${state}`}>
                <b>{lines.length}</b> <span>{name}</span>
              </a>
            ) : (
              <span class="none-there">
                <b>0</b> <span>{name}</span>
              </span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}

function CameCard({ view, report }: { view: View; report: StatusReport }) {
  return (
    <Card title={sinceWords(report)}>
      {report.came.length === 0 ? (
        <p>None came to another stage.</p>
      ) : (
        <ul class="came">
          {report.came.map((one) => (
            <li>
              <DayText day={one.day} short />
              <StateChip
                state={{
                  label: one.stage,
                  tone: view.site.ledger.registers.get('modification')?.states[one.state]?.tone ?? 'quiet',
                }}
              />
              <span title={cameWords(one)}>
                <a href={view.to('modification', one.ref)}>{one.ref}</a> {clip(sentence(titleOf(one)), 120)}
                {one.implementsOn && one.implementsOn !== one.day && (
                  <span class="note"> Takes effect on {dayWords(one.implementsOn)}.</span>
                )}
                {one.reasons && <span class="note"> {clip(one.reasons, 160)}</span>}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

function Stage({ view, group }: { view: View; group: StageGroup }) {
  return (
    <section class="card status-stage" id={`stage-${group.state}`}>
      <h2>
        {group.name} <span class="note">{group.lines.length}</span>
      </h2>
      {group.about && (
        <p class="note">
          {group.about}
          {group.clause && ` (${group.clause})`}
        </p>
      )}
      <Lines view={view} caption={`${group.name}, ${group.lines.length}`} lines={group.lines} />
    </section>
  );
}

function Lines({ view, caption, lines }: { view: View; caption: string; lines: readonly ReportLine[] }) {
  const any = (has: (line: ReportLine) => unknown) => lines.some((line) => Boolean(has(line)));
  const columns: Column<ReportLine>[] = [
    {
      key: 'ref',
      label: 'Modification',
      kind: 'ref',
      cell: ({ ref }) => <a href={view.to('modification', ref)}>{ref}</a>,
    },
    { key: 'title', label: 'Title', kind: 'wide', cell: (line) => <Title view={view} line={line} /> },
    { key: 'path', label: 'Path', kind: 'soft', cell: ({ route, path }) => <span title={path}>{route}</span> },
    { key: 'proposer', label: 'Proposer', kind: 'soft', cell: ({ proposer }) => proposer },
    { key: 'waits', label: 'Waits for', kind: 'soft', cell: (line) => <Waits view={view} line={line} /> },
    { key: 'next', label: 'Next date', kind: 'soft', cell: (line) => <Next line={line} /> },
    { key: 'release', label: 'Release', kind: 'soft', cell: (line) => <Release view={view} line={line} /> },
  ];
  const shown = columns.filter(
    ({ key }) =>
      (key !== 'path' || any(({ path }) => path)) &&
      (key !== 'proposer' || any(({ proposer }) => proposer)) &&
      (key !== 'release' ||
        any(({ release, implementsOn, next }) => release || (implementsOn && implementsOn !== next?.day))),
  );
  return <Table caption={caption} columns={shown} rows={lines} url={view.url} />;
}

function Title({ view, line }: { view: View; line: ReportLine }) {
  const level = view.code.levels[line.level];
  return (
    <>
      {line.urgent && <span class="chip state late">Urgent</span>} {clip(sentence(titleOf(line)), 160)}
      {line.level > 0 && (
        <>
          {' '}
          <LevelChip level={line.level} name={level.name} meaning={level.meaning} />
        </>
      )}
    </>
  );
}

/** Each thing awaited, linked to the record that says so. */
function Waits({ view, line }: { view: View; line: ReportLine }) {
  return (
    <>
      {line.waits.map((one, index) => (
        <>
          {index > 0 && '; '}
          <AwaitedLink view={view} one={one} />
        </>
      ))}
    </>
  );
}

function AwaitedLink({ view, one }: { view: View; one: Awaited }) {
  return one.of ? <a href={view.to(one.of.register, one.of.ref)}>{one.what}</a> : <span>{one.what}</span>;
}

function Next({ line: { next, lateBy } }: { line: ReportLine }) {
  if (!next?.day) return <span class="none">None set</span>;
  return (
    <>
      <DayText day={next.day} short sum={`${next.what}: ${next.why || 'the day it is due'}`} />
      {lateBy > 0 && <span class="chip state late">{lateBy} WD late</span>}
    </>
  );
}

/** The day it takes effect stands here only where it is not the next date already. */
function Release({ view, line: { release, implementsOn, next } }: { view: View; line: ReportLine }) {
  const day = implementsOn && implementsOn !== next?.day ? implementsOn : null;
  return (
    <>
      {release && <a href={view.to('release', release.ref)}>{release.title}</a>}
      {release && day && ', '}
      {day && <DayText day={day} short />}
    </>
  );
}
