/** Subjects that a whole item tells together: tables with a head, actions with an owner, "it" after a name. */
import { readIdentifiers } from '../../registers/identifier/phrases.ts';
import { readIssues } from '../../registers/issue/phrases.ts';
import { readSeats } from '../../registers/seat/phrases.ts';
import type { PrintedDate } from '../dates.ts';
import { type Sentence, sentencesOf } from '../layout/sentences.ts';
import type { Proposal } from '../proposal.ts';
import type { ReadItem, Reading } from '../reading.ts';
import { findReferences } from '../references.ts';

export type ItemSubjects = Pick<Proposal, 'issues' | 'identifiers' | 'seats'>;

/**
 * A reader of the items of one set of minutes: the facts of an item, in order of its text. `days` are the dates of a
 * sentence, resolved against the meeting's own.
 */
export function itemSubjects(reading: Reading, days: (text: string) => PrintedDate[]) {
  const bodies = bodiesOf(reading);
  const place = { bodies, own: reading.meeting.body, categories: categoriesOf(reading), days };
  const refs = (kind: string) => (text: string) => findReferences(text, reading.style.references[kind]);
  const know = {
    refs: refs('issue'),
    modifications: refs('modification'),
    bodies: bodies.filter((name) => !isOwn(name, reading)),
  };
  const { identifiers = [] } = reading.style;
  return (item: ReadItem): ItemSubjects => {
    const sentences = sentencesOf(item);
    const here = <T>(facts: readonly T[]) => facts.map((fact) => ({ ...fact, item: item.number }));
    const lines = sentences.map((one) => ({ ...one, owner: ownerOf(one, item) }));
    return {
      issues: reading.style.references.issue ? here(readIssues(lines, know)) : [],
      identifiers: here(readIdentifiers(wholeRows(sentences), { identifiers })),
      seats: here(
        sentences.flatMap((one) => readSeats(one, { lead: one.lead, before: [one.before, item.title] }, place)),
      ),
    };
  };
}

/** A row is cut into sentences as any paragraph is; its cells are wanted once. */
function wholeRows(sentences: readonly Sentence[]): Sentence[] {
  return sentences.filter((one, index) => one.kind !== 'row' || one.cells !== sentences[index - 1]?.cells);
}

function ownerOf(sentence: Sentence, item: ReadItem): string | null {
  if (sentence.from !== 'action') return null;
  return item.actions.find(({ spans }) => spans === sentence.spans)?.owner ?? null;
}

/** Names of the code's bodies, without the article that a sentence puts before any of them. */
function bodiesOf({ code }: Reading): string[] {
  const names = (code?.bodies ?? []).flatMap(({ name, aliases }) => [name, ...aliases]);
  return [...new Set(names.map((name) => name.replace(/^the\s+/i, '')))];
}

function isOwn(name: string, { code, meeting }: Reading): boolean {
  const own = code?.bodies.find((body) => [body.name, ...body.aliases].includes(meeting.body ?? ''));
  return [meeting.body, own?.name, ...(own?.aliases ?? [])].some((one) => one?.replace(/^the\s+/i, '') === name);
}

/** Whom seats speak for, under all the names that the house prints; a category of parties may be printed as one of its aliases. */
function categoriesOf({ style }: Reading): { printed: string; name: string }[] {
  return style.groups
    .filter(({ member }) => member)
    .flatMap(({ printed, name }) => printed.map((one) => ({ printed: one, name })));
}
