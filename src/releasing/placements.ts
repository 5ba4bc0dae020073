/** Where changes stand in releases, and which couplings that breaks. Pure. */
import { dayInWords } from '../calendar/day.ts';
import type { Value } from '../kernel/define.ts';
import { firstDayOf, type ReleaseDay } from './release-calendar.ts';

/** What is read here of a record, whether it stands so or a Decision would make it so. */
export interface Held {
  ref: string;
  title: string;
  state: string;
  fields: Readonly<Record<string, Value | undefined>>;
}

/** A change and the release it is in. */
export interface Placed {
  ref: string;
  title: string;
  state: string;
  modification: string | null;
  /** Reference of its release; null where it was put off or never placed. */
  release: string | null;
}

export interface Coupled {
  ref: string;
  title: string;
  kind: string;
  first: string;
  second: string;
  reason: string;
  challenged: boolean;
}

/** A coupling that the changes, as they are placed, do not keep. */
export interface Broken {
  coupling: Coupled;
  first: Placed | null;
  second: Placed | null;
  /**
   * `refused`: no Decision may bring it about (two that must not go together would; one before what it needs).
   * `alert`: shown until mended, and refused once the contents are frozen, approved or live (two that must go together
   * are moved one after the other, so in between they stand apart).
   */
  how: 'refused' | 'alert';
  /** One sentence that names both, where they are, and why they are coupled. */
  words: string;
}

const text = (value: Value | undefined): string => (typeof value === 'string' ? value : '');
const inPlay = ['proposed', 'included', 'delivered'];

export function placedFrom({ ref, title, state, fields }: Held): Placed {
  return {
    ref,
    title,
    state,
    modification: text(fields.modification) || null,
    release: inPlay.includes(state) ? text(fields.release) || null : null,
  };
}

export function coupledFrom({ ref, title, state, fields }: Held): Coupled {
  return {
    ref,
    title,
    kind: text(fields.kind) || 'together',
    first: text(fields.first),
    second: text(fields.second),
    reason: text(fields.reason),
    challenged: state === 'challenged',
  };
}

/** Whether a coupling's words mean this change: its reference in a release, or that of its modification. */
export function isNamed(key: string, placed: Pick<Placed, 'ref' | 'modification'>): boolean {
  const same = (one: string | null) => one !== null && one.toLowerCase() === key.trim().toLowerCase();
  return key.trim() !== '' && (same(placed.ref) || same(placed.modification));
}

export interface Placing {
  placed: readonly Placed[];
  couplings: readonly Coupled[];
  /** Releases by reference. */
  releases: ReadonlyMap<string, ReleaseDay>;
}

/** Every coupling that is not kept as things are placed. */
export function brokenIn({ placed, couplings, releases }: Placing): Broken[] {
  return couplings.flatMap((coupling): Broken[] => {
    const one = (key: string) =>
      placed.find((change) => isNamed(key, change) && change.release !== null) ??
      placed.find((change) => isNamed(key, change)) ??
      null;
    const [first, second] = [one(coupling.first), one(coupling.second)];
    const how = breach(coupling.kind, [first, second], releases);
    if (!how) return [];
    return [{ coupling, first, second, how, words: wordsFor(coupling, { first, second }, releases) }];
  });
}

function breach(
  kind: string,
  [first, second]: readonly [Placed | null, Placed | null],
  releases: Placing['releases'],
): Broken['how'] | null {
  const [a, b] = [first?.release ?? null, second?.release ?? null];
  if (kind === 'apart') return a !== null && a === b ? 'refused' : null;
  if (kind === 'together') return a === b || (a === null && b === null) ? null : 'alert';
  // The first must come before the second.
  if (b === null || first?.state === 'delivered') return null;
  if (a === null) return 'alert';
  const [before, after] = [releases.get(a), releases.get(b)];
  if (a === b) return 'refused';
  return before && after && firstDayOf(before) >= firstDayOf(after) ? 'refused' : null;
}

const rules: Readonly<Record<string, string>> = {
  together: 'must go together',
  apart: 'must not go together',
  after: 'must come one before the other',
};

function wordsFor(
  coupling: Coupled,
  { first, second }: Pick<Broken, 'first' | 'second'>,
  releases: Placing['releases'],
): string {
  const where = (key: string, change: Placed | null) => {
    const release = change?.release ? releases.get(change.release) : undefined;
    const when = release?.day ? ` (${dayInWords(release.day)})` : '';
    return `${change?.title ?? key} is ${change?.release ? `in ${release?.name ?? change.release}${when}` : 'in no release'}`;
  };
  const why = coupling.reason ? `: ${coupling.reason.replace(/\.$/, '')}` : '';
  const questioned = coupling.challenged ? ' (the coupling is challenged)' : '';
  return `${where(coupling.first, first)}, ${where(coupling.second, second)}; they ${rules[coupling.kind] ?? rules.together}${why}${questioned}`;
}
