// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors

import { describe, expect, it } from 'vitest';
import { periodsOf } from '../src/parts/counts';
import { parsePicture } from '../src/picture';

const row = (from: string, region: string, signs: number | null) => ({
  report: '1/2031',
  from: `2031-05-${from}T16:30:00Z`,
  to: '2031-05-09T16:30:00Z',
  region,
  signs,
  basis: 'STATED',
});

describe('counts of a mission', () => {
  it('are absent, not empty, where no mission reported', () => {
    expect(parsePicture({ counts: null }).counts).toBeNull();
    expect(parsePicture({}).counts).toBeNull();
  });

  it('keep a zero apart from a number that was not told', () => {
    const counts = parsePicture({
      counts: { label: 'signs', coverage: 'unknown', rows: [row('08', 'A', 0), row('07', 'A', null)] },
    }).counts;
    expect(counts?.rows.map((r) => r.signs)).toEqual([0, null]);
    expect(periodsOf(counts?.rows ?? []).map((p) => p.signs)).toEqual([null, 0]);
  });

  it('add regions of one period, and no periods', () => {
    const rows = parsePicture({
      counts: { rows: [row('08', 'A', 111), row('08', 'B', 2), row('07', 'A', 5)] },
    }).counts?.rows;
    expect(periodsOf(rows ?? []).map((p) => p.signs)).toEqual([5, 113]);
  });
});
