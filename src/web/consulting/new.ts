/** What issuing a consultation does: the record, and mail to those who answer for the parties asked. */

import { calendarOf, workingDaysBetween } from '../../calendar/calendar.ts';
import { contactsOf, partiesAsked } from '../../consulting/audience.ts';
import { closingOf } from '../../consulting/closing.ts';
import { issueConsultation, nextConsultation } from '../../consulting/issue.ts';
import { lengthOf } from '../../consulting/rules.ts';
import { tellContacts } from '../../consulting/tell.ts';
import { dryRun } from '../../kernel/commit.ts';
import { reading } from '../../kernel/db.ts';
import type { Decision, Value } from '../../kernel/define.ts';
import { registerOf } from '../../kernel/ledger.ts';
import { Refused } from '../../kernel/problem.ts';
import { get, listRows } from '../../kernel/read.ts';
import { record } from '../record.ts';
import { pathTo, type Site } from '../view.ts';
import type { Draft } from './new-form.ts';
import type { Sent } from './sent.ts';

/** A consultation tried: what issuing it will do, and the way to issue it. Throws Refused with every problem. */
export async function built(site: Site, sent: Sent, draft: Draft) {
  const { desk, now, origin, view } = sent;
  const { code, today, actor, ledger } = desk;
  const at = { day: today, known: null };
  const { ref, parties, contacts } = await reading(ledger.db, actor, async (tx) => {
    const all = await listRows(tx, registerOf(ledger, 'consultation'), {
      code: code.id,
      at: { day: '9999-12-31', known: null },
    });
    for (const register of ['modification', 'variation'] as const) {
      const named = draft[register].trim();
      if (named && !(await get(tx, registerOf(ledger, register), { code: code.id, ref: named, at })))
        throw new Refused({
          sentence: `There is no ${register} ${named}. Choose one of those offered.`,
          field: register,
        });
    }
    const asked = await partiesAsked(tx, ledger, { code, at, audience: draft.audience });
    return {
      ref:
        draft.from ||
        nextConsultation(
          draft.kind,
          today,
          all.rows.map((row) => row.ref),
        ),
      parties: asked,
      contacts: await contactsOf(tx, code, { parties: asked.map((one) => one.ref), day: today }),
    };
  });
  const decision = issueConsultation(desk, ref, draft, now);
  await dryRun(ledger, actor, decision);
  const consultation = consultationIn(decision);
  const persons = [...new Set(contacts.map(({ person }) => person))];
  const address = `${origin}${pathTo(view.code.id, 'consulting', 'respond', ref)}`;
  return {
    ref,
    will: willDo(draft, {
      ref,
      decision,
      parties: parties.length,
      persons: persons.length,
      without: withoutContact(parties, contacts),
      code,
    }),
    record: () =>
      record(site, { actor, decision }, async (tx) => {
        await tellContacts(tx, { code, persons, consultation, address, about: 'issued', sequence: 0, now });
      }),
  };
}

function consultationIn({ changes }: Decision) {
  const fields = { ...(changes[0]?.sets as Record<string, Value>) };
  return { ref: changes[0]?.ref ?? '', title: String(fields.title), state: 'open', fields };
}

const withoutContact = (parties: readonly { ref: string }[], contacts: readonly { party: string }[]) =>
  parties.filter(({ ref }) => !contacts.some(({ party }) => party === ref)).length;

interface Doing {
  ref: string;
  decision: Decision;
  parties: number;
  persons: number;
  /** Parties asked that nobody answers for. */
  without: number;
  code: Sent['desk']['code'];
}

const count = (many: number, one: string, several: string) => (many === 1 ? `one ${one}` : `${many} ${several}`);

function willDo(draft: Draft, { ref, decision, parties, persons, without, code }: Doing): string[] {
  const closing = closingOf({ fields: consultationIn(decision).fields }, code);
  const usual = lengthOf(code, draft.kind, decision.effective);
  const given = workingDaysBetween(calendarOf(code.calendar), draft.opensOn, draft.closesOn);
  return [
    `issue ${ref} with ${count(draft.questions.length, 'question', 'questions')}, open to ${count(parties, 'party', 'parties')}`,
    `close to answers at ${closing?.words}${closing?.sum ? ` (${closing.sum})` : ''}`,
    persons > 0
      ? `mail ${count(persons, 'person', 'people')} who answer for them, those who have an account, with a calendar entry`
      : 'mail nobody: none of those asked has a contact on record',
    ...(without > 0 && persons > 0
      ? [`leave ${count(without, 'party', 'parties')} untold, which nobody is on record as answering for`]
      : []),
    ...(usual.value !== null && given < usual.value
      ? [`give ${given} WD where ${usual.value} are usual${usual.clause ? ` (${usual.clause})` : ''}`]
      : []),
  ];
}
