// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors

import { describe, expect, it } from 'vitest';
import {
  boundsOf,
  destination,
  distanceKm,
  ellipse,
  outsideBoxes,
  pixelsAtZoomZero,
  type Point,
  positions,
  ray,
  wedge,
} from '../src/geometry';

const HERE: Point = [127, -31];

const azimuthTo = (from: Point, to: Point) => {
  const rad = Math.PI / 180;
  const d = (to[0] - from[0]) * rad;
  const y = Math.sin(d) * Math.cos(to[1] * rad);
  const x =
    Math.cos(from[1] * rad) * Math.sin(to[1] * rad) -
    Math.sin(from[1] * rad) * Math.cos(to[1] * rad) * Math.cos(d);
  return (Math.atan2(y, x) / rad + 360) % 360;
};

describe('destination', () => {
  it('goes the distance it was asked to go, in the direction it was asked to go', () => {
    for (const azimuth of [0, 33, 90, 181, 270, 359]) {
      const there = destination(HERE, azimuth, 240);
      expect(distanceKm(HERE, there)).toBeCloseTo(240, 6);
      expect(azimuthTo(HERE, there)).toBeCloseTo(azimuth, 6);
    }
  });

  it('moves one degree of latitude in 111.195 km', () => {
    expect(destination([10, 0], 0, 111.19508)[1]).toBeCloseTo(1, 5);
  });

  it('does not jump across the map at 180 degrees', () => {
    expect(destination([179.9, 0], 90, 100)[0]).toBeGreaterThan(180);
  });
});

describe('wedge', () => {
  it('is closed, starts at the sensor and spans twice the error', () => {
    const ring = wedge(HERE, 350, 12, 100);
    expect(ring[0]).toEqual(ring.at(-1));
    const far = ring.filter((p) => distanceKm(HERE, p) > 99.99);
    const azimuths = far.map((p) => ((azimuthTo(HERE, p) - 350 + 540) % 360) - 180);
    expect(Math.min(...azimuths)).toBeCloseTo(-12, 4);
    expect(Math.max(...azimuths)).toBeCloseTo(12, 4);
  });

  it('becomes a whole disc when nothing is known of the bearing', () => {
    const ring = wedge(HERE, 10, 400, 50);
    expect(ring.every((p) => Math.abs(distanceKm(HERE, p) - 50) < 1e-6)).toBe(true);
  });

  it('has the bearing line in its middle', () => {
    expect(ray(HERE, 45, 80).at(-1)).toEqual(destination(HERE, 45, 80));
  });
});

describe('ellipse', () => {
  const axes = (ring: Point[]) => {
    const lengths = ring.map((p) => distanceKm(HERE, p));
    return [Math.max(...lengths), Math.min(...lengths)] as const;
  };

  it('has half axes of one standard deviation', () => {
    const [major, minor] = axes(ellipse(HERE, [100, 0, 25]) as Point[]);
    expect(major).toBeCloseTo(10, 3);
    expect(minor).toBeCloseTo(5, 3);
  });

  it('points north-east when east and north errors go together', () => {
    const ring = ellipse(HERE, [50, 40, 50]) as Point[];
    const far = ring.reduce((a, b) => (distanceKm(HERE, b) > distanceKm(HERE, a) ? b : a));
    expect(azimuthTo(HERE, far) % 180).toBeCloseTo(45, 1);
  });

  it('is refused where the matrix is no covariance', () => {
    expect(ellipse(HERE, [-1, 0, -1])).toBeNull();
    expect(ellipse(HERE, [1, 5, 1])).toBeNull();
  });

  it('may be flat', () => {
    expect(ellipse(HERE, [4, 0, 0])).not.toBeNull();
  });
});

describe('unmarked borders', () => {
  it('are cut where a line passes through a box between two of its points', () => {
    const pieces = outsideBoxes(
      [
        [0, 0],
        [10, 0],
      ],
      [[4, -1, 6, 1]],
    );
    expect(pieces).toEqual([
      [
        [0, 0],
        [4, 0],
      ],
      [
        [6, 0],
        [10, 0],
      ],
    ]);
  });

  it('vanish when the whole line lies inside', () => {
    expect(
      outsideBoxes(
        [
          [1, 1],
          [2, 2],
          [3, 1],
        ],
        [[0, 0, 5, 5]],
      ),
    ).toEqual([]);
  });

  it('stay as they are outside every box', () => {
    const line: Point[] = [
      [0, 0],
      [1, 3],
      [2, 0],
    ];
    expect(outsideBoxes(line, [[10, 10, 20, 20]])).toEqual([line]);
    expect(outsideBoxes(line, [])).toEqual([line]);
  });

  it('start again after the line has turned back out of the box', () => {
    const pieces = outsideBoxes(
      [
        [0, 0],
        [5, 0],
        [5, 5],
        [0, 5],
      ],
      [[4, -1, 6, 6]],
    );
    expect(pieces.map((p) => [p[0], p.at(-1)])).toEqual([
      [
        [0, 0],
        [4, 0],
      ],
      [
        [4, 5],
        [0, 5],
      ],
    ]);
  });
});

it('bounds are null for nothing and reach every nested position', () => {
  expect(boundsOf([])).toBeNull();
  expect(boundsOf(positions([[[[1, 2]], [[3, -4]]]]))).toEqual([1, -4, 3, 2]);
});

it('a band at the equator is as wide as the world is long in pixels', () => {
  expect(pixelsAtZoomZero(40075.017, 0)).toBeCloseTo(512, 2);
  expect(pixelsAtZoomZero(1, 60)).toBeCloseTo(2 * pixelsAtZoomZero(1, 0), 9);
});
