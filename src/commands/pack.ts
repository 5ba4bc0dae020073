/** The command `pack`. */
import { writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import type { Config } from '../config.ts';
import { Refused } from '../kernel/problem.ts';

// What works with the database is loaded by the command, not by `--help`.

interface Options {
  for: string;
  out: string;
}

export function addPack(quorate: Command, config: Config): void {
  quorate
    .command('pack')
    .description('put together the pack of a meeting as one person may see it: one PDF of the agenda and every paper')
    .argument('<meeting>', 'its reference, as the register of meetings has it')
    .requiredOption(
      '--for <person>',
      'the reference of the person whose pack it is: what they may see follows from their seats and posts',
    )
    .requiredOption('--out <file>', 'write it to this file')
    .action(async (meeting: string, options: Options) => {
      const { pdf, name, pages } = await packOf(config, meeting, options.for);
      await writeFile(options.out, pdf).catch(() => {
        throw new Refused(
          `${options.out} cannot be written. Check that its folder is there and that you may write in it.`,
        );
      });
      process.stdout.write(`The pack of ${name}: ${pages} ${pages === 1 ? 'page' : 'pages'}, in ${options.out}.\n`);
    });
}

/** Through that person's eyes today. Throws Refused for a person or meeting that is not there for them. */
async function packOf(
  config: Config,
  meeting: string,
  person: string,
): Promise<{ pdf: Uint8Array; name: string; pages: number }> {
  const { openQuorate, operator } = await import('../open.ts');
  const { reading } = await import('../kernel/db.ts');
  const { get } = await import('../kernel/read.ts');
  const { registerOf } = await import('../kernel/ledger.ts');
  const { Absent } = await import('../kernel/problem.ts');
  const { accessFor } = await import('../people/standing.ts');
  const { packFor } = await import('../papers/pack.ts');
  const { ledger, codes, today, close } = await openQuorate(config);
  try {
    const code = codes[0];
    if (!code) throw new Refused('No code is configured. Add a folder to codes/.');
    const day = today();
    const { row, clearance } = await reading(ledger.db, operator, async (tx) => {
      const row = await get(tx, registerOf(ledger, 'person'), { code: code.id, ref: person, at: { day, known: null } });
      const known = await accessFor(tx, code, { persons: [person], day });
      return { row, clearance: known.get(person)?.access.clearance ?? {} };
    });
    if (!row)
      throw new Refused(`There is no person “${person}”. Their reference is as in the register of people: jane-ash.`);
    const pack = await packFor(ledger, { public: false, clearance }, { code, meeting, day, reader: row.title });
    return {
      pdf: pack.pdf,
      name: row.title,
      pages: pack.contents.reduce((sum, one) => Math.max(sum, one.page + one.pages - 1), 1),
    };
  } catch (error) {
    if (error instanceof Absent)
      throw new Refused(`There is no meeting “${meeting}” that ${person} may see. Check its reference.`);
    throw error;
  } finally {
    await close();
  }
}
