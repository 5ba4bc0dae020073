/**
 * The rules a body goes by on a day: its own terms where they say something in figures, else the code's configuration,
 * else the assumption that is said to be one.
 */
import type { BodyConfig, Provenance, QuorumRule, Rule, VotingRule } from '../codes/code.ts';
import { ruleOn } from '../codes/rule.ts';
import type { Day } from '../kernel/define.ts';
import type { Row } from '../kernel/read.ts';

/** Where a rule comes from, for whoever asks "says who?". */
export interface RuleSource {
  /** `terms`: the body's own record; `code`: the code's configuration; `assumed`: nobody says, so this is used. */
  kind: 'terms' | 'code' | 'assumed';
  clause: string | null;
  provenance: Provenance;
  /** First day the code has it so; null from its beginning, or where the body's own terms say it. */
  since: Day | null;
  /** First day another version of the code's rule takes its place; null while none is known. */
  until: Day | null;
  note: string | null;
}

export interface BodyRules {
  quorum: QuorumRule;
  /** Working Days; null where nobody says. */
  notice: number | null;
  vote: VotingRule;
  /** Powers under which it decides on the day, as the moves of registers name them. */
  powers: readonly string[];
  source: { quorum: RuleSource; notice: RuleSource; vote: RuleSource; powers: RuleSource };
}

const halfOfMembers: QuorumRule = { share: [1, 2] };
const simpleMajority: VotingRule = { method: 'named', carries: 'majority', tie: 'lost', chairVotes: false };
const ownTerms: RuleSource = {
  kind: 'terms',
  clause: null,
  provenance: 'found',
  since: null,
  until: null,
  note: null,
};

/**
 * @param body the record of the body as it stands on the day; null when it is not on record
 * @param config what the code says of it; null for a body the code does not know
 * @param day the day asked about, which picks the version of each dated rule
 */
export function rulesOf(body: Row | null, config: BodyConfig | null, day: Day): BodyRules {
  const proceedings = config?.proceedings;
  const quorum = codeRule(proceedings?.quorum, day, halfOfMembers);
  const notice = codeRule<number | null>(config?.notice, day, null);
  const vote = codeRule(proceedings?.vote, day, simpleMajority);
  const powers = codeRule<readonly string[]>(proceedings?.powers, day, []);
  const own = ownQuorum(body, quorum.value);
  const days = body?.fields.notice_days;
  return {
    quorum: own ?? quorum.value,
    notice: typeof days === 'number' ? days : notice.value,
    vote: vote.value,
    powers: powers.value,
    source: {
      quorum: own ? ownTerms : { ...quorum.source, note: unreadShare(body) ?? quorum.source.note },
      notice: typeof days === 'number' ? ownTerms : notice.source,
      vote: vote.source,
      powers: powers.source,
    },
  };
}

/** "1/2" as [1, 2]; null for anything that is not a share of a whole. */
export function shareIn(text: string): readonly [number, number] | null {
  const [, over, under] = /^\s*(\d{1,4})\s*\/\s*(\d{1,4})\s*$/.exec(text) ?? [];
  const [numerator, denominator] = [Number(over), Number(under)];
  return denominator > 0 && numerator > 0 && numerator <= denominator ? [numerator, denominator] : null;
}

/** What the body's own record says of its quorum in figures; whether the chair must be there stays the code's to say. */
function ownQuorum(body: Row | null, code: QuorumRule): QuorumRule | null {
  const share = shareIn(String(body?.fields.quorum_share ?? ''));
  const least = body?.fields.quorum_least;
  if (!share && typeof least !== 'number') return null;
  return {
    ...(share ? { share } : {}),
    ...(typeof least === 'number' ? { least } : {}),
    ...(code.chair === undefined ? {} : { chair: code.chair }),
  };
}

/** A share that cannot be read is not used in silence. */
function unreadShare(body: Row | null): string | null {
  const said = body?.fields.quorum_share;
  if (typeof said !== 'string' || said.trim() === '' || shareIn(said)) return null;
  return `The body's record says “${said}”, which is no share such as 1/2, so it is not used.`;
}

function codeRule<T>(rule: Rule<T> | undefined, day: Day, otherwise: T): { value: T; source: RuleSource } {
  const version = rule ? ruleOn(rule, day) : null;
  const until = (rule?.later ?? []).map(({ from }) => from).find((from) => from !== undefined && from > day) ?? null;
  const about = {
    clause: version?.clause ?? null,
    provenance: version?.provenance ?? 'unknown',
    since: version?.from ?? null,
    until,
    note: version?.note ?? null,
  };
  const value = version?.value;
  if (value === null || value === undefined) return { value: otherwise, source: { kind: 'assumed', ...about } };
  return { value, source: { kind: 'code', ...about } };
}
