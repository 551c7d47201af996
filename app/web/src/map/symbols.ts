// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors

import type { Palette } from './style';

/* The map's symbols and hatchings, drawn once per theme; the legend shows the same drawings. */

export const SYMBOL_PIXEL_RATIO = 2;

type Draw = (c: CanvasRenderingContext2D, p: Palette) => void;

/** Symbols are drawn in a box of 24, origin in its middle. */
const SYMBOLS: Record<string, Draw> = {
  'sensor-USED': (c, p) => outlined(c, p, triangle, p.sensor),
  'sensor-CANDIDATE': (c, p) => {
    outlined(c, p, diamond, p.land);
    inked(c, p, diamond, p.sensor, 2);
    dot(c, p.sensor, 2);
  },
  'sensor-SET_ASIDE': (c, p) => {
    outlined(c, p, triangle, p.land);
    inked(c, p, triangle, p.sensor, 2);
    inked(c, p, (k) => segment(k, -8, 8, 8, -7), p.sensor, 2);
  },
  'sensor-NO_DATA': (c, p) => {
    outlined(c, p, (k) => circle(k, 6), p.land);
    inked(c, p, (k) => circle(k, 6), p.muted, 2);
    inked(c, p, (k) => segment(k, -3, -3, 3, 3), p.muted, 2);
    inked(c, p, (k) => segment(k, -3, 3, 3, -3), p.muted, 2);
  },
  fault: (c, p) => {
    outlined(c, p, (k) => circle(k, 6.5), p.halo);
    inked(c, p, (k) => circle(k, 6.5), p.fault, 2);
    inked(c, p, (k) => segment(k, 0, -4, 0, 0), p.fault, 2);
    inked(c, p, (k) => segment(k, 0, 0, 3, 2), p.fault, 2);
  },
  event: (c, p) => {
    outlined(c, p, (k) => circle(k, 6), p.event);
    for (const [x, y] of [
      [0, -1],
      [0, 1],
      [-1, 0],
      [1, 0],
    ] as const) {
      inked(c, p, (k) => segment(k, 6 * x, 6 * y, 11 * x, 11 * y), p.event, 2.5);
    }
    dot(c, p.halo, 2);
  },
  'incident-FIRE': (c, p) => {
    outlined(c, p, burst, p.incident);
    dot(c, p.halo, 2.2);
  },
  'incident-AREA': (c, p) => {
    outlined(c, p, burst, p.land);
    inked(c, p, burst, p.incident, 2);
  },
  'incident-CLUSTER': (c, p) => outlined(c, p, (k) => circle(k, 10.5), p.incident),
  'incident-EXPLOSION': (c, p) => {
    outlined(c, p, diamond, p.incident);
    dot(c, p.halo, 2.2);
  },
  'incident-ANNOUNCED': (c, p) => {
    outlined(c, p, diamond, p.land);
    inked(c, p, diamond, p.incident, 2);
  },
  'incident-INTERFERENCE': (c, p) => {
    outlined(c, p, (k) => circle(k, 7), p.land);
    inked(c, p, (k) => circle(k, 7), p.incident, 2);
    inked(c, p, (k) => segment(k, -5, 5, 5, -5), p.incident, 2);
  },
  truth: (c, p) => outlined(c, p, star, p.truth),
  'hotspot-NEAR_LINE': (c, p) => outlined(c, p, (k) => k.rect(-5, -5, 10, 10), p.heat),
  'hotspot-FAR': (c, p) => outlined(c, p, (k) => k.rect(-3, -3, 6, 6), p.heatFar),
  'hotspot-PERSISTENT': (c, p) => {
    inked(c, p, (k) => k.rect(-4.5, -4.5, 9, 9), p.halo, 4);
    inked(c, p, (k) => k.rect(-4.5, -4.5, 9, 9), p.heatFar, 2);
  },
  'hotspot-LOW_CONFIDENCE': (c, p) => {
    c.setLineDash([2, 2]);
    inked(c, p, (k) => circle(k, 4), p.heatFar, 1.5);
    c.setLineDash([]);
  },
  place: (c, p) => outlined(c, p, (k) => circle(k, 2.5), p.text),
};

export const SYMBOL_NAMES = Object.keys(SYMBOLS);

function outlined(
  c: CanvasRenderingContext2D,
  p: Palette,
  path: (c: CanvasRenderingContext2D) => void,
  fill: string,
) {
  inked(c, p, path, p.halo, 3);
  c.beginPath();
  path(c);
  c.fillStyle = fill;
  c.fill();
}

function inked(
  c: CanvasRenderingContext2D,
  _palette: Palette,
  path: (c: CanvasRenderingContext2D) => void,
  color: string,
  width: number,
) {
  c.beginPath();
  path(c);
  c.strokeStyle = color;
  c.lineWidth = width;
  c.lineJoin = 'round';
  c.stroke();
}

const dot = (c: CanvasRenderingContext2D, color: string, radius: number) => {
  c.beginPath();
  circle(c, radius);
  c.fillStyle = color;
  c.fill();
};

const circle = (c: CanvasRenderingContext2D, radius: number) =>
  c.arc(0, 0, radius, 0, 2 * Math.PI);

const segment = (c: CanvasRenderingContext2D, x0: number, y0: number, x1: number, y1: number) => {
  c.moveTo(x0, y0);
  c.lineTo(x1, y1);
};

const triangle = (c: CanvasRenderingContext2D) => polygon(c, [0, -8, 8, 6, -8, 6]);
const diamond = (c: CanvasRenderingContext2D) => polygon(c, [0, -8, 8, 0, 0, 8, -8, 0]);

const star = (c: CanvasRenderingContext2D) => pointed(c, 5, 10, 4.2);
const burst = (c: CanvasRenderingContext2D) => pointed(c, 8, 10, 5.5);

function pointed(c: CanvasRenderingContext2D, points: number, outer: number, inner: number) {
  const corners = Array.from({ length: 2 * points }, (_, i) => {
    const radius = i % 2 === 0 ? outer : inner;
    const turn = (i * Math.PI) / points - Math.PI / 2;
    return [radius * Math.cos(turn), radius * Math.sin(turn)];
  });
  polygon(c, corners.flat());
}

function polygon(c: CanvasRenderingContext2D, xy: number[]) {
  c.moveTo(xy[0] as number, xy[1] as number);
  for (let i = 2; i < xy.length; i += 2) c.lineTo(xy[i] as number, xy[i + 1] as number);
  c.closePath();
}

/** One symbol on a canvas of its own; null where the browser draws no canvas. */
export function symbolCanvas(name: string, palette: Palette): HTMLCanvasElement | null {
  const size = 24 * SYMBOL_PIXEL_RATIO;
  const canvas = document.createElement('canvas');
  canvas.width = size;
  canvas.height = size;
  const c = canvas.getContext('2d');
  const draw = SYMBOLS[name];
  if (!c || !draw) return null;
  c.translate(size / 2, size / 2);
  c.scale(SYMBOL_PIXEL_RATIO, SYMBOL_PIXEL_RATIO);
  draw(c, palette);
  return canvas;
}

/** Hatching of an area of control: the parties differ by its direction first, by colour second. */
export function hatchCanvas(hatch: number, palette: Palette): HTMLCanvasElement | null {
  const size = 24;
  const canvas = document.createElement('canvas');
  canvas.width = size;
  canvas.height = size;
  const c = canvas.getContext('2d');
  if (!c) return null;
  c.strokeStyle = palette.hatches[hatch] ?? palette.muted;
  c.lineWidth = 2;
  c.beginPath();
  for (let i = -size; i <= 2 * size; i += size) {
    if (hatch === 0) segment(c, i - size / 2, size * 1.5, i + size * 1.5, -size / 2);
    else if (hatch === 1) segment(c, i - size / 2, -size / 2, i + size * 1.5, size * 1.5);
    else segment(c, -size, i + size / 2, 2 * size, i + size / 2);
  }
  c.stroke();
  return canvas;
}

export function imageData(canvas: HTMLCanvasElement): ImageData | null {
  return canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height) ?? null;
}
