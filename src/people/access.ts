/**
 * What somebody may see and do, worked out from the record: the seats and posts they hold that day and the declarations
 * they signed. Nothing of it is granted by hand, so what a seat opened closes on the day the seat does.
 */
import { ballotGroups } from '../codes/ballot-group.ts';
import type { Access, Code } from '../codes/code.ts';
import { ruleOn } from '../codes/rule.ts';
import type { Day, Level } from '../kernel/define.ts';

export interface SeatHeld {
  ref: string;
  title: string;
  state: string;
  body: string | null;
  category: string | null;
  role: string | null;
  person: string | null;
  alternate: string | null;
  term_from: Day | null;
  /** The last day of the term. */
  term_to: Day | null;
}

export interface PostHeld {
  ref: string;
  title: string;
  state: string;
  kind: string | null;
  organisation: string | null;
  party: string | null;
  starts: Day | null;
  /** The last day. */
  ends: Day | null;
}

export interface Signed {
  ref: string;
  title: string;
  state: string;
  body: string | null;
  policy_version: string | null;
  signed_on: Day | null;
}

/** A seat, and whether it is theirs or theirs to stand in for its holder. */
export interface SeatPart extends SeatHeld {
  standsIn: boolean;
}

/** What is on record of one person. */
export interface Standing {
  seats: readonly SeatPart[];
  posts: readonly PostHeld[];
  declarations: readonly Signed[];
  /** The version of the policy that declarations must be of; null where the code asks for none. */
  version: string | null;
  /** Every governance group of the code: what is opened "everywhere" is opened in these. */
  groups: readonly string[];
  /** References of those for whom something is held, for posts that read all of it; empty for everyone else. */
  parties?: readonly string[];
}

/** What is held for a party alone, such as its answer until that is published, is in a group of its own. */
export function partyGroup(party: string | null): string {
  return party === null ? unnamedGroup : `party-${party}`;
}

/** What is held for those who are no party: read by whoever reads what is held for every party. */
const unnamedGroup = 'respondents';

/** One thing on record that opens something. */
export interface Reason {
  kind: 'seat' | 'post';
  ref: string;
  title: string;
  /** Held in another's stead. */
  alternate: boolean;
  /** Governance group (`*`: every one of the code) → level. */
  opens: Readonly<Record<string, Level>>;
  powers: readonly string[];
  /** Groups in which a declaration would open more, or has. */
  lifts: readonly string[];
  /** The last day, where one is on record. */
  until: Day | null;
}

export interface Accessible {
  /** `<code>/<group>` → highest level. */
  clearance: Record<string, Level>;
  powers: string[];
  reasons: Reason[];
  /** Groups for whose highest class a declaration is on record, in the current version. */
  declared: string[];
}

/** The power of everyone who sits on a body: to vote, comment, declare an interest. */
export const memberPower = 'member';

/** What `person` may see and do on `day`. Pure: all it looks at is handed in. */
export function accessOf(
  code: Pick<Code, 'id' | 'access' | 'constituencies'>,
  standing: Standing,
  day: Day,
): Accessible {
  const { access } = code;
  const declared = declaredIn(standing);
  const reasons = access
    ? [
        ...standing.seats.flatMap((seat) => seatReason(access, seat, { declared, day })),
        ...standing.posts.flatMap((post) =>
          postReason(access, post, { ...standing, declared, day, ballots: ballotGroups(code) }),
        ),
      ]
    : [];
  const clearance: Record<string, Level> = {};
  for (const { opens } of reasons)
    for (const [group, level] of Object.entries(opens))
      for (const one of group === '*' ? standing.groups : [group]) {
        const key = `${code.id}/${one}`;
        if (level > (clearance[key] ?? 0)) clearance[key] = level;
      }
  return { clearance, powers: [...new Set(reasons.flatMap(({ powers }) => powers))], reasons, declared };
}

/** Groups for which a declaration stands in the current version of the policy; one of an earlier version opens nothing. */
function declaredIn({ declarations, version }: Standing): string[] {
  if (version === null) return [];
  return declarations
    .filter(({ state, policy_version }) => state === 'signed' && policy_version === version)
    .flatMap(({ body }) => (body === null ? [] : [body]));
}

function within(day: Day, from: Day | null, last: Day | null): boolean {
  return (from === null || from <= day) && (last === null || day <= last);
}

function seatReason(
  access: Access,
  seat: SeatPart,
  { declared, day }: { declared: readonly string[]; day: Day },
): Reason[] {
  const rule = ruleOn(access.seat, day)?.value;
  const { body } = seat;
  if (!rule || body === null || seat.state !== 'filled' || !within(day, seat.term_from, seat.term_to)) return [];
  return [
    {
      kind: 'seat',
      ref: seat.ref,
      title: seat.title,
      alternate: seat.standsIn,
      opens: { '*': rule.elsewhere, [body]: declared.includes(body) ? rule.declared : rule.level },
      powers: [memberPower],
      lifts: rule.declared > rule.level ? [body] : [],
      until: seat.term_to,
    },
  ];
}

interface Posted {
  declared: readonly string[];
  day: Day;
  /** Groups of the ballots of open votes. */
  ballots: readonly string[];
}

function postReason(
  access: Access,
  post: PostHeld,
  { declared, day, groups, parties, ballots }: Pick<Standing, 'groups' | 'parties'> & Posted,
): Reason[] {
  const known = post.kind !== null && Object.hasOwn(access.posts, post.kind) ? access.posts[post.kind] : undefined;
  const rule = known && ruleOn(known, day)?.value;
  if (!rule || post.state !== 'held' || !within(day, post.starts, post.ends)) return [];
  // A declaration opens one class more. To who may not read the class beneath it, it opens nothing.
  const lifted = rule.declared;
  const lifts =
    lifted === undefined
      ? []
      : groups.filter((group) => (rule.clearance[group] ?? rule.clearance['*'] ?? 0) >= lifted - 1);
  const opens: Record<string, Level> = { ...rule.clearance };
  if (lifted !== undefined) for (const group of lifts) if (declared.includes(group)) opens[group] = lifted;
  if (rule.party !== undefined && post.party !== null) opens[partyGroup(post.party)] = rule.party;
  // Only who administers answers and votes sees into them before they are public: others who read everywhere do not.
  if (rule.parties !== undefined) {
    for (const one of [null, ...(parties ?? [])]) opens[partyGroup(one)] = rule.parties;
    for (const one of ballots) opens[one] = rule.clearance['*'] ?? 0;
  }
  return [
    {
      kind: 'post',
      ref: post.ref,
      title: post.title,
      alternate: false,
      opens,
      powers: rule.powers,
      lifts,
      until: post.ends,
    },
  ];
}

/** The seats that are this person's own or theirs to stand in for, each said which. */
export function seatsOf(person: string, seats: readonly SeatHeld[]): SeatPart[] {
  return seats
    .filter((seat) => seat.person === person || seat.alternate === person)
    .map((seat) => ({ ...seat, standsIn: seat.person !== person }));
}
