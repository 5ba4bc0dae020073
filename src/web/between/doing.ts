/** What the buttons of a question do, each as one Decision; nothing here is shown. */
import { refuseClosed, refuseUncounted } from '../../between/at-once.ts';
import { castBallot, withdrawBallot } from '../../between/ballots.ts';
import { closeQuestion, extendQuestion, voidQuestion } from '../../between/close.ts';
import { momentOn } from '../../between/moment.ts';
import { circulate, type Question } from '../../between/question.ts';
import { type Standing, standingFrom, standingOf } from '../../between/tally.ts';
import { type Telling, tellElectors } from '../../between/tell-electors.ts';
import { deadline, wallTime } from '../../calendar/deadline.ts';
import type { Actor } from '../../kernel/access.ts';
import { mayMake } from '../../kernel/access.ts';
import { dryRun } from '../../kernel/commit.ts';
import { keeping, reading } from '../../kernel/db.ts';
import { isDay } from '../../kernel/decide.ts';
import type { Level } from '../../kernel/define.ts';
import { Refused } from '../../kernel/problem.ts';
import type { Desk } from '../../meetings/desk.ts';
import { dayWords } from '../../ui/dates.ts';
import { effectsOf } from '../pages/move-form.tsx';
import { record } from '../record.ts';
import type { Site, View } from '../view.ts';

/** What is sent with a POST, its token checked. */
export interface Sent {
  view: View;
  desk: Desk;
  actor: Actor;
  form: Record<string, string>;
  /** Every value of a name. */
  all(name: string): string[];
  /** What links in mail begin with. */
  origin: string;
}

/** A question tried: what putting it will do, and the way to put it. */
export async function putQuestion(sent: Sent, question: Question) {
  const { desk, view } = sent;
  const { decision, ref, electorate } = await circulate(desk, question);
  await dryRun(desk.ledger, desk.actor, decision);
  const { roll, body, whole } = electorate;
  const closes = { day: question.closesOn, time: question.closesAt };
  const will = [
    `put question ${ref} to ${roll.length} ${roll.length === 1 ? 'person' : 'people'} of ${body.title}: ${roll.map(({ name }) => name).join(', ')}`,
    'mail each of them who has an account the link to it, not its words',
    `close at ${closes.time} on ${dayWords(closes.day)}, ${whole.needed} of ${whole.seats} votes needed`,
  ];
  const telling = tellingOf(sent, { ref, body: body.title, closes, to: roll, about: 'put' });
  return {
    ref,
    will,
    record: () =>
      record(view.site, { actor: desk.actor, decision }, async (tx) => {
        await tellElectors(tx, telling);
      }),
  };
}

function tellingOf(
  { view, desk, origin }: Sent,
  about: Pick<Telling, 'ref' | 'body' | 'closes' | 'to' | 'about'>,
): Telling {
  const address = `${origin}${view.to('between', 'question', about.ref)}`;
  return { code: view.code.id, address, now: desk.ledger.now(), ...about };
}

/** Does what the pressed button says. Returns sentences to show where it was only tried, null where it is done. */
export async function questionDone(site: Site, sent: Sent, ref: string): Promise<string[] | null> {
  const { view, desk, form } = sent;
  const standing = await reading(site.ledger.db, view.reader, (tx) =>
    standingOf(tx, site.ledger, { code: view.code, ref, at: { day: desk.today, known: null }, today: desk.today }),
  );
  const { session, code } = view;
  const person = session?.person?.code === code.id ? session.person.ref : null;
  switch (form.do) {
    case 'vote': {
      const made = castBallot(desk, standing, { person, position: form.position ?? '', reason: form.reason ?? '' });
      await record(site, made, (tx) => refuseClosed(tx, standing));
      return null;
    }
    case 'withdraw':
      await record(site, withdrawBallot(desk, standing, person), (tx) => refuseClosed(tx, standing));
      return null;
    case 'extend':
      return extended(site, sent, standing);
    case 'void':
      await record(site, voidQuestion(desk, standing, form.why ?? ''));
      return null;
    case 'remind':
      return reminded(site, sent, standing);
    default:
      return closed(site, sent, standing);
  }
}

async function closed(site: Site, { desk, form, view, all }: Sent, given: Standing): Promise<string[] | null> {
  const casting = form.casting === 'for' || form.casting === 'against' ? form.casting : null;
  const zone = view.code.zone ?? 'Europe/London';
  const now = momentOn(desk.today, desk.ledger.now(), zone);
  const standing = standingFrom({ ...given, now, casting, zone });
  const level = Number(form.level ?? 0);
  if (![0, 1, 2, 3].includes(level)) throw new Refused({ sentence: 'Choose a class.', field: 'level' });
  // Only a form that showed what it does may leave some of it undone.
  const lines = form.ticks && Array.isArray(given.vote.fields.pending) ? given.vote.fields.pending : [];
  const without = lines.filter((line) => !all('doing').includes(line));
  const made = closeQuestion(desk, standing, { level: level as Level, without });
  if (form.do === 'close') {
    await record(site, made, (tx) => refuseUncounted(tx, standing));
    return null;
  }
  return effectsOf(await dryRun(site.ledger, made.actor, made.decision));
}

async function extended(site: Site, sent: Sent, standing: Standing): Promise<null> {
  const [day, time] = [sent.form.closes_on ?? '', sent.form.closes_at ?? ''];
  if (!isDay(day)) throw new Refused({ sentence: 'Give the new day, such as 2016-12-20.', field: 'closes_on' });
  const zone = sent.view.code.zone ?? 'Europe/London';
  const until = deadline({ day, time, zone });
  if (until <= momentOn(sent.desk.today, site.ledger.now(), zone))
    throw new Refused({ sentence: 'That time has passed. Give a later one.', field: 'closes_on' });
  const made = extendQuestion(sent.desk, standing, { day, time, until });
  const { electorate, vote } = standing;
  const about = { ref: vote.ref, body: electorate.body.title, closes: { day, time }, about: 'extended' as const };
  await record(site, made, async (tx) => {
    await tellElectors(tx, tellingOf(sent, { ...about, to: electorate.roll }));
  });
  return null;
}

/** Reminding changes no record; the mail alone is kept. */
async function reminded(site: Site, sent: Sent, standing: Standing): Promise<null> {
  if (!mayMake(sent.actor, ['secretariat'])) throw new Refused('Only the secretariat reminds members. Ask them to.');
  const { electorate, vote, missing, closes, isOver } = standing;
  if (vote.state !== 'open' || isOver || closes === null)
    throw new Refused('Voting has ended: nobody can be reminded.');
  const members = new Set(missing.map(({ person }) => person));
  const to = electorate.roll.filter(({ person, standsFor }) => members.has(standsFor ?? person));
  const { day, time } = wallTime(closes, sent.view.code.zone ?? 'Europe/London');
  const about = { ref: vote.ref, body: electorate.body.title, closes: { day, time }, about: 'reminder' as const };
  await keeping(site.ledger.db, (tx) => tellElectors(tx, tellingOf(sent, { ...about, to })));
  return null;
}
