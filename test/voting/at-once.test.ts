/** Ballots at once, and at the moment of closing: on several connections, counted whole or refused whole. */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Code } from '../../src/codes/code.ts';
import { loadCodes } from '../../src/codes/load.ts';
import { commit } from '../../src/kernel/commit.ts';
import { openDatabase } from '../../src/kernel/db.ts';
import type { Decision } from '../../src/kernel/define.ts';
import { ledgerOf } from '../../src/kernel/ledger.ts';
import { seal } from '../../src/kernel/log.ts';
import { loadSigner } from '../../src/kernel/note.ts';
import type { operator } from '../../src/open.ts';
import { checksOf } from '../../src/process/checks.ts';
import { registers } from '../../src/registers/index.ts';
import { castOwn } from '../../src/voting/cast.ts';
import { closeVoting } from '../../src/voting/close.ts';
import { freshDatabase } from '../harness/database.ts';
import { run } from '../stories/command.ts';
import { castAll, deskOf, fieldsOf, layBoard, layProposals, look, members, openOn, recordOf } from './ground.ts';

let database: Awaited<ReturnType<typeof freshDatabase>>;
let site: Parameters<typeof look>[0];
let data: string;

beforeAll(async () => {
  database = await freshDatabase();
  const codes = await loadCodes();
  let ticks = 0;
  const now = () => new Date(Date.parse('2016-11-23T10:00:00Z') + ticks++).toISOString();
  const ledger = { ...ledgerOf(openDatabase(database.url, 6), registers, now), checks: checksOf(codes) };
  site = { ledger, code: codes[0] as Code, today: () => '2016-11-23' };
  data = mkdtempSync(join(tmpdir(), 'quorate-votes-'));
  await layBoard(site);
  await layProposals(
    site,
    [1, 2, 3, 4].map((n) => ({ ref: `SECMP020${n}`, title: `Proposal ${n}` })),
  );
}, 60_000);
afterAll(async () => {
  await site?.ledger.db.destroy();
  await database?.drop();
  if (data) rmSync(data, { recursive: true });
});

const choose = (position: string) => [{ position, reason: '', objectives: [] }];
const record = (made: { actor: typeof operator; decision: Decision }) => commit(site.ledger, made.actor, made.decision);

describe('at one moment', () => {
  test('everybody’s ballot is recorded, none twice', async () => {
    const ref = await openOn(site, 'SECMP0201');
    const seen = await look(site, ref);
    const twice = [...members, ...members];
    const answers = await Promise.allSettled(
      twice.map(({ person }) => record(castOwn(deskOf(site), seen, { person, choices: choose('for'), change: false }))),
    );
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(members.length);
    for (const answer of answers)
      if (answer.status === 'rejected') expect(String(answer.reason.message)).toMatch(/has voted already/);
    expect((await look(site, ref)).voted.size).toBe(members.length);
  });

  test('a member and their alternate leave one vote, the member’s', async () => {
    const ref = await openOn(site, 'SECMP0202');
    const seen = await look(site, ref);
    await Promise.allSettled(
      [
        { person: 'cleo-ward', position: 'for' },
        { person: 'zoe-hart', position: 'against' },
      ].map(({ person, position }) =>
        record(castOwn(deskOf(site), seen, { person, choices: choose(position), change: false })),
      ),
    );
    expect((await look(site, ref)).options[0]?.tally?.categories[0]).toMatchObject({ for: 1, against: 0 });
  });

  test('a ballot cast while the vote is being closed is either counted or refused, each time', async () => {
    const ref = await openOn(site, 'SECMP0203');
    await castAll(site, ref, members.map(({ person }) => `${person}+`).join(' '));
    const seen = await look(site, ref);
    const closing = closeVoting(deskOf(site), seen, { casting: [], implementsOn: '' });
    const change = castOwn(deskOf(site), seen, { person: 'kit-sand', choices: choose('against'), change: true });
    const [closed, changed] = await Promise.allSettled([record(closing), record(change)]);
    const vote = await recordOf(site, 'vote', ref);
    const position = (await fieldsOf(site, 'ballot', `${ref}/kit-sand`)).position;
    expect([closed.status, changed.status].sort()).toEqual(['fulfilled', 'rejected']);
    expect([vote?.state, position]).toEqual(closed.status === 'fulfilled' ? ['closed', 'for'] : ['open', 'against']);
  });

  test('what was counted before somebody changed their vote is not recorded', async () => {
    const ref = await openOn(site, 'SECMP0204');
    await castAll(site, ref, members.map(({ person }) => `${person}+`).join(' '));
    const stale = closeVoting(deskOf(site), await look(site, ref), { casting: [], implementsOn: '' });
    await record(
      castOwn(deskOf(site), await look(site, ref), { person: 'kit-sand', choices: choose('against'), change: true }),
    );
    await expect(record(stale)).rejects.toThrow('somebody may have voted meanwhile');
    expect((await recordOf(site, 'modification', 'SECMP0204'))?.state).toBe('vote');
    await record(closeVoting(deskOf(site), await look(site, ref), { casting: [], implementsOn: '' }));
  });
});

describe('the command recount', () => {
  test('prints each step and says whether it agrees; an unknown vote is named', async () => {
    await seal(site.ledger.db, await loadSigner(data, null), site.ledger.now());
    const settings = { DATABASE_URL: database.url };
    const told = await run(data, ['recount', 'SECMP0204/vote'], settings);
    expect(told.stdout).toContain('Consumers: 0 for, 1 against');
    expect(told.stdout.trim().split('\n').at(-1)).toBe('The count agrees with what was recorded.');
    expect(told.status).toBe(0);
    const json = await run(data, ['recount', 'SECMP0202/vote', '--json'], settings);
    expect([json.status, JSON.parse(json.stdout).votes[0].recorded]).toEqual([1, null]);
    const none = await run(data, ['recount', 'SECMP0999/vote'], settings);
    expect([none.status, none.stderr]).toEqual([
      1,
      expect.stringContaining('There is no vote by constituency SECMP0999/vote.'),
    ]);
  }, 60_000);
});
