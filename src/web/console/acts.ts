/** What the console's buttons do: each one Decision of the meeting, by whoever may record for its body. */
import { commit } from '../../kernel/commit.ts';
import { reading } from '../../kernel/db.ts';
import type { Change } from '../../kernel/define.ts';
import { Refused } from '../../kernel/problem.ts';
import type { Row } from '../../kernel/read.ts';
import { carryForward } from '../../meetings/carry.ts';
import { closeMeeting, openMeeting } from '../../meetings/closing.ts';
import type { Position } from '../../meetings/count.ts';
import { decisionAt, requireSecretariat } from '../../meetings/desk.ts';
import { earlierActions, type Report, reported } from '../../meetings/earlier-actions.ts';
import { clearInterest, declareInterest } from '../../meetings/interests.ts';
import { recordItem } from '../../meetings/item-decision.ts';
import { finalLabel } from '../../meetings/labels.ts';
import { bodyOf, dayOfMeeting, itemName } from '../../meetings/meeting-rows.ts';
import { decidingActor } from '../../meetings/powers.ts';
import {
  apologised,
  arrived,
  type Capacity,
  described,
  expected,
  inTheRoom,
  left,
  personOf,
} from '../../meetings/presence.ts';
import { undoDecision } from '../../meetings/undo.ts';
import { castBallot, closeVote, openVote, voidVote, withdrawBallot } from '../../meetings/voting.ts';
import { named } from './add-effect.ts';
import { itemTitle } from './console-parts.tsx';
import { type ConsoleState, ofItem } from './console-state.ts';
import { deskOf, timeNow } from './desk-of.ts';
import { settledIn, takingOf } from './effects.ts';
import { dropping, giveBack, hasMore, keepRest, ownAfter } from './kept-work.ts';
import { outlookOf } from './outlook.ts';
import { addEffect, dropEffect } from './own-effects.ts';
import { type Form, noWork, textIn } from './work.ts';

/** What came of an act: what to say of it, and whether the page has only to be told, not to go anywhere. */
export interface Acted {
  done: string;
  /** Reference of the item to go to. */
  item?: string;
  /** Fields of the form that are to stand in the next page too. */
  choosing?: Readonly<Record<string, string>>;
  /** The page stays: what changed comes to it by itself. */
  stay?: boolean;
}

export interface Acting {
  state: ConsoleState;
  form: Form;
  /** The version of what is typed that this act goes by. */
  seen: number;
}

type Act = (acting: Acting, args: readonly string[]) => Promise<Acted>;

export const acts: Readonly<Record<string, Act>> = {
  save: async () => ({ done: '' }),
  record,
  'choose-effect': async ({ form }) => {
    const fields = [named.register, named.ref, named.move].map((name) => [name, textIn(form, name)] as const);
    return { done: '', choosing: Object.fromEntries(fields.filter(([, text]) => text !== '')) };
  },
  'add-effect': async ({ state, form }) => {
    await addEffect(state, inHand(state), form);
    return { done: 'The effect is added. It happens once this is recorded.' };
  },
  'drop-effect': async ({ state }, key) => {
    await dropEffect(state, inHand(state), key.join(' '));
    return { done: 'The effect is taken out.' };
  },
  action: raise,
  carry,
  undo: async ({ state, form }) => {
    const [reason, seen] = [textIn(form, 'undo-reason'), textIn(form, 'undo-seen')];
    const asked = { meeting: state.rows.meeting.ref, reason, ...(seen ? { seen } : {}) };
    await undoDecision(deskOf(state.view), asked);
    await giveBack(state);
    return { done: 'It is taken back, and its words stand where they were typed. The log keeps both.' };
  },
  open: async ({ state, form }) => {
    const time = timeIn(state, form) ?? timeNow(state.view);
    await openMeeting(deskOf(state.view), { meeting: state.rows.meeting.ref, time });
    return { done: `The meeting is open since ${time}.` };
  },
  close: async ({ state, form }) => {
    const time = timeIn(state, form) ?? timeNow(state.view);
    await closeMeeting(deskOf(state.view), { meeting: state.rows.meeting.ref, time });
    return { done: `The meeting closed at ${time}. Its minutes are a draft now.` };
  },
  vote: putToVote,
  cast: async ({ state }, [position = '', person = '', vote = '']) => {
    const meeting = state.rows.meeting.ref;
    await castBallot(deskOf(state.view), { meeting, vote, person, position: position as Position });
    return { done: `${attends(state, person)} has voted.`, stay: true };
  },
  'withdraw-ballot': async ({ state }, [person = '', vote = '']) => {
    await withdrawBallot(deskOf(state.view), { meeting: state.rows.meeting.ref, vote, person });
    return { done: `The ballot of ${attends(state, person)} is withdrawn.`, stay: true };
  },
  'close-vote': closeIt,
  'void-vote': async ({ state, form }, [vote = '']) => {
    const reason = textIn(form, 'void-reason');
    await voidVote(deskOf(state.view), { meeting: state.rows.meeting.ref, vote, reason });
    return { done: 'The vote is void.' };
  },
  arrive: async ({ state, form }, [person = '']) => {
    const row = attends(state, person);
    await attendance(state, arrived(state.rows, { person }, timeIn(state, form)));
    return { done: `${row} is here.`, stay: true };
  },
  'arrive-all': async ({ state, form }) => {
    const all = state.rows.attendance.filter(({ state: is }) => is === 'expected');
    const time = timeIn(state, form);
    await attendance(
      state,
      all.flatMap(({ fields }) => arrived(state.rows, { person: String(fields.person) }, time)),
    );
    return { done: `${all.length} people are here.`, stay: true };
  },
  leave: async ({ state, form }, [person = '']) => {
    const row = attends(state, person);
    await attendance(state, left(state.rows, person, timeIn(state, form) ?? timeNow(state.view)));
    return { done: `${row} has left.`, stay: true };
  },
  apologise: async ({ state }, [person = '']) => {
    const row = attends(state, person);
    await attendance(state, apologised(state.rows, { person }));
    return { done: `${row} sent apologies.`, stay: true };
  },
  report,
  'add-here': (acting) => add(acting, true),
  'add-expected': (acting) => add(acting, false),
  interest: async ({ state, form }) => {
    const item = inHand(state);
    const person = textIn(form, 'interest-person');
    const title = textIn(form, 'interest-title');
    const declared = { item: item.ref, person, title, recused: textIn(form, 'recused') === 'yes' };
    await decide(state, declareInterest(state.rows, declared), { about: `, ${itemName(item)}`, item });
    return { done: 'The interest is on record.', stay: true };
  },
  'clear-interest': async ({ state }, [person = '']) => {
    const item = inHand(state);
    await decide(state, clearInterest(state.rows, item.ref, person), { about: `, ${itemName(item)}`, item });
    return { done: 'The interest is cleared.', stay: true };
  },
};

/** The decision as worded, with the effects that are ticked; or the item as taken. */
async function record({ state, form, seen }: Acting): Promise<Acted> {
  const item = inHand(state);
  // Pressed twice, or by two people: what the page showed is no longer all there is.
  if (form.taken !== undefined && Number(textIn(form, 'taken')) !== ofItem(state.rows.decisions, item).length)
    throw new Refused(
      'A decision of this item was recorded or taken back meanwhile; look at what shows now before recording another.',
    );
  const { offered } = await outlookOf(state);
  const taking = takingOf(state.work, offered, item);
  const asked = { meeting: state.rows.meeting.ref, item: item.ref, taking };
  await recordItem(deskOf(state.view), asked, dropping(state, item, seen));
  const own = ownAfter(state.work, settledIn(offered));
  const rest = { ...noWork, narrative: state.work.narrative, action: state.work.action, own };
  if (hasMore(rest)) await keepRest(state, item, rest);
  const what = taking.decisions.length > 0 ? 'The decision is recorded' : 'The item is recorded as taken';
  const effects = taking.effects.length;
  const which = taking.decisions.some(({ conditional }) => conditional) ? 'waiting for the condition' : 'done';
  return { done: `${what}${effects > 0 ? `, ${effects} ${effects === 1 ? 'effect' : 'effects'} ${which}` : ''}.` };
}

async function raise({ state, seen }: Acting): Promise<Acted> {
  const item = inHand(state);
  const { work } = state;
  if (work.action.trim() === '')
    throw new Refused({ sentence: 'Type the action first: who is to do what, by when.', field: 'action' });
  const taking = { narrative: work.narrative, decisions: [], effects: [], actions: [work.action], seen: item.entry };
  const asked = { meeting: state.rows.meeting.ref, item: item.ref, taking };
  await recordItem(deskOf(state.view), asked, dropping(state, item, seen));
  const rest = { ...work, action: '' };
  if (hasMore(rest)) await keepRest(state, item, rest);
  return { done: 'The action is raised.' };
}

/** The decision as worded becomes a question; what it would bring about waits for the outcome. */
async function putToVote({ state, seen }: Acting): Promise<Acted> {
  const item = inHand(state);
  const { work } = state;
  if (work.condition.trim() !== '')
    throw new Refused({
      sentence:
        'A vote is on words that take effect once it is carried. Put the condition into the words, or take it out.',
      field: 'condition',
    });
  const { offered } = await outlookOf(state);
  const asked = {
    meeting: state.rows.meeting.ref,
    item: item.ref,
    question: work.wording,
    verb: work.verb,
    pending: takingOf(work, offered, item).effects,
  };
  const own = ownAfter(work, settledIn(offered));
  await openVote(deskOf(state.view), asked, dropping(state, item, seen));
  // The discussion is on record only with the item; until then it is still being typed.
  await keepRest(state, item, { ...noWork, narrative: work.narrative, action: work.action, own });
  return { done: 'The vote is open. Members cast their ballots from the page on which they follow the meeting.' };
}

async function closeIt({ state, form }: Acting, [vote = '']: readonly string[]): Promise<Acted> {
  const number = (name: string) => (/^\d+$/.test(textIn(form, name)) ? Number(textIn(form, name)) : Number.NaN);
  const secret = 'votes-for' in form;
  const casting = textIn(form, 'casting');
  const { count } = await closeVote(deskOf(state.view), {
    meeting: state.rows.meeting.ref,
    vote,
    counted: secret
      ? { for: number('votes-for'), against: number('votes-against'), abstained: number('votes-abstained') }
      : null,
    casting: casting === 'for' || casting === 'against' ? casting : null,
  });
  return { done: count.sentences.slice(-2).join(' ') };
}

/** What was reported of an earlier action at the item in hand. */
async function report({ state, form }: Acting, [outcome = '']: readonly string[]): Promise<Acted> {
  const item = inHand(state);
  const { view, rows } = state;
  const { ledger } = view.site;
  const of = { code: view.code, at: view.at, rows };
  const known = await reading(ledger.db, view.reader, (tx) => earlierActions(tx, ledger, of));
  const action = known.find(({ ref }) => ref === textIn(form, 'report-action'));
  if (!action) throw new Refused({ sentence: 'Choose the action that was reported on.', field: 'report-action' });
  const said = textIn(form, 'report-said');
  const asked = { action, item, said, due: textIn(form, 'report-due'), outcome: outcome as Report['outcome'] };
  // Who may read that the item was dealt with may not yet read of the action.
  const named = action.label.level <= finalLabel(rows, item).level ? `, action ${action.ref}` : '';
  await decide(state, [reported(rows, asked)], { about: `, ${itemName(item)}${named}`, item });
  return { done: `What was reported of action ${action.ref} is on record.` };
}

async function carry({ state, seen }: Acting): Promise<Acted> {
  const item = inHand(state);
  const { narrative } = state.work;
  const asked = { meeting: state.rows.meeting.ref, items: [item.ref], narrative };
  const { to } = await carryForward(deskOf(state.view), asked, dropping(state, item, seen));
  if (hasMore(state.work)) await keepRest(state, item, state.work);
  const where = to ? `to ${to.title}` : 'to the next meeting, once it is planned';
  return { done: `${itemTitle(item)} is carried forward ${where}.`, ...(state.next ? { item: state.next.ref } : {}) };
}

async function add({ state, form }: Acting, here: boolean): Promise<Acted> {
  const name = textIn(form, 'person-name').trim();
  const [standsFor, category] = [textIn(form, 'person-for'), textIn(form, 'person-category').trim()];
  const role = textIn(form, 'person-role').trim();
  const who = {
    name,
    capacity: textIn(form, 'person-capacity') as Capacity,
    ...(standsFor ? { standsFor } : {}),
    ...(category ? { category } : {}),
    ...(role ? { role } : {}),
  };
  const { rows } = state;
  const person = personOf(who);
  const listed = rows.attendance.filter((row) => row.fields.person === person);
  // Somebody who is there already, or expected already, is described anew: as an alternate after all, or an observer.
  const known = here ? inTheRoom(listed).length > 0 : listed.length > 0;
  const anew = here ? () => arrived(rows, who, timeIn(state, form)) : () => expected(rows, who);
  await attendance(state, known ? described(rows, who) : anew());
  return { done: `${name} is ${here ? 'here' : 'expected'}.` };
}

/** Who is on the list, by name. */
function attends({ rows }: ConsoleState, person: string): string {
  return rows.attendance.find((row) => row.fields.person === person)?.title ?? person;
}

/** The time given, or now; null before the meeting, when those who come are there from its start. */
function timeIn({ view, rows }: ConsoleState, form: Form): string | null {
  const time = textIn(form, 'time');
  if (time) return time;
  return rows.meeting.state === 'sitting' ? timeNow(view) : null;
}

function inHand({ item }: ConsoleState): Row {
  if (!item) throw new Refused('Choose an item of the agenda first.');
  return item;
}

function attendance(state: ConsoleState, changes: readonly Change[]): Promise<void> {
  return decide(state, changes, { about: ', attendance' });
}

/** One Decision of the meeting. Of the item where there is one, with its class; else as public as that it sits. */
async function decide(
  { view, rows }: ConsoleState,
  changes: readonly Change[],
  { about, item }: { about: string; item?: Row },
): Promise<void> {
  if (changes.length === 0) return;
  const desk = deskOf(view);
  requireSecretariat(desk);
  const label = item ? finalLabel(rows, item) : { group: bodyOf(rows), level: rows.meeting.label.level };
  const actor = decidingActor(desk.actor, rows.config, dayOfMeeting(rows));
  await commit(desk.ledger, actor, decisionAt(desk, rows, { about, label, changes }));
}
