/** What a code says of the parts of its change process: issues, assessments, consultations, votes, releases, exchange. */
import type { Level } from '../kernel/define.ts';
import type { Provenance, Rule } from './rule.ts';

/** Questions raised before anybody proposes a change. */
export interface IssuesConfig {
  /** Working Days in which the administrator answers as critical friend. */
  friend: Rule<number>;
  /** How many issues within how many months show that a sub-group is needed. */
  trigger: Rule<{ issues: number; months: number }>;
  /** Numbering: "ISS{000}". */
  numbering: Rule<string>;
  /** Classification of what came by the public form until somebody has looked at it. */
  received: { group: string; level: Level };
}

/** What the provider of the central service is asked to assess. */
export interface AssessmentsConfig {
  /** Reference of the body that assesses. */
  provider: string;
  /** By kind (`preliminary`, `impact`): name, Working Days, and the lines its cost must be broken into. */
  kinds: Readonly<
    Record<'preliminary' | 'impact', { name: string; length: Rule<number>; breakdown: Rule<readonly string[]> }>
  >;
  /** Who may put one request before another, by power. */
  prioritise: Rule<string>;
}

/** How parties are asked. */
export interface ConsultationsConfig {
  /** Local time at which a consultation closes on its last day. */
  closes: Rule<string>;
  /** What becomes of an answer that comes late. */
  late: Rule<'refused' | 'taken-and-marked' | 'administrator-decides'>;
  /** Classification of an answer until it is published, and of a confidential one for ever. */
  held: Rule<Level>;
  /** Working Days by kind, where the code says. */
  lengths: Readonly<Record<string, Rule<number>>>;
  /** Party categories asked, by kind, where the code says; every party elsewhere. */
  audiences?: Readonly<Record<string, Rule<readonly string[]>>>;
  /** Questionnaires that can be issued again: id → what they ask. */
  templates: readonly QuestionTemplate[];
}

export interface QuestionTemplate {
  id: string;
  title: string;
  kind: 'consultation' | 'request';
  /** What those who are asked read first. */
  background?: string;
  /** Party categories asked, unless the code says otherwise of its kind. */
  audience?: readonly string[];
  questions: readonly {
    title: string;
    kind: 'yes-no' | 'position' | 'choice' | 'text' | 'number' | 'day';
    options?: readonly string[];
    required?: boolean;
    explained?: string;
    /** The name by which later work finds its answers. */
    meaning?: string;
  }[];
  provenance: Rule<string>;
}

/** How a body votes by constituency. Every outcome is worked out from this and the ballots, by `src/voting/tally.ts`. */
export interface Constituency {
  /** Each category comes to one result by its own majority. `of`: party or seat categories that belong to it. */
  categories: readonly { name: string; of: readonly string[]; seats: number | null }[];
  /** What carries it over all categories. */
  carries: 'more-for' | 'majority-of-all' | 'two-thirds';
  /** A category whose votes are equal. */
  tied: 'neither' | 'against' | 'for';
  /** A category in which everybody abstained. */
  abstained: 'neither' | 'against';
  /** A category in which nobody voted, or which has no members. */
  empty: 'neither' | 'against';
  /** As many categories for as against. */
  level: 'lost' | 'carried' | 'chair';
  /** One voter for each group of parties under common ownership. */
  votingGroups: boolean;
  /** Which of several that are carried is put forward. */
  preferred: 'most-categories' | 'most-votes' | 'proposal-first';
  /** Share of the votes on the roll that must be cast, as [numerator, denominator]; absent where the code asks for none. */
  quorum?: readonly [number, number];
  /** What members see of each other's ballots until the vote is closed: who has voted, or also how. */
  shown: 'who' | 'how';
  /** How sure each choice above is, by its name, where that differs from the whole. */
  sources?: Readonly<Record<string, { provenance: Provenance; note: string }>>;
}

/** When changes go live. */
export interface ReleasesConfig {
  /** Months of the year (1–12) in which the code is released. */
  months: Rule<readonly number[]>;
  /** Days already known, beyond the registers. */
  known: Rule<readonly string[]>;
  /** Working Days before a release after which nothing is taken in. */
  freeze: Rule<number>;
  /** Working Days a change needs from its decision, by what it touches (`text`, `systems`, `devices`). */
  leadTimes: Readonly<Record<string, Rule<number>>>;
  /** Working Days before its end at which a variation's expiry is warned of, furthest first. */
  expiryAlarms: Rule<readonly number[]>;
}

/** The register all codes share: one layout, so that a change that touches two of them is seen in both. */
export interface ExchangeConfig {
  /** Column as printed in the common layout → what it holds; the order is the layout's. */
  columns: Rule<readonly { printed: string; field: string; needed?: boolean }[]>;
  /** Codes that publish in it: short name → name. */
  codes: Rule<Readonly<Record<string, string>>>;
}

/** How minutes say how many proposals stand where. */
export interface ReportingConfig {
  /** Pattern of the title of the item that says it, and by stage the words that the number stands before. */
  stated: Rule<{ item: string; counts: readonly { stage: string; words: string }[] }>;
}
