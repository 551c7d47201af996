// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors

import type { Line, Stretch } from './line';

/*
 * Coverage along the line, hour by hour: what would have been located where, and where nobody was looking. A span in
 * which silence says nothing is a gap whatever probability stands beside it, and a time of which nothing is told is
 * "not told": neither is ever the same as nothing having happened.
 */

export type Watched = 'covered' | 'gap' | 'not-told';

/** A piece of time on a stretch; instants in ms. */
export interface HourCell {
  from: number;
  to: number;
  watched: Watched;
  /** Probability that the source would have been located; null where it is not told. */
  detection: number | null;
  /** Why silence says nothing; empty where it says something. */
  reason: string;
}

export interface HourRow {
  fromKm: number | null;
  toKm: number | null;
  cells: HourCell[];
}

/** The sources that coverage is told for, the one that the watch is planned for first. */
export const references = (line: Line): string[] => [
  ...new Set(line.stretches.map((s) => s.reference)),
];

export function hourRows(line: Line, reference: string): HourRow[] {
  const [begin, end] = [Date.parse(line.from ?? ''), Date.parse(line.to ?? '')];
  return line.stretches
    .filter((s) => s.reference === reference)
    .sort((a, b) => (a.fromKm ?? Infinity) - (b.fromKm ?? Infinity))
    .map((s) => ({
      fromKm: s.fromKm,
      toKm: s.toKm,
      cells: filled(s.spans.length > 0 ? bySpans(s) : byGaps(s, begin, end), begin, end),
    }));
}

const time = (iso: string | null) => Date.parse(iso ?? '');
const inOrder = (cells: HourCell[]) =>
  cells.filter((c) => c.from < c.to).sort((a, b) => a.from - b.from);

function bySpans(s: Stretch): HourCell[] {
  return inOrder(
    s.spans.map((span) => {
      const [from, to] = [time(span.from), time(span.to)];
      return {
        from,
        to,
        watched: span.isCovered ? ('covered' as const) : ('gap' as const),
        detection: span.detection,
        reason: span.isCovered ? '' : reasonAt(s, from, to),
      };
    }),
  );
}

const reasonAt = (s: Stretch, from: number, to: number): string =>
  s.gaps.find((g) => time(g.from) < to && time(g.to) > from)?.reason ?? '';

/** Of a monitor that tells only means: the gaps, and the mean between them. */
function byGaps(s: Stretch, begin: number, end: number): HourCell[] {
  const gaps = inOrder(
    s.gaps.map((g) => ({
      from: Math.max(begin, time(g.from)),
      to: Math.min(end, time(g.to)),
      watched: 'gap' as const,
      detection: null,
      reason: g.reason,
    })),
  );
  if (s.hours === null) return gaps;
  const between: HourCell[] = [];
  let at = begin;
  for (const gap of [...gaps, { from: end, to: end }]) {
    if (gap.from > at) {
      between.push({ from: at, to: gap.from, watched: 'covered', detection: s.detection, reason: '' });
    }
    at = Math.max(at, gap.to);
  }
  return inOrder([...gaps, ...between]);
}

/** Holes between pieces, before the first and after the last are said to be such. */
function filled(cells: HourCell[], begin: number, end: number): HourCell[] {
  const all: HourCell[] = [];
  const hole = (from: number, to: number) => {
    if (to > from) all.push({ from, to, watched: 'not-told', detection: null, reason: '' });
  };
  let at = Number.isNaN(begin) ? (cells[0]?.from ?? 0) : begin;
  for (const cell of cells) {
    hole(at, cell.from);
    all.push(cell);
    at = Math.max(at, cell.to);
  }
  if (!Number.isNaN(end)) hole(at, end);
  return all;
}

const HOUR_MILLIS = 3_600_000;

/** Hours of a row in which silence says nothing, or of which nothing is told. */
export const blindHours = (row: HourRow): number =>
  row.cells
    .filter((c) => c.watched !== 'covered')
    .reduce((sum, c) => sum + (c.to - c.from) / HOUR_MILLIS, 0);

/** Gaps of a row, those that follow each other for the same reason as one. */
export function gapsOf(row: HourRow): HourCell[] {
  const gaps: HourCell[] = [];
  for (const cell of row.cells.filter((c) => c.watched !== 'covered')) {
    const last = gaps.at(-1);
    const follows =
      last && last.to === cell.from && last.reason === cell.reason && last.watched === cell.watched;
    if (follows) gaps[gaps.length - 1] = { ...last, to: cell.to };
    else gaps.push(cell);
  }
  return gaps;
}
