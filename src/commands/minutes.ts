/** The command `minutes`: one set of the minutes of a meeting, as a file. */
import { writeFile } from 'node:fs/promises';
import { type Command, Option } from 'commander';
import type { Config } from '../config.ts';
import { Refused } from '../kernel/problem.ts';

interface MinutesOptions {
  set: 'public' | 'confidential';
  format: 'pdf' | 'docx' | 'txt';
  out?: string;
}

export function addMinutes(quorate: Command, config: Config): void {
  quorate
    .command('minutes')
    .description('write the minutes of a meeting: what was published, or a draft made from the records')
    .argument('<meeting>', 'its reference, as its page shows it')
    .addOption(new Option('--set <set>', 'which minutes').choices(['public', 'confidential']).default('public'))
    .addOption(new Option('--format <format>', 'what kind of file').choices(['pdf', 'docx', 'txt']).default('pdf'))
    .option('--out <file>', 'write to this file instead of the terminal')
    .action(async (meeting: string, { set, format, out }: MinutesOptions) => {
      const bytes = await minutesBytes(config, meeting, { set, format });
      if (!out) return void process.stdout.write(bytes);
      await writeFile(out, bytes).catch(() => {
        throw new Refused(`${out} cannot be written. Check that its folder is there and that you may write in it.`);
      });
    });
}

/** The bytes, as whoever holds the data folder sees them. @throws Refused, Absent */
async function minutesBytes(
  config: Config,
  ref: string,
  { set, format }: Pick<MinutesOptions, 'set' | 'format'>,
): Promise<Uint8Array> {
  // Loaded here: `--help` does not wait for a database driver.
  const { openQuorate, operator } = await import('../open.ts');
  const { reading } = await import('../kernel/db.ts');
  const { Absent } = await import('../kernel/problem.ts');
  const { minutesFile } = await import('../publication/files.ts');
  const { minutesFromRows } = await import('../publication/minutes-from-rows.ts');
  const { publishedFile } = await import('../publication/published.ts');
  const { recordsOf } = await import('../publication/records.ts');
  const { ledger, codes, today, close } = await openQuorate(config);
  try {
    const code = codes[0];
    if (!code) throw new Refused('No code is configured. Add a folder to codes/.');
    const { records, kept } = await reading(ledger.db, operator, async (tx) => ({
      records: await recordsOf(tx, ledger, { code, ref, today: today() }).catch((error) => {
        throw error instanceof Absent
          ? new Absent(`There is no meeting ${ref} on record. Check its reference.`)
          : error;
      }),
      kept: set === 'public' ? await publishedFile(tx, { code: code.id, ref, format }) : null,
    }));
    const options = { set, format, house: code.houseStyle, author: code.short, created: ledger.now() };
    return (kept ?? (await minutesFile(minutesFromRows(records, code, set), options))).bytes;
  } finally {
    await close();
  }
}
