/** What is amiss with a change where it stands, and with a release as a whole. Pure; each says what to do. */
import { type Calendar, workingDaysBetween } from '../calendar/calendar.ts';
import { dayInWords } from '../calendar/day.ts';
import type { ReleasesConfig } from '../codes/change-parts.ts';
import type { Day } from '../kernel/define.ts';
import type { Row } from '../kernel/read.ts';
import { type Earliest, makes, whyGone } from './earliest.ts';
import { type Broken, isNamed } from './placements.ts';
import { firstDayOf, type ReleaseDay } from './release-calendar.ts';

export interface Alert {
  /** `bad` must be settled before it goes live; `warn` is worth a look. */
  tone: 'bad' | 'warn';
  words: string;
  /** The same where the card beside it says the rest. */
  brief?: string;
}

/** What is looked at of a change. */
export interface Change {
  inclusion: Pick<Row, 'ref' | 'state'> | null;
  ref: string;
  title: string;
  touches: string | null;
  modification: { ref: string; state: string; stage: string; implementsOn: Day | null } | null;
  ready: { day: Day } | null;
  earliest: Pick<Earliest, 'release'> | null;
}

export interface Placing {
  change: Change;
  /** The release it stands in; null for one that waits for a release. */
  release: ReleaseDay | null;
  /** Every coupling that is not kept as all changes stand. */
  broken: readonly Broken[];
  /** Every release by reference. */
  releases: ReadonlyMap<string, ReleaseDay>;
  today: Day;
  calendar: Calendar;
  config: Pick<ReleasesConfig, 'leadTimes'>;
}

/** Everything amiss with one change where it stands, worst first. */
export function alertsFor(placing: Placing): Alert[] {
  const { release, change } = placing;
  if (release?.state === 'live') return change.inclusion?.state === 'delivered' ? [] : leftBehind(release);
  const list = [...stopped(change), ...late(placing), ...coupled(placing)];
  if (release) list.push(...unapproved(change, release), ...unsettled(placing, release));
  return list.sort((a, b) => Number(b.tone === 'bad') - Number(a.tone === 'bad'));
}

function leftBehind({ name }: ReleaseDay): Alert[] {
  return [{ tone: 'bad', words: `${name} went live without it. Record it as live, or move it` }];
}

const over: Readonly<Record<string, string>> = {
  withdrawn: 'was withdrawn',
  rejected: 'was rejected',
  refused: 'was refused',
};

function stopped({ modification }: Change): Alert[] {
  const how = modification && over[modification.state];
  return how ? [{ tone: 'bad', words: `${modification.ref} ${how}. Take it out` }] : [];
}

function late({ change, release, today, calendar, config }: Placing): Alert[] {
  if (!release) return [];
  const gone = whyGone(release, today);
  if (gone) return [{ tone: 'bad', words: gone }];
  if (!change.ready) return [];
  const missed = makes({ ready: change.ready.day, touches: change.touches, config, calendar, today }, release);
  if (!missed) return [];
  const next = change.earliest?.release;
  return [
    {
      tone: 'bad',
      words: `${missed.words}${next ? `. The first it makes is ${next.name}` : ''}`,
      brief: `Misses it by ${missed.by} WD${missed.why === 'freeze' ? ': ready after the freeze' : ''}`,
    },
  ];
}

const relations: Readonly<Record<string, readonly [first: string, second: string]>> = {
  together: ['Must go with', 'Must go with'],
  apart: ['Must not go with', 'Must not go with'],
  after: ['Must come before', 'Must come after'],
};

/** Said on the card of one of the two: what it is tied to, and where that is. */
function briefOf(
  { coupling, first, second }: Broken,
  own: { ref: string; modification: string | null },
  releases: ReadonlyMap<string, ReleaseDay>,
): string {
  const isFirst = isNamed(coupling.first, own);
  const other = isFirst ? second : first;
  const name = other?.title ?? (isFirst ? coupling.second : coupling.first);
  const where = other?.release ? `in ${releases.get(other.release)?.name ?? other.release}` : 'in no release';
  const [before, after] = relations[coupling.kind] ?? ['Coupled with', 'Coupled with'];
  return `${isFirst ? before : after} ${name}, ${where}${coupling.challenged ? ' (challenged)' : ''}`;
}

function coupled({ change, broken, releases }: Placing): Alert[] {
  const own = { ref: change.ref, modification: change.modification?.ref ?? null };
  return broken
    .filter(({ coupling }) => isNamed(coupling.first, own) || isNamed(coupling.second, own))
    .map((one) => ({
      tone: one.how === 'refused' ? 'bad' : 'warn',
      words: one.words,
      brief: briefOf(one, own, releases),
    }));
}

function unapproved({ modification }: Change, release: ReleaseDay): Alert[] {
  if (!modification || over[modification.state] || ['approved', 'implemented'].includes(modification.state)) return [];
  const words = `${modification.ref} is not approved yet: ${modification.stage.toLowerCase()}`;
  return [{ tone: release.contents === 'open' ? 'warn' : 'bad', words, brief: 'Not approved yet' }];
}

function unsettled({ change }: Placing, release: ReleaseDay): Alert[] {
  const list: Alert[] = [];
  const { inclusion, modification } = change;
  if (!inclusion) list.push({ tone: 'warn', words: `${change.ref} names this release, which has not taken it in` });
  else if (inclusion.state === 'proposed' && release.contents !== 'open')
    list.push({
      tone: 'bad',
      words: `Only proposed, and the contents are ${release.contents}. Move it, or have it taken in by decision`,
    });
  const day = modification?.implementsOn;
  if (day && release.day && day !== release.day)
    list.push({
      tone: 'warn',
      words: `${modification.ref} is to be implemented on ${dayInWords(day)}, not on the day of the release`,
    });
  return list;
}

/** How long before it a release without a settled scope is worth a word, in Working Days. */
const soon = 60;

interface Whole {
  release: ReleaseDay;
  changes: readonly { alerts: readonly Alert[] }[];
  today: Day;
  calendar: Calendar;
}

/** Everything amiss with a release itself. */
export function releaseAlerts({ release, changes, today, calendar }: Whole): Alert[] {
  if (release.state === 'live' || release.state === 'cancelled') return [];
  const gone = release.state === 'planned' ? whyGone(release, today) : null;
  if (gone) return [{ tone: 'bad', words: `Its day has passed. Record it as live, or give it another` }];
  const list: Alert[] = [];
  const left = release.month ? workingDaysBetween(calendar, today, firstDayOf(release)) : soon + 1;
  const { freeze } = release;
  if (release.contents === 'open' && freeze !== null && today > freeze)
    list.push({
      tone: 'bad',
      words: `Nothing is taken in since ${dayInWords(freeze)}, and its contents are not frozen`,
    });
  else if (release.state === 'planned' && release.contents !== 'approved' && changes.length > 0 && left <= soon)
    list.push({ tone: 'warn', words: `${left} WD away, and its contents are not approved` });
  return list;
}
