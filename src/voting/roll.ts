/** The roll of a vote: who may vote, for which category and voting group, and who in their stead; kept with the vote as text. */
import { sql } from 'kysely';
import { type Electorate, electorateOf } from '../between/entitled.ts';
import type { Constituency } from '../codes/change-parts.ts';
import type { Code } from '../codes/code.ts';
import type { Tx } from '../kernel/db.ts';
import type { Day } from '../kernel/define.ts';
import type { Ledger } from '../kernel/ledger.ts';
import { type Problem, Refused } from '../kernel/problem.ts';
import { sameCategory } from '../meetings/category.ts';
import type { Voter } from './tally.ts';

const between = ' · ';

/** "Small Suppliers · Ada Byrne (ada-byrne) · group Byrne Energy · alternate Bo Lund (bo-lund)" */
export function rollLine({ category, name, person, group, alternate }: Voter): string {
  return [
    plain(category),
    `${plain(name)} (${person})`,
    ...(group ? [`group ${plain(group)}`] : []),
    ...(alternate ? [`alternate ${plain(alternate.name)} (${alternate.person})`] : []),
  ].join(between);
}

/** A name as it may stand in a line. */
const plain = (text: string) => text.replaceAll('·', '.').replace(/\s+/g, ' ').trim();

export function voterIn(line: string): Voter {
  const [category = '', member = '', ...more] = line.split(between);
  const of = (word: string) => more.find((part) => part.startsWith(`${word} `))?.slice(word.length + 1);
  const alternate = of('alternate');
  const { name, person } = namedIn(member);
  return { category, name, person, group: of('group') ?? null, alternate: alternate ? namedIn(alternate) : null };
}

function namedIn(text: string): { name: string; person: string } {
  const [, name = text, person = text] = /^(.*) \(([^()]*)\)$/.exec(text) ?? [];
  return { name, person };
}

export function rollIn(lines: unknown): Voter[] {
  return Array.isArray(lines) ? lines.map(String).map(voterIn) : [];
}

/** The rule a vote is counted by, as it was when it was opened, and how sure of it the code is. */
export interface KeptRule {
  rule: Constituency;
  clause: string | null;
  provenance: string;
  note: string | null;
}

/** @throws Error for a record that holds no rule: a bug, as votes are told apart by having one. */
export function ruleIn(constituency: unknown): KeptRule {
  return JSON.parse(String(constituency)) as KeptRule;
}

export interface Enrolled {
  electorate: Electorate;
  roll: Voter[];
  problems: Problem[];
}

/**
 * Who would vote were it opened on `day`: each seat of the body with a vote. `groups`: voting groups as somebody gave them,
 * by person; otherwise whom a person works for. @throws Absent for a body that is not on record
 */
export async function rollOf(
  tx: Tx,
  ledger: Pick<Ledger, 'registers'>,
  asked: { code: Code; body: string; day: Day; rule: Constituency; groups?: ReadonlyMap<string, string> },
): Promise<Enrolled> {
  const electorate = await electorateOf(tx, ledger, asked);
  const members = electorate.roll.filter(({ standsFor }) => standsFor === null);
  const works = await organisations(tx, { ...asked, people: members.map(({ person }) => person) });
  const problems: Problem[] = [];
  const roll = members.flatMap(({ person, name, category: seat }): Voter[] => {
    const category = categoryFor(asked.rule, seat);
    if (!category) {
      problems.push({
        sentence: `${name}’s seat speaks for “${seat}”, which is no category of the constituency. Correct the seat, or take its vote away.`,
      });
      return [];
    }
    const other = electorate.roll.find(({ standsFor }) => standsFor === person);
    const group = asked.groups?.get(person) ?? works.get(person) ?? '';
    return [
      {
        person,
        name: plain(name),
        category,
        group: asked.rule.votingGroups && group.trim() ? plain(group) : null,
        alternate: other ? { person: other.person, name: plain(other.name) } : null,
      },
    ];
  });
  if (members.length === 0)
    problems.push({
      sentence: `Nobody is on record as having a vote on the ${electorate.body.title.replace(/^the /i, '')}. Fill its seats first.`,
    });
  return { electorate, roll: sorted(asked.rule, roll), problems };
}

function sorted({ categories }: Constituency, roll: readonly Voter[]): Voter[] {
  return categories.flatMap(({ name }) => roll.filter(({ category }) => category === name));
}

/** The category a seat is of: named so exactly, else by the same words. */
export function categoryFor({ categories }: Pick<Constituency, 'categories'>, seat: string): string | null {
  const named = categories.find(({ name, of }) => [name, ...of].includes(seat));
  return (
    (named ?? categories.find(({ name, of }) => [name, ...of].some((one) => sameCategory(one, seat))))?.name ?? null
  );
}

async function organisations(tx: Tx, { code, people, day }: { code: Code; people: readonly string[]; day: Day }) {
  const { rows } = await sql<{ ref: string; organisation: string | null }>`
    select ref, organisation from person where code = ${code.id} and ref = any(${sql.val([...people])}::text[])
      and known_to = 'infinity' and effective_from <= ${day} and effective_to > ${day}`.execute(tx);
  return new Map(rows.map(({ ref, organisation }) => [ref, organisation ?? '']));
}

/** The rule in force for a body's votes. @throws Refused for a body that does not vote so */
export function constituencyOf(code: Code, body: string, on: Day): KeptRule {
  const rule = code.constituencies?.[body];
  const versions = rule ? [rule, ...(rule.later ?? [])] : [];
  const now = versions.filter(({ from }) => from === undefined || from <= on).at(-1);
  if (!now?.value)
    throw new Refused('That body does not vote by constituency. Put the question in its meeting, or between meetings.');
  return { rule: now.value, clause: now.clause, provenance: now.provenance, note: now.note ?? null };
}
