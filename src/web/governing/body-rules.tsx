/** The rules a body goes by on the day looked at: each with its clause, how sure it is, and from when. */
import type { Child } from 'hono/jsx';
import type { BodyConfig, QuorumRule, Rule, VotingRule } from '../../codes/code.ts';
import { ruleOn } from '../../codes/rule.ts';
import { type Delegation, delegationsOf } from '../../governing/delegations.ts';
import type { RuleSource, BodyRules as Rules } from '../../governing/rules-of.ts';
import type { Row } from '../../kernel/read.ts';
import { dayWords } from '../../ui/dates.ts';
import type { View } from '../view.ts';

interface RulesProps {
  view: View;
  row: Row | null;
  config: BodyConfig | null;
  rules: Rules;
}

export function BodyRules({ view, row, config, rules }: RulesProps) {
  const { quorum, notice, vote, source } = rules;
  const words = (name: string) => String(row?.fields[name] ?? '');
  return (
    <dl class="rules">
      <Ruled label="Quorum" source={source.quorum} more={words('quorum')}>
        {quorumWords(quorum)}
      </Ruled>
      <Ruled label="Notice" source={source.notice} more={words('notice')}>
        {notice === null ? 'Not known' : `${notice} Working ${notice === 1 ? 'Day' : 'Days'} before the meeting`}
      </Ruled>
      <Ruled label="Decides by" source={source.vote}>
        {voteWords(vote)}
      </Ruled>
      {/* Said in words only where nothing is known that a program could go by. */}
      {source.vote.kind === 'assumed' && <Plain label="Votes" rule={config?.voting} on={view.at.day} />}
      <Plain label="Term of a seat" rule={config?.term} on={view.at.day} />
      <Plain label="Meets" rule={config?.meets} on={view.at.day} />
      <Plain label="Established" rule={config?.established} on={view.at.day} />
      <Delegations view={view} body={config?.id ?? ''} />
    </dl>
  );
}

/** Half of the seats that have a vote, and at least four of them. */
export function quorumWords({ share, least, chair }: QuorumRule): string {
  const parts = [
    ...(share ? [`${shareWords(share)} of the seats that have a vote`] : []),
    ...(least !== undefined ? [`at least ${least} ${least === 1 ? 'member' : 'members'}`] : []),
    ...(chair ? ['whoever takes the chair'] : []),
  ];
  const all = parts.join(', and ');
  return all.charAt(0).toUpperCase() + all.slice(1);
}

function shareWords([over, under]: readonly [number, number]): string {
  const known: Record<string, string> = {
    '1/2': 'half',
    '1/3': 'a third',
    '2/3': 'two thirds',
    '3/4': 'three quarters',
  };
  return known[`${over}/${under}`] ?? `${over}/${under}`;
}

const carries = {
  majority: 'a simple majority',
  'two-thirds': 'two thirds of those voting',
  unanimous: 'nobody against',
} as const;
const methods = {
  named: 'one vote each, by name',
  category: 'one result for each category',
  secret: 'a secret ballot',
} as const;

export function voteWords({ method, carries: what, tie, chairVotes }: VotingRule): string {
  const chair = chairVotes ? 'the chair votes' : 'the chair does not vote';
  const level = tie === 'chair' ? 'and decides a tie' : 'and a tie is lost';
  return `${carries[what].charAt(0).toUpperCase()}${carries[what].slice(1)}, ${methods[method]}; ${chair}, ${level}`;
}

function Ruled({
  label,
  source,
  more,
  children,
}: {
  label: string;
  source: RuleSource;
  more?: string;
  children: Child;
}) {
  return (
    <>
      <dt>{label}</dt>
      <dd>
        {children}
        {more && <span class="note">“{more}”</span>}
        <Says source={source} />
      </dd>
    </>
  );
}

const kinds = { terms: 'its own terms', code: 'the code', assumed: 'assumed: nobody says' } as const;

/** Who says so, how surely, from when. */
function Says({ source }: { source: RuleSource }) {
  const { kind, clause, provenance, since, until, note } = source;
  const parts = [
    kinds[kind],
    ...(clause ? [clause] : []),
    ...(kind === 'code' ? [provenance] : []),
    ...(since ? [`since ${dayWords(since)}`] : []),
    ...(until ? [`until the day before ${dayWords(until)}`] : []),
  ];
  return (
    <span class="note says">
      {parts.join(' · ')}
      {note && `: ${note}`}
    </span>
  );
}

/** A rule that is words and nothing to reckon with. */
function Plain({ label, rule, on }: { label: string; rule?: Rule<string>; on: string }) {
  const version = rule && ruleOn(rule, on);
  if (!version) return null;
  return (
    <>
      <dt>{label}</dt>
      <dd>
        {version.value === null ? 'Not known' : dayWords(version.value)}
        <Says
          source={{
            kind: 'code',
            clause: version.clause,
            provenance: version.provenance,
            since: version.from ?? null,
            until: null,
            note: version.note ?? null,
          }}
        />
      </dd>
    </>
  );
}

function Delegations({ view, body }: { view: View; body: string }) {
  const list = delegationsOf(view.code, body, view.site.ledger.registers.values());
  if (list.length === 0) return null;
  return (
    <>
      <dt>Powers</dt>
      <dd>
        <ul class="powers">
          {list.map((one) => (
            <Power view={view} one={one} body={body} />
          ))}
        </ul>
      </dd>
    </>
  );
}

function Power({ view, one, body }: { view: View; one: Delegation; body: string }) {
  const day = view.at.day;
  const holds = one.holders.some(
    (holding) => holding.body === body && (holding.from ?? '') <= day && (holding.last === null || day <= holding.last),
  );
  const moved = one.holders.length > 1;
  return (
    <li class={holds ? undefined : 'gone'}>
      <b>{one.power.charAt(0).toUpperCase() + one.power.slice(1).replaceAll('-', ' ')}</b>
      {!holds && <span class="note"> not on this day</span>}
      {moved && (
        <ul class="holders">
          {one.holders.map(({ body: held, name, from, last, clause, provenance, note }) => (
            <li>
              {held === body ? name : <a href={view.to('governing', 'body', held)}>{name}</a>}
              {from ? `, from ${dayWords(from)}` : ''}
              {last ? `, until ${dayWords(last)}` : ''}
              <span class="note">
                {' '}
                {[clause, provenance].filter(Boolean).join(' · ')}
                {note && `: ${note}`}
              </span>
            </li>
          ))}
        </ul>
      )}
      {one.moves.length > 0 && (
        <details>
          <summary>{one.moves.length === 1 ? 'One move' : `${one.moves.length} moves`} it allows</summary>
          <p class="note">{one.moves.join(' · ')}</p>
        </details>
      )}
    </li>
  );
}
