/** Minutes made from the records say what the records say: read again, in any format, they give the same meeting. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { reading } from '../../src/kernel/db.ts';
import type { Change } from '../../src/kernel/define.ts';
import { decisionFrom } from '../../src/minutes/decision-from.ts';
import { readMinutes } from '../../src/minutes/read-minutes.ts';
import { operator } from '../../src/open.ts';
import { readDocument } from '../../src/paper/read.ts';
import { type Format, minutesFile } from '../../src/publication/files.ts';
import { minutesFromRows } from '../../src/publication/minutes-from-rows.ts';
import { readBack } from '../../src/publication/read-back.ts';
import { type MinutesRecords, recordsOf } from '../../src/publication/records.ts';
import { type Ground, imported, openGround, sampleMinutes } from './publication-ground.ts';
import { seed, sharedMissing } from './real-minutes.ts';

const formats: readonly Format[] = ['txt', 'docx', 'pdf'];

/** What importing a document would record, by record and move; where it was read in the document is not the point. */
async function facts(ground: Ground, bytes: Uint8Array, name: string): Promise<Map<string, Change>> {
  const proposal = readMinutes(await readDocument(bytes, name), ground.codes);
  const { changes } = decisionFrom(proposal, ground.code, {});
  return new Map(
    changes
      .filter(({ register }) => register !== 'event')
      .map(({ passage: _, ...change }): [string, Change] => [keyOf(change), plain(change)]),
  );
}

function keyOf({ register, ref, move }: Change): string {
  return `${register} ${ref} ${move}`;
}

/**
 * What a page does not hold: the name of the file, the place in the roll (which is by group, whatever the order of
 * arrival), and where an update of an earlier action breaks its lines in a cell of a table.
 */
function plain(change: Change): Change {
  const { position: _, document: __, ...sets } = change.sets;
  if (change.register === 'action') return { ...change, sets: { ...sets, latest: oneLine(sets.latest) } };
  return { ...change, sets: ['attendance', 'meeting'].includes(change.register) ? sets : change.sets };
}

function letters(change: Change | undefined): string {
  return [...String(change?.sets.narrative ?? '').replace(/\s+/g, '')].sort().join('');
}

function oneLine(words: Change['sets'][string] | undefined) {
  return typeof words === 'string' ? words.replace(/\s+/g, ' ') : null;
}

describe.each([
  ['the sample of meeting 39', 'SECP_39_0912', () => sampleMinutes('sec-panel-39-minutes.txt')],
  ['the sample of meeting 40', 'SECP_40_1301', () => sampleMinutes('sec-panel-40-minutes.txt')],
  ...(sharedMissing ? [] : [['the real minutes of meeting 39', 'SECP_39_0912', seed] as const]),
] as const)('the records of %s', (_, ref, words) => {
  let ground: Ground;
  let records: MinutesRecords;
  let said: Map<string, Change>;
  beforeAll(async () => {
    ground = await openGround('2017-02-01');
    await imported(ground, await words());
    records = await reading(ground.ledger.db, operator, (tx) =>
      recordsOf(tx, ground.ledger, { code: ground.code, ref, today: '2017-02-01' }),
    );
    said = await facts(ground, new TextEncoder().encode(await words()), 'minutes.txt');
  });
  afterAll(() => ground.close());

  test('hold what the minutes say', () => {
    const of = (register: string) => [...said.values()].filter((one) => one.register === register).length;
    expect(records.rows.items.length).toBe(of('item'));
    expect(records.rows.decisions.length).toBe(of('decision'));
    expect(records.rows.attendance.length).toBe(of('attendance'));
    expect(records.raised.length).toBe(
      [...said.values()].filter(({ register, move }) => register === 'action' && move === 'raise').length,
    );
    expect(records.rows.items.length).toBeGreaterThan(10);
  });

  test.each(formats)('come back from %s as they are', async (format) => {
    const minutes = minutesFromRows(records, ground.code, 'public');
    const { bytes, name } = await minutesFile(minutes, {
      set: 'public',
      format,
      house: ground.code.houseStyle,
      author: 'The secretariat',
      created: '2017-02-01T12:00:00.000Z',
    });
    const again = await facts(ground, bytes, name);
    for (const [key, change] of said) {
      const back = again.get(key);
      // A narrow cell runs over lines in a PDF, and what is told of a table in narrative then has its words in another order.
      const hasTable = format === 'pdf' && String(change.sets.narrative ?? '').includes('\t');
      expect(hasTable ? letters(back) : back, key).toEqual(hasTable ? letters(change) : change);
    }
    expect([...again.keys()].filter((key) => !said.has(key))).toEqual([]);
  });

  test('have nothing to learn from their own words', async () => {
    const spoken = await reading(ground.ledger.db, operator, (tx) =>
      readBack(tx, ground.ledger, { code: ground.code, records }),
    );
    expect(spoken.map(({ change }) => `${change.move} ${change.register} ${change.ref}`)).toEqual([]);
  });
});
