/** Where ballots of an open vote stand: in a group of their own beside that of the body, whose members do not see into it. */
import type { Label } from '../kernel/define.ts';
import type { Constituency } from './change-parts.ts';
import type { Code } from './code.ts';

function ballotGroup(body: string): string {
  return `${body}-ballots`;
}

/** The groups of all bodies of the code that vote by constituency. */
export function ballotGroups(code: Pick<Code, 'constituencies'>): string[] {
  return Object.keys(code.constituencies ?? {}).map(ballotGroup);
}

/** Of ballots until the vote is closed: members see how each of them voted only where the rule lets them. */
export function openBallots(body: string, { shown }: Pick<Constituency, 'shown'>): Label {
  return { group: shown === 'how' ? body : ballotGroup(body), level: 2 };
}
