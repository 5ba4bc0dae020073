/** The command `export`. */
import type { Config } from './config.ts';
import { reading } from './kernel/db.ts';
import { isDay } from './kernel/decide.ts';
import { Refused } from './kernel/problem.ts';
import { openQuorate, operator } from './open.ts';
import { dayOf } from './ui/dates.ts';
import { exportRegister, type Format } from './web/export.ts';
import { endOf } from './web/view.ts';

export async function exportBytes(
  config: Config,
  name: string,
  options: { format: Format; asAt?: string; known?: string },
): Promise<Uint8Array> {
  for (const [option, day] of [
    ['--as-at', options.asAt],
    ['--known', options.known],
  ])
    if (day !== undefined && !isDay(day)) throw new Refused(`${option} takes a day such as 2016-12-09, not “${day}”.`);
  const { ledger, codes, close } = await openQuorate(config);
  try {
    const register = ledger.registers.get(name);
    if (!register)
      throw new Refused(`There is no register “${name}”. There are: ${[...ledger.registers.keys()].join(', ')}.`);
    const code = codes[0];
    if (!code) throw new Refused('No code is configured. Add a folder to codes/.');
    const day = options.asAt ?? config.today ?? dayOf(ledger.now());
    const at = { day, known: options.known ? endOf(options.known) : null };
    const levelName = (level: 0 | 1 | 2 | 3) => code.levels[level].name;
    return await reading(ledger.db, operator, (tx) =>
      exportRegister(tx, register, { code: code.id, at }, { format: options.format, levelName }),
    );
  } finally {
    await close();
  }
}
