/** Every door through which a reader may look, opened one after the other; what came out, by door. */

import type { Code } from '../../src/codes/code.ts';
import type { Reader } from '../../src/kernel/access.ts';
import { reading, type Tx } from '../../src/kernel/db.ts';
import type { Register } from '../../src/kernel/define.ts';
import { history, lastDecisions } from '../../src/kernel/history.ts';
import type { Ledger } from '../../src/kernel/ledger.ts';
import { type AsAt, count, counts, get, linkedFrom, list, named, search, tally } from '../../src/kernel/read.ts';
import { listSources, sourceTexts } from '../../src/minutes/sources.ts';
import { registers } from '../../src/registers/index.ts';
import { changeDoors } from './change-doors.ts';
import { meetingDoors } from './meeting-doors.ts';

export interface Asked {
  code: string;
  at: AsAt;
  /** References looked for in every register, there or not; links are followed to the first. */
  refs: readonly string[];
  /** Words searched for. */
  words: readonly string[];
  /** Hashes of documents. */
  hashes: readonly string[];
  /** A code whose rules the meetings of the one asked for go by. */
  like: Code;
}

export type Seen = Record<string, unknown>;

export async function openDoors(ledger: Ledger, reader: Reader, asked: Asked): Promise<Seen> {
  return reading(ledger.db, reader, async (tx) => {
    const seen: Seen = { ...(await meetingDoors(tx, ledger, asked)), ...(await changeDoors(tx, ledger, asked)) };
    for (const register of registers)
      for (const [door, found] of Object.entries(await doorsOf(tx, register, asked)))
        seen[`${door} ${register.name}`] = found;
    const { code, at } = asked;
    const refs = new Map(registers.map((register) => [register.name, new Set(asked.refs)]));
    const byName = new Map(registers.map((register) => [register.name, register]));
    seen.named = [...(await named(tx, byName, { code, at, refs }))].sort();
    seen.counts = [...(await counts(tx, registers, { code, at, today: at.day }))];
    for (const words of asked.words)
      seen[`search ${words}`] = await search(tx, registers, { code, at, words, limit: 500 });
    seen.decisions = await lastDecisions(tx, { code, known: at.known, limit: 500 });
    seen.sources = await listSources(tx, code);
    seen.texts = [...(await sourceTexts(tx, code, asked.hashes))];
    return seen;
  });
}

async function doorsOf(tx: Tx, register: Register, { code, at, refs, words }: Asked): Promise<Seen> {
  const query = { code, at };
  const seen: Seen = {
    list: await list(tx, register, query),
    page: await list(tx, register, { ...query, limit: 1, sort: { by: register.titled, descending: true } }),
    overdue: await count(tx, register, { ...query, overdue: '2999-01-01' }),
  };
  const { total, late, by } = await tally(tx, register, query, {
    by: Object.keys(register.fields),
    late: '2999-01-01',
  });
  seen.tally = { total, late, by: [...by] };
  for (const word of words) seen[`found ${word}`] = await count(tx, register, { ...query, search: word });
  for (const ref of refs) {
    seen[`get ${ref}`] = await get(tx, register, { ...query, ref });
    seen[`history ${ref}`] = await history(tx, register, { code, ref, known: at.known });
  }
  seen.links = await linkedFrom(tx, registers, { register: register.name, ref: refs[0] ?? '', code, at });
  return seen;
}
