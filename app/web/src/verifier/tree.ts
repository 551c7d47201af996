// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors

/* A log's tree, grown from its leaves 256 at a time: every tile of every level, and the root. */

import type { Bytes } from './bytes';
import { treeRoot } from './merkle';
import { TILE_WIDTH, type TilePath } from './tiles';

/** A tile as computed. */
export interface ComputedTile extends TilePath {
  readonly level: number;
  readonly hashes: readonly Bytes[];
}

export class TreeGrower {
  /** Hashes of the last, unfinished tile of each level. */
  private readonly open: Bytes[][] = [];
  private readonly finished: number[] = [];

  /** Adds the leaves of the next tile; gives the tiles above level 0 that became full. */
  async add(leaves: readonly Bytes[]): Promise<ComputedTile[]> {
    const full: ComputedTile[] = [];
    let hashes = leaves;
    for (let level = 0; hashes.length > 0; level++) {
      const tile = (this.open[level] ??= []);
      tile.push(...hashes);
      if (tile.length < TILE_WIDTH) break;
      const index = this.finished[level] ?? 0;
      this.finished[level] = index + 1;
      this.open[level] = [];
      if (level > 0) full.push({ level, index, width: TILE_WIDTH, hashes: tile });
      hashes = [await treeRoot(tile)];
    }
    return full;
  }

  /** The partial tiles above level 0. */
  partial(): ComputedTile[] {
    return this.open.flatMap((hashes, level) =>
      level === 0 || hashes.length === 0
        ? []
        : [{ level, index: this.finished[level] ?? 0, width: hashes.length, hashes }],
    );
  }

  /** The root over all leaves added: what is unfinished below stands last in the level above. */
  async root(): Promise<Bytes> {
    let below: Bytes[] = [];
    for (const hashes of this.open) {
      const row = [...hashes, ...below];
      if (row.length > 0) below = [await treeRoot(row)];
    }
    return below[0] ?? treeRoot([]);
  }
}
