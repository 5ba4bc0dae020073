/** The shape of `codes/<code>/`: one industry code's facts. `src/` names no code; it reads these. */
import type { Division, OwnCalendar } from '../calendar/holidays.ts';
import type { Day, Level } from '../kernel/define.ts';
import type {
  AssessmentsConfig,
  Constituency,
  ConsultationsConfig,
  ExchangeConfig,
  IssuesConfig,
  ReleasesConfig,
  ReportingConfig,
} from './change-parts.ts';
import type { ChangeProcess } from './process.ts';
import type { Provenance, Rule } from './rule.ts';

export type { Provenance, Rule };

/** How many must be there before a body may decide. Both conditions hold where both are given. */
export interface QuorumRule {
  /** Share of the seats that have a vote, as [numerator, denominator]. */
  share?: readonly [number, number];
  least?: number;
  /** Whether the chair, or whoever takes the chair, must be there. */
  chair?: boolean;
}

/** How a body votes when it does not simply agree. */
export interface VotingRule {
  method: 'named' | 'category' | 'secret';
  /** What carries: more for than against, two thirds of those voting, or nobody against. */
  carries: 'majority' | 'two-thirds' | 'unanimous';
  /** What a tie does: it is lost, or the chair decides it by a casting vote. */
  tie: 'lost' | 'chair';
  /** Whether the chair votes like a member. */
  chairVotes: boolean;
  /** For `category`: whether a category without a vote counts as nothing, or against. */
  emptyCategory?: 'nothing' | 'against';
}

/** An item that stands on every agenda of a body. */
export interface StandingItem {
  title: string;
  purpose: 'decision' | 'discussion' | 'information';
  /** Registers whose waiting records it takes. */
  about?: readonly string[];
  presenter?: string;
  /** Minutes planned. */
  minutes?: number;
  /** `first`: before everything else; `last`: after everything else; between them otherwise, in this order. */
  place?: 'first' | 'last';
}

/** How a body goes about its meetings; each rule dated, so that what was done under an earlier one stays right. */
export interface Proceedings {
  quorum: Rule<QuorumRule>;
  vote: Rule<VotingRule>;
  /** The powers under which it decides, as the moves of registers name them. A delegation is a later rule. */
  powers: Rule<readonly string[]>;
  standing: Rule<readonly StandingItem[]>;
  /** How a meeting is referred to: "SECP_{number}_{ddmm}", with also {yyyy}, {mm}, {dd}. */
  reference: Rule<string>;
  /** Numbering of its actions: "SECP{meeting}/{00}". */
  actions: Rule<string>;
  /** Numbering of its papers: "{meeting}_{item}", the item padded to two digits. */
  papers: Rule<string>;
  /** Classification of draft minutes until they are published, as a level. */
  draftLevel: Rule<Level>;
}

/** What a seat or a post lets its holder see and do. */
export interface Access {
  /** Level that a seat on a body gives in that body's group; one less than the highest until a declaration is signed. */
  seat: Rule<{ level: Level; declared: Level; elsewhere: Level }>;
  /** By kind of post: levels by governance group (`*` for every group), the same once a declaration is signed, and powers. */
  posts: Readonly<
    Record<
      string,
      Rule<{
        clearance: Readonly<Record<string, Level>>;
        declared?: Level;
        powers: readonly string[];
        /** Level in what is held for the party that the post is of, such as an answer not published. */
        party?: Level;
        /** Level in what is held for every party; who administers answers also reads the ballots of open votes as `clearance` says. */
        parties?: Level;
      }>
    >
  >;
  /** What must be signed before the highest class opens; absent where the code asks for nothing. */
  declaration?: {
    /** Reference in the document register of the policy that is signed for, in its current version. */
    document: string;
    /** The version that counts while that record names none. */
    version: Rule<string>;
    /** The undertaking, by paragraph; `{body}` and `{version}` stand for what is signed for. */
    words: Rule<readonly string[]>;
  };
}

export interface BodyConfig {
  /** Reference in the body register and governance group of labels: `panel`. */
  id: string;
  name: string;
  /** Other names under which minutes print it: "SEC Panel", "the Panel". */
  aliases: readonly string[];
  clause: string | null;
  /** Prefix of action references it raises: "SECP". */
  actionPrefix: string | null;
  parent?: string;
  about: string;
  seats: readonly { category: string; seats: Rule<number>; vote: boolean }[];
  quorum: Rule<string>;
  notice: Rule<number>; // Working Days
  /** What it is to the code, for the navigation and for who may decide; absent when not said. */
  kind?:
    | 'panel'
    | 'sub-committee'
    | 'group'
    | 'company'
    | 'administrator'
    | 'operator'
    | 'regulator'
    | 'government'
    | 'other';
  /** The day it came into being; absent when it was there from the code's beginning. */
  established?: Rule<Day>;
  /** How often it meets, how it votes, how long a seat is held: as the code puts it. */
  meets?: Rule<string>;
  voting?: Rule<string>;
  term?: Rule<string>;
  /** How it goes about its meetings, as far as a program must know; absent for bodies that Quorate runs none of. */
  proceedings?: Proceedings;
}

/** One of the objectives a modification is assessed against. */
export interface Objective {
  id: string; // "a"
  text: string;
  clause: string;
  provenance: Provenance;
}

/** A section of the code's text, for citations. */
export interface Section {
  ref: string; // "D"
  title: string;
  provenance: Provenance;
  parts?: readonly { ref: string; title: string; provenance: Provenance }[];
}

/** How a house writes its minutes. Patterns are regular expression sources, flags given where used. */
export interface HouseStyle {
  id: string;
  /** Any of these in a document's opening says it is in this style. */
  recognise: readonly string[];
  /** Meeting line, with groups ref, number, date. */
  meeting: readonly string[];
  /** Verbs that make a formal decision, lower case. */
  verbs: readonly string[];
  /** Opening words of a decision list or sentence: "The Panel". */
  deciders: readonly string[];
  /** With groups ref, rest. */
  action: readonly string[];
  /** Reference patterns by register. */
  references: Readonly<Record<string, string>>;
  /** Headings of parts of the document: attendance, apologies, previous actions. */
  sections: Readonly<Record<string, readonly string[]>>;
  /** Printed attendance group → the name the register uses, and whether it is a member category. */
  groups: readonly { printed: readonly string[]; name: string; member: boolean }[];
  /** Organisations and posts that may own an action, as printed. */
  owners: readonly string[];
  /** Words after a name in brackets, lower case → meaning. */
  marks: Readonly<Record<string, 'alternate' | 'observer' | 'part' | 'chair'>>;
  /** Lines that are the page's furniture (classification footer, page numbers), with group classification where it says one. */
  furniture: readonly string[];
  /** What its parties are given to be known by; absent where the code gives them nothing. */
  identifiers?: readonly IdentifierStyle[];
  /** All that public minutes say of an item minuted confidentially, in place of its title and its words. */
  confidentialFormula?: Rule<{ heading: string; words: string }>;
}

/** One kind of identifier, as a house prints it. */
export interface IdentifierStyle {
  kind: 'range' | 'signifier' | 'electricity' | 'gas';
  /** Pattern of what it is called, at the head of a column or before the identifier itself. */
  called: string;
  /** Pattern of the identifier; of either end of a range. */
  format: string;
}

export interface Code {
  id: string; // "sec"
  short: string; // "SEC"
  name: string; // "Smart Energy Code"
  /** Whose bank holidays count; with those made known late, where there are any. */
  calendar: Division | OwnCalendar;
  levels: Readonly<Record<Level, { name: string; meaning: string; provenance: Provenance }>>;
  bodies: readonly BodyConfig[];
  partyCategories: readonly {
    name: string;
    aliases: readonly string[];
    about?: string;
    clause?: string;
    provenance?: Provenance;
  }[];
  /** Named settings: clocks and thresholds, each with clause and provenance. */
  rules: Readonly<Record<string, Rule<number | string>>>;
  houseStyle: HouseStyle;
  /** What must be done before a day that a rule fixes: each step so many Working Days before the one above it. */
  clocks?: readonly {
    /** The rule whose day it counts back from. */
    from: string;
    /** Each step: the rule that says how many Working Days, and what is to be done by then. */
    back: readonly { rule: string; title: string }[];
    provenance: Provenance;
  }[];
  /** Registers this code uses, by name; all when absent. */
  registers?: readonly string[];
  /** Zone of its deadlines: "Europe/London", which is also what is meant when absent. */
  zone?: string;
  /** Numbering patterns (see `reference.ts`) by register. */
  numbering?: Readonly<Record<string, Rule<string>>>;
  /** What seats and posts let people see and do. */
  access?: Access;
  objectives?: readonly Objective[];
  sections?: readonly Section[];
  /** How it changes itself, earliest first: `process-of.ts` finds the one a proposal is under. */
  processes?: readonly ChangeProcess[];
  issues?: IssuesConfig;
  assessments?: AssessmentsConfig;
  consultations?: ConsultationsConfig;
  /** How a body votes by constituency, by the body's reference. */
  constituencies?: Readonly<Record<string, Rule<Constituency>>>;
  releases?: ReleasesConfig;
  exchange?: ExchangeConfig;
  reporting?: ReportingConfig;
}
