/** The sample minutes, read and accepted like anybody's: what an empty Quorate shows its first visitor. */
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { bodiesThatMeet, nextNumber, planDecision } from './agenda/planning.ts';
import type { Code } from './codes/code.ts';
import { commit } from './kernel/commit.ts';
import { reading } from './kernel/db.ts';
import { registerOf } from './kernel/ledger.ts';
import { seal } from './kernel/log.ts';
import { listRows } from './kernel/read.ts';
import { accept, receive } from './minutes/sources.ts';
import { operator, type Quorate } from './open.ts';
import { readDocument } from './paper/read.ts';

const folder = fileURLToPath(new URL('../examples/', import.meta.url));

/** Imports the example minutes for the first code. Returns the names of those accepted now; what is there already stays. */
export async function seedDemo(quorate: Quorate, how: { onlyWhenEmpty: boolean }): Promise<string[]> {
  const { ledger, signer } = quorate;
  const code = quorate.codes[0];
  if (!code) return [];
  if (how.onlyWhenEmpty && (await somethingReal(quorate))) return [];
  const today = quorate.today();
  const names: string[] = [];
  const files = (await readdir(folder)).filter((name) => /-minutes\.(txt|md)$/.test(name)).sort();
  for (const name of files) {
    const document = await readDocument(await readFile(folder + name), name);
    await receive(ledger, operator, { code, document, sample: true });
    if (await accept(ledger, operator, { code, sha256: document.sha256, today })) names.push(name);
  }
  await planNext(quorate, code);
  await seal(ledger.db, signer, ledger.now());
  return names;
}

/** The meeting after the samples' last, for today, so that there is one to draw up an agenda for and to hold. Once, and only planned. */
async function planNext({ ledger, today }: Quorate, code: Code): Promise<void> {
  const key = { code: code.id, at: { day: today(), known: null } };
  const { meetings, body } = await reading(ledger.db, operator, async (tx) => ({
    meetings: (await listRows(tx, registerOf(ledger, 'meeting'), key)).rows,
    body: (await listRows(tx, registerOf(ledger, 'body'), { ...key, filters: { state: ['standing'] } })).rows,
  }));
  const [config] = bodiesThatMeet(code);
  const own = meetings.filter((one) => one.fields.body === config?.id);
  if (!config || own.some((one) => one.state === 'planned')) return;
  const last = own.findLast((one) => one.state === 'held');
  const asked = {
    body: config.id,
    number: String(nextNumber(own)),
    // A meeting is held on its day or later, and whoever tries Quorate tries it now.
    day: today(),
    starts: String(last?.fields.starts_at ?? '10:00'),
    ends: String(last?.fields.ends_at ?? ''),
    place: String(last?.fields.place ?? ''),
  };
  const row = body.find((one) => one.ref === config.id) ?? null;
  const planning = { code, actor: operator, today: today(), asked, body: row, meetings: own };
  await commit(ledger, operator, planDecision(planning));
}

/** Anything but samples taken in: then a first start, even one that was killed between two of them, is long over. */
async function somethingReal({ ledger }: Quorate): Promise<boolean> {
  const { rows } = await reading(ledger.db, operator, (tx) =>
    sql<{ some: boolean }>`select exists (select 1 from source where not sample or state = 'withdrawn')
      or exists (select 1 from log_decision d where not exists (select 1 from source s where s.decision = d.id)) as some`.execute(
      tx,
    ),
  );
  return rows[0]?.some === true;
}
