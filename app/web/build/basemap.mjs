// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors

// Cuts Natural Earth's land and borders (public domain, from the package world-atlas) into small files
// that the page loads as they come into view: public/basemap/overview.json for the whole world, and
// public/basemap/{50m,10m}/x_y.json for cells of CELL degrees, x and y counted from 180 W, 90 S.
// Each file is {"land": polygons, "coast": lines, "borders": lines}, lists of [lon, lat].

import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { feature, mesh } from 'topojson-client';

const CELL = 15;
/** Cells of land overlap by this much, in degrees, so that no hairline shows between them. */
const OVERLAP = 0.01;
const web = join(dirname(fileURLToPath(import.meta.url)), '..');
const out = join(web, 'public', 'basemap');
const atlas = (name) => join(web, 'node_modules', 'world-atlas', name);
const version = JSON.parse(readFileSync(atlas('package.json'), 'utf8')).version;
const stamp = `world-atlas ${version}, cells 3`;

// 0.001 degrees, at most 111 m: finer than the source, which is drawn for 1:10,000,000.
const round = (x) => Math.round(x * 1e3) / 1e3;

/** Sutherland and Hodgman's clipping of one ring to an axis-aligned box. */
function clipRing(ring, [west, south, east, north]) {
  const sides = [
    [(p) => p[0] >= west, (a, b) => at(a, b, 0, west)],
    [(p) => p[0] <= east, (a, b) => at(a, b, 0, east)],
    [(p) => p[1] >= south, (a, b) => at(a, b, 1, south)],
    [(p) => p[1] <= north, (a, b) => at(a, b, 1, north)],
  ];
  let points = ring.slice(0, -1);
  for (const [inside, cut] of sides) {
    const kept = [];
    points.forEach((p, i) => {
      const before = points[(i + points.length - 1) % points.length];
      if (inside(p) !== inside(before)) kept.push(cut(before, p));
      if (inside(p)) kept.push(p);
    });
    points = kept;
    if (points.length < 3) return null;
  }
  return [...points, points[0]].map((p) => p.map(round));
}

function at(a, b, axis, value) {
  const t = (value - a[axis]) / (b[axis] - a[axis]);
  const p = [a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])];
  p[axis] = value;
  return p;
}

const box = (ring) =>
  ring.reduce(
    (b, [x, y]) => [Math.min(b[0], x), Math.min(b[1], y), Math.max(b[2], x), Math.max(b[3], y)],
    [180, 90, -180, -90],
  );
const meet = (a, b) => a[0] <= b[2] && a[2] >= b[0] && a[1] <= b[3] && a[3] >= b[1];

/** Cuts a line into the pieces that each cell owns; a piece keeps the point that leaves the cell. */
function shareLine(line, add) {
  let cell = null;
  let piece = [];
  for (let i = 1; i < line.length; i++) {
    const [a, b] = [line[i - 1], line[i]];
    const key = cellOf([(a[0] + b[0]) / 2, (a[1] + b[1]) / 2]);
    if (key !== cell) {
      if (piece.length > 1) add(cell, piece);
      cell = key;
      piece = [a];
    }
    piece.push(b);
  }
  if (piece.length > 1) add(cell, piece);
}

function cellOf([lon, lat]) {
  const x = Math.min(360 / CELL - 1, Math.max(0, Math.floor((lon + 180) / CELL)));
  const y = Math.min(180 / CELL - 1, Math.max(0, Math.floor((lat + 90) / CELL)));
  return `${x}_${y}`;
}

/** Natural Earth closes the land along 180 degrees and the south pole; those lines are no coast. */
const onFrame = (a, b) =>
  (Math.abs(a[0]) > 179.99 && Math.abs(b[0]) > 179.99) || (a[1] < -89.9 && b[1] < -89.9);

function coastPieces(lines) {
  const pieces = [];
  for (const line of lines) {
    let piece = [line[0]];
    for (let i = 1; i < line.length; i++) {
      if (onFrame(line[i - 1], line[i])) {
        if (piece.length > 1) pieces.push(piece);
        piece = [];
      }
      piece.push(line[i]);
    }
    if (piece.length > 1) pieces.push(piece);
  }
  return pieces;
}

function read(scale) {
  const countries = JSON.parse(readFileSync(atlas(`countries-${scale}.json`), 'utf8'));
  const land = feature(countries, countries.objects.land).features ?? [
    feature(countries, countries.objects.land),
  ];
  return {
    polygons: land.flatMap((f) =>
      f.geometry.type === 'Polygon' ? [f.geometry.coordinates] : f.geometry.coordinates,
    ),
    coast: coastPieces(mesh(countries, countries.objects.land).coordinates),
    borders: mesh(countries, countries.objects.countries, (a, b) => a !== b).coordinates,
  };
}

const rounded = (line) => line.map((p) => p.map(round));

function writeOverview() {
  const { polygons, coast, borders } = read('110m');
  const land = polygons.map((rings) => rings.map(rounded));
  writeFileSync(
    join(out, 'overview.json'),
    JSON.stringify({ land, coast: coast.map(rounded), borders: borders.map(rounded) }),
  );
}

function writeCells(scale) {
  const { polygons, coast, borders } = read(scale);
  const cells = new Map();
  const cell = (key) => {
    if (!cells.has(key)) cells.set(key, { land: [], coast: [], borders: [] });
    return cells.get(key);
  };
  coast.forEach((l) => shareLine(l, (key, piece) => cell(key).coast.push(rounded(piece))));
  borders.forEach((l) => shareLine(l, (key, piece) => cell(key).borders.push(rounded(piece))));
  const boxes = polygons.map((rings) => rings.map(box));
  for (let x = 0; x < 360 / CELL; x++) {
    for (let y = 0; y < 180 / CELL; y++) {
      const bounds = [
        x * CELL - 180 - OVERLAP,
        y * CELL - 90 - OVERLAP,
        (x + 1) * CELL - 180 + OVERLAP,
        (y + 1) * CELL - 90 + OVERLAP,
      ];
      polygons.forEach((rings, i) => {
        if (!meet(boxes[i][0], bounds)) return;
        const outer = clipRing(rings[0], bounds);
        if (!outer) return;
        const holes = rings
          .slice(1)
          .filter((_, h) => meet(boxes[i][h + 1], bounds))
          .map((ring) => clipRing(ring, bounds))
          .filter(Boolean);
        cell(`${x}_${y}`).land.push([outer, ...holes]);
      });
    }
  }
  mkdirSync(join(out, scale), { recursive: true });
  for (const [key, content] of cells) {
    writeFileSync(join(out, scale, `${key}.json`), JSON.stringify(content));
  }
  return [...cells.keys()].sort();
}

if (existsSync(join(out, 'stamp')) && readFileSync(join(out, 'stamp'), 'utf8') === stamp) {
  process.exit(0);
}
rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
writeOverview();
const index = { cellDegrees: CELL, '50m': writeCells('50m'), '10m': writeCells('10m') };
writeFileSync(join(out, 'index.json'), JSON.stringify(index));
writeFileSync(join(out, 'stamp'), stamp);
