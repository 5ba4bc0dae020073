/** What waits for a body, read through the eyes of whoever draws up the agenda. */
import { decidedBetween } from '../between/decided.ts';
import { momentOn } from '../between/moment.ts';
import { isOver } from '../between/question.ts';
import type { BodyConfig, Code } from '../codes/code.ts';
import { ruleOn } from '../codes/rule.ts';
import type { Tx } from '../kernel/db.ts';
import type { Day, Level } from '../kernel/define.ts';
import { type Ledger, registerOf } from '../kernel/ledger.ts';
import { Absent } from '../kernel/problem.ts';
import { get, listRows, type Query, type Row } from '../kernel/read.ts';

/** Who reads drafts where the code does not say. */
const draftLevelAssumed: Level = 2;

export interface Waiting {
  code: Code;
  config: BodyConfig;
  meeting: Row;
  /** The day of the meeting. */
  day: Day;
  today: Day;
  /** Class of what is not yet published of a meeting. */
  working: Level;
  /** The body's meeting before this one that was held; null for its first. */
  previous: Row | null;
  /** Items of this meeting, once its agenda is issued. */
  existing: readonly Row[];
  /** Items of the body's earlier meetings that were put off or not reached. */
  unreached: readonly Row[];
  /**
   * Records in states that may wait for somebody, by register; and as `between` what the body decided since its last
   * meeting. Papers are those of this meeting and those of items that were put off or not reached.
   */
  records: Readonly<Record<string, readonly Row[]>>;
}

/** States in which a record may wait for a body, by register. */
const states: Readonly<Record<string, readonly string[]>> = {
  action: ['open'],
  risk: ['open', 'proposed'],
  issue: ['open', 'referred'],
  modification: ['raised', 'refinement', 'returned', 'consultation', 'vote', 'authority', 'approved'],
  party: ['party', 'applied'],
  variation: ['running', 'consultation', 'submitted'],
  consultation: ['planned', 'open'],
  decision: ['conditional'],
};

/** The level that what is not yet published of the body's meetings bears. */
export function workingLevel(config: BodyConfig | null, day: Day): Level {
  const rule = config?.proceedings && ruleOn(config.proceedings.draftLevel, day);
  return rule?.value ?? draftLevelAssumed;
}

/** The body as the code has it. Throws Absent for one that it does not know. */
export function bodyOf(code: Code, meeting: Row): BodyConfig {
  const config = code.bodies.find((one) => one.id === meeting.fields.body);
  if (!config) throw new Absent();
  return config;
}

/** The meeting alone, with nothing that waits for it. Throws Absent for one that is not there for this reader. */
export async function readMeeting(tx: Tx, ledger: Ledger, { code, ref, today }: WaitingKey): Promise<Waiting> {
  const at = { day: today, known: null };
  const meeting = await get(tx, registerOf(ledger, 'meeting'), { code: code.id, ref, at });
  if (!meeting) throw new Absent();
  const config = bodyOf(code, meeting);
  const day = String(meeting.fields.day ?? today);
  const working = workingLevel(config, day);
  return { code, config, meeting, day, today, working, previous: null, existing: [], unreached: [], records: {} };
}

export interface WaitingKey {
  code: Code;
  /** Reference of the meeting. */
  ref: string;
  today: Day;
}

/** The same with all that its agenda is drawn up from. Throws Absent for a meeting that is not there for this reader. */
export async function readWaiting(tx: Tx, ledger: Ledger, key: WaitingKey): Promise<Waiting> {
  const { code, ref, today } = key;
  const at = { day: today, known: null };
  const rows = async (name: string, filters: Query['filters']) =>
    (await listRows(tx, registerOf(ledger, name), { code: code.id, at, filters })).rows;
  const waiting = await readMeeting(tx, ledger, key);
  const held = (await rows('meeting', { body: [waiting.config.id], state: ['held'] }))
    .filter((one) => String(one.fields.day ?? '') < waiting.day)
    .sort((a, b) => (String(a.fields.day) < String(b.fields.day) ? -1 : 1));
  const records: Record<string, Row[]> = {};
  for (const [name, wanted] of Object.entries(states)) records[name] = await rows(name, { state: wanted });
  const unreached =
    held.length > 0 ? await rows('item', { meeting: held.map((one) => one.ref), state: ['carried', 'tabled'] }) : [];
  const onHand = ['draft', 'issued'];
  records.paper = [
    ...(await rows('paper', { meeting: [ref], state: onHand })),
    ...(unreached.length > 0 ? await rows('paper', { item: unreached.map((one) => one.ref), state: onHand }) : []),
  ];
  const since = held.at(-1)?.fields.day;
  const body = waiting.config.id;
  records.between = await decidedBetween(tx, ledger, {
    code: code.id,
    at,
    body,
    ...(typeof since === 'string' ? { since } : {}),
  });
  const votes = await rows('vote', { body: [body], state: ['open'] });
  const now = momentOn(today, ledger.now(), code.zone ?? 'Europe/London');
  records.vote = votes.filter((one) => !one.fields.meeting && isOver(one, now, code.zone));
  return {
    ...waiting,
    previous: held.at(-1) ?? null,
    existing: await rows('item', { meeting: [ref] }),
    unreached,
    records,
  };
}
