/** Who voted how and why, a line for each ballot, in the order of the roll. */
import type { Value } from '../kernel/define.ts';
import type { Row } from '../kernel/read.ts';
import type { Voting, VotingOption } from './voting-of.ts';

export interface VotedLine {
  person: string;
  name: string;
  category: string;
  group: string | null;
  /** Name of the member an alternate voted for. */
  standsFor: string | null;
  /** "For", "Against", "Abstained", "Stands aside". */
  position: string;
  key: 'for' | 'against' | 'abstain' | 'recused';
  reason: string;
  /** "a: better" */
  objectives: string[];
  /** False for an alternate's ballot where the member voted too. */
  counted: boolean;
}

const words = { for: 'For', against: 'Against', abstain: 'Abstained', recused: 'Stands aside' } as const;

export function votedLines({ roll }: Pick<Voting, 'roll'>, { ballots }: Pick<VotingOption, 'ballots'>): VotedLine[] {
  const standing = ballots.filter(({ state }) => state !== 'withdrawn');
  const of = (person: string | undefined) => standing.find(({ fields }) => fields.person === person);
  return roll.flatMap((voter): VotedLine[] => {
    const own = of(voter.person);
    const other = voter.alternate ? of(voter.alternate.person) : undefined;
    return [
      ...(own ? [line(own, { name: voter.name, standsFor: null, counted: true })] : []),
      ...(other ? [line(other, { name: voter.alternate?.name ?? '', standsFor: voter.name, counted: !own })] : []),
    ];
  });
}

function line({ state, fields }: Row, more: Pick<VotedLine, 'name' | 'standsFor' | 'counted'>): VotedLine {
  const key = state === 'recused' ? 'recused' : (fields.position as VotedLine['key']);
  return {
    person: String(fields.person),
    category: String(fields.category ?? ''),
    group: fields.voter ? String(fields.voter) : null,
    position: words[key],
    key,
    reason: String(fields.reason ?? ''),
    objectives: textsOf(fields.objectives),
    ...more,
  };
}

function textsOf(value: Value | undefined): string[] {
  return Array.isArray(value) ? value : [];
}
