/** The command `import --dry-run`: what was read, and nothing else. It loads no database driver and opens nothing. */
import type { Code } from './codes/code.ts';
import type { Proposal } from './minutes/proposal.ts';
import { readMinutes } from './minutes/read-minutes.ts';
import { proposalJson } from './minutes/review/proposal-json.ts';
import type { ReadDocument } from './paper/document.ts';

/** What was read, as JSON or in a few lines for a person. Nothing is opened and nothing changes. */
export function dryImport(document: ReadDocument, codes: readonly Code[], json: boolean): string {
  const proposal = readMinutes(document, codes);
  return json ? JSON.stringify(proposalJson(proposal), null, 2) : summary(proposal).join('\n');
}

/** What was read, a line for each kind of fact and each question. */
export function summary(proposal: Proposal): string[] {
  const { meeting, items, attendance } = proposal;
  const decisions = items.reduce((sum, item) => sum + item.decisions.length, 0);
  const candidates = items.reduce((sum, item) => sum + item.candidates.length, 0);
  const present = attendance.filter((one) => one.present).length;
  const name = [meeting.body ?? 'A body not named', meeting.number === null ? 'meeting' : `meeting ${meeting.number}`];
  return [
    `${name.join(' ')}, ${meeting.date ?? 'of a day not given'}${meeting.ref ? ` (${meeting.ref})` : ''}`,
    `${present} present, ${attendance.length - present} apologies`,
    `${items.length} items, ${decisions} decisions, ${candidates} settled in words only`,
    `${proposal.actions.length} actions, ${proposal.updates.length} updates of earlier ones`,
    `${proposal.modifications.length} modifications, ${proposal.risks.length} risks, ${proposal.parties.length} parties`,
    ...proposal.flags.map((flag) => `Question${flag.item === null ? '' : `, item ${flag.item}`}: ${flag.says}`),
  ];
}
