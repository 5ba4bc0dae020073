/** The command `agenda`. */
import type { Command } from 'commander';
import type { Config } from '../config.ts';
import { Refused } from '../kernel/problem.ts';

// What works with the database is loaded by the command, not by `--help`.

export function addAgenda(quorate: Command, config: Config): void {
  quorate
    .command('agenda')
    .description('print the agenda of a meeting, with the papers of each item')
    .argument('<meeting>', 'its reference, as the register of meetings has it')
    .option('--draft', 'print what the records alone would put on it, each item with why')
    .action(async (meeting: string, options: { draft?: boolean }) => {
      process.stdout.write(await agendaOf(config, { meeting, draft: options.draft === true }));
    });
}

/** As an operator sees it. Throws Refused for a meeting that is not there, or whose agenda is not out. */
async function agendaOf(config: Config, { meeting, draft }: { meeting: string; draft: boolean }): Promise<string> {
  const { openQuorate, operator } = await import('../open.ts');
  const { reading } = await import('../kernel/db.ts');
  const { get, listRows } = await import('../kernel/read.ts');
  const { registerOf } = await import('../kernel/ledger.ts');
  const { readWaiting } = await import('../agenda/waiting.ts');
  const { draftAgenda } = await import('../agenda/draft-agenda.ts');
  const { paperDay } = await import('../agenda/planning.ts');
  const { agendaText, draftText } = await import('../agenda/agenda-text.ts');
  const { Absent } = await import('../kernel/problem.ts');
  const { ledger, codes, today, close } = await openQuorate(config);
  try {
    const code = codes[0];
    if (!code) throw new Refused('No code is configured. Add a folder to codes/.');
    return await reading(ledger.db, operator, async (tx) => {
      const waiting = await readWaiting(tx, ledger, { code, ref: meeting, today: today() });
      const { config: body, day } = waiting;
      const terms = await get(tx, registerOf(ledger, 'body'), {
        code: code.id,
        ref: body.id,
        at: { day: today(), known: null },
      });
      const out = paperDay(code, { config: body, body: terms, day });
      if (draft) return draftText(waiting, { entries: draftAgenda(waiting), paperDay: out });
      const query = { code: code.id, at: { day: today(), known: null }, filters: { meeting: [meeting] } };
      const { rows: items } = await listRows(tx, registerOf(ledger, 'item'), {
        ...query,
        sort: { by: 'position', descending: false },
      });
      const { rows: papers } = await listRows(tx, registerOf(ledger, 'paper'), query);
      if (items.length === 0)
        throw new Refused('Its agenda is not out yet. Add --draft for what the records would put on it.');
      return agendaText(waiting, { items, papers, paperDay: out });
    });
  } catch (error) {
    if (error instanceof Absent)
      throw new Refused(`There is no meeting “${meeting}” of a body of the code. Check its reference.`);
    throw error;
  } finally {
    await close();
  }
}
