/** What may be done with an issue, by whom: the fields it asks and the Decision it comes to. */

import { dayInWords } from '../../calendar/day.ts';
import { bodyName } from '../../codes/body.ts';
import { processOn } from '../../codes/process-of.ts';
import { addressIn, givenAway } from '../../issues/intake.ts';
import { convert, firstMove, moved, takeUp } from '../../issues/taking.ts';
import { isDay } from '../../kernel/decide.ts';
import type { Decision } from '../../kernel/define.ts';
import { type Problem, Refused } from '../../kernel/problem.ts';
import type { Row } from '../../kernel/read.ts';
import type { ActField } from '../assessing/act-page.tsx';
import type { Form } from '../form.ts';
import type { View } from '../view.ts';

export interface Ground {
  view: View;
  row: Row;
  /** Its newest entry when the form was first shown. */
  seen: number;
  /** References that the next issue and the next modification would get. */
  next: { issue: string; modification: string };
  /** Parties by reference. */
  parties: Readonly<Record<string, string>>;
}

export interface Letter {
  to: string;
  subject: string;
  text: string;
}

export interface Act {
  label: string;
  from: readonly string[];
  by: readonly string[];
  verb: string;
  lead(ground: Ground): string;
  fields(ground: Ground): ActField[];
  /** @throws Refused */
  decide(ground: Ground, form: Form): { decision: Decision; also?: readonly string[]; letter?: Letter | null };
}

const text = (form: Form, name: string) => (form[name] ?? '').replaceAll('\r\n', '\n').trim();

function needed(form: Form, name: string, problems: Problem[], sentence: string): string {
  const words = text(form, name);
  if (words === '') problems.push({ sentence, field: name });
  return words;
}

function doing({ view, row, seen }: Ground) {
  return { code: view.code, row, seen, today: view.asAt.today, actor: view.session?.actor.name ?? '' };
}

function refuse(problems: readonly Problem[]): void {
  if (problems.length > 0) throw new Refused(problems);
}

const partyField = (ground: Ground, label: string): ActField => ({
  name: 'party',
  field: { label, kind: 'choice', choices: ground.parties },
  required: false,
});

/** A party that is on record, or none. */
function partyIn({ parties }: Ground, form: Form, problems: Problem[]): string | null {
  const ref = text(form, 'party');
  if (ref !== '' && !Object.hasOwn(parties, ref))
    problems.push({ sentence: 'Choose a party that is on record, or none.', field: 'party' });
  return ref || null;
}

const take: Act = {
  label: 'Put on the public record',
  from: ['received'],
  by: ['secretariat'],
  verb: 'Put it on the public record',
  lead: ({ next }) =>
    `It becomes issue ${next.issue}, which everybody may read. Who asked stays here: leave names and addresses out of the words.`,
  fields: ({ row, parties }) => [
    { name: 'title', field: { label: 'Issue', kind: 'text' }, value: row.title },
    {
      name: 'description',
      field: { label: 'Description', kind: 'prose' },
      value: String(row.fields.description ?? ''),
      required: false,
    },
    {
      name: 'kind',
      field: { label: 'Kind', kind: 'choice', choices: kinds },
      value: String(row.fields.kind ?? ''),
      required: false,
    },
    ...(Object.keys(parties).length > 0
      ? [
          {
            name: 'party',
            field: {
              label: 'Raised by',
              kind: 'choice' as const,
              choices: parties,
              hint: 'Only a party that agreed to be named.',
            },
            required: false,
          },
        ]
      : []),
    {
      name: 'reply',
      field: { label: 'What the critical friend says, for everybody', kind: 'prose' },
      value: String(row.fields.friend_reply ?? ''),
      required: false,
    },
  ],
  decide(ground, form) {
    const problems: Problem[] = [];
    const title = needed(form, 'title', problems, 'Say in a few words what the issue is.');
    const raisedBy = partyIn(ground, form, problems);
    const words = [title, text(form, 'description'), text(form, 'reply')].join('\n');
    const away = givenAway(ground.row.fields.contact, words);
    if (away.length > 0)
      problems.push({
        sentence: `The words hold the ${away.join(' and the ')} of whoever asked. Take it out: everybody may read them.`,
        field: 'description',
      });
    refuse(problems);
    const decision = takeUp(doing(ground), ground.next.issue, {
      title,
      description: text(form, 'description'),
      kind: Object.hasOwn(kinds, text(form, 'kind')) ? text(form, 'kind') : null,
      raisedBy,
      reply: text(form, 'reply') || null,
    });
    return { decision, also: ['keep who asked where it is, and nowhere on the public record'] };
  },
};

const kinds = { question: 'Something is not clear', change: 'Something should change' } as const;

const befriend: Act = {
  label: 'Answer as critical friend',
  from: ['received', 'open', 'referred'],
  by: ['secretariat'],
  verb: 'Record the answer',
  lead: ({ row }) =>
    row.state === 'received'
      ? 'For whoever asked. It stays where the form was received, until you put the issue on the public record.'
      : 'The answer is public, as the issue is.',
  fields: ({ row, view }) => [
    {
      name: 'reply',
      field: { label: 'Answer', kind: 'prose', hint: 'What is so already, what to try, how to say it better.' },
      value: String(row.fields.friend_reply ?? ''),
    },
    { name: 'on', field: { label: 'Answered on', kind: 'day' }, value: view.asAt.today },
    ...(addressIn(row.fields.contact)
      ? [
          {
            name: 'mail',
            field: { label: `Send it to ${addressIn(row.fields.contact)}`, kind: 'flag' as const },
            value: 'true',
            required: false,
          },
        ]
      : []),
  ],
  decide(ground, form) {
    const { row, view } = ground;
    const problems: Problem[] = [];
    const reply = needed(form, 'reply', problems, 'Write the answer.');
    const on = text(form, 'on') || view.asAt.today;
    if (!isDay(on) || on > view.asAt.today)
      problems.push({ sentence: 'Give the day of the answer, up to today.', field: 'on' });
    if (isDay(on) && typeof row.fields.raised_on === 'string' && on < row.fields.raised_on)
      problems.push({
        sentence: `It was not answered before it came, on ${dayInWords(row.fields.raised_on)}. Mend the day.`,
        field: 'on',
      });
    refuse(problems);
    const to = form.mail === 'true' ? addressIn(row.fields.contact) : null;
    const decision = moved(doing(ground), {
      move: 'befriend',
      sets: { friend_reply: reply, friend_on: on },
      title: `Issue ${row.ref} answered by the critical friend`,
    });
    const letter =
      to === null
        ? null
        : {
            to,
            subject: `Your issue ${row.ref}: ${row.title}`,
            text: `You raised an issue with the ${view.code.name}: ${row.title}\n\n${reply}\n\nIts reference is ${row.ref}.`,
          };
    return { decision, letter, also: to ? [`queue a mail with the answer to ${to}`] : [] };
  },
};

const refer: Act = {
  label: 'Pass on',
  from: ['open', 'referred'],
  by: ['secretariat', 'panel'],
  verb: 'Pass it on',
  lead: () => 'To the body that knows the matter. It stands on the agenda of that body until it is settled.',
  fields: ({ view, row }) => [
    {
      name: 'body',
      field: {
        label: 'To',
        kind: 'choice',
        choices: Object.fromEntries(
          view.code.bodies
            .filter(({ kind }) => kind === 'panel' || kind === 'sub-committee' || kind === 'group')
            .map(({ id, name }) => [id, name]),
        ),
      },
      value: String(row.fields.body ?? ''),
    },
    {
      name: 'answer_by',
      field: { label: 'Answer due', kind: 'day' },
      value: String(row.fields.answer_by ?? ''),
      required: false,
    },
    {
      name: 'owner',
      field: { label: 'Who follows it up', kind: 'text' },
      value: String(row.fields.owner ?? ''),
      required: false,
    },
  ],
  decide(ground, form) {
    const { view, row } = ground;
    const problems: Problem[] = [];
    const body = text(form, 'body');
    if (!view.code.bodies.some(({ id }) => id === body))
      problems.push({ sentence: 'Choose the body it is passed to.', field: 'body' });
    const by = text(form, 'answer_by');
    if (by !== '' && (!isDay(by) || by < view.asAt.today))
      problems.push({ sentence: 'Give a day from today on by which to answer, or none.', field: 'answer_by' });
    refuse(problems);
    const sets = { body, answer_by: by || null, owner: text(form, 'owner') || null };
    const title = `Issue ${row.ref} passed to ${bodyName(view.code, body)}`;
    return { decision: moved(doing(ground), { move: 'refer', sets, title }) };
  },
};

/** Settled one way or the other, in words. */
function ending(
  given: Pick<Act, 'label' | 'from' | 'by' | 'verb'> & { move: string; words: string; about: string },
): Act {
  const { move, words, about, ...act } = given;
  return {
    ...act,
    lead: () => about,
    fields: ({ row }) => [
      { name: 'outcome', field: { label: words, kind: 'prose' }, value: String(row.fields.outcome ?? '') },
    ],
    decide(ground, form) {
      const problems: Problem[] = [];
      const outcome = needed(form, 'outcome', problems, 'Say how it ended: whoever asked will want to know why.');
      refuse(problems);
      const title = `Issue ${ground.row.ref} ${move === 'resolve' ? 'resolved' : 'closed'}`;
      return { decision: moved(doing(ground), { move, sets: { outcome }, title }) };
    },
  };
}

const turn: Act = {
  label: 'Turn into a modification',
  from: ['open', 'referred'],
  by: ['secretariat'],
  verb: 'Raise the modification',
  lead({ view, next }) {
    const process = processOn(view.code, view.asAt.today);
    const how = firstMove(view.code, view.asAt.today) === 'draft' ? 'lodged as a draft proposal' : 'raised';
    return `${next.modification} is ${how}${process ? ` under the rules of “${process.name}”` : ''}, with these words. The issue and the modification lead to each other.`;
  },
  fields: (ground) => [
    { name: 'title', field: { label: 'Title of the modification', kind: 'text' }, value: ground.row.title },
    {
      name: 'description',
      field: { label: 'Issue', kind: 'prose', hint: 'What is wrong as things are.' },
      value: String(ground.row.fields.description ?? ''),
    },
    { name: 'solution', field: { label: 'Proposed solution', kind: 'prose' }, required: false },
    ...(Object.keys(ground.parties).length > 0 ? [partyField(ground, 'Proposer')] : []),
  ],
  decide(ground, form) {
    const problems: Problem[] = [];
    const title = needed(form, 'title', problems, 'Give the modification a title.');
    const description = needed(form, 'description', problems, 'Say what is wrong as things are.');
    const proposer = partyIn(ground, form, problems) ?? (ground.row.fields.raised_by as string | null);
    refuse(problems);
    const solution = text(form, 'solution') || null;
    return { decision: convert(doing(ground), ground.next.modification, { title, description, solution, proposer }) };
  },
};

/** By their place in the address; the likeliest first. */
export const acts: Readonly<Record<string, Act>> = {
  take,
  befriend,
  refer,
  resolve: ending({
    label: 'Resolve',
    from: ['open', 'referred'],
    by: ['secretariat', 'panel'],
    verb: 'Record it as resolved',
    move: 'resolve',
    words: 'How it was resolved',
    about: 'The answer is found, and nothing need change.',
  }),
  convert: turn,
  close: ending({
    label: 'Close',
    from: ['received', 'open', 'referred'],
    by: ['secretariat', 'panel'],
    verb: 'Close it',
    move: 'close',
    words: 'Why it goes no further',
    about: 'It goes no further. What came by the form and was never put on the public record stays off it.',
  }),
};
