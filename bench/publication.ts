/** Both sets of draft minutes at close: from the records to docx and PDF, four files in all. */
import { openDatabase, reading } from '../src/kernel/db.ts';
import { ledgerOf } from '../src/kernel/ledger.ts';
import { accept, receive } from '../src/minutes/sources.ts';
import { operator } from '../src/open.ts';
import { readDocument } from '../src/paper/read.ts';
import { minutesFile } from '../src/publication/files.ts';
import { minutesFromRows } from '../src/publication/minutes-from-rows.ts';
import { readBack } from '../src/publication/read-back.ts';
import { recordsOf } from '../src/publication/records.ts';
import { registers } from '../src/registers/index.ts';
import { type Figure, median, timed } from './figure.ts';
import { type Ground, today } from './ground.ts';
import { sizedMinutes } from './minutes.ts';

const ref = 'SECP_39_0912';

export async function drafting(ground: Ground): Promise<Figure[]> {
  const { code } = ground;
  const db = openDatabase(await ground.database('drafting'));
  const ledger = ledgerOf(db, registers, () => new Date().toISOString());
  try {
    const document = await readDocument(new Uint8Array(Buffer.from(sizedMinutes())), 'minutes.txt');
    await receive(ledger, operator, { code, document });
    await accept(ledger, operator, { code, sha256: document.sha256, today });
    const records = () => reading(db, operator, (tx) => recordsOf(tx, ledger, { code, ref, today }));
    const { rows } = await records();
    const drawUp = async () => {
      const found = await records();
      for (const set of ['public', 'confidential'] as const)
        for (const format of ['docx', 'pdf'] as const) {
          const options = { set, format, house: code.houseStyle, author: code.short, created: ledger.now() };
          await minutesFile(minutesFromRows(found, code, set), options);
        }
    };
    const [first = Number.NaN] = await timed(drawUp, 1);
    const again = median(await timed(drawUp, 5));
    const back = await timed(
      async () => reading(db, operator, async (tx) => readBack(tx, ledger, { code, records: await records() })),
      5,
      1,
    );
    const size = `Draft minutes of ${rows.items.length} items, ${rows.decisions.length} decisions`;
    return [
      {
        name: `${size}: both sets, docx and PDF, the first time in a process`,
        value: first / 1000,
        unit: 's',
        limit: { of: 'value', is: 5 },
      },
      { name: `${size}: the same again`, value: again / 1000, unit: 's', limit: { of: 'value', is: 5 } },
      { name: `${size}: read back for what is not on record`, value: median(back), unit: 'ms' },
    ];
  } finally {
    await db.destroy();
  }
}
