/** An election: called, nominations taken, votes recorded, the result declared. What each step asks for. */
import { type BodyRead, readBody, sitterFrom, textOf } from '../../governing/bench.ts';
import { declareElection, type Settled } from '../../governing/election.ts';
import { personChanges } from '../../governing/seats.ts';
import { takenRefs } from '../../governing/taken-refs.ts';
import type { Actor } from '../../kernel/access.ts';
import type { Tx } from '../../kernel/db.ts';
import { isDay } from '../../kernel/decide.ts';
import type { Change, Value } from '../../kernel/define.ts';
import { registerOf } from '../../kernel/ledger.ts';
import { Absent, Refused } from '../../kernel/problem.ts';
import { get, listRows, type Row } from '../../kernel/read.ts';
import { titleKey } from '../../minutes/decide/decision-from-names.ts';
import { dayWords } from '../../ui/dates.ts';
import type { Form } from '../form.ts';
import type { View } from '../view.ts';
import { type Asked, byOf } from './act.tsx';
import { labelOf, needed } from './seat-form.tsx';

export interface ElectionRead {
  election: Row;
  nominations: Row[];
  bench: BodyRead;
  /** Names of those nominated, by reference of person. */
  people: Map<string, string>;
}

export async function readElection(tx: Tx, view: View, ref: string): Promise<ElectionRead> {
  const { code, at, site } = view;
  const election = await get(tx, registerOf(site.ledger, 'election'), { code: code.id, at, ref });
  if (!election) throw new Absent();
  const query = { code: code.id, at, filters: { election: [ref] } };
  const { rows: nominations } = await listRows(tx, registerOf(site.ledger, 'nomination'), query);
  const bench = await readBody(tx, site.ledger, { code, at }, textOf(election.fields.body));
  const people = new Map(nominations.map((row) => [textOf(row.fields.person), row.title]));
  return { election, nominations, bench, people };
}

interface Given {
  actor: Actor;
  form: Form;
}

/** Fields of the call, as typed. */
const callFields = ['category', 'seats', 'nominations_close', 'voting_closes', 'term_from', 'term_to'] as const;

export async function askCall(tx: Tx, view: View, { body, actor, form }: Given & { body: string }): Promise<Asked> {
  const { code, at, site } = view;
  const bench = await readBody(tx, site.ledger, { code, at }, body);
  const category = needed(form, 'category', 'Say for which category.');
  const seats = Number(needed(form, 'seats', 'Say how many seats are to be filled.'));
  if (!Number.isInteger(seats) || seats < 1 || seats > 999)
    throw new Refused({ sentence: 'Seats to fill: give a whole number, 1 at least.', field: 'seats' });
  refuseOrder(form);
  const begins = needed(form, 'term_from', 'Give the first day of the new term.');
  const title = `Election to the ${bench.name}: ${category}, ${dayWords(begins).replace(/^\d+ /, '')}`;
  const taken = await takenRefs(tx, registerOf(site.ledger, 'election'), code.id);
  const base = [body, titleKey(category), begins.slice(0, 7)].join('-');
  let ref = base;
  for (let n = 2; taken.includes(ref); n += 1) ref = `${base}-${n}`;
  const sets: Record<string, Value> = { title, body, category, seats };
  for (const name of callFields.slice(2)) if (form[name]) sets[name] = form[name] as string;
  const by = await byOf(tx, view, actor, {
    form: { ...form, day: form.day || view.asAt.today },
    label: labelOf(view, bench),
  });
  return {
    by,
    changes: [{ register: 'election', ref, move: 'open', sets, expects: 0 }],
    leads: view.to('governing', 'election', ref),
  };
}

/** Nominations close before the vote does, and the term begins after both. */
function refuseOrder(form: Form): void {
  const days = ['nominations_close', 'voting_closes', 'term_from', 'term_to'].map((name) => ({
    name,
    day: form[name] ?? '',
  }));
  const known = days.filter(({ day }) => isDay(day));
  for (const [index, { name, day }] of known.entries()) {
    const before = known[index - 1];
    if (before && day < before.day)
      throw new Refused({
        sentence: 'These days are out of order: nominations close, then voting, then the term begins and ends.',
        field: name,
      });
  }
}

export const electionSteps = ['nominate', 'poll', 'count', 'declare', 'void'] as const;
export type ElectionStep = (typeof electionSteps)[number];

/** One step of an election; the form says which. */
export async function askStep(
  tx: Tx,
  view: View,
  { ref, step, actor, form }: Given & { ref: string; step: ElectionStep },
): Promise<Asked> {
  const read = await readElection(tx, view, ref);
  const changes = await changesOf(tx, view, { read, step, form });
  const day = form.day || view.asAt.today;
  const reason = form.reason?.trim() || reasons[step];
  const by = await byOf(tx, view, actor, { form: { ...form, day, reason }, label: read.election.label });
  return { by, changes, leads: view.to('governing', 'election', ref) };
}

const reasons: Record<ElectionStep, string> = {
  nominate: 'Nomination received',
  poll: 'Nominations closed; vote opened',
  count: 'Votes counted',
  declare: 'Result of the election declared',
  void: '',
};

interface Step {
  read: ElectionRead;
  step: ElectionStep;
  form: Form;
}

async function changesOf(tx: Tx, view: View, { read, step, form }: Step): Promise<Change[]> {
  const { election, nominations } = read;
  const moved = (move: string, sets: Record<string, Value> = {}): Change => ({
    register: 'election',
    ref: election.ref,
    move,
    sets,
    expects: election.entry,
  });
  switch (step) {
    case 'nominate':
      return nominate(tx, view, { read, form });
    case 'poll': {
      const standing = nominations.filter(({ state }) => state === 'nominated');
      const seats = Number(election.fields.seats ?? 1);
      if (standing.length <= seats)
        throw new Refused('There are no more nominees than seats, so there is nothing to vote on. Declare the result.');
      return [moved('poll', form.voting_closes ? { voting_closes: form.voting_closes } : {})];
    }
    case 'count':
      return votesIn(read, form);
    case 'void':
      return [moved('void', { result: needed(form, 'reason', 'Say why the election is void.') })];
    case 'declare':
      return declareElection({
        ...read,
        term: {
          from: form.term_from || textOf(election.fields.term_from) || view.asAt.today,
          to: form.term_to || textOf(election.fields.term_to) || null,
        },
        ...(settledIn(form) ? { settled: settledIn(form) as Settled } : {}),
      });
  }
}

async function nominate(tx: Tx, view: View, { read, form }: Omit<Step, 'step'>): Promise<Change[]> {
  const { election, nominations } = read;
  if (election.state !== 'nominations') throw new Refused('Nominations are closed for this election.');
  const sitter = await sitterFrom(
    tx,
    view.site.ledger,
    { code: view.code, at: view.at },
    needed(form, 'person', 'Say who is nominated.'),
  );
  const by = needed(form, 'nominated_by', 'Say who nominates them.');
  if (!sitter) throw new Refused({ sentence: 'Say who is nominated.', field: 'person' });
  const ref = `${election.ref}/${sitter.ref}`;
  const before = nominations.find((one) => one.ref === ref);
  if (before?.state === 'nominated')
    throw new Refused({ sentence: `${sitter.name} is nominated already.`, field: 'person' });
  return [
    ...personChanges(sitter),
    {
      register: 'nomination',
      ref,
      move: 'nominate',
      sets: {
        title: sitter.name,
        election: election.ref,
        person: sitter.ref,
        nominated_by: by,
        ...(form.statement ? { statement: form.statement } : {}),
      },
      expects: before?.entry ?? 0,
    },
  ];
}

/** Votes stand in the form under `votes-<reference>`; what is as it was is not recorded again. */
function votesIn({ election, nominations }: ElectionRead, form: Form): Change[] {
  if (election.state !== 'voting') throw new Refused('The vote is not open. Open it first.');
  const changes = nominations
    .filter(({ state }) => state === 'nominated')
    .flatMap((row): Change[] => {
      const field = `votes-${row.ref}`;
      const typed = (form[field] ?? '').trim();
      if (typed === '') return [];
      if (!/^\d{1,9}$/.test(typed))
        throw new Refused({ sentence: `Votes for ${row.title}: give a whole number, 0 at least.`, field });
      if (Number(typed) === row.fields.votes) return [];
      return [
        { register: 'nomination', ref: row.ref, move: 'count', sets: { votes: Number(typed) }, expects: row.entry },
      ];
    });
  if (changes.length === 0) throw new Refused('Type the votes of at least one nominee.');
  return changes;
}

function settledIn(form: Form): Settled | null {
  const elected = (form.settled ?? '').split('\n').filter((one) => one !== '');
  return elected.length > 0 || form.means ? { elected, means: form.means ?? '' } : null;
}
