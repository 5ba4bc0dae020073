/** The token of a form that may be sent without an account: signed, and good for some hours. */
import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import type { Signer } from '../../kernel/note.ts';

const hours = 12;

/** A secret of this site alone, which outlives a restart and is the same in each of its processes. */
export function formSecret(signer: Signer): string {
  const key = signer.key.export({ format: 'der', type: 'pkcs8' });
  return Buffer.from(hkdfSync('sha256', key, '', 'public forms', 32)).toString('base64url');
}

const signed = (secret: string, at: string) => createHmac('sha256', secret).update(`form ${at}`).digest('base64url');

/** @param now milliseconds */
export function publicToken(secret: string, now: number): string {
  const at = now.toString(36);
  return `${at}.${signed(secret, at)}`;
}

/** Whether it is one of ours, and not from another day. */
export function isPublicToken(secret: string, token: string, now: number): boolean {
  const [at = '', signature = ''] = token.split('.');
  const [given, own] = [Buffer.from(signature), Buffer.from(signed(secret, at))];
  const age = now - Number.parseInt(at, 36);
  return given.length === own.length && timingSafeEqual(given, own) && age >= 0 && age <= hours * 3_600_000;
}
