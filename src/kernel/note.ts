/** C2SP signed notes and checkpoints: how a tree head is signed so that anyone with the public key can check it. */
import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto';
import { link, mkdir, readFile, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Refused } from './problem.ts';

export interface Signer {
  /** The key's name in notes; also the origin line of checkpoints. */
  name: string;
  key: KeyObject;
}

const ed25519 = 1; // algorithm byte of C2SP signed-note

function rawPublic(key: KeyObject): Buffer {
  const jwk = createPublicKey(key as never).export({ format: 'jwk' });
  return Buffer.from(jwk.x ?? '', 'base64url');
}

function keyId(name: string, publicKey: Buffer): Buffer {
  const data = Buffer.concat([Buffer.from(`${name}\n`), Buffer.of(ed25519), publicKey]);
  return createHash('sha256').update(data).digest().subarray(0, 4);
}

/** The verifier key to hand to outsiders, `name+id+key`. */
export function verifierKey(signer: Signer): string {
  const publicKey = rawPublic(signer.key);
  const body = Buffer.concat([Buffer.of(ed25519), publicKey]).toString('base64');
  return `${signer.name}+${keyId(signer.name, publicKey).toString('hex')}+${body}`;
}

/** The checkpoint of a tree as a signed note. */
export function signCheckpoint(signer: Signer, size: number, root: Uint8Array): string {
  const text = `${signer.name}\n${size}\n${Buffer.from(root).toString('base64')}\n`;
  const signature = sign(null, Buffer.from(text), signer.key);
  const line = Buffer.concat([keyId(signer.name, rawPublic(signer.key)), signature]).toString('base64');
  return `${text}\n— ${signer.name} ${line}\n`;
}

/** Whether a note is a checkpoint of this size and root, signed by this key. */
export function checkCheckpoint(signer: Signer, note: string, size: number, root: Uint8Array): boolean {
  const [text = '', signatures = ''] = note.split('\n\n');
  if (text !== `${signer.name}\n${size}\n${Buffer.from(root).toString('base64')}`) return false;
  const publicKey = rawPublic(signer.key);
  const id = keyId(signer.name, publicKey);
  return signatures.split('\n').some((line) => {
    const [dash, name, body] = line.split(' ');
    if (dash !== '—' || name !== signer.name || !body) return false;
    const bytes = Buffer.from(body, 'base64');
    return (
      bytes.subarray(0, 4).equals(id) &&
      verify(null, Buffer.from(`${text}\n`), createPublicKey(signer.key as never), bytes.subarray(4))
    );
  });
}

/** The newest checkpoint of a log, if it has one: what its key must have signed. */
export interface Head {
  size: number;
  root: Uint8Array;
  note: string;
}

/**
 * The log's key, kept in the data folder and readable by its owner only; made when the log has no head yet.
 * Throws Refused when the log was signed with a key that is not there: going on with another would break its proof.
 */
export async function loadSigner(dataFolder: string, head: Head | null, name = 'quorate'): Promise<Signer> {
  const path = join(dataFolder, 'log-key.pem');
  if (!head) await makeKey(dataFolder, path);
  const pem = await readFile(path).catch(() => null);
  const signer = pem && { name, key: createPrivateKey(pem) };
  if (signer && (!head || checkCheckpoint(signer, head.note, head.size, head.root))) return signer;
  throw new Refused(
    `The log of this database was signed with a key that is not ${path}. Put back the log-key.pem that was there; ` +
      'without it nothing more can be added to the log.',
  );
}

async function makeKey(dataFolder: string, path: string): Promise<void> {
  await mkdir(dataFolder, { recursive: true });
  const made = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' });
  // Written aside and linked into place: a start that is killed leaves no half a key, and of two at once one wins.
  const aside = `${path}.${process.pid}`;
  await writeFile(aside, made, { mode: 0o600 });
  await link(aside, path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  await unlink(aside);
}
