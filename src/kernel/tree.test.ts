import { createHash, generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonical } from './canonical.ts';
import { checkCheckpoint, signCheckpoint, verifierKey } from './note.ts';
import { append, emptyFrontier, leafHash, rootOf } from './tree.ts';

// The test inputs of the Certificate Transparency reference implementation, and the heads it publishes for them.
const inputs = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'];
const heads: Record<number, string> = {
  1: '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  2: 'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  3: 'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  5: '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  8: '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
};
const leaves = inputs.map((hex) => leafHash(Buffer.from(hex, 'hex')));

describe('the tree', () => {
  test('has the published heads', () => {
    for (const [size, head] of Object.entries(heads))
      expect(rootOf(append(emptyFrontier, leaves.slice(0, Number(size)))).toString('hex')).toBe(head);
  });

  test('of nothing is the hash of nothing', () => {
    expect(rootOf(emptyFrontier)).toEqual(createHash('sha256').digest());
  });

  test('is the same however it was grown', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 60 }), (first, second) => {
        const all = Array.from({ length: first + second }, (_, n) => leafHash(String(n)));
        const grown = append(append(emptyFrontier, all.slice(0, first)), all.slice(first));
        expect(rootOf(grown)).toEqual(rootOf(append(emptyFrontier, all)));
      }),
    );
  });
});

describe('a checkpoint', () => {
  const signer = { name: 'quorate', key: generateKeyPairSync('ed25519').privateKey };
  const root = rootOf(append(emptyFrontier, leaves));

  test('verifies with its key, and with no other size, head or key', () => {
    const note = signCheckpoint(signer, 8, root);
    expect(note.split('\n').slice(0, 3)).toEqual(['quorate', '8', root.toString('base64')]);
    expect(checkCheckpoint(signer, note, 8, root)).toBe(true);
    expect(checkCheckpoint(signer, note, 7, root)).toBe(false);
    expect(checkCheckpoint(signer, note.replace('quorate\n8', 'quorate\n9'), 9, root)).toBe(false);
    const other = { name: 'quorate', key: generateKeyPairSync('ed25519').privateKey };
    expect(checkCheckpoint(other, note, 8, root)).toBe(false);
  });

  test('names a verifier key of the C2SP form', () => {
    expect(verifierKey(signer)).toMatch(/^quorate\+[0-9a-f]{8}\+[A-Za-z0-9+/]{44}$/);
  });
});

test('canonical JSON has one spelling and reads back the same', () => {
  expect(canonical({ b: [1, { d: null, c: 'é' }], a: undefined, A: true })).toBe(
    '{"A":true,"b":[1,{"c":"é","d":null}]}',
  );
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = canonical(value);
      expect(canonical(JSON.parse(text))).toBe(text);
    }),
  );
});
