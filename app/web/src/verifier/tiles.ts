// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors

/* Paths and widths of C2SP tlog-tiles. */

/** Hashes of a full tile, entries of a full bundle. */
export const TILE_WIDTH = 256;

export interface TilePath {
  readonly level: number | 'entries';
  readonly index: number;
  readonly width: number;
}

export function tilePath({ level, index, width }: TilePath): string {
  const last = String(index % 1000).padStart(3, '0');
  let folders = '';
  for (let rest = Math.floor(index / 1000); rest > 0; rest = Math.floor(rest / 1000)) {
    folders = `x${String(rest % 1000).padStart(3, '0')}/${folders}`;
  }
  return `tile/${level}/${folders}${last}${width === TILE_WIDTH ? '' : `.p/${width}`}`;
}

/** Reads a path; null when it is not the one spelling of a tile's path. */
export function parseTilePath(path: string): TilePath | null {
  const parts =
    /^tile\/(entries|[0-9]{1,2})\/((?:x[0-9]{3}\/){0,4})([0-9]{3})(?:\.p\/([0-9]{1,3}))?$/.exec(
      path,
    );
  if (!parts) return null;
  const level = parts[1] === 'entries' ? ('entries' as const) : Number(parts[1]);
  const index = Number(parts[2]!.replaceAll(/[x/]/g, '') + parts[3]);
  const width = parts[4] === undefined ? TILE_WIDTH : Number(parts[4]);
  const isTile = (level === 'entries' || level <= 63) && width >= 1 && width <= TILE_WIDTH;
  const read = { level, index, width };
  return isTile && tilePath(read) === path ? read : null;
}

/** How many hashes or entries a tile has in a tree of a size: 0 to 256. */
export function widthAt(level: number | 'entries', index: number, size: number): number {
  const inLevel = Math.floor(size / TILE_WIDTH ** (level === 'entries' ? 0 : level));
  return Math.max(0, Math.min(TILE_WIDTH, inLevel - index * TILE_WIDTH));
}
