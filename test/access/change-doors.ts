/** The doors through which the change process is looked at: proposals, timetables, assessments, answers, votes, releases, reports. */
import { newestEntries } from '../../src/assessing/newest.ts';
import { assessmentsOf } from '../../src/assessing/queue.ts';
import { targetsOf } from '../../src/assessing/targets.ts';
import type { Code } from '../../src/codes/code.ts';
import { answersTo } from '../../src/consulting/answers.ts';
import { contactsOf, partiesAsked } from '../../src/consulting/audience.ts';
import { consulted } from '../../src/consulting/rows.ts';
import { sharedRegister } from '../../src/exchange/export.ts';
import { forwardPlan } from '../../src/exchange/forward-plan.ts';
import type { Tx } from '../../src/kernel/db.ts';
import { type Ledger, registerOf } from '../../src/kernel/ledger.ts';
import { Absent } from '../../src/kernel/problem.ts';
import { factsOf } from '../../src/process/facts.ts';
import { boardOf } from '../../src/releasing/board.ts';
import { variationsOf } from '../../src/releasing/variations.ts';
import { feedPage } from '../../src/reports/feed.ts';
import { newsOf } from '../../src/reports/news.ts';
import { statusReport } from '../../src/reports/status-report.ts';
import { around } from '../../src/reports/waiting.ts';
import { timetableOf, timetablesOf } from '../../src/timetable/timetable-of.ts';
import { evidenceOf } from '../../src/voting/evidence.ts';
import { votesTogether } from '../../src/voting/votes-together.ts';
import { readProposal } from '../../src/web/modification/read-proposal.ts';
import type { Asked, Seen } from './doors.ts';

/** `like`: a code whose rules stand for those of the code asked for, which has none. */
export async function changeDoors(tx: Tx, ledger: Ledger, asked: Asked & { like: Code }): Promise<Seen> {
  const { at, refs } = asked;
  const code = { ...asked.like, id: asked.code };
  const key = { code: code.id, at };
  const seen: Seen = {
    timetables: await timetablesOf(tx, ledger, { code, at }),
    assessments: await assessmentsOf(tx, ledger, { code, at }),
    targets: [...(await targetsOf(tx, { code: code.id, at, refs }))],
    'newest entries': [...(await newestEntries(tx, { code: code.id, register: 'assessment', refs }))],
    'parties asked': await partiesAsked(tx, ledger, { code, at, audience: [] }),
    contacts: await contactsOf(tx, code, { parties: refs, day: at.day }),
    board: await boardOf(tx, ledger, { code, at }),
    variations: await variationsOf(tx, ledger, { code, at }),
    feed: await feedPage(tx, ledger, { code }),
    news: await newsOf(tx, registerOf(ledger, 'modification'), { code, at, since: '2019-01-01' }),
    'status report': await statusReport(tx, ledger, { code, at }),
    waiting: await around(tx, ledger, { code, at }),
    'shared register': Buffer.from(
      await sharedRegister(tx, ledger, { code, at, format: 'csv', address: 'https://quorate.example' }),
    ).toString(),
    'forward plan': await forwardPlan(tx, ledger, { codes: [code], today: at.day, months: 12 }),
    // A reference that was asked for is there whatever was found.
    evidence: (await evidenceOf(tx, code.id, refs)).map(({ entries }) => entries),
  };
  for (const ref of refs) {
    seen[`proposal ${ref}`] = await orAbsent(async () => {
      const { of: _, ...proposal } = await readProposal(tx, ledger, { code, ref, at });
      return proposal;
    });
    // The facts of nothing still bear the name that was asked for.
    const { ref: _, ...facts } = await factsOf(tx, ledger, { ...key, ref });
    seen[`facts ${ref}`] = facts;
    seen[`timetable ${ref}`] = await timetableOf(tx, ledger, { code, ref, at });
    seen[`feed ${ref}`] = await feedPage(tx, ledger, { code, ref });
    seen[`consulted ${ref}`] = await orAbsent(() => consulted(tx, ledger, { code, ref, at }));
    seen[`answers ${ref}`] = await orAbsent(() => answersTo(tx, ledger, { code, ref, at }));
    seen[`votes with ${ref}`] = await votesTogether(tx, code.id, ref);
  }
  return Object.fromEntries(Object.entries(seen).map(([door, found]) => [door, plain(found)]));
}

/** What a reader would be told: without functions, and with what maps and sets hold. */
function plain(found: unknown): unknown {
  const told = (_: string, value: unknown) => (value instanceof Map || value instanceof Set ? [...value] : value);
  return JSON.parse(JSON.stringify(found, told) ?? 'null');
}

async function orAbsent<T>(work: () => Promise<T>): Promise<T | 'absent'> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Absent) return 'absent';
    throw error;
  }
}
