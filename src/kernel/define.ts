/**
 * What a register is: data and nothing else. No hooks, no I/O, no plugins; forms, lists, record pages, CSV, history
 * and the contract tests all read this. A page that needs more is the register's own `pages.tsx`, never an option here.
 */

/** A calendar day, ISO 8601 `YYYY-MM-DD`. */
export type Day = string;
/** An instant, ISO 8601 in UTC, `YYYY-MM-DDTHH:MM:SS.mmmZ`. */
export type Instant = string;
/** What a field of a record may hold. Links hold the reference of the record they name. */
export type Value = string | number | boolean | string[] | null;

/** Levels of the information policy, lowest first (SEC Panel Information Policy; the names are the code's). */
export type Level = 0 | 1 | 2 | 3;
/** Who may see a row: a governance group of the code (`panel`, `ssc`, …) and a level. Level 0 is public whatever the group. */
export interface Label {
  group: string;
  level: Level;
}

export type FieldKind =
  | 'text' // one line
  | 'prose' // several lines
  | 'day'
  | 'time' // local wall time HH:MM
  | 'integer'
  | 'flag' // true or false
  | 'choice' // one of `choices`
  | 'link' // the reference of one record of register `to`
  | 'links' // references of records of register `to`
  | 'list'; // several short texts

export interface Field {
  label: string;
  kind: FieldKind;
  /** For link and links: the register named. */
  to?: string;
  /** For choice: stored value → words shown. */
  choices?: Record<string, string>;
  /** Shown as a column of the list, unless the reader chooses otherwise. */
  column?: boolean;
  /** Offered as a filter of the list. */
  filter?: boolean;
  /** Part of the full-text index. The title and reference always are. */
  search?: boolean;
  hint?: string;
}

/** `open` waits for someone, `done` is finished well, `stopped` is finished otherwise, `quiet` needs nothing. */
export type Tone = 'open' | 'done' | 'stopped' | 'quiet';

export interface State {
  label: string;
  tone: Tone;
}

export interface Move {
  /** The button: "Close". */
  label: string;
  /** The history sentence: "Closed". */
  past: string;
  /** States it may start from; `new` means it may bring a record into being. */
  from: readonly string[];
  /** The state it leads to; absent when the state stays as it was. */
  to?: string;
  /** Powers (of bodies and posts, named in the code's configuration), any of which may make the move. */
  by: readonly string[];
  /** The clause or paper that gives the power, as cited. */
  clause?: string;
  /** Fields it may set; each must be a field of the register. */
  sets: readonly string[];
}

export interface Register {
  /** The one word: folder, table, URL and type. Singular, lower case. */
  name: string;
  /** Singular and plural, sentence case. */
  title: readonly [one: string, many: string];
  /** What a newcomer would want to know of it, one sentence; shown on the empty page. */
  about: string;
  /** Where it stands in the navigation; absent for records seen only inside another (attendance, agenda items). */
  group?: 'Meet' | 'Change' | 'Parties' | 'Govern';
  clause?: string;
  /** The field that holds the title of a record. */
  titled: string;
  /** Field that holds the day by which something is due; what is open after it is overdue. */
  due?: string;
  /** For records seen only inside another: the link field that names it. */
  within?: string;
  fields: Readonly<Record<string, Field>>;
  states: Readonly<Record<string, State>>;
  moves: Readonly<Record<string, Move>>;
}

/** Where in a source document a change was read: character offsets into its text, end exclusive. */
export interface Passage {
  source: string;
  start: number;
  end: number;
}

/** One change of one record, inside a Decision. */
export interface Change {
  register: string;
  /** The reference of the record, unique in its register and code: `SECP39/12`, `26`, `dnastream`. */
  ref: string;
  move: string;
  sets: Readonly<Record<string, Value>>;
  /** The label from now on; absent keeps what it had (or takes the Decision's, for a new record). */
  label?: Label;
  /** The day it is true from, when that is not the Decision's own day. */
  effective?: Day;
  passage?: Passage;
  /** The newest log entry of the record that its maker had seen; when another came since, the change is refused. */
  expects?: number;
}

export interface Authority {
  /** `meeting`: taken by a body in a meeting. `post`: made by an office holder under their own power. */
  kind: 'meeting' | 'post';
  /** The meeting's reference or the post's name. */
  ref: string;
}

/** Everything that changes a record. Either all of it happens or nothing does. */
export interface Decision {
  code: string;
  authority: Authority;
  /** Reference of the body whose decision it is. */
  body: string;
  effective: Day;
  /** One sentence: "Minutes of SEC Panel meeting 39 accepted". */
  title: string;
  clause?: string;
  label: Label;
  /**
   * True for facts of the past read from minutes. They may arrive in any order, so a move whose starting state is not
   * (yet) on record is taken as found and shown as such, where a live decision would be refused.
   */
  found?: boolean;
  changes: readonly Change[];
  /** The Decision that this one takes back, whole. Its own `changes` are then empty. */
  withdraws?: string;
}

/** A field's words for a value; what every page, export and sentence shows. Days and links are rendered by the page. */
export function wordsFor(field: Field, value: Value | undefined): string {
  if (value === null || value === undefined || value === '') return '';
  if (field.kind === 'flag') return value ? 'Yes' : 'No';
  if (field.kind === 'choice') return field.choices?.[String(value)] ?? String(value);
  return Array.isArray(value) ? value.join(', ') : String(value);
}
