/**
 * What a set of minutes appears to say: a proposal, never a record. Each fact carries where it was read and how sure
 * the reader is; what a person must settle is a flag; what no rule placed is listed, so nothing is lost.
 */
import type { ReadDocument } from '../paper/document.ts';

/** Character offsets into the document's text, end exclusive. */
export interface Span {
  start: number;
  end: number;
}

/** `sure`: the house style says so in form. `likely`: read from wording. `unsure`: a person should look. */
export type Sure = 'sure' | 'likely' | 'unsure';

/** A fact with its provenance. `spans` may be several where layout split the words (a page break, a table). */
export type Found<T> = T & { spans: Span[]; sure: Sure };

export interface MeetingFact {
  /** As printed or as the house style names it: "SEC Panel". */
  body: string | null;
  number: number | null;
  /** As printed: "SECP_39_0912". */
  ref: string | null;
  date: string | null; // ISO day
  start: string | null; // HH:MM
  end: string | null; // HH:MM
  place: string | null;
  classification: string | null; // "White"
  status: string | null; // "final", "draft", "approved"
}

export interface AttendanceFact {
  name: string;
  /** Category or organisation, as the code's house style names it: "Large Suppliers", "SECAS"; null if not printed. */
  group: string | null;
  capacity: 'member' | 'alternate' | 'observer' | 'other';
  /** Present for part of the meeting. */
  part: boolean;
  /** False for apologies. */
  present: boolean;
  /** A role printed with the name: "Chair", "Meeting Secretary". */
  role?: string;
  /** For an alternate or proxy: whom they stand in for, where printed. */
  standsFor?: string;
}

export interface DecisionFact {
  verb: string; // lower case: "noted"
  text: string;
}
export interface CandidateFact {
  /** The narrative sentence that seems to decide something without the formal verb. */
  text: string;
}

export interface ItemFact {
  /** Whole number where the document has one; "2.1" stays text; null for an unnumbered item. */
  number: number | string | null;
  title: string;
  decisions: Found<DecisionFact>[];
  candidates: Found<CandidateFact>[];
  /** References of actions raised under the item. */
  actions: string[];
  /** References mentioned under it: modifications, actions, risks ("Risk 26"), as printed. */
  mentions: string[];
  /** The item's own narrative, without boxes of decisions and actions, paragraphs parted by "\n". */
  narrative: string;
}

export type ItemNumber = ItemFact['number'];

export interface ActionFact {
  ref: string;
  owner: string | null;
  text: string;
  /** Due as printed: "January 2017 Panel meeting". */
  due: string | null;
  /** A day, only where the text fixes one. */
  dueDate: string | null;
  item: ItemNumber;
}
export interface UpdateFact {
  ref: string;
  text: string;
  state: 'open' | 'closed' | null;
  item: ItemNumber;
}
export interface ModificationFact {
  ref: string;
  title: string | null;
  /** The state the meeting leaves it in; a state of the code's modification register, null when only mentioned. */
  state: string | null;
  /** The day it is true from, where the text prints one ("withdrawn on the 11th November 2016"). */
  date: string | null;
  /** ISO day of implementation, where the text prints one for a modification still to be implemented. */
  implements?: string;
  /** Who decides it, as printed: "Path 2". */
  path?: string;
  /** What its working group was asked to do, in the words after its name. */
  condition?: string;
  /** What its report was returned for, in the words of the minutes. */
  reasons?: string;
  item: ItemNumber;
}
export interface RiskFact {
  ref: string; // "26"
  title: string | null;
  change: 'new' | 'reworded' | 'closed' | 'mentioned';
  item: ItemNumber;
}
export interface PartyFact {
  name: string;
  /** A Party Category of the code's configuration: "Small Supplier". */
  category: string | null;
  change: 'admitted' | 'category' | 'withdrawn';
  item: ItemNumber;
}
export interface VariationFact {
  name: string; // "EUI-64 (User ID)"
  end: string | null; // end date as printed: "June 2017"
  change: string; // "to be consulted on, to November 2017"
  item: ItemNumber;
}
export interface AssessmentFact {
  /** The modification assessed. */
  ref: string;
  kind: 'preliminary' | 'impact';
  target: string | null; // ISO day
  /** ISO day on which it came, where the text says that it has. */
  received?: string;
  item: ItemNumber;
}
/** Another body's meeting, spoken of in these minutes. */
export interface OtherMeetingFact {
  body: string;
  date: string;
  item: ItemNumber;
}
export interface DateFact {
  date: string; // ISO day; or ISO month "2017-01" where only a month is printed
  text: string; // the sentence that prints it
  item: ItemNumber;
}
export interface ClauseFact {
  clause: string; // "G4.1"
  item: ItemNumber;
}
/** A governing document, paper or report spoken of: policies, terms of reference, procedures, reports. */
export interface DocumentFact {
  title: string;
  change: 'approved' | 'amended' | 'issued' | 'mentioned';
  item: ItemNumber;
}
export interface ReleaseFact {
  name: string; // "November 2017"
  /** ISO day on which it went live, or is to, where the text prints one. */
  live?: string;
  item: ItemNumber;
}
export interface ConsultationFact {
  title: string;
  issuer: string | null;
  closes: string | null; // ISO day
  /** Where the meeting leaves it: planned (agreed to issue), open (issued), closed. */
  state: 'planned' | 'open' | 'closed' | null;
  item: ItemNumber;
}

/** A question or difficulty raised before anyone proposes a change. One fact for each thing said to befall it. */
export interface IssueFact {
  ref: string; // "1", "I001"
  title: string | null;
  change: 'raised' | 'passed' | 'resolved' | 'closed' | 'converted' | 'mentioned';
  /** For one passed on the body as printed, for one converted the modification; null where neither is named. */
  to: string | null;
  item: ItemNumber;
}
/** A range, code or signifier that a party holds. */
export interface IdentifierFact {
  party: string;
  kind: 'range' | 'signifier' | 'electricity' | 'gas';
  /** As printed, a range as "first to last"; null where the party has yet to be given one, or to say which. */
  value: string | null;
  item: ItemNumber;
}
/** A place on a body given to somebody or given up, outside the roll of the meeting. */
export interface SeatFact {
  /** As printed: "SMKI PMA". */
  body: string;
  /** Whom the seat speaks for, as the house style names it: "Small Suppliers", or the post: "Chair". */
  category: string | null;
  /** Null for a seat that is said to be empty. */
  person: string | null;
  change: 'appointed' | 'vacated';
  /** The day from which it is so, where printed; ISO. */
  from: string | null;
  item: ItemNumber;
}

export interface Flag {
  /** Stable within one document: "item-5-rfi". */
  id: string;
  item: ItemNumber;
  /** The question for a person: what does not fit, in one or two sentences. */
  says: string;
  /** The words it is about. */
  passage: string;
  spans: Span[];
}

export interface Unplaced extends Span {
  text: string;
}

export interface Proposal {
  document: ReadDocument;
  /** The house style that read it: a code's id, or "generic". */
  style: string;
  meeting: Found<MeetingFact>;
  attendance: Found<AttendanceFact>[];
  items: Found<ItemFact>[];
  actions: Found<ActionFact>[];
  updates: Found<UpdateFact>[];
  modifications: Found<ModificationFact>[];
  risks: Found<RiskFact>[];
  parties: Found<PartyFact>[];
  variations: Found<VariationFact>[];
  assessments: Found<AssessmentFact>[];
  meetings: Found<OtherMeetingFact>[];
  dates: Found<DateFact>[];
  clauses: Found<ClauseFact>[];
  documents: Found<DocumentFact>[];
  releases: Found<ReleaseFact>[];
  consultations: Found<ConsultationFact>[];
  issues: Found<IssueFact>[];
  identifiers: Found<IdentifierFact>[];
  seats: Found<SeatFact>[];
  flags: Flag[];
  unplaced: Unplaced[];
  /**
   * Headings, page furniture and the white space between facts. The spans of all facts, `frame` and `unplaced` together
   * cover the document's text from its first character to its last.
   */
  frame?: Span[];
}
