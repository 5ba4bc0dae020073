/**
 * What minutes say about each register: the sentences of every item are put to the phrases of each slice, and what they
 * say of one record in several places is brought together. Nothing here decides; it is a proposal for a person.
 */

import { readAssessments } from '../../registers/assessment/phrases.ts';
import { readConsultations } from '../../registers/consultation/phrases.ts';
import { readDocuments } from '../../registers/document/phrases.ts';
import { type Around, readModifications, standingIn } from '../../registers/modification/phrases.ts';
import { readParties } from '../../registers/party/phrases.ts';
import { readReleases } from '../../registers/release/phrases.ts';
import { readRisks } from '../../registers/risk/phrases.ts';
import { endIn, readVariations } from '../../registers/variation/phrases.ts';
import { findDates, type PrintedDate } from '../dates.ts';
import { headingSentence, reportedSentences, type Sentence, sentencesOf } from '../layout/sentences.ts';
import type { Proposal } from '../proposal.ts';
import type { ReadItem, Reading } from '../reading.ts';
import { findReferences, type PrintedReference } from '../references.ts';
import { findClauses } from './clauses.ts';
import * as gather from './gather.ts';
import { type ItemSubjects, itemSubjects } from './item-subjects.ts';
import { findMeetings } from './other-meetings.ts';
import { decidersOf } from './outcomes.ts';

export type Subjects = Pick<
  Proposal,
  | 'modifications'
  | 'risks'
  | 'parties'
  | 'variations'
  | 'assessments'
  | 'meetings'
  | 'dates'
  | 'clauses'
  | 'documents'
  | 'releases'
  | 'consultations'
> &
  ItemSubjects;

/** What every slice may ask of a sentence. Days are ISO, resolved against the meeting's own. */
interface Know {
  refs(kind: string): (text: string) => PrintedReference[];
  day(text: string): string | null;
  days(text: string): PrintedDate[];
}

/** All facts of the reading, one for each record (dates: one for each sentence that prints one), in order of the text. */
export function readSubjects(reading: Reading): Subjects {
  const know = knowledgeOf(reading);
  const ofWhole = itemSubjects(reading, know.days);
  const found = reading.items.map((item): Subjects => ({ ...subjectsOfItem(item, reading, know), ...ofWhole(item) }));
  const all = <K extends keyof Subjects>(kind: K) => found.flatMap((one) => one[kind] as Subjects[K][number][]);
  return {
    modifications: gather.modifications(all('modifications') as Subjects['modifications']),
    risks: gather.risks(all('risks') as Subjects['risks']),
    parties: gather.parties(all('parties') as Subjects['parties']),
    variations: gather.variations(all('variations') as Subjects['variations']),
    assessments: gather.once(all('assessments') as Subjects['assessments'], (one) => `${one.ref} ${one.kind}`),
    meetings: gather.once(all('meetings') as Subjects['meetings'], (one) => `${one.body} ${one.date}`),
    dates: gather.once(all('dates') as Subjects['dates'], (one) => `${one.item} ${one.date} ${one.text}`),
    clauses: gather.once(all('clauses') as Subjects['clauses'], (one) => `${one.item} ${one.clause}`),
    documents: gather.documents(all('documents') as Subjects['documents']),
    releases: gather.releases(all('releases') as Subjects['releases']),
    consultations: gather.consultations(all('consultations') as Subjects['consultations']),
    issues: gather.issues(all('issues') as Subjects['issues']),
    identifiers: gather.once(
      all('identifiers') as Subjects['identifiers'],
      (one) => `${one.party} ${one.kind} ${one.value}`,
    ),
    seats: gather.once(
      all('seats') as Subjects['seats'],
      (one) => `${one.person} ${one.body} ${one.category} ${one.change}`,
    ),
  };
}

function knowledgeOf(reading: Reading): Know {
  const meeting = reading.meeting.date;
  const dated = new Map<string, PrintedDate[]>();
  // Several slices ask for the dates of the same sentence.
  const days = (text: string) => {
    const found = dated.get(text) ?? findDates(text, meeting);
    dated.set(text, found);
    return found;
  };
  return {
    refs: (kind) => (text) => findReferences(text, reading.style.references[kind]),
    day: (text) => days(text).find((one) => one.date.length === 10)?.date ?? null,
    days,
  };
}

function subjectsOfItem(item: ReadItem, reading: Reading, know: Know): Omit<Subjects, keyof ItemSubjects> {
  const { number } = item;
  const sentences = sentencesOf(item);
  const each = <T>(read: (sentence: Sentence) => T[]): (T & { item: ReadItem['number'] })[] =>
    sentences.flatMap((sentence) => read(sentence).map((fact) => ({ ...fact, item: number })));
  const categories = reading.code?.partyCategories ?? [];
  const owners = reading.style.owners;
  const asked = { owners, days: know.days, meeting: reading.meeting.date };
  const printed = [...sentences, ...reportedSentences(item)];
  const eachPrinted = <T>(read: (sentence: Sentence) => T[]): (T & { item: ReadItem['number'] })[] =>
    printed.flatMap((sentence) => read(sentence).map((fact) => ({ ...fact, item: number })));
  return {
    modifications: [...each(modificationsReader(item, sentences, know)), ...titledModifications(item, know)],
    risks: each((one) => readRisks(one, one.lead, { refs: know.refs('risk') })),
    parties: each((one) => readParties(one, one.lead, { categories })),
    variations: variationsOf(item, reading, know),
    assessments: each((one) => readAssessments(one, one.lead, { refs: know.refs('modification'), days: know.days })),
    ...plainFacts(eachPrinted, reading, know),
    documents: each((one) => readDocuments(one, one.from === 'decision' ? one.lead : '')),
    releases: each((one) => readReleases(one, { refs: know.refs('release'), days: know.days })),
    consultations: gather.closing(
      each((one) => readConsultations(one, one.lead, asked)),
      sentences,
      asked,
    ),
  };
}

/** Facts that stand in the sentence as they are: dates, clauses, other bodies' meetings. */
function plainFacts(
  each: <T>(read: (sentence: Sentence) => T[]) => (T & { item: ReadItem['number'] })[],
  reading: Reading,
  know: Know,
): Pick<Subjects, 'dates' | 'clauses' | 'meetings'> {
  const bodies = decidersOf(reading).map((decider) => decider.replace(/^The /, ''));
  const own = (name: string) => bodies.includes(name) || name === reading.meeting.body;
  const likely = { sure: 'likely' as const };
  return {
    dates: each((one) =>
      know.days(one.text).map(({ date, start, end, yearless }) => ({
        date,
        text: one.text,
        spans: one.spanOf(start, end),
        sure: yearless ? ('unsure' as const) : ('likely' as const),
      })),
    ),
    clauses: each((one) =>
      findClauses(one.text, reading.style.references.clause).map(({ clause, start, end }) => ({
        clause,
        spans: one.spanOf(start, end),
        ...likely,
      })),
    ),
    meetings: each((one) =>
      findMeetings(one.text, know.days(one.text), own).map(({ body, date, start, end }) => ({
        body,
        date,
        spans: one.spanOf(start, end),
        ...likely,
      })),
    ),
  };
}

function modificationsReader(item: ReadItem, sentences: readonly Sentence[], know: Know) {
  const refs = know.refs('modification');
  const named = new Set(
    [item.title, ...sentences.map((one) => one.text)].flatMap((text) => refs(text).map((one) => one.ref)),
  );
  const only = named.size === 1 ? [...named][0]! : null;
  const standing = sentences.map((one) => standingIn(one.text)).find((state) => state !== null) ?? null;
  return (one: Sentence) => {
    const around: Around = { lead: one.lead, before: one.before, only, standing };
    return readModifications(one, around, { refs, day: know.day });
  };
}

/** Modifications that a title names. A title says what is asked for, not what came of it. */
function titledModifications(item: ReadItem, know: Know): Subjects['modifications'] {
  const around: Around = { lead: '', before: '', only: null, standing: null };
  return headingSentence(item).flatMap((one) =>
    readModifications(one, around, { refs: know.refs('modification'), day: know.day }).map(
      ({ ref, title, spans }): Subjects['modifications'][number] => ({
        ref,
        title,
        state: null,
        date: null,
        item: item.number,
        spans,
        sure: 'unsure',
      }),
    ),
  );
}

/** Only where the house speaks of such variations at all: elsewhere the word means nothing of the kind. */
function variationsOf(item: ReadItem, reading: Reading, know: Know): Subjects['variations'] {
  const sentences = sentencesOf(item);
  const spoken = sentences.some((one) => know.refs('variation')(one.text).length > 0);
  if (!reading.style.references.variation || !spoken) return [];
  const end = sentences.map((one) => endIn(one.text, know)).find((printed) => printed !== null) ?? null;
  return sentences.flatMap((one) =>
    readVariations(one, know).map((fact) => ({ ...fact, end: fact.end ?? end, item: item.number })),
  );
}
