// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors

/* Merkle trees of RFC 6962 section 2.1, proofs checked as in RFC 9162 sections 2.1.3.2 and 2.1.4.2. */

import { type Bytes, same } from './bytes';

export const HASH_BYTES = 32;

/** Longest path that a proof may have: a tree of 2^64 leaves is 64 high. */
export const PATH_MAX = 64;

export const sha256 = async (bytes: Bytes): Promise<Bytes> =>
  new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));

export function leafHash(entry: Bytes): Promise<Bytes> {
  const prefixed = new Uint8Array(entry.length + 1); // the first byte is 0x00
  prefixed.set(entry, 1);
  return sha256(prefixed);
}

export function nodeHash(left: Bytes, right: Bytes): Promise<Bytes> {
  const prefixed = new Uint8Array(1 + 2 * HASH_BYTES);
  prefixed[0] = 0x01;
  prefixed.set(left, 1);
  prefixed.set(right, 1 + HASH_BYTES);
  return sha256(prefixed);
}

/**
 * The root over hashes of complete subtrees of one height, of which the last may be of a smaller one.
 * Pairs are hashed row by row and a last one without a partner moves up as it is, which is the same as
 * splitting at the largest power of two.
 */
export async function treeRoot(hashes: readonly Bytes[]): Promise<Bytes> {
  let row = [...hashes];
  if (row.length === 0) return sha256(new Uint8Array());
  while (row.length > 1) {
    const above: (Bytes | Promise<Bytes>)[] = [];
    for (let i = 0; i < row.length; i += 2) {
      const [left, right] = [row[i]!, row[i + 1]];
      above.push(right === undefined ? left : nodeHash(left, right));
    }
    row = await Promise.all(above);
  }
  return row[0]!;
}

const isOdd = (n: bigint) => (n & 1n) === 1n;
const areHashes = (...hashes: readonly Bytes[]) => hashes.every((h) => h.length === HASH_BYTES);

/** Whether a leaf is at an index of the tree that has a size and root. */
export async function includes(
  index: bigint,
  size: bigint,
  leaf: Bytes,
  path: readonly Bytes[],
  root: Bytes,
): Promise<boolean> {
  if (index < 0n || index >= size || !areHashes(leaf, root, ...path)) return false;
  let node = index;
  let last = size - 1n;
  let hash = leaf;
  for (const sibling of path) {
    if (last === 0n) return false;
    if (isOdd(node) || node === last) {
      hash = await nodeHash(sibling, hash);
      while (!isOdd(node) && node !== 0n) [node, last] = [node >> 1n, last >> 1n];
    } else {
      hash = await nodeHash(hash, sibling);
    }
    [node, last] = [node >> 1n, last >> 1n];
  }
  return last === 0n && same(hash, root);
}

/**
 * Whether the tree of the second size continues the tree of the first. Of an empty tree nothing can be
 * proved, so a first size of 0 is refused.
 */
export async function isConsistent(
  firstSize: bigint,
  secondSize: bigint,
  firstRoot: Bytes,
  secondRoot: Bytes,
  proof: readonly Bytes[],
): Promise<boolean> {
  if (firstSize <= 0n || firstSize > secondSize) return false;
  if (!areHashes(firstRoot, secondRoot, ...proof)) return false;
  if (firstSize === secondSize) return proof.length === 0 && same(firstRoot, secondRoot);
  if (proof.length === 0) return false;
  const isPowerOfTwo = (firstSize & (firstSize - 1n)) === 0n;
  const path = isPowerOfTwo ? [firstRoot, ...proof] : [...proof];
  let node = firstSize - 1n;
  let last = secondSize - 1n;
  while (isOdd(node)) [node, last] = [node >> 1n, last >> 1n];
  let first = path[0]!;
  let second = path[0]!;
  for (const sibling of path.slice(1)) {
    if (last === 0n) return false;
    if (isOdd(node) || node === last) {
      first = await nodeHash(sibling, first);
      second = await nodeHash(sibling, second);
      while (!isOdd(node) && node !== 0n) [node, last] = [node >> 1n, last >> 1n];
    } else {
      second = await nodeHash(second, sibling);
    }
    [node, last] = [node >> 1n, last >> 1n];
  }
  return last === 0n && same(first, firstRoot) && same(second, secondRoot);
}
