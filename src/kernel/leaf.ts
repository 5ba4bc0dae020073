/** The leaf of one log entry: what is committed to, and how. */
import { createHash, randomBytes } from 'node:crypto';
import { canonical } from './canonical.ts';
import type { Day, Instant, Label, Level } from './define.ts';
import { leafHash } from './tree.ts';

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
  return createHash('sha256').update(canonical(row)).digest('hex');
}

/** SHA-256 over salt and payload: with the salt gone, a payload cannot be guessed back from it. */
export function commitmentOf(salt: Uint8Array, payload: string): Buffer {
  return createHash('sha256').update(salt).update(payload).digest();
}

export function leafOf(facts: LeafFacts, commitment: Uint8Array): Buffer {
  return leafHash(canonical({ ...facts, commitment: Buffer.from(commitment).toString('hex') }));
}

export function newSalt(): Buffer {
  return randomBytes(16);
}
