/** A vote in which two thousand people vote at once, through commit and every check, on several connections; none is lost. */
import pg from 'pg';
import { commit } from '../src/kernel/commit.ts';
import { openDatabase, reading } from '../src/kernel/db.ts';
import { type Ledger, ledgerOf } from '../src/kernel/ledger.ts';
import { operator } from '../src/open.ts';
import { checksOf } from '../src/process/checks.ts';
import { registers } from '../src/registers/index.ts';
import { castOwn } from '../src/voting/cast.ts';
import { closeVoting } from '../src/voting/close.ts';
import { evidenceOf } from '../src/voting/evidence.ts';
import { recountVotes } from '../src/voting/recount.ts';
import { constituencyOf, rollLine } from '../src/voting/roll.ts';
import type { Voter } from '../src/voting/tally.ts';
import { votingOf } from '../src/voting/voting-of.ts';
import type { Figure } from './figure.ts';
import { type Ground, today } from './ground.ts';

const connections = 8;
const modification = 'SECMP0001';
const vote = `${modification}/vote`;
const body = 'change-board';

export async function balloting(ground: Ground, ballots: number): Promise<Figure[]> {
  const url = await ground.database('ballots');
  const db = openDatabase(url, connections);
  const ledger = { ...ledgerOf(db, registers, () => new Date().toISOString()), checks: checksOf([ground.code]) };
  try {
    const roll = rollOf(ground, ballots);
    await layVote(ledger, ground, roll);
    const desk = { ledger, actor: { ...operator, name: 'Desk' }, code: ground.code, today };
    const look = () =>
      reading(db, operator, (tx) =>
        votingOf(tx, ledger, operator, {
          code: ground.code,
          ref: vote,
          at: { day: today, known: null },
          today,
          person: null,
        }),
      );
    const seen = await look();
    const cast = await seconds(() =>
      sideBySide(roll, async ({ person }, at) => {
        const position = at % 3 === 0 ? 'against' : 'for';
        const made = castOwn(desk, seen, {
          person,
          choices: [{ position, reason: `Reason ${at}`, objectives: [] }],
          change: false,
        });
        await commit(ledger, made.actor, made.decision);
      }),
    );
    const voting = await look();
    if (voting.voted.size !== ballots)
      throw new Error(`${ballots - voting.voted.size} of ${ballots} ballots were lost.`);
    const floor = await plainly(ground, ballots);
    const closing = await seconds(async () => {
      const made = closeVoting(desk, await look(), { casting: [], implementsOn: '' });
      await commit(ledger, made.actor, made.decision);
    });
    let agrees = false;
    const recounting = await seconds(async () => {
      const questions = await reading(db, operator, (tx) => evidenceOf(tx, ground.code.id, [vote]));
      agrees = recountVotes(ledger, questions).agrees;
    });
    if (!agrees) throw new Error('The recount does not agree with what was recorded.');
    const name = `${ballots.toLocaleString('en-GB')} ballots at once on ${connections} connections`;
    return [
      {
        name: `${name}, each its own Decision, none lost`,
        value: cast,
        unit: 's',
        floor,
        floorIs: 'as many plain inserts, each its own transaction',
        limit: { of: 'value', is: 10 },
      },
      {
        name: 'The same vote closed: counted, checked, every ballot made public, in one Decision',
        value: closing,
        unit: 's',
      },
      { name: 'The same vote counted again from the log', value: recounting, unit: 's' },
    ];
  } finally {
    await db.destroy();
  }
}

function rollOf({ code }: Ground, ballots: number): Voter[] {
  const { categories } = constituencyOf(code, body, today).rule;
  return Array.from({ length: ballots }, (_, at) => ({
    person: `voter-${at}`,
    name: `Voter ${at}`,
    category: categories[at % categories.length]?.name ?? '',
    group: null,
    alternate: null,
  }));
}

async function layVote(ledger: Ledger, { code }: Ground, roll: readonly Voter[]): Promise<void> {
  const shape = {
    code: code.id,
    authority: { kind: 'post', ref: 'Secretary' },
    body,
    effective: '2026-05-01',
  } as const;
  const label = { group: body, level: 0 } as const;
  const sets = { title: 'One of many', path: 'Path 3', rules: '2016', raised_on: '2026-01-05' };
  await commit(ledger, operator, {
    ...shape,
    title: 'A proposal comes to the vote',
    label,
    found: true,
    changes: [
      { register: 'body', ref: body, move: 'establish', sets: { title: 'Change Board' } },
      { register: 'modification', ref: modification, move: 'raise', sets },
      { register: 'modification', ref: modification, move: 'vote', sets: {} },
    ],
  });
  const opened = {
    title: 'One of many',
    body,
    modification,
    method: 'category',
    constituency: JSON.stringify(constituencyOf(code, body, today)),
    roll: roll.map(rollLine),
  };
  const change = { register: 'vote', ref: vote, move: 'open', sets: opened };
  await commit(ledger, operator, { ...shape, effective: today, title: 'Opened', label, changes: [change] });
}

/** As many at once as there are connections. */
async function sideBySide<T>(all: readonly T[], work: (one: T, at: number) => Promise<void>): Promise<void> {
  let next = 0;
  const worker = async () => {
    for (let at = next++; at < all.length; at = next++) await work(all[at] as T, at);
  };
  await Promise.all(Array.from({ length: connections }, worker));
}

async function seconds(work: () => Promise<void>): Promise<number> {
  const from = performance.now();
  await work();
  return (performance.now() - from) / 1000;
}

/** One row a transaction, as much text in it as a ballot has, and committed to disk as a ballot is. */
async function plainly(ground: Ground, many: number): Promise<number> {
  const pool = new pg.Pool({ connectionString: await ground.database('ballots_floor'), max: connections });
  try {
    await pool.query('create table plain_ballot (id bigint primary key, words text)');
    const words = 'x'.repeat(600);
    return await seconds(() =>
      sideBySide(
        Array.from({ length: many }, (_, at) => at),
        async (at) => {
          const client = await pool.connect();
          try {
            await client.query('begin');
            await client.query('insert into plain_ballot values ($1, $2)', [at, words]);
            await client.query('commit');
          } finally {
            client.release();
          }
        },
      ),
    );
  } finally {
    await pool.end();
  }
}
