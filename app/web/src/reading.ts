// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors

import type { Geometry } from 'geojson';

/* Small readers of untyped JSON: what is not of the expected kind becomes null or empty, and never stops the rest. */

export interface Leaf {
  log: string;
  index: number;
}

export type Fields = Record<string, unknown>;

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
export const fields = (value: unknown): Fields => (isFields(value) ? value : {});
export const text = (value: unknown): string =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
export const textOrNull = (value: unknown): string | null => text(value) || null;
export const number = (value: unknown): number | null =>
  typeof value === 'number' && Number.isFinite(value) ? value : null;
export const texts = (value: unknown): string[] =>
  Array.isArray(value) ? value.map(text).filter(Boolean) : [];
export const oneOf = <T extends string>(allowed: readonly T[], value: unknown, otherwise: T): T =>
  allowed.find((a) => a === value) ?? otherwise;

export const within = (value: number | null, limit: number): number | null =>
  value !== null && Math.abs(value) <= limit ? value : null;
export const latitude = (value: unknown) => within(number(value), 90);
export const longitude = (value: unknown) => within(number(value), 360);

export function leaf(value: unknown): Leaf | null {
  const f = fields(value);
  const index = number(f['index']);
  return text(f['log']) && index !== null ? { log: text(f['log']), index } : null;
}

export const leaves = (value: unknown): Leaf[] =>
  Array.isArray(value) ? value.map(leaf).filter((l) => l !== null) : [];

/** Only shapes that a map can draw; anything else is null. */
export function geometry(value: unknown): Geometry | null {
  const f = fields(value);
  const drawable = ['Polygon', 'MultiPolygon', 'LineString', 'MultiLineString'];
  return drawable.includes(text(f['type'])) && Array.isArray(f['coordinates'])
    ? (value as Geometry)
    : null;
}

export const objects = (value: unknown): Fields[] => (Array.isArray(value) ? value.filter(isFields) : []);
