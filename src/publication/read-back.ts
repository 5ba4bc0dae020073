/**
 * What the minutes' own words say that the registers do not have yet: dates, documents, clauses and parties spoken of.
 * Once it is recorded, the registers are as if the minutes had come in as a document. Nothing is recorded unseen.
 */
import { createHash } from 'node:crypto';
import type { Code } from '../codes/code.ts';
import { maySee } from '../kernel/access.ts';
import { canonical } from '../kernel/canonical.ts';
import { commitAll, dryRun, type Receipt } from '../kernel/commit.ts';
import { reading, type Tx } from '../kernel/db.ts';
import type { Change, Decision, Label } from '../kernel/define.ts';
import { standingEntries } from '../kernel/entry.ts';
import { type Ledger, recordId, registerOf } from '../kernel/ledger.ts';
import { Absent, Refused } from '../kernel/problem.ts';
import { type Desk, requireSecretariat } from '../meetings/desk.ts';
import { workingLabel } from '../meetings/labels.ts';
import { bodyOf, dayOfMeeting, type MeetingRows } from '../meetings/meeting-rows.ts';
import { decisionFrom } from '../minutes/decision-from.ts';
import { readMinutes } from '../minutes/read-minutes.ts';
import { renderMinutes } from '../minutes/render-text.ts';
import { alters, fittedTo, type Standing } from './alters.ts';
import { isPubliclyMinuted, type MinutesSet } from './minuted.ts';
import { minutesFromRows } from './minutes-from-rows.ts';
import { type MinutesRecords, recordsOf } from './records.ts';
import { confidentialReadBackTitle, readBackTitle } from './spoken-of.ts';
import { stageOf } from './stage.ts';

/** One thing that the words say and the registers do not. */
export interface Spoken {
  /** The same for the same change, whenever it is offered. */
  id: string;
  change: Change;
  /** A mere mention, ticked from the start; the others say that something was done which nobody recorded as done. */
  mention: boolean;
  /** Said of a confidential item: whoever may not read that item may not read this. */
  confidential: boolean;
}

/** Registers that the meeting itself keeps: what they hold was recorded there, and only blanks are filled in from words. */
const ownRegisters = new Set(['item', 'action']);
/** Never from words: who met, who came and what was decided was put on record as it happened. */
const leftAlone = new Set(['meeting', 'attendance', 'decision']);

/** What would alter a record, in the order of the minutes. `tx` has a reader's claims. */
export async function readBack(
  tx: Tx,
  ledger: Pick<Ledger, 'registers'>,
  { code, records }: { code: Code; records: MinutesRecords },
): Promise<Spoken[]> {
  const { rows } = records;
  const said = (set: MinutesSet) => changesSaid(records, code, set).filter((change) => isOffered(change, rows));
  const open = said('public').map((change) => ({ change, confidential: false }));
  const known = new Set(open.map(({ change }) => idOf(change)));
  const hidden = rows.items.filter((item) => !isPubliclyMinuted(item, rows));
  const kept = hidden.length === 0 ? [] : said('confidential').filter((change) => !known.has(idOf(change)));
  const all = [...open, ...kept.map((change) => ({ change, confidential: true }))];
  const standing = await standingOf(
    tx,
    code.id,
    all.map(({ change }) => change),
  );
  const spoken: Spoken[] = [];
  all.forEach(({ change, confidential }, place) => {
    const register = registerOf(ledger, change.register);
    const held = standing.get(recordId(code.id, change.register, change.ref)) as Standing;
    // A record of wider reach says nothing of what was said of it in confidence.
    if (confidential && held.entries.length > 0 && !hidden.some(({ ref }) => ref === change.ref)) return;
    if (!confidential && hidden.some(({ ref }) => ref === change.ref)) return;
    const blanks = ownRegisters.has(change.register) ? onlyBlanks(change, rows) : change;
    const setting = { day: dayOfMeeting(rows), meeting: rows.meeting.ref, place, label: labelNow(rows) };
    const fitted = blanks && fittedTo(register, { held, change: blanks, setting });
    if (!fitted || !alters(register, { held, change: fitted, setting })) return;
    held.said.push({ change: fitted, setting });
    spoken.push({
      id: idOf(fitted),
      change: fitted,
      mention: fitted.move === 'found' || fitted.register === 'event',
      confidential,
    });
  });
  return spoken;
}

/** The changes that importing a set of minutes would make, without where in a document they stand: there is none. */
function changesSaid(records: MinutesRecords, code: Code, set: MinutesSet): Change[] {
  const minutes = minutesFromRows(records, code, set);
  const { meeting } = records.rows;
  // Who may read what is settled below, for each change: here it must not raise what is on record.
  const text = renderMinutes(
    { ...minutes, meeting: { ...minutes.meeting, classification: code.levels[0].name } },
    code.houseStyle,
  );
  const document = { name: meeting.ref, kind: 'text' as const, text, pages: 1, sha256: hashOf(text) };
  const body = minutes.meeting.body ?? bodyOf(records.rows);
  const edits = {
    meeting: { ref: meeting.ref, body, date: dayOfMeeting(records.rows), number: minutes.meeting.number },
  };
  const decision = decisionFrom(readMinutes(document, [code]), code, {
    edits,
    matches: { body: { [body]: bodyOf(records.rows) } },
    label: { group: bodyOf(records.rows), level: 0 },
  });
  return decision.changes.map(({ passage: _, ...change }) => change);
}

/** What public words bring in is kept with the draft; once that is published, it is public as they are. */
function labelNow(rows: MeetingRows): Label {
  return stageOf(rows.meeting) === 'published' ? { group: bodyOf(rows), level: 0 } : workingLabel(rows);
}

function isOffered(change: Change, rows: MeetingRows): boolean {
  if (leftAlone.has(change.register)) return false;
  if (change.register === 'body' && change.ref === bodyOf(rows)) return false;
  const own = change.register === 'item' ? rows.items : rows.actions;
  if (ownRegisters.has(change.register)) return own.some(({ ref }) => ref === change.ref);
  // Who came has a seat already, under whatever reference it was given when it was filled.
  const holds = change.register === 'seat' && change.move === 'found';
  return !(holds && rows.seats.some(({ fields }) => fields.person === change.sets.person));
}

/** What the record leaves blank, found in words; null where it leaves nothing blank that they fill. */
function onlyBlanks(change: Change, rows: MeetingRows): Change | null {
  const row = [...rows.items, ...rows.actions].find(
    (one) => one.register === change.register && one.ref === change.ref,
  );
  const blank = Object.entries(change.sets).filter(([name]) => {
    const held = row?.fields[name];
    return held === null || held === undefined || (Array.isArray(held) && held.length === 0);
  });
  return blank.length === 0 ? null : { ...change, move: 'found', sets: Object.fromEntries(blank) };
}

async function standingOf(tx: Tx, code: string, changes: readonly Change[]): Promise<Map<string, Standing>> {
  const ids = [...new Set(changes.map(({ register, ref }) => recordId(code, register, ref)))];
  const entries = await standingEntries(tx, ids);
  return new Map(ids.map((id) => [id, { entries: entries.get(id) ?? [], said: [] }]));
}

function idOf({ register, ref, move, sets, effective }: Change): string {
  return hashOf(canonical([register, ref, move, sets, effective ?? null])).slice(0, 16);
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** What is offered at a desk now. @throws Absent */
export async function spokenAt(desk: Desk, ref: string): Promise<{ records: MinutesRecords; spoken: Spoken[] }> {
  const { ledger, actor, code, today } = desk;
  return reading(ledger.db, actor, async (tx) => {
    const records = await recordsOf(tx, ledger, { code, ref, today });
    return { records, spoken: await readBack(tx, ledger, { code, records }) };
  });
}

/**
 * Records what was chosen of what is offered, as found in the minutes of the meeting: one Decision, and one more for what
 * was said in confidence, both or neither. @throws Refused, Absent
 */
export async function recordReadBack(desk: Desk, ref: string, chosen: readonly string[]): Promise<Receipt[]> {
  requireSecretariat(desk);
  const { records, spoken } = await spokenAt(desk, ref);
  const wanted = spoken.filter(({ id }) => chosen.includes(id));
  if (wanted.length === 0)
    throw new Refused('Nothing was chosen that is not on record already. Tick what is to be recorded.');
  const { rows } = records;
  const hidden = rows.items.filter((item) => !isPubliclyMinuted(item, rows));
  const narrowest = hidden.map(({ label }) => label).sort((a, b) => b.level - a.level)[0];
  const decisions = [
    foundDecision(desk, rows, {
      title: readBackTitle,
      label: labelNow(rows),
      spoken: wanted.filter((one) => !one.confidential),
    }),
    foundDecision(desk, rows, {
      title: confidentialReadBackTitle,
      label: narrowest ?? workingLabel(rows),
      spoken: wanted.filter((one) => one.confidential),
    }),
  ].filter(({ changes }) => changes.length > 0);
  return commitAll(desk.ledger, desk.actor, await withinReach(desk, decisions));
}

interface FoundAs {
  title: string;
  label: Label;
  spoken: readonly Spoken[];
}

function foundDecision(desk: Desk, rows: MeetingRows, { title, label, spoken }: FoundAs): Decision {
  return {
    code: desk.code.id,
    authority: { kind: 'meeting', ref: rows.meeting.ref },
    body: bodyOf(rows),
    effective: dayOfMeeting(rows),
    title: `${rows.meeting.title}, ${title}`,
    label,
    found: true,
    changes: spoken.map(({ change }) => change),
  };
}

/** Without the changes of records that are on record where the actor may not see: to them, they are not there. */
async function withinReach(desk: Desk, decisions: readonly Decision[]): Promise<Decision[]> {
  const reach: Decision[] = [];
  for (const decision of decisions) {
    if (!maySee(desk.actor, decision.code, decision.label)) continue;
    const changes = (await fits(desk, decision)) ? decision.changes : await oneByOne(desk, decision);
    if (changes.length > 0) reach.push({ ...decision, changes });
  }
  if (reach.length === 0)
    throw new Refused('What was chosen cannot be recorded with your access. Ask the administrator.');
  return reach;
}

async function oneByOne(desk: Desk, decision: Decision): Promise<Change[]> {
  const kept: Change[] = [];
  for (const change of decision.changes) if (await fits(desk, { ...decision, changes: [change] })) kept.push(change);
  return kept;
}

async function fits(desk: Desk, decision: Decision): Promise<boolean> {
  try {
    await dryRun(desk.ledger, desk.actor, decision);
    return true;
  } catch (error) {
    if (error instanceof Absent) return false;
    throw error;
  }
}
