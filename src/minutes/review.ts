/** What a person settles on the review page before a set of minutes is accepted. Kept with the document, as JSON. */
import type { Label, Value } from '../kernel/define.ts';

/** Everything is optional: `{}` accepts the proposal as it was read. Fact ids are those of `factsOf`. */
export interface ReviewChoices {
  /** Facts that are not to be recorded. */
  rejected?: readonly string[];
  /** Fact id → the fields that read otherwise. An emptied field is null. */
  edits?: Readonly<Record<string, Readonly<Record<string, Value>>>>;
  /** Register → name as printed → the reference of the record that it names. */
  matches?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Flag id → the answer, in the reviewer's words. */
  answers?: Readonly<Record<string, string>>;
  /** Candidate id → the verb under which it is recorded as a formal decision: "agreed". */
  formal?: Readonly<Record<string, string>>;
  /** Who may read what these minutes say, where they print no classification or a wrong one. */
  label?: Label;
}
