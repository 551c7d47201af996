// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors

import type { Box } from './picture';

/*
 * Shapes drawn on the map, on a sphere: within 0.6 % of the ellipsoid, finer than a line on the screen.
 * For drawing only; every number that the page prints comes from the picture. Points are [lon, lat] in
 * degrees.
 */

export type Point = [number, number];

/** Mean radius of the Earth, IUGG 1980. */
const EARTH_KM = 6371.0088;
const RAD = Math.PI / 180;

/**
 * The point reached from another along a great circle.
 *
 * The longitude stays next to the start's (it may pass 180), so that lines do not jump across the map.
 */
export function destination(from: Point, azimuthDegrees: number, distanceKm: number): Point {
  const [lon, lat] = [from[0] * RAD, from[1] * RAD];
  const azimuth = azimuthDegrees * RAD;
  const angle = distanceKm / EARTH_KM;
  const sinLat =
    Math.sin(lat) * Math.cos(angle) + Math.cos(lat) * Math.sin(angle) * Math.cos(azimuth);
  const east = Math.atan2(
    Math.sin(azimuth) * Math.sin(angle) * Math.cos(lat),
    Math.cos(angle) - Math.sin(lat) * sinLat,
  );
  return [(lon + east) / RAD, Math.asin(Math.max(-1, Math.min(1, sinLat))) / RAD];
}

/** Great-circle distance. */
export function distanceKm(a: Point, b: Point): number {
  const dLat = (b[1] - a[1]) * RAD;
  const dLon = (b[0] - a[0]) * RAD;
  const h =
    Math.sin(dLat / 2) ** 2 +
    Math.cos(a[1] * RAD) * Math.cos(b[1] * RAD) * Math.sin(dLon / 2) ** 2;
  return 2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(h)));
}

const RAY_STEPS = 16;

/** A bearing line as a great circle. */
export function ray(from: Point, azimuthDegrees: number, lengthKm: number): Point[] {
  return Array.from({ length: RAY_STEPS + 1 }, (_, i) =>
    destination(from, azimuthDegrees, (lengthKm * i) / RAY_STEPS),
  );
}

/**
 * The area between a bearing's error limits: out along one side, across the arc, back along the other.
 * An error of 180 degrees or more gives the whole disc.
 */
export function wedge(
  from: Point,
  azimuthDegrees: number,
  errorDegrees: number,
  lengthKm: number,
): Point[] {
  const half = Math.min(180, Math.abs(errorDegrees));
  const steps = Math.max(4, Math.ceil(half / 2.5));
  const arc = Array.from({ length: 2 * steps + 1 }, (_, i) =>
    destination(from, azimuthDegrees - half + (half * i) / steps, lengthKm),
  );
  if (half >= 180) return closed(arc);
  const out = ray(from, azimuthDegrees - half, lengthKm);
  const back = ray(from, azimuthDegrees + half, lengthKm).reverse();
  return closed([...out, ...arc.slice(1, -1), ...back.slice(0, -1)]);
}

const closed = (points: Point[]): Point[] => [...points, points[0] as Point];

/**
 * The ellipse that a covariance [east-east, east-north, north-north] in km2 draws around a point at a
 * number of standard deviations. One standard deviation holds 39 % of a plane normal distribution.
 * Null where the matrix is no covariance.
 */
export function ellipse(
  center: Point,
  covarianceKm2: [number, number, number],
  sigmas = 1,
): Point[] | null {
  const [ee, en, nn] = covarianceKm2;
  const mean = (ee + nn) / 2;
  const spread = Math.hypot((ee - nn) / 2, en);
  const [large, small] = [mean + spread, mean - spread];
  if (!(large > 0) || !(small >= -1e-9 * large)) return null;
  const [major, minor] = [sigmas * Math.sqrt(large), sigmas * Math.sqrt(Math.max(0, small))];
  const turn = Math.atan2(2 * en, ee - nn) / 2; // of the major axis, from east towards north
  const points = Array.from({ length: 72 }, (_, i) => {
    const t = (i / 72) * 2 * Math.PI;
    const along = major * Math.cos(t);
    const across = minor * Math.sin(t);
    const east = along * Math.cos(turn) - across * Math.sin(turn);
    const north = along * Math.sin(turn) + across * Math.cos(turn);
    return destination(center, Math.atan2(east, north) / RAD, Math.hypot(east, north));
  });
  return closed(points);
}

/** The pieces of a line that lie outside every box. */
export function outsideBoxes(line: Point[], boxes: Box[]): Point[][] {
  return boxes.reduce<Point[][]>((lines, box) => lines.flatMap((l) => outsideBox(l, box)), [line]);
}

function outsideBox(line: Point[], box: Box): Point[][] {
  const pieces: Point[][] = [];
  let piece: Point[] = [];
  const end = () => {
    if (piece.length > 1) pieces.push(piece);
    piece = [];
  };
  for (let i = 1; i < line.length; i++) {
    const [a, b] = [line[i - 1] as Point, line[i] as Point];
    const inside = insideSpan(a, b, box);
    if (piece.length === 0) piece = [a];
    if (inside === null) {
      piece.push(b);
      continue;
    }
    const [enter, leave] = inside;
    if (enter > 0) piece.push(along(a, b, enter));
    end();
    if (leave < 1) piece = [along(a, b, leave), b];
  }
  end();
  return pieces;
}

const along = (a: Point, b: Point, t: number): Point => [
  a[0] + t * (b[0] - a[0]),
  a[1] + t * (b[1] - a[1]),
];

/** Liang and Barsky's part of a segment within a box, as fractions of its length; null when none. */
function insideSpan(a: Point, b: Point, [west, south, east, north]: Box): [number, number] | null {
  let [enter, leave] = [0, 1];
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  const sides: [number, number][] = [
    [-dx, a[0] - west],
    [dx, east - a[0]],
    [-dy, a[1] - south],
    [dy, north - a[1]],
  ];
  for (const [p, q] of sides) {
    if (p === 0 && q < 0) return null;
    if (p < 0) enter = Math.max(enter, q / p);
    if (p > 0) leave = Math.min(leave, q / p);
  }
  return enter < leave ? [enter, leave] : null;
}

/** The smallest box around points; null when there are none. Not for sets across 180 degrees. */
export function boundsOf(points: Iterable<Point>): Box | null {
  let box: Box | null = null;
  for (const [lon, lat] of points) {
    box = box
      ? [Math.min(box[0], lon), Math.min(box[1], lat), Math.max(box[2], lon), Math.max(box[3], lat)]
      : [lon, lat, lon, lat];
  }
  return box;
}

/** Every position in a GeoJSON coordinate list, however deeply nested. */
export function* positions(coordinates: unknown): Generator<Point> {
  if (!Array.isArray(coordinates)) return;
  if (typeof coordinates[0] === 'number' && typeof coordinates[1] === 'number') {
    yield [coordinates[0], coordinates[1]];
    return;
  }
  for (const inner of coordinates) yield* positions(inner);
}

/** How many pixels a length on the ground takes at zoom 0 and a latitude, in MapLibre's 512 px world. */
export function pixelsAtZoomZero(km: number, latitudeDegrees: number): number {
  const kmPerPixel = (2 * Math.PI * 6378.137 * Math.cos(latitudeDegrees * RAD)) / 512;
  return km / kmPerPixel;
}
