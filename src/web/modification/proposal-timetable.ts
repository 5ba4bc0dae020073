/** The timetable of a proposal from what is read of it already. */
import type { Code } from '../../codes/code.ts';
import type { Tx } from '../../kernel/db.ts';
import type { Ledger } from '../../kernel/ledger.ts';
import type { AsAt } from '../../kernel/read.ts';
import { daysOf, type OnRecord } from '../../timetable/on-record.ts';
import { type Timetable, timetablesFrom } from '../../timetable/timetable-of.ts';
import type { Told } from './happened.ts';
import type { Proposal } from './read-proposal.ts';

export interface TimetableAsked {
  ledger: Pick<Ledger, 'registers'>;
  code: Code;
  at: AsAt;
  proposal: Proposal;
  told: readonly Told[];
}

/** Worked out from what the page has read already; only the days of meetings and releases are read for it. */
export async function proposalTimetable(
  tx: Tx,
  { ledger, code, at, proposal, told }: TimetableAsked,
): Promise<Timetable | null> {
  const { row, of } = proposal;
  if (over.has(row.state)) return null;
  const own = told.find((one) => one.row.register === 'modification')?.happenings ?? [];
  const reached = own
    .filter(({ state }, at) => own[at - 1]?.state !== state)
    .map(({ state, effective }) => ({ state, day: effective }))
    .filter(({ day }) => day <= at.day);
  const onRecord: OnRecord = {
    modifications: [row],
    reached: new Map([[row.ref, reached]]),
    steps: new Map([[row.ref, of('step')]]),
    assessments: new Map([[row.ref, of('assessment')]]),
    consultations: new Map([[row.ref, of('consultation').filter(({ fields }) => fields.modification === row.ref)]]),
    inclusions: new Map([[row.ref, of('inclusion')]]),
    days: await daysOf(tx, ledger, { code, at }),
  };
  return timetablesFrom(onRecord, { code, day: at.day })[0] ?? null;
}

/** There is nothing left to plan. */
const over = new Set(['known', 'implemented', 'rejected', 'refused', 'withdrawn']);
