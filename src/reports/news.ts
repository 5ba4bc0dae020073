/** What became of proposals in a stretch of days: each time one came to another state, with the day it did. */
import { sql } from 'kysely';
import type { Code } from '../codes/code.ts';
import { processOf, stageOf } from '../codes/process-of.ts';
import type { Tx } from '../kernel/db.ts';
import type { Day, Register } from '../kernel/define.ts';
import type { AsAt } from '../kernel/read.ts';

/** A proposal came to a state on a day. */
export interface Came {
  ref: string;
  title: string;
  state: string;
  /** What its process calls that stage; where it has none by that name, the register's own word. */
  stage: string;
  /** Where it stood before; null where it came into being. */
  from: string | null;
  day: Day;
  /** The day it takes, or took, effect; where one is set. */
  implementsOn: Day | null;
  reasons: string;
}

export interface Stretch {
  code: Code;
  at: AsAt;
  /** First day told of; `at.day` is the last. */
  since: Day;
}

/** States to which coming says nothing of where a proposal stands. */
const mention = 'known';

/** In order of the days. One query: each version is put beside the one before it. */
export async function newsOf(tx: Tx, register: Register, { code, at, since }: Stretch): Promise<Came[]> {
  const known = at.known ? sql`known_from <= ${at.known} and known_to > ${at.known}` : sql`known_to = 'infinity'`;
  const { rows } = await sql<Changed>`
    select * from (
      select ref, sort_key, ${sql.ref(register.titled)} as title, state, rules, raised_on, implements_on, reasons,
        effective_from as day, lag(state) over (partition by id order by effective_from) as before
      from ${sql.table(register.name)}
      where code = ${code.id} and ${known} and effective_from <= ${at.day} and effective_to >= ${since}) versions
    where day >= ${since} and state <> ${mention} and before is distinct from state
    order by day, sort_key`.execute(tx);
  return rows.map((row) => {
    const process = processOf(code, { rules: row.rules, raised_on: row.raised_on }, row.day);
    return {
      ref: row.ref,
      title: row.title,
      state: row.state,
      stage: (process && stageOf(process, row.state)?.name) || (register.states[row.state]?.label ?? row.state),
      from: row.before === mention ? null : row.before,
      day: row.day,
      implementsOn: row.implements_on,
      reasons: row.reasons ?? '',
    };
  });
}

interface Changed {
  ref: string;
  title: string;
  state: string;
  rules: string | null;
  raised_on: Day | null;
  implements_on: Day | null;
  reasons: string | null;
  day: Day;
  before: string | null;
}
