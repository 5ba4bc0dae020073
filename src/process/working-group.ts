/** A Working Group for a proposal: a body with seats and terms of reference, formed in one Decision. Pure. */
import type { ChangeProcess } from '../codes/process.ts';
import { ruleOn } from '../codes/rule.ts';
import type { Change, Day, Value } from '../kernel/define.ts';
import { type Problem, Refused } from '../kernel/problem.ts';
import { cite } from './cite.ts';

export interface GroupMember {
  /** Reference of the person; null for a place that waits for somebody. */
  person: string | null;
  name: string;
  /** Whom they speak for. */
  category: string;
  /** The proposer's own, whoever is named beside the proposer, the chair; empty for the others. */
  role: string;
}

export interface GroupAsked {
  /** Reference of the proposal it is formed for, and its title. */
  modification: string;
  title: string;
  /** Reference of the body it answers to. */
  parent: string;
  members: readonly GroupMember[];
  /** Reference of the document that holds its terms. */
  terms: string | null;
  /** What it is asked, beside its terms. */
  condition: string | null;
  day: Day;
}

/** Roles on a group, as seats hold them. `beside` may object to what the majority prefers, as the proposer may. */
export const groupRoles = { proposer: 'Proposer', beside: 'Named beside the Proposer', chair: 'Chair' } as const;

/** The reference of the group of a proposal: "SECMP0025-group". */
function groupRef(modification: string): string {
  return `${modification}-group`;
}

/**
 * The body, its seats, and the proposal's link to it.
 * @throws Refused with every problem: too few, nobody for the proposer, somebody twice
 */
export function formGroup(process: ChangeProcess, asked: GroupAsked): Change[] {
  const problems = groupProblems(process, asked);
  if (problems.length > 0) throw new Refused(problems);
  const ref = groupRef(asked.modification);
  return [
    {
      register: 'body',
      ref,
      move: 'establish',
      sets: {
        title: `Working Group on ${asked.modification}`,
        parent: asked.parent,
        about: `Develops ${asked.modification} (${asked.title}).`,
        ...(asked.terms ? { terms: asked.terms } : {}),
      },
    },
    ...asked.members.map((member, index) => seatOf(ref, member, { n: index + 1, day: asked.day })),
    {
      register: 'modification',
      ref: asked.modification,
      move: 'group',
      sets: { working_group: ref, ...(asked.condition ? { condition: asked.condition } : {}) },
    },
  ];
}

/** One more member of a group there is: their seat, numbered after `taken`. */
export function joinGroup(
  group: string,
  member: GroupMember,
  { taken, day }: { taken: readonly string[]; day: Day },
): Change {
  const numbers = taken.map((ref) => Number(ref.slice(group.length + 1))).filter(Number.isInteger);
  return seatOf(group, member, { n: Math.max(0, ...numbers) + 1, day });
}

function seatOf(group: string, member: GroupMember, { n, day }: { n: number; day: Day }): Change {
  const sets: Record<string, Value> = {
    title: member.name || member.category,
    body: group,
    category: member.category,
    votes: true,
    ...(member.role ? { role: member.role } : {}),
    ...(member.person ? { person: member.person, term_from: day } : {}),
  };
  return { register: 'seat', ref: `${group}/${n}`, move: member.person ? 'appoint' : 'create', sets };
}

/** What is wrong with a group before anything is looked up. */
function groupProblems(process: ChangeProcess, { members, day }: GroupAsked): Problem[] {
  const rule = ruleOn(process.groupLeast, day);
  const least = rule?.value ?? 0;
  const persons = members.flatMap(({ person }) => person ?? []);
  const clause = cite(rule);
  const problems: Problem[] = [];
  if (persons.length < least)
    problems.push({
      sentence: `A Working Group has at least ${least} people; ${persons.length === 1 ? '1 is' : `${persons.length} are`} named. Name ${least - persons.length} more.`,
      field: 'members',
      ...(clause ? { clause } : {}),
    });
  const twice = persons.filter((person, index) => persons.indexOf(person) !== index);
  if (twice.length > 0)
    problems.push({ sentence: 'Somebody is named twice. Leave one of the two out.', field: 'members' });
  for (const role of [groupRoles.proposer, groupRoles.beside])
    if (members.filter((one) => one.role === role).length > 1)
      problems.push({ sentence: `There is one “${role}”. Choose who it is.`, field: 'members' });
  return problems;
}
