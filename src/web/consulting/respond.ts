/** Answering for a party: whose answer it is, what is kept of it while it is typed, and sending it. */
import type { Answer, Answering } from '../../consulting/answering.ts';
import { answeringFrom, isGiven } from '../../consulting/answering.ts';
import { isAsked, type Party, partiesAsked, partiesOf } from '../../consulting/audience.ts';
import { type Consulted, consulted, lastPart, responseRef } from '../../consulting/rows.ts';
import { confidentialLabel } from '../../consulting/rules.ts';
import { type Respondent, respondentOf, sendResponse, withdrawResponse } from '../../consulting/send.ts';
import { mailReceipt } from '../../consulting/tell.ts';
import { type Draft, type DraftKey, dropDraft, keepDraft, readDraft } from '../../drafts/drafts.ts';
import { dryRun } from '../../kernel/commit.ts';
import { reading, type Tx } from '../../kernel/db.ts';
import { history } from '../../kernel/history.ts';
import { registerOf } from '../../kernel/ledger.ts';
import { Absent, Refused } from '../../kernel/problem.ts';
import type { Row } from '../../kernel/read.ts';
import { instantInFull } from '../../ui/dates.ts';
import { signedIn } from '../form.ts';
import { record } from '../record.ts';
import { pathTo, type Site, type View } from '../view.ts';
import { keepsConsultations, personOf, type Sent } from './sent.ts';

/** Who may answer here, and for whom. */
export interface Speaker {
  respondent: Respondent;
  /** Whether the administrator enters it for them. */
  entered: boolean;
  /** Other parties that the reader answers for. */
  others: Party[];
}

/** What is there for a form to begin with. */
export interface Started {
  rows: Consulted;
  response: Row | null;
  draft: Draft<Answering> | null;
  /** The newest log entry of the response; 0 where there is none. */
  entry: number;
  answering: Answering;
}

/** Whom the reader answers for; null for who answers for nobody. `wanted` is the party that the address names. */
export async function speakerFor(site: Site, view: View, consultation: string): Promise<Speaker | null> {
  const own = await partiesOf(site.ledger.db, view.code, { person: personOf(view), day: view.asAt.today });
  const wanted = view.query.get('for');
  const mine = own.find(({ ref }) => ref === wanted);
  if (mine) return { respondent: respondentOf(mine), entered: false, others: own.filter((one) => one !== mine) };
  if (keepsConsultations(view) && wanted !== null) return enteredFor(site, view, wanted);
  if (own.length === 0) return null;
  // Of several, one that is asked: the address may name another.
  const audience = await reading(site.ledger.db, view.reader, async (tx) => {
    const { consultation: row } = await consulted(tx, site.ledger, { code: view.code, ref: consultation, at: view.at });
    return row.fields.audience;
  });
  const first = own.find(({ category }) => isAsked(audience, category)) ?? (own[0] as Party);
  return { respondent: respondentOf(first), entered: false, others: own.filter((one) => one !== first) };
}

/** A party by its reference; any other words are the name of somebody who is none. */
async function enteredFor(site: Site, view: View, wanted: string): Promise<Speaker | null> {
  const parties = await reading(site.ledger.db, view.reader, (tx) =>
    partiesAsked(tx, site.ledger, { code: view.code, at: view.at, audience: [] }),
  );
  const party = parties.find(({ ref, name }) => ref === wanted || name.toLowerCase() === wanted.toLowerCase());
  if (party) return { respondent: respondentOf(party), entered: true, others: [] };
  const name = wanted.trim().slice(0, 120);
  const slug = name
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
  if (slug === '') return null;
  return { respondent: { party: null, slug: `other-${slug}`, name, category: null }, entered: true, others: [] };
}

const draftKey = (view: View, consultation: string, { slug }: Respondent): DraftKey => ({
  code: view.code.id,
  kind: 'response',
  ref: responseRef(consultation, slug),
});

/** @throws Absent */
export async function startedOn(tx: Tx, view: View, ref: string, { respondent }: Speaker): Promise<Started> {
  const rows = await consulted(tx, view.site.ledger, { code: view.code, ref, at: view.at });
  const own = responseRef(ref, respondent.slug);
  const response = rows.responses.find((one) => one.ref === own) ?? null;
  const register = registerOf(view.site.ledger, 'response');
  const happened = await history(tx, register, { code: view.code.id, ref: own, known: null });
  const draft = await readDraft<Answering>(tx, draftKey(view, ref, respondent));
  const sent = answeringFrom(
    response,
    rows.answers.filter(({ fields }) => fields.response === own),
  );
  return {
    rows,
    response,
    draft,
    entry: Math.max(0, ...happened.map(({ seq }) => seq)),
    answering: draft?.content ?? sent,
  };
}

/** The answers as the form sent them. */
export function answeringIn(form: Readonly<Record<string, string>>, questions: readonly Row[]): Answering {
  const text = (name: string) => (form[name] ?? '').replaceAll('\r\n', '\n');
  const answers = questions.map(({ ref }): [string, Answer] => {
    const number = lastPart(ref);
    return [
      number,
      {
        chosen: text(`${number}-chosen`),
        reasoning: text(`${number}-reasoning`),
        confidential: text(`${number}-confidential`) === 'true',
        declined: text(`${number}-declined`) === 'true',
      },
    ];
  });
  return {
    answers: Object.fromEntries(answers),
    overall: text('overall'),
    confidential: text('confidential') === 'true',
  };
}

export interface Kept {
  answering: Answering;
  version: number;
  /** Somebody else of the party wrote meanwhile, and both are in it now; by whom. */
  by: string | null;
  clashes: readonly string[];
}

/** Keeps what is typed. What a colleague typed meanwhile is kept with it. */
export async function keepAnswers(
  site: Site,
  sent: Sent,
  of: { ref: string; speaker: Speaker; answering: Answering; before: Started },
): Promise<Kept> {
  const { view, desk, form } = sent;
  const { ref, speaker, answering, before } = of;
  const key = draftKey(view, ref, speaker.respondent);
  const label = confidentialLabel(view.code, speaker.respondent.party, view.asAt.today);
  // A form that says nothing of what it began with began with what is on record.
  const base = baseIn(form.base);
  const kept = await keepDraft<Answering>(site.ledger, desk.actor, {
    ...key,
    content: answering,
    seen: /^\d+$/.test(form.seen ?? '') ? Number(form.seen) : 0,
    ...(base ? { base } : {}),
    label,
  });
  return {
    answering: kept.draft.content,
    version: kept.draft.version,
    by: kept.merged ? (before.draft?.changedBy ?? 'Somebody of your party') : null,
    clashes: kept.clashes,
  };
}

function baseIn(text: string | undefined): Answering | null {
  try {
    const base = JSON.parse(text ?? '');
    return typeof base === 'object' && base !== null && typeof base.answers === 'object' ? base : null;
  } catch {
    return null;
  }
}

/** What sending will do, or the way to do it. Throws Refused. */
export async function sending(
  site: Site,
  sent: Sent,
  of: { speaker: Speaker; answering: Answering; before: Started; version: number },
) {
  const { view, desk, form, person, now, origin } = sent;
  const { speaker, answering, before, version } = of;
  const { respondent, entered } = speaker;
  const { consultation, questions } = before.rows;
  const made = sendResponse(desk, before.rows, {
    respondent,
    answering,
    person,
    entered,
    expects: /^\d+$/.test(form.entry ?? '') ? Number(form.entry) : 0,
    now,
  });
  await dryRun(site.ledger, made.actor, made.decision);
  const ref = responseRef(consultation.ref, respondent.slug);
  return {
    ref,
    will: willDo(answering, { ...made, name: respondent.name, entered, replaces: before.response?.state === 'sent' }),
    record: () =>
      record(site, made, async (tx) => {
        const key = draftKey(view, consultation.ref, respondent);
        // What a colleague typed in this very moment is not sent, and stays a draft.
        if ((await readDraft(tx, key))?.version === version) await dropDraft(tx, key);
        if (person === null || entered) return;
        const address = `${origin}${pathTo(view.code.id, 'consulting', 'receipt', ref)}`;
        await mailReceipt(tx, {
          ...{ code: view.code, consultation, questions, answering, person, address, now },
          respondent: respondent.name,
          timing: made.timing,
          received: instantInFull(now),
        });
      }),
  };
}

interface Doing {
  timing: 'in-time' | 'marked' | 'waiting';
  name: string;
  entered: boolean;
  replaces: boolean;
}

function willDo({ answers, confidential }: Answering, { timing, name, entered, replaces }: Doing): string[] {
  const given = Object.values(answers).filter(isGiven);
  const secret = given.filter((one) => one.confidential).length;
  const many = given.length === 1 ? 'one answer' : `${given.length} answers`;
  return [
    `${replaces ? 'replace what was sent for' : 'send the response of'} ${name}: ${many}`,
    confidential
      ? 'keep all of it confidential: only your party and the administrator ever read it'
      : secret > 0
        ? `keep ${secret === 1 ? 'one of them' : `${secret} of them`} confidential; the rest may be published once the consultation has closed`
        : 'let it be published, under the name of the party, once the consultation has closed',
    ...(timing === 'marked' ? ['mark it as late'] : []),
    ...(timing === 'waiting' ? ['ask the administrator to take it, though it is late'] : []),
    ...(entered ? ['show that you entered it for them'] : ['mail you a receipt']),
  ];
}

/** Takes the response back. */
export async function takenBack(site: Site, sent: Sent, before: Started): Promise<void> {
  if (!before.response) throw new Absent();
  const expects = /^\d+$/.test(sent.form.entry ?? '') ? Number(sent.form.entry) : before.entry;
  await record(site, withdrawResponse(sent.desk, before.rows, { response: before.response, expects, now: sent.now }));
}

/** @throws Refused where nobody is signed in, or who is answers for nobody */
export function mustSpeak(view: View, speaker: Speaker | null): Speaker {
  signedIn(view);
  if (speaker) return speaker;
  throw new Refused(
    'Nobody is on record as your party’s contact under your name, so you cannot answer for one. Ask the administrator to record you as its contact.',
  );
}
