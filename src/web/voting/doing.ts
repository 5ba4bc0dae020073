/** What the buttons of a vote's page do, each as one Decision. */
import { momentOn } from '../../between/moment.ts';
import { deadline } from '../../calendar/deadline.ts';
import type { Actor } from '../../kernel/access.ts';
import { dryRun } from '../../kernel/commit.ts';
import { reading } from '../../kernel/db.ts';
import { isDay } from '../../kernel/decide.ts';
import { Refused } from '../../kernel/problem.ts';
import type { Desk } from '../../meetings/desk.ts';
import { type BallotAsked, castOwn, type Made, recordBallot, standAside, takeBack } from '../../voting/cast.ts';
import { closeVoting, extendVoting, voidVoting } from '../../voting/close.ts';
import type { Casting } from '../../voting/decide-over.ts';
import { openVoting } from '../../voting/open.ts';
import type { Voting } from '../../voting/voting-of.ts';
import { effectsOf } from '../pages/move-form.tsx';
import { record } from '../record.ts';
import type { View } from '../view.ts';
import { personOf, votingFor } from './voting-view.ts';

export interface Sent {
  view: View;
  actor: Actor;
  form: Readonly<Record<string, string>>;
}

function deskOf({ view, actor }: Sent): Desk {
  return { ledger: view.site.ledger, actor, code: view.code, today: view.asAt.today };
}

/** Does what the pressed button says; answers sentences to show where it was only tried. @throws Refused, Absent */
export async function voteDone(sent: Sent, ref: string): Promise<{ voting: Voting; will: string[] | null }> {
  const { view, form } = sent;
  const { site } = view;
  // What is recorded now is of today, whatever day the page showed.
  const now: View = { ...view, asAt: { ...view.asAt, on: view.asAt.today }, at: { day: view.asAt.today, known: null } };
  const voting = await reading(site.ledger.db, view.reader, (tx) => votingFor(tx, now, ref));
  const made = madeOf(sent, voting);
  if (form.do === 'check')
    return { voting, will: effectsOf(await dryRun(site.ledger, made.actor, made.decision)).filter(toldInOne(voting)) };
  await record(site, made);
  return { voting, will: null };
}

/** Each ballot becomes public: said once. */
function toldInOne({ options }: Voting) {
  const ballots = options.flatMap(({ ballots: list }) => list.map(({ ref }) => ref));
  let told = false;
  return (effect: string) => {
    if (!ballots.some((ref) => effect.includes(ref))) return true;
    if (told) return false;
    told = true;
    return true;
  };
}

function madeOf(sent: Sent, voting: Voting): Made {
  const { form, view } = sent;
  const desk = deskOf(sent);
  const other = form.person ?? '';
  const person = other || personOf(view);
  const own = other === '';
  if (person === null && ['cast', 'change', 'aside', 'withdraw'].includes(form.do ?? ''))
    throw new Refused(
      'Your account is not tied to a person on record, so it has no vote. Ask the secretariat to tie it to yours.',
    );
  const who = person ?? '';
  switch (form.do) {
    case 'cast':
    case 'change': {
      const asked = { person: who, choices: choicesIn(sent, voting), change: form.do === 'change' };
      return own ? castOwn(desk, voting, asked) : recordBallot(desk, voting, asked);
    }
    case 'aside':
      return standAside(desk, voting, { person: who, reason: form['aside-reason'] ?? '', own });
    case 'withdraw':
      return takeBack(desk, voting, { person: who, own });
    case 'extend':
      return extended(desk, voting, form);
    case 'void':
      return voidVoting(desk, voting, form.why ?? '');
    case 'check':
    case 'close':
      return closeVoting(desk, voting, {
        casting: voting.options.map((_, at) => castingIn(form[`casting-${at}`])),
        implementsOn: dayIn(form),
      });
    default:
      throw new Refused('This form does not say what to do. Reload the page, and press one of its buttons.');
  }
}

const castingIn = (text: string | undefined): Casting => (text === 'for' || text === 'against' ? text : null);

function dayIn({ implements_on: text = '' }: Sent['form']): string {
  if (text !== '' && !isDay(text))
    throw new Refused({
      sentence: 'Give the day it takes effect, such as 2016-12-14, or leave it empty.',
      field: 'implements_on',
    });
  return text;
}

function choicesIn({ form, view }: Sent, { options }: Voting): BallotAsked['choices'] {
  return options.map((_, at) => ({
    position: form[`position-${at}`] ?? '',
    reason: form[`reason-${at}`] ?? '',
    objectives: (view.code.objectives ?? []).flatMap(({ id }) => {
      const how = form[`objective-${at}-${id}`] ?? '';
      return ['better', 'neutral', 'worse'].includes(how) ? [`${id}: ${how}`] : [];
    }),
  }));
}

function extended(desk: Desk, voting: Voting, form: Sent['form']): Made {
  const [day, time] = [form.closes_on ?? '', form.closes_at ?? ''];
  if (!isDay(day)) throw new Refused({ sentence: 'Give the new day, such as 2016-11-30.', field: 'closes_on' });
  const zone = desk.code.zone ?? 'Europe/London';
  const until = deadline({ day, time, zone });
  if (until <= momentOn(desk.today, desk.ledger.now(), zone))
    throw new Refused({ sentence: 'That time has passed. Give a later one.', field: 'closes_on' });
  return extendVoting(desk, voting, { day, time, until });
}

/** Opens the vote a form asks for; answers its reference. @throws Refused, Absent */
export async function voteOpened(sent: Sent, modification: string): Promise<string> {
  const { form, view } = sent;
  const groups = Object.entries(form).flatMap(([name, value]): [string, string][] =>
    name.startsWith('group-') ? [[name.slice('group-'.length), value]] : [],
  );
  const { ref, ...made } = await openVoting(deskOf(sent), {
    modification,
    closesOn: form.closes_on ?? '',
    closesAt: form.closes_at ?? '',
    meeting: form.meeting ?? '',
    background: form.background ?? '',
    papers: (form.papers ?? '')
      .split(/\r?\n/)
      .map((line) => line.trim())
      .filter(Boolean),
    groups: new Map(groups),
  });
  await record(view.site, made);
  return ref;
}
