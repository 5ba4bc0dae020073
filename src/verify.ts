/** The command `verify`. */
import type { Config } from './config.ts';
import { registersAgree } from './kernel/agree.ts';
import { seal, verifyLog } from './kernel/log.ts';
import { verifierKey } from './kernel/note.ts';
import { Refused } from './kernel/problem.ts';
import { openQuorate } from './open.ts';

/** Says what was checked. Throws Refused with every thing that does not verify. */
export async function verify(config: Config, say: (line: string) => void): Promise<void> {
  const { ledger, signer, close } = await openQuorate(config);
  try {
    // A commit may have been killed before its sealing; what stands is sealed now and verified with the rest.
    await seal(ledger.db, signer, ledger.now());
    const log = await verifyLog(ledger, signer);
    const registers = await registersAgree(ledger);
    const problems = [...log.problems, ...registers.problems];
    if (problems.length > 0) throw new Refused(problems.map((sentence) => ({ sentence })));
    say(
      `${log.entries} entries, each as it was recorded${log.erased > 0 ? ` (${log.erased} erased on request)` : ''}.`,
    );
    say(`${log.checkpoints} checkpoints over ${log.sealed} leaves, each signed by ${verifierKey(signer)}.`);
    say(`${registers.records} records, each what its log says.`);
  } finally {
    await close();
  }
}
