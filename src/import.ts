/** The command `import`. */

import type { Code } from './codes/code.ts';
import type { Config } from './config.ts';
import { seal } from './kernel/log.ts';
import { Refused } from './kernel/problem.ts';
import type { Proposal } from './minutes/proposal.ts';
import { proposalJson } from './minutes/proposal-json.ts';
import { readMinutes } from './minutes/read-minutes.ts';
import { accept, receive } from './minutes/sources.ts';
import { openQuorate, operator } from './open.ts';
import type { ReadDocument } from './paper/document.ts';

/** What was read, as JSON or in a few lines for a person. Nothing is opened and nothing changes. */
export function dryImport(document: ReadDocument, codes: readonly Code[], json: boolean): string {
  const proposal = readMinutes(document, codes);
  return json ? JSON.stringify(proposalJson(proposal), null, 2) : summary(proposal).join('\n');
}

function summary(proposal: Proposal): string[] {
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

/** Keeps the document for review, or accepts it at once. */
export async function importMinutes(
  config: Config,
  document: ReadDocument,
  acceptNow: boolean,
  say: (line: string) => void,
): Promise<void> {
  const { ledger, codes, signer, today, close } = await openQuorate(config);
  try {
    const code = codes[0];
    if (!code) throw new Refused('No code is configured. Add a folder to codes/.');
    const source = await receive(ledger, operator, { code, document });
    if (source.state === 'accepted') {
      say(`${document.name} was accepted before. Nothing was changed.`);
      return;
    }
    for (const line of summary(readMinutes(document, [code]))) say(line);
    if (!acceptNow) {
      say(
        `Kept for review: open /${code.id}/import/${document.sha256} on the pages, or import it again with --accept.`,
      );
      return;
    }
    const receipt = await accept(ledger, operator, { code, sha256: document.sha256, today: today() });
    await seal(ledger.db, signer, ledger.now());
    say(`Accepted: ${receipt?.entries ?? 0} changes of ${receipt?.records.length ?? 0} records, in one decision.`);
  } finally {
    await close();
  }
}
