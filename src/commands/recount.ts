/** The command `recount`. */
import type { Command } from 'commander';
import type { Config } from '../config.ts';
import { Refused } from '../kernel/problem.ts';
import type { Recount } from '../voting/recount.ts';

// What works with the database is loaded by the command, not by `--help`.

export function addRecount(quorate: Command, config: Config): void {
  quorate
    .command('recount')
    .description('count a vote by constituency again from the log, and say whether it agrees with what was recorded')
    .argument('<vote>', 'its reference, as in the address of its page: that of the modification, then “/vote”')
    .option('--json', 'print the whole count as one JSON object')
    .action(async (vote: string, { json }: { json?: boolean }) => {
      const recount = await recountOf(config, vote);
      process.stdout.write(json ? `${JSON.stringify(recount, null, 2)}\n` : `${recount.steps.join('\n')}\n`);
      if (!recount.agrees) process.exitCode = 1;
    });
}

/** Reads with an operator's eyes: ballots of an open vote too. Throws Refused for a vote that is not there. */
async function recountOf(config: Config, ref: string): Promise<Recount> {
  const { openQuorate, operator } = await import('../open.ts');
  const { reading } = await import('../kernel/db.ts');
  const { evidenceOf } = await import('../voting/evidence.ts');
  const { recountVotes } = await import('../voting/recount.ts');
  const { votesTogether } = await import('../voting/votes-together.ts');
  const { ledger, codes, close } = await openQuorate(config);
  try {
    return await reading(ledger.db, operator, async (tx) => {
      for (const { id } of codes) {
        const refs = await votesTogether(tx, id, ref);
        if (refs.length > 0) return recountVotes(ledger, await evidenceOf(tx, id, refs));
      }
      throw new Refused(`There is no vote by constituency ${ref}. “quorate export vote” lists the votes there are.`);
    });
  } finally {
    await close();
  }
}
