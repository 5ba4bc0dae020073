/** The leaf of one log entry: what is committed to, and how. */
import { hash, randomBytes } from 'node:crypto';
import { canonical, quoted } from './canonical.ts';
import type { Day, Instant, Label, Level } from './define.ts';
import { leafMark } from './tree.ts';

/** A Decision as the log keeps it: the columns of log_decision. */
export interface DecisionRow {
  id: string;
  code: string;
  authority_kind: 'meeting' | 'post';
  authority_ref: string;
  body: string;
  title: string;
  clause: string | null;
  effective: Day;
  recorded: Instant;
  actor: string;
  found: boolean;
  withdraws: string | null;
  class_group: string;
  class_level: Level;
}

/** Everything of an entry that the leaf covers in the open; the payload stands behind its salted commitment. */
export interface LeafFacts {
  /** decisionHash() of the Decision it belongs to: who, under what authority, with which words. */
  decision: string;
  record: string;
  register: string;
  ref: string;
  move: string;
  effective: Day;
  recorded: Instant;
  placed: string;
  withdraws: number | null;
  label: Label;
}

/** Hash of all a Decision says but its changes, in hex. Only ever seen inside a leaf, so it needs no salt. */
export function decisionHash(row: DecisionRow): string {
  return hash('sha256', canonical(row), 'hex');
}

// What is hashed at once must lie side by side. Here, so that a long log need not make room for each of its entries.
const side = Buffer.alloc(65_536);

/** SHA-256 over salt and payload, in hex: with the salt gone, a payload cannot be guessed back from it. */
export function commitmentOf(salt: Uint8Array, payload: string): string {
  const most = salt.length + 3 * payload.length; // bytes of UTF-8
  const bytes = most <= side.length ? side : Buffer.alloc(most);
  bytes.set(salt);
  const end = salt.length + bytes.write(payload, salt.length);
  return hash('sha256', bytes.subarray(0, end), 'hex');
}

/** The leaf's hash, in hex. `commitment` in hex. */
export function leafOf(facts: LeafFacts, commitment: string): string {
  return hash('sha256', leafMark + spelled(facts, commitment), 'hex');
}

/** What canonical() gives for the facts and the commitment together, without finding out their order for every entry. */
export function spelled(facts: LeafFacts, commitment: string): string {
  const { decision, effective, label, move, placed, record, recorded, ref, register, withdraws } = facts;
  return (
    `{"commitment":${quoted(commitment)},"decision":${quoted(decision)},"effective":${quoted(effective)},` +
    `"label":{"group":${quoted(label.group)},"level":${label.level}},"move":${quoted(move)},"placed":${quoted(placed)},` +
    `"record":${quoted(record)},"recorded":${quoted(recorded)},"ref":${quoted(ref)},"register":${quoted(register)},` +
    `"withdraws":${withdraws}}`
  );
}

export function newSalt(): Buffer {
  return randomBytes(16);
}
