// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors

import type { Feature, FeatureCollection } from 'geojson';
import { outsideBoxes, type Point } from '../geometry';
import type { Box } from '../picture';

/*
 * The base map: land, coast and borders of Natural Earth, cut into cells by build/basemap.mjs and loaded
 * as they come into view. Borders inside the boxes that an agreement leaves unmarked are cut out here.
 */

export const SCALES = ['overview', '50m', '10m'] as const;
export type Scale = (typeof SCALES)[number];

/** From this zoom on a scale is drawn, until the next one is. */
export const SCALE_ZOOM: Record<Scale, number> = { overview: 0, '50m': 3.5, '10m': 6.2 };

/** A view never asks for more cells than this; a wider one is drawn from the coarser scale. */
const CELLS_MAX = 40;

interface CellFile {
  land: Point[][][];
  coast: Point[][];
  borders: Point[][];
}

interface Index {
  cellDegrees: number;
  '50m': string[];
  '10m': string[];
}

export class BaseMap {
  private index: Promise<Index> | null = null;
  private readonly files = new Map<string, Promise<CellFile | null>>();
  private readonly loaded: Record<Scale, Map<string, CellFile>> = {
    overview: new Map(),
    '50m': new Map(),
    '10m': new Map(),
  };
  failed = false;

  /** Loads what a view needs. True when something was added. */
  async cover(view: Box, zoom: number): Promise<boolean> {
    const scale = SCALES.findLast((s) => zoom >= SCALE_ZOOM[s]) ?? 'overview';
    const wanted = scale === 'overview' ? ['overview'] : await this.cellsIn(view, scale);
    const added = await Promise.all(wanted.map((cell) => this.load(scale, cell)));
    return added.some(Boolean);
  }

  private async cellsIn(view: Box, scale: '50m' | '10m'): Promise<string[]> {
    this.index ??= read<Index>('basemap/index.json').then((index) => {
      this.failed ||= index === null;
      return index ?? { cellDegrees: 15, '50m': [], '10m': [] };
    });
    const index = await this.index;
    const size = index.cellDegrees;
    const across = 360 / size;
    const present = new Set(index[scale]);
    const cells = new Set<string>();
    for (let x = Math.floor((view[0] + 180) / size); x <= Math.floor((view[2] + 180) / size); x++) {
      for (let y = Math.floor((view[1] + 90) / size); y <= Math.floor((view[3] + 90) / size); y++) {
        const key = `${((x % across) + across) % across}_${y}`;
        if (present.has(key) && cells.size < CELLS_MAX) cells.add(key);
      }
    }
    return [...cells];
  }

  private async load(scale: Scale, cell: string): Promise<boolean> {
    if (this.loaded[scale].has(cell)) return false;
    const path = scale === 'overview' ? 'basemap/overview.json' : `basemap/${scale}/${cell}.json`;
    if (!this.files.has(path)) this.files.set(path, read<CellFile>(path));
    const file = await this.files.get(path);
    if (!file) {
      this.failed = true;
      this.files.delete(path);
      return false;
    }
    const isNew = !this.loaded[scale].has(cell);
    this.loaded[scale].set(cell, file);
    return isNew;
  }

  /** What is loaded of a scale, as one collection; each feature's property "part" says what it is. */
  features(scale: Scale, unmarked: Box[]): FeatureCollection {
    const features: Feature[] = [];
    for (const file of this.loaded[scale].values()) {
      const borders = file.borders.flatMap((line) => outsideBoxes(line, unmarked));
      features.push(
        part('land', { type: 'MultiPolygon', coordinates: file.land }),
        part('coast', { type: 'MultiLineString', coordinates: file.coast }),
        part('border', { type: 'MultiLineString', coordinates: borders }),
      );
    }
    return { type: 'FeatureCollection', features };
  }
}

const part = (name: string, geometry: Feature['geometry']): Feature => ({
  type: 'Feature',
  properties: { part: name },
  geometry,
});

async function read<T>(path: string): Promise<T | null> {
  try {
    const answer = await fetch(path);
    return answer.ok ? ((await answer.json()) as T) : null;
  } catch {
    return null;
  }
}

/** Parallels and meridians: every 10 degrees, and every degree ("fine") around a place of interest. */
export function graticule(around: Box | null): FeatureCollection {
  const features: Feature[] = [];
  const add = (points: Point[], fine: boolean, label: string) =>
    features.push({
      type: 'Feature',
      properties: { fine, label },
      geometry: { type: 'LineString', coordinates: points },
    });
  const line = (from: number, to: number, at: (v: number) => Point): Point[] =>
    Array.from({ length: 41 }, (_, i) => at(from + ((to - from) * i) / 40));
  for (let lon = -180; lon <= 180; lon += 10) {
    add(
      line(-85, 85, (v) => [lon, v]),
      false,
      meridian(lon),
    );
  }
  for (let lat = -80; lat <= 80; lat += 10) {
    add(
      line(-180, 180, (v) => [v, lat]),
      false,
      parallel(lat),
    );
  }
  if (around) {
    const [west, south, east, north] = [
      Math.max(-180, Math.floor(around[0]) - 4),
      Math.max(-85, Math.floor(around[1]) - 4),
      Math.min(180, Math.ceil(around[2]) + 4),
      Math.min(85, Math.ceil(around[3]) + 4),
    ];
    for (let lon = west; lon <= east; lon++) {
      if (lon % 10 !== 0)
        add(
          line(south, north, (v) => [lon, v]),
          true,
          meridian(lon),
        );
    }
    for (let lat = south; lat <= north; lat++) {
      if (lat % 10 !== 0)
        add(
          line(west, east, (v) => [v, lat]),
          true,
          parallel(lat),
        );
    }
  }
  return { type: 'FeatureCollection', features };
}

const meridian = (lon: number) => `${Math.abs(lon)}°${lon < 0 ? 'W' : lon > 0 ? 'E' : ''}`;
const parallel = (lat: number) => `${Math.abs(lat)}°${lat < 0 ? 'S' : lat > 0 ? 'N' : ''}`;
