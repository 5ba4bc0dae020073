/** The leaf of one log entry: what is committed to, and how. */
import { createHash, randomBytes } from 'node:crypto';
import { canonical } from './canonical.ts';
import type { Day, Instant, Label } from './define.ts';
import { leafHash } from './tree.ts';

/** Everything of an entry that the leaf covers in the open; the payload stands behind its salted commitment. */
export interface LeafFacts {
  decision: string;
  register: string;
  ref: string;
  move: string;
  effective: Day;
  recorded: Instant;
  placed: string;
  withdraws: number | null;
  label: Label;
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
