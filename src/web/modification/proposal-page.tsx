/** The page of a proposal: where it is, whom it waits for, what it would change, and everything that happened. */
import type { Tx } from '../../kernel/db.ts';
import type { Register, Value } from '../../kernel/define.ts';
import { named } from '../../kernel/read.ts';
import { isPast } from '../../ui/as-at.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { LevelChip, StateChip } from '../../ui/chip.tsx';
import { Card, Head } from '../../ui/head.tsx';
import { History } from '../../ui/history.tsx';
import { Page } from '../../ui/page.tsx';
import { ProcessPicture } from '../../ui/process-picture.tsx';
import { frameOf } from '../frame.ts';
import { clip, refsIn, sentence } from '../tell.tsx';
import type { View } from '../view.ts';
import { AffectsCard } from './affects-card.tsx';
import { AlternativesCard, CollisionsCard, CounterpartsCard } from './alongside-cards.tsx';
import { AssessmentsCard, ConsultationsCard, PointsCard, ReleasesCard, VotesCard } from './course-cards.tsx';
import { DocumentsCard } from './documents-card.tsx';
import { happenedTo, type Told } from './happened.ts';
import { NextMoves } from './next-moves.tsx';
import { NowCard, ProposalCard } from './now-card.tsx';
import { proposalTimetable } from './proposal-timetable.ts';
import { type Proposal, partsOfProposal, readProposal } from './read-proposal.ts';
import { stagesShown } from './stages.ts';
import { timelineOf } from './timeline.ts';
import { TimetableCard } from './timetable-card.tsx';
import { waitingOn } from './waiting.ts';

export async function proposalPage(tx: Tx, view: View, register: Register, ref: string) {
  const { ledger } = view.site;
  const proposal = await readProposal(tx, ledger, { code: view.code, ref, at: view.at });
  const { row } = proposal;
  const told = await happenedTo(tx, ledger, {
    rows: [row, ...partsOfProposal.flatMap((role) => [...proposal.of(role)])],
    // Seen from a past day, what came after has not happened yet.
    until: isPast(view.asAt) ? view.at.day : null,
    known: view.at.known,
  });
  const names = await named(tx, ledger.registers, {
    code: view.code.id,
    at: view.at,
    refs: refsNamed(view, register, proposal, told),
  });
  const timetable = await proposalTimetable(tx, { ledger, code: view.code, at: view.at, proposal, told });
  const waiting = waitingOn({ code: view.code, proposal, on: view.asAt.on, timetable });
  const shown = { view, proposal, told, names, waiting };
  const title = clip(sentence(row.title), 160);
  return (
    <Page title={`${row.ref} ${title === row.ref ? '' : title}`.trim()} frame={await frameOf(tx, view, register.name)}>
      <Head
        crumbs={[{ label: register.title[1], href: view.to(register.name) }, { label: row.ref }]}
        title={title.toLowerCase().includes(row.ref.toLowerCase()) ? title : `${row.ref}: ${title}`}
        lead={<Lead view={view} register={register} proposal={proposal} />}
        actions={<Actions view={view} proposal={proposal} />}
      />
      <Picture proposal={proposal} told={told} view={view} />
      <TimetableCard view={view} timetable={timetable} />
      <div class="two proposal">
        <div>
          <NowCard {...shown} />
          <NextMoves {...shown} />
          <ProposalCard {...shown} />
          <PointsCard {...shown} />
          <AffectsCard {...shown} />
          <AlternativesCard {...shown} />
          <CollisionsCard {...shown} />
          <AssessmentsCard {...shown} />
          <ConsultationsCard {...shown} />
          <VotesCard {...shown} />
          <ReleasesCard {...shown} />
          <CounterpartsCard {...shown} />
          <DocumentsCard {...shown} />
        </div>
        <Card title="What happened">
          <History events={timelineOf(view, told, names)} />
          <p class="note">
            <a href={view.to('record', register.name, row.ref)}>All that is on record of it</a>
          </p>
        </Card>
      </div>
    </Page>
  );
}

function refsNamed(view: View, register: Register, proposal: Proposal, told: readonly Told[]) {
  const { registers } = view.site.ledger;
  const refs = refsIn(register, [proposal.row.fields]);
  const add = (name: string, ref: string) => refs.set(name, (refs.get(name) ?? new Set()).add(ref));
  for (const { row, happenings } of told) {
    const own = registers.get(row.register);
    if (!own) continue;
    const changed = happenings.flatMap(({ sets }) =>
      (['before', 'after'] as const).map(
        (which): Record<string, Value> =>
          Object.fromEntries(Object.entries(sets).map(([name, change]) => [name, change[which]])),
      ),
    );
    refsIn(own, [row.fields, ...changed], refs);
    for (const { by } of happenings) {
      add('body', by.body);
      if (by.kind === 'meeting') add('meeting', by.ref);
    }
  }
  for (const item of proposal.of('item')) if (item.fields.meeting) add('meeting', String(item.fields.meeting));
  return refs;
}

function Lead({ view, register, proposal }: { view: View; register: Register; proposal: Proposal }) {
  const { row, process, path, stage } = proposal;
  const level = view.code.levels[row.label.level];
  const state = register.states[row.state] ?? { label: row.state, tone: 'quiet' as const };
  const clause = path?.test.provenance === 'found' ? path.test.clause : null;
  const said = [
    path?.name ?? (row.fields.path ? String(row.fields.path) : null),
    clause,
    process
      ? row.fields.rules
        ? `raised under the rules of ${process.name}`
        : `under the rules of ${process.name}`
      : null,
    row.fields.urgency === 'urgent' ? 'urgent' : row.fields.urgency === 'asked' ? 'urgency asked for' : null,
  ].filter(Boolean);
  return (
    <>
      <StateChip state={{ ...state, label: stage?.name ?? state.label }} />{' '}
      <LevelChip level={row.label.level} name={level.name} meaning={level.meaning} />{' '}
      <span title={path?.test.value ?? undefined}>{said.join(' · ')}</span>
    </>
  );
}

function Actions({ view, proposal }: { view: View; proposal: Proposal }) {
  const { ref } = proposal.row;
  return (
    <>
      <details class="drop-menu">
        <summary class="btn">Follow</summary>
        <ul class="menu">
          <li>
            <a href={view.to('feeds', 'modification', `${ref}.atom`)}>News feed (Atom)</a>
          </li>
          <li>
            <a href={view.to('timetable', 'calendar', `${ref}.ics`)}>Calendar of its dates</a>
          </li>
        </ul>
      </details>
      <ButtonLink href={view.to('timetable', 'of', ref)}>What if…</ButtonLink>
      {view.session && !isPast(view.asAt) && (
        <ButtonLink weight="go" href="#next">
          Next move
        </ButtonLink>
      )}
    </>
  );
}

function Picture({ view, proposal, told }: { view: View; proposal: Proposal; told: readonly Told[] }) {
  const { row, process, path, stage } = proposal;
  if (!process) return null;
  const own = told.find((one) => one.row.register === 'modification');
  const visited = [...new Set((own?.happenings ?? []).map(({ state }) => state))];
  const stages = stagesShown({ process, path, state: row.state, visited });
  if (row.state === 'known')
    return (
      <ProcessPicture
        stages={stages}
        aside={{
          name: 'Known from minutes only',
          about: 'They speak of it without saying where it stands. What is read next may tell.',
          tone: 'open',
        }}
      />
    );
  const register = view.site.ledger.registers.get('modification');
  const reasons = row.fields.reasons ? ` ${sentence(clip(String(row.fields.reasons), 240))}` : '';
  const off = stage?.line === 'side';
  return (
    <ProcessPicture
      stages={stages}
      aside={
        off
          ? {
              name: stage.name,
              about: `${stage.about}${reasons}`,
              tone: register?.states[row.state]?.tone === 'stopped' ? 'stopped' : 'open',
            }
          : undefined
      }
    />
  );
}
