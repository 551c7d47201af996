// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors

import { describe, expect, it } from 'vitest';
import { readFileSync } from 'node:fs';
import * as format from '../src/format';
import { evidenceAddress, eventAddress, findingAddress, parseRoute } from '../src/route';

describe('texts', () => {
  it('give instants in UTC whatever the reader’s clock is set to', () => {
    expect(format.instant('2031-03-16T23:14:09.4Z')).toBe('16 Mar 2031 23:14:09 UTC');
    expect(format.instant('2031-03-16T23:14:09+03:00')).toBe('16 Mar 2031 20:14:09 UTC');
    expect(format.instant(null)).toBe('time not stated');
    expect(format.instant('soon')).toBe('soon');
  });

  it('give positions with hemispheres, also past 180 degrees', () => {
    expect(format.position(-31.02, 127.31, 2)).toBe('31.02°\u00a0S 127.31°\u00a0E');
    expect(format.position(0, 181, 0)).toBe('0°\u00a0N 179°\u00a0W');
    expect(format.position(null, 3)).toBe('not stated');
  });

  it('do not round a small probability to nothing nor a large one to certainty', () => {
    expect(format.percent(0.004)).toBe('0.4\u00a0%');
    expect(format.percent(0.996)).toBe('99.6\u00a0%');
    expect(format.percent(1)).toBe('100\u00a0%');
  });

  it('keep clear of words that the project does not use', () => {
    const english = readFileSync(new URL('../src/words/en.ts', import.meta.url), 'utf8');
    expect(english).not.toMatch(/verdict|guilty|target/i);
  });
});

describe('addresses', () => {
  it('come back as they were given, whatever the identifier holds', () => {
    for (const id of ['F-1', 'F/2 3', 'é%', '..']) {
      expect(parseRoute(findingAddress(id))).toEqual({ page: 'finding', id });
      expect(parseRoute(eventAddress(id))).toEqual({ page: 'event', id });
    }
    expect(parseRoute(evidenceAddress('observations', 7))).toEqual({
      page: 'evidence',
      log: 'observations',
      index: 7,
    });
  });

  it('that are unknown lead to the map', () => {
    for (const hash of ['', '#', '#/', '#/finding/', '#/evidence/x/y', '#/nothing', '#/event/%E0%A4']) {
      expect(['map', 'event']).toContain(parseRoute(hash).page);
    }
    expect(parseRoute('#/evidence/x/-1')).toEqual({ page: 'map' });
  });
});
