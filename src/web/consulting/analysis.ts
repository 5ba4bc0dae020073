/** What the administrator does with a consultation, each button as one Decision. */
import { contactsOf, partiesAsked } from '../../consulting/audience.ts';
import {
  closeConsultation,
  extendConsultation,
  publishAnswers,
  publishable,
  replyTo,
} from '../../consulting/publish.ts';
import { type Consulted, consulted } from '../../consulting/rows.ts';
import { decideLate } from '../../consulting/send.ts';
import { tellContacts } from '../../consulting/tell.ts';
import { mayMake } from '../../kernel/access.ts';
import { dryRun } from '../../kernel/commit.ts';
import { keeping, reading, type Tx } from '../../kernel/db.ts';
import type { Decision } from '../../kernel/define.ts';
import { Absent, Refused } from '../../kernel/problem.ts';
import type { Row } from '../../kernel/read.ts';
import { record } from '../record.ts';
import { pathTo, type Site } from '../view.ts';
import type { Sent } from './sent.ts';

/** Does what the pressed button says. Returns sentences where it was only tried, null where it is done. */
export async function administered(site: Site, sent: Sent, ref: string): Promise<string[] | null> {
  const { desk, form, view } = sent;
  if (!mayMake(desk.actor, ['secretariat'])) throw new Absent();
  const at = { day: desk.today, known: null };
  const rows = await reading(site.ledger.db, desk.actor, (tx) =>
    consulted(tx, site.ledger, { code: view.code, ref, at }),
  );
  const make = (decision: Decision, also?: Parameters<typeof record>[2]) =>
    record(site, { actor: desk.actor, decision }, also);
  const pressed = form.do ?? '';
  const response = rows.responses.find((one) => one.ref === form.response);
  switch (pressed) {
    case 'extend':
      await extended(site, sent, rows);
      return null;
    case 'remind':
      await remindThem(site, sent, rows);
      return null;
    case 'close':
      await make(closeConsultation(desk, rows, sent.now));
      return null;
    case 'take':
    case 'refuse':
      if (!response) throw new Absent();
      await make(decideLate(desk, response, { take: pressed === 'take', why: form.why ?? '' }));
      return null;
    case 'reply': {
      const row = rows.answers.find((one) => one.ref === form.of) ?? rows.responses.find((one) => one.ref === form.of);
      if (!row) throw new Absent();
      await make(replyTo(desk, row, (form.reply ?? '').replaceAll('\r\n', '\n')));
      return null;
    }
    case 'publish':
      await make(publishAnswers(desk, rows));
      return null;
    default: {
      const decision = publishAnswers(desk, rows);
      await dryRun(site.ledger, desk.actor, decision);
      return willPublish(rows);
    }
  }
}

function willPublish(rows: Consulted): string[] {
  const { responses, answers } = publishable(rows);
  const counted = rows.responses.filter(({ state }) => state === 'sent' || state === 'published');
  const held = counted.length - responses.length;
  const kept =
    rows.answers.filter(({ fields }) => responses.some(({ ref }) => ref === fields.response)).length - answers.length;
  const many = (count: number, one: string, several: string) => (count === 1 ? `one ${one}` : `${count} ${several}`);
  return [
    `let everybody read ${many(responses.length, 'response', 'responses')} with ${many(answers.length, 'answer', 'answers')}: ${responses.map(({ title }) => title).join(', ') || 'nobody’s'}`,
    'make them one paper that anybody may download, with your replies',
    ...(held > 0
      ? [
          `leave out ${many(held, 'response', 'responses')} that ${held === 1 ? 'is' : 'are'} confidential, without a trace`,
        ]
      : []),
    ...(kept > 0 ? [`leave out ${many(kept, 'answer', 'answers')} of the others, without a trace`] : []),
  ];
}

async function extended(site: Site, sent: Sent, { consultation }: Consulted): Promise<void> {
  const { form, desk, now } = sent;
  const to = { day: form.closes_on ?? '', time: form.closes_at ?? '', why: form.why ?? '', now };
  const decision = extendConsultation(desk, consultation, to);
  const persons = await personsAsked(site, sent, consultation, []);
  const fields = { ...consultation.fields, ...decision.changes[0]?.sets };
  await record(site, { actor: desk.actor, decision }, async (tx) => {
    await tell(tx, sent, { consultation: { ...consultation, fields }, persons, about: 'extended' });
  });
}

/** Reminding changes no record; the mail alone is kept. */
async function remindThem(site: Site, sent: Sent, { consultation, responses }: Consulted): Promise<void> {
  const done = responses.filter(({ state }) => state !== 'withdrawn').map(({ fields }) => String(fields.party));
  const persons = await personsAsked(site, sent, consultation, done);
  if (persons.length === 0)
    throw new Refused('There is nobody to remind: all have answered, or have no contact on record.');
  await keeping(site.ledger.db, (tx) => tell(tx, sent, { consultation, persons, about: 'reminder' }));
}

async function personsAsked(
  site: Site,
  { desk }: Sent,
  { fields }: Row,
  without: readonly string[],
): Promise<string[]> {
  const { code, today, actor } = desk;
  return reading(site.ledger.db, actor, async (tx) => {
    const asked = await partiesAsked(tx, site.ledger, {
      code,
      at: { day: today, known: null },
      audience: fields.audience,
    });
    const parties = asked.map(({ ref }) => ref).filter((ref) => !without.includes(ref));
    const contacts = await contactsOf(tx, code, { parties, day: today });
    return [...new Set(contacts.map(({ person }) => person))];
  });
}

async function tell(
  tx: Tx,
  { desk, view, origin, now }: Sent,
  { consultation, persons, about }: { consultation: Row; persons: readonly string[]; about: 'extended' | 'reminder' },
): Promise<void> {
  const address = `${origin}${pathTo(view.code.id, 'consulting', 'respond', consultation.ref)}`;
  // Calendars take the newest by this number; the entry that made the record so only ever grows.
  const sequence = about === 'extended' ? consultation.entry + 1 : consultation.entry;
  await tellContacts(tx, { code: desk.code, persons, consultation, address, about, sequence, now });
}
