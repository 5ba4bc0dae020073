/** Invented records in any number, brought in through commit() like everybody's: the bench measures no rows of its own making. */
import type { Actor } from '../src/kernel/access.ts';
import { commit } from '../src/kernel/commit.ts';
import type { Change, Day, Decision, Label } from '../src/kernel/define.ts';
import type { Ledger } from '../src/kernel/ledger.ts';

const keeper: Actor = { public: false, name: 'Bench', powers: ['*'], clearance: { '*': 3 } };

/** Records of one Decision: as many as the minutes of a busy year have, and few enough to fold in memory. */
const batch = 5_000;

/** A generator of numbers from 0 to 1 that gives the same ones every time (mulberry32). */
export function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const onsets = ['b', 'c', 'd', 'f', 'g', 'k', 'l', 'm', 'n', 'p', 'r', 's', 't', 'v', 'br', 'tr', 'st'];
const vowels = ['a', 'e', 'i', 'o', 'u'];

/** The n-th word of an invented language; low numbers are its common words. */
export function word(n: number): string {
  const base = onsets.length * vowels.length;
  const syllable = (at: number) =>
    `${onsets[at % onsets.length]}${vowels[Math.floor(at / onsets.length) % vowels.length]}`;
  return `${syllable(n % base)}${syllable((n * 7 + 3) % base)}${syllable(Math.floor(n / base))}m`;
}

/** Words as a text has them: a few are everywhere, most are rare. */
export function sentence(roll: () => number, words: number): string {
  return Array.from({ length: words }, () => word(Math.floor(5_000 * roll() ** 3))).join(' ');
}

const bodies = ['panel', 'board', 'security', 'design', 'finance'];
export const meetingCount = 400;

/** Some meetings, so that links have something to name. */
export async function addMeetings(ledger: Ledger, code: string): Promise<void> {
  const changes = Array.from({ length: meetingCount }, (_, n) => ({
    register: 'meeting',
    ref: `M${n + 1}`,
    move: 'hold',
    sets: {
      title: `Meeting ${n + 1}`,
      body: bodies[n % bodies.length] ?? null,
      number: n + 1,
      day: dayAfter('2000-01-10', n * 20),
    },
  }));
  const named = bodies.map((ref) => ({ register: 'body', ref, move: 'found', sets: { title: `The ${ref}` } }));
  await decide(ledger, code, { ref: 'M0', effective: '2000-01-01', changes: [...named, ...changes] });
}

/** Actions of those meetings, a fifth of them not for everybody. */
export async function addActions(ledger: Ledger, code: string, many: number): Promise<void> {
  const roll = dice(39);
  for (let done = 0; done < many; done += batch) {
    const changes = Array.from({ length: Math.min(batch, many - done) }, (_, at) => lifeOf(roll, done + at)).flat();
    await decide(ledger, code, { ref: `A${done / batch}`, effective: '2010-01-01', changes });
  }
}

/** An action as it was raised, and for most of them how it was closed. */
function lifeOf(roll: () => number, n: number): Change[] {
  const meeting = 1 + Math.floor(roll() * meetingCount);
  const body = bodies[meeting % bodies.length] ?? 'panel';
  const effective = dayAfter('2000-01-10', meeting * 20);
  const level = roll() < 0.8 ? 0 : roll() < 0.7 ? 1 : 2;
  const action = { register: 'action', ref: `M${meeting}/${n}`, label: { group: body, level } as Label };
  const raised = {
    text: sentence(roll, 14),
    owner: `Owner ${Math.floor(40 * roll() ** 2)}`,
    due_by: dayAfter(effective, 5 + Math.floor(roll() * 90)),
    body,
    meeting: `M${meeting}`,
  };
  const raise: Change = { ...action, move: 'raise', sets: raised, effective };
  if (roll() < 0.3) return [raise];
  const closed_on = dayAfter(effective, 60);
  const closed = { latest: sentence(roll, 8), latest_meeting: `M${Math.min(meetingCount, meeting + 3)}`, closed_on };
  return [raise, { ...action, move: 'close', sets: closed, effective: closed_on }];
}

/**
 * Risks that were scored anew again and again: each revision is true from a later day, and was learned then too.
 * `at` sets the clock that the ledger reads.
 */
export async function addRevisions(
  ledger: Ledger,
  code: string,
  how: { records: number; revisions: number; at: (day: Day) => void },
): Promise<void> {
  const roll = dice(40);
  for (let revision = 0; revision < how.revisions; revision += 1) {
    const effective = dayAfter('2015-01-15', revision * 91);
    how.at(dayAfter(effective, 3));
    const changes = Array.from({ length: how.records }, (_, n): Change => {
      const scored = {
        likelihood: 1 + Math.floor(5 * roll()),
        impact: 1 + Math.floor(5 * roll()),
        review_on: dayAfter(effective, 180),
      };
      const ref = String(n + 1);
      if (revision > 0) return { register: 'risk', ref, move: 'score', sets: scored };
      const opened = { title: sentence(roll, 8), wording: sentence(roll, 20), body: bodies[n % bodies.length] ?? null };
      return { register: 'risk', ref, move: 'open', sets: opened };
    });
    await decide(ledger, code, { ref: `R${revision}`, effective, changes });
  }
}

export async function decide(
  ledger: Ledger,
  code: string,
  { ref, effective, changes }: { ref: string; effective: Day; changes: readonly Change[] },
): Promise<void> {
  const decision: Decision = {
    code,
    authority: { kind: 'meeting', ref },
    body: 'panel',
    effective,
    title: `Minutes ${ref} accepted`,
    label: { group: 'panel', level: 0 },
    found: true,
    changes,
  };
  await commit(ledger, keeper, decision);
}

export function dayAfter(day: Day, days: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
