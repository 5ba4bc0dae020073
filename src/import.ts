/** The command `import`. */

import type { Config } from './config.ts';
import { summary } from './dry-import.ts';
import { seal } from './kernel/log.ts';
import { Refused } from './kernel/problem.ts';
import { readMinutes } from './minutes/read-minutes.ts';
import { accept, receive } from './minutes/sources.ts';
import { openQuorate, operator } from './open.ts';
import type { ReadDocument } from './paper/document.ts';

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
