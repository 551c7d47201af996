// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors

/*
 * Which entries refer to which. References are ranges, and a hostile bundle may hold many wide ones, so
 * ranges are never spelled out: each held entry is visited once.
 */

import type { References as Range } from './entry';

export interface Leaf {
  readonly log: string;
  readonly index: bigint;
}

export interface Held {
  readonly leaf: Leaf;
  readonly references: readonly Range[];
}

/** One log's held indices in rising order, with where each stands in the list given. */
interface LogLeaves {
  readonly indices: bigint[];
  readonly places: number[];
  /** For each position the first one from it on that was not visited yet. */
  readonly unvisited: number[];
}

export class References {
  private readonly logs = new Map<string, LogLeaves>();

  /** @param held entries; those of one log in rising order */
  constructor(private readonly held: readonly Held[]) {
    held.forEach(({ leaf }, place) => {
      const log = this.logs.get(leaf.log) ?? { indices: [], places: [], unvisited: [0] };
      log.indices.push(leaf.index);
      log.places.push(place);
      log.unvisited.push(log.unvisited.length);
      this.logs.set(leaf.log, log);
    });
  }

  holds = (leaf: Leaf): boolean =>
    this.count({ log: leaf.log, first: leaf.index, last: leaf.index }) === 1n;

  private count({ log, first, last }: Range): bigint {
    const indices = this.logs.get(log)?.indices ?? [];
    return BigInt(firstAtLeast(indices, last + 1n) - firstAtLeast(indices, first));
  }

  /** A sentence for each line of references that is not held completely. */
  *missing(): Generator<string> {
    for (const { leaf, references } of this.held) {
      for (const range of references) {
        const missing = range.last - range.first + 1n - this.count(range);
        if (missing === 0n) continue;
        const named =
          range.first === range.last ? `${range.first}` : `${range.first}-${range.last}`;
        yield `${leaf.log} ${leaf.index} refers to ${range.log} ${named}, of which ${missing} ${missing === 1n ? 'is' : 'are'} not in the bundle`;
      }
    }
  }

  /** Places of all entries that some entries were derived from, and of these themselves. */
  reachedFrom(leaves: readonly Leaf[]): Set<number> {
    const reached = new Set<number>();
    const open: Range[] = leaves.map(({ log, index }) => ({ log, first: index, last: index }));
    for (let range = open.pop(); range; range = open.pop()) {
      for (const place of this.visit(range)) {
        reached.add(place);
        open.push(...this.held[place]!.references);
      }
    }
    return reached;
  }

  /** Places of the entries in a range that were not visited before. */
  private visit({ log, first, last }: Range): number[] {
    const leaves = this.logs.get(log);
    if (!leaves) return [];
    const { indices, places, unvisited } = leaves;
    const end = firstAtLeast(indices, last + 1n);
    const found: number[] = [];
    for (
      let at = next(unvisited, firstAtLeast(indices, first));
      at < end;
      at = next(unvisited, at)
    ) {
      found.push(places[at]!);
      unvisited[at] = at + 1;
    }
    return found;
  }
}

/** Follows the links to an unvisited position and shortens them on the way. */
function next(unvisited: number[], from: number): number {
  let at = from;
  while (unvisited[at] !== at) {
    unvisited[at] = unvisited[unvisited[at]!]!;
    at = unvisited[at]!;
  }
  return at;
}

function firstAtLeast(indices: readonly bigint[], wanted: bigint): number {
  let low = 0;
  let high = indices.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (indices[middle]! < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}
