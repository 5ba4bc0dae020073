/** The RFC 6962 (section 2.1) Merkle tree: pure. Hashes are 32-byte buffers. */
import { createHash, hash } from 'node:crypto';

/** Stands before the bytes of a leaf, so that no leaf can pass for a node. */
export const leafMark = '\0';
/** What a node is the hash of, in one place for all of them: its mark, then the hashes of both sides. */
const pair = Buffer.alloc(1 + 32 + 32, 1);

export function leafHash(data: string | Uint8Array): Buffer {
  return createHash('sha256').update(leafMark).update(data).digest();
}

function nodeHash(left: Uint8Array, right: Uint8Array): Buffer {
  pair.set(left, 1);
  pair.set(right, 33);
  return hash('sha256', pair, 'buffer');
}

/** The roots of the complete subtrees over the leaves so far, largest first: one for each bit set in `size`. */
export interface Frontier {
  size: number;
  roots: Uint8Array[];
}

export const emptyFrontier: Frontier = { size: 0, roots: [] };

/** Adds leaves at the right. The cost is the leaves added, not the leaves before. */
export function append(frontier: Frontier, leaves: readonly Uint8Array[]): Frontier {
  const roots = [...frontier.roots];
  let size = frontier.size;
  for (const leaf of leaves) {
    let node = leaf;
    // Each trailing one bit of the size is a complete subtree that this leaf completes into a larger one.
    for (let rest = size; rest % 2 === 1; rest = Math.floor(rest / 2)) node = nodeHash(roots.pop() as Uint8Array, node);
    roots.push(node);
    size += 1;
  }
  return { size, roots };
}

/** The tree head over the frontier; the hash of nothing for an empty tree. */
export function rootOf(frontier: Frontier): Buffer {
  const last = frontier.roots.at(-1);
  if (!last) return createHash('sha256').digest();
  return Buffer.from(frontier.roots.slice(0, -1).reduceRight<Uint8Array>((right, left) => nodeHash(left, right), last));
}
