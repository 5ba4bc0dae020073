/**
 * What minutes said of how many proposals stand where. Minutes print such counts while they name only some of the
 * proposals, so what is on record may be fewer: the report counts what is on record, and says beside it what was stated.
 */
import { sql } from 'kysely';
import { addDays } from '../calendar/day.ts';
import type { Code } from '../codes/code.ts';
import { ruleOn } from '../codes/rule.ts';
import type { Tx } from '../kernel/db.ts';
import type { Day } from '../kernel/define.ts';
import type { AsAt } from '../kernel/read.ts';

/** A count that minutes state, where the register has fewer. */
export interface Stated {
  state: string;
  name: string;
  stated: number;
  held: number;
  meeting: { ref: string; title: string; day: Day };
  item: string;
}

export interface StatedQuery {
  code: Code;
  at: AsAt;
  groups: readonly { state: string; name: string }[];
}

/** Days for which a count in minutes says anything of the present. */
const fresh = 45;

/** Of the last minutes that state any; none where the code does not say how its minutes do. Two queries at most. */
export async function statedCounts(tx: Tx, { code, at, groups }: StatedQuery): Promise<Stated[]> {
  const rule = code.reporting && ruleOn(code.reporting.stated, at.day);
  if (!rule?.value) return [];
  const known = (table: string) =>
    at.known
      ? sql`${sql.ref(`${table}.known_from`)} <= ${at.known} and ${sql.ref(`${table}.known_to`)} > ${at.known}`
      : sql`${sql.ref(`${table}.known_to`)} = 'infinity'`;
  const { rows } = await sql<{ item: string; narrative: string; ref: string; title: string; day: Day }>`
    select i.ref as item, i.narrative, m.ref, m.title, m.day from item i join meeting m on m.code = i.code and m.ref = i.meeting
    where i.code = ${code.id} and ${known('i')} and ${known('m')}
      and i.effective_from <= ${at.day} and i.effective_to > ${at.day}
      and m.effective_from <= ${at.day} and m.effective_to > ${at.day}
      and m.state = 'held' and m.day <= ${at.day} and m.day > ${at.day}::date - ${fresh}::int and i.title ~* ${rule.value.item}
    order by m.day desc, i.sort_key limit 1`.execute(tx);
  const [last] = rows;
  if (!last?.narrative) return [];
  const { item, narrative, ...meeting } = last;
  const held = await heldAbout(tx, { code, at, day: meeting.day });
  return rule.value.counts.flatMap(({ stage, words }) => {
    const stated = numberBefore(narrative, words);
    const many = held.get(stage) ?? 0;
    const name = groups.find(({ state }) => state === stage)?.name ?? stage;
    return stated === null || stated <= many ? [] : [{ state: stage, name, stated, held: many, meeting, item }];
  });
}

/**
 * How many are on record at each stage when a meeting sat: the evening before, or as it left them, whichever is more, for
 * minutes state what was put to the meeting and the register has what the meeting made of it.
 */
async function heldAbout(
  tx: Tx,
  { code, at, day }: { code: Code; at: AsAt; day: Day },
): Promise<ReadonlyMap<string, number>> {
  const known = at.known ? sql`known_from <= ${at.known} and known_to > ${at.known}` : sql`known_to = 'infinity'`;
  const { rows } = await sql<{ state: string; many: number }>`
    select state, max(many) as many from (
      select state, on_day, count(*) as many from modification, (values (${day}::date), (${addDays(day, -1)}::date)) days (on_day)
      where code = ${code.id} and ${known} and effective_from <= on_day and effective_to > on_day
      group by state, on_day) held
    group by state`.execute(tx);
  return new Map(rows.map(({ state, many }) => [state, many]));
}

const numerals =
  'no one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'.split(
    ' ',
  );
const numeral = new RegExp(`\\b(\\d{1,3}|${numerals.join('|')})\\b`, 'gi');

/** The number that stands nearest before some words, within their sentence: "17 … were undergoing the Refinement Process". */
export function numberBefore(text: string, words: string): number | null {
  const plain = text.replace(/\s+/g, ' ');
  const at = plain.toLowerCase().indexOf(words.toLowerCase());
  if (at < 0) return null;
  const start = Math.max(plain.lastIndexOf('. ', at), plain.lastIndexOf('; ', at)) + 1;
  const last = [...plain.slice(start, at).matchAll(numeral)].at(-1)?.[1]?.toLowerCase();
  if (last === undefined) return null;
  return /^\d/.test(last) ? Number(last) : numerals.indexOf(last);
}
