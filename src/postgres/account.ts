/**
 * PostgreSQL refuses to run as root, so root runs it as another account: the owner of the data folder, or nobody. That
 * account must be able to walk to every file it needs, which below /root or a private temporary folder it cannot.
 */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

export interface Account {
  uid: number;
  gid: number;
}

/** `nobody` on every Linux we know; no entry in /etc/passwd is needed. */
const NOBODY: Account = { uid: 65534, gid: 65534 };

/**
 * The account to run as, or undefined to run as ourselves. A folder that does not exist yet will belong to whom the
 * folder above it belongs to: a clone of somebody's, started once by root, stays theirs.
 */
export function accountFor(folder: string): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  let owned = path.resolve(folder);
  while (!fs.existsSync(owned)) owned = path.dirname(owned);
  const { uid, gid } = fs.statSync(owned);
  return uid === 0 ? NOBODY : { uid, gid };
}

/** Hands a file or folder that we made to the account. Nothing to do when we run as ourselves. */
export function handOver(file: string, account: Account | undefined): void {
  if (account) fs.chownSync(file, account.uid, account.gid);
}

/** Whether the account can write and enter the folder, every folder on the way to it included: asked of the system. */
export function canUse(folder: string, account: Account | undefined): boolean {
  const asked = spawnSync('/bin/sh', ['-c', 'test -w "$1" && cd "$1"', 'sh', folder], {
    cwd: '/',
    stdio: 'ignore',
    ...account,
  });
  return asked.status === 0;
}

/** Makes the folder private to the account; the folders above it keep the ordinary mode, or nobody could walk to it. */
export function makePrivate(folder: string, account: Account | undefined): void {
  fs.mkdirSync(path.dirname(folder), { recursive: true });
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
  handOver(folder, account);
}
