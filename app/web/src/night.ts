// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors

import { hourRows, type HourRow, references } from './hours';
import type { Line, LineIncident } from './line';
import type { Selection } from './map/features';
import type { Picture } from './picture';

/*
 * The watched time as one strip: incidents, located events, sensors that fell silent together, engines, and below them
 * the coverage along the line, all on one axis of time. Pure: same picture, same strip.
 */

export type Row = 'incidents' | 'events' | 'outages' | 'drones';
export const ROWS: readonly Row[] = ['incidents', 'events', 'outages', 'drones'];

/** Something on the strip; times as parts of the whole, 0 to 1. */
export interface Mark {
  selection: Selection;
  row: Row;
  from: number;
  to: number;
  /** Marks that would cover each other stand in lanes below each other. */
  lane: number;
  at: string;
  until: string | null;
}

export interface Night {
  from: number;
  to: number;
  ticks: { at: number; instant: string; isDay: boolean; isMain: boolean }[];
  marks: Mark[];
  lanes: Record<Row, number>;
  /** For the source that the watch is planned for. */
  reference: string;
  coverage: HourRow[];
}

const HOUR_MILLIS = 3_600_000;
/** Most ticks on the axis; more could not be read. */
const TICKS_MAX = 14;
/** In a narrow window only one of so many ticks is written. */
const MAIN_EACH = 4;
const TICK_HOURS = [1, 2, 3, 6, 12, 24, 48, 96, 168];
/** A mark takes at least this part of the strip, also in a narrow window: a symbol, and a bar. */
const SYMBOL_PART = 0.05;
const BAR_PART = 0.02;

export const outageId = (o: Line['outages'][number]): string => `${o.from ?? ''} ${o.fromKm ?? ''}`;

/** Whether an incident is contrary to a provision or open to it; the others are announced, or only seen. */
export const isGrave = (picture: Picture, i: LineIncident): boolean => {
  const standing = picture.findings.find((f) => f.id === i.finding)?.standing;
  return standing === 'VIOLATED' || standing === 'UNDETERMINED';
};

/** The watched time; null where no network along a line reported, or its span is not told. */
export function nightOf(picture: Picture): Night | null {
  const line = picture.line;
  const [from, to] = [Date.parse(line?.from ?? ''), Date.parse(line?.to ?? '')];
  if (!line || !(to > from)) return null;
  const marks = [...marksOf(picture, line)].filter((m) => m.to > 0 && m.from < 1);
  const reference = references(line)[0] ?? '';
  return {
    from,
    to,
    ticks: ticksOf(from, to),
    marks,
    lanes: Object.fromEntries(ROWS.map((row) => [row, laneCount(marks, row)])) as Night['lanes'],
    reference,
    coverage: hourRows(line, reference),
  };
}

function marksOf(picture: Picture, line: Line): Mark[] {
  const [begin, end] = [Date.parse(line.from ?? ''), Date.parse(line.to ?? '')];
  const mark = (row: Row, selection: Selection, at: string | null, until: string | null): Mark[] => {
    if (at === null || Number.isNaN(Date.parse(at))) return [];
    const part = (iso: string) => (Date.parse(iso) - begin) / (end - begin);
    return [{ row, selection, from: part(at), to: part(until ?? at), lane: 0, at, until }];
  };
  const rows = [
    line.incidents.flatMap((i) =>
      mark('incidents', { kind: 'finding', id: i.finding }, i.from, i.to),
    ),
    picture.events.flatMap((e) =>
      mark('events', { kind: 'event', id: e.id }, e.occurredAt, e.occurredAt),
    ),
    line.outages.flatMap((o) => mark('outages', { kind: 'outage', id: outageId(o) }, o.from, o.to)),
    line.drones.flatMap((d) => mark('drones', { kind: 'drone', id: d.id }, d.from, d.to)),
  ];
  return rows.flatMap(inLanes);
}

/** Each mark in the first lane where it covers no other. */
function inLanes(marks: Mark[]): Mark[] {
  const ends: number[] = [];
  return [...marks]
    .sort((a, b) => a.from - b.from || a.selection.id.localeCompare(b.selection.id))
    .map((m) => {
      const free = ends.findIndex((end) => end <= m.from);
      const lane = free < 0 ? ends.length : free;
      const isBar = m.row === 'outages' || m.row === 'drones';
      ends[lane] = Math.max(m.to, m.from + (isBar ? BAR_PART : SYMBOL_PART));
      return { ...m, lane };
    });
}

const laneCount = (marks: Mark[], row: Row) =>
  marks.filter((m) => m.row === row).reduce((most, m) => Math.max(most, m.lane + 1), 0);

function ticksOf(from: number, to: number): Night['ticks'] {
  const hours = (to - from) / HOUR_MILLIS;
  const step = (TICK_HOURS.find((h) => hours / h <= TICKS_MAX) ?? hours) * HOUR_MILLIS;
  const ticks: Night['ticks'] = [];
  for (let at = Math.ceil(from / step) * step; at <= to; at += step) {
    const instant = new Date(at).toISOString();
    ticks.push({
      at: (at - from) / (to - from),
      instant,
      isDay: instant.slice(11, 16) === '00:00',
      isMain: at % (MAIN_EACH * step) === 0,
    });
  }
  return ticks;
}
