/** The command `modification`. */
import type { Command } from 'commander';
import type { Config } from '../config.ts';
import { Refused } from '../kernel/problem.ts';

// What works with the database is loaded by the command, not by `--help`.

interface Options {
  json?: boolean;
  code?: string;
}

export function addModification(quorate: Command, config: Config): void {
  quorate
    .command('modification')
    .description('print where a modification stands, whom it waits for until when, and its next moves')
    .argument('<ref>', 'its reference, as the code numbers it')
    .option('--json', 'as one JSON object')
    .option('--code <id>', 'the code it is of; the first one where there are several')
    .action(async (ref: string, options: Options) => {
      process.stdout.write(await text(config, ref, options));
    });
}

/** As an operator sees it. Throws Refused for a reference that is not there, with those that look like it. */
async function text(config: Config, ref: string, options: Options): Promise<string> {
  const { openQuorate, operator } = await import('../open.ts');
  const { reading } = await import('../kernel/db.ts');
  const { Absent } = await import('../kernel/problem.ts');
  const { inShort, linesOf } = await import('../web/modification/in-short.ts');
  const { ledger, codes, today, close } = await openQuorate(config);
  try {
    const code = options.code === undefined ? codes[0] : codes.find(({ id }) => id === options.code);
    if (!code)
      throw new Refused(
        codes.length === 0
          ? 'No code is configured. Add a folder to codes/.'
          : `There is no code “${options.code}”. There are: ${codes.map(({ id }) => id).join(', ')}.`,
      );
    return await reading(ledger.db, operator, async (tx) => {
      const day = today();
      const asked = { code, day };
      const one = await inShort(tx, ledger, { ...asked, ref }).catch(async (error) => {
        if (!(error instanceof Absent)) throw error;
        // "secmp 25" is a reference as people type it.
        const written = await referenceLike(ref, code.numbering?.modification?.value ?? null);
        if (written && written !== ref) return inShort(tx, ledger, { ...asked, ref: written });
        throw error;
      });
      return options.json ? `${JSON.stringify(one, null, 2)}\n` : `${linesOf(one, day).join('\n')}\n`;
    });
  } catch (error) {
    if (!(error instanceof Absent)) throw error;
    throw new Refused(
      `There is no modification “${ref}” on record. Check its reference: it is written in full, as on its page.`,
    );
  } finally {
    await close();
  }
}

async function referenceLike(typed: string, pattern: string | null): Promise<string | null> {
  if (!pattern) return null;
  const { formatReference, parseReference } = await import('../codes/numbering.ts');
  const parsed = parseReference(pattern, typed);
  return parsed && formatReference(pattern, parsed);
}
