// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors

import type { Geometry } from 'geojson';
import {
  type Fields,
  geometry,
  isFields,
  leaf,
  type Leaf,
  number,
  objects,
  oneOf,
  text,
  textOrNull,
} from './reading';

/*
 * The watch over a line of contact, as it is published: incidents as squares of a kilometre or stretches of the
 * line, origins as areas in words, sensors as counts. Nothing here says where a shot was fired from.
 */

export const LINE_GRADES = ['UNDETERMINED', 'LEANING', 'ESTABLISHED'] as const;
export const INCIDENT_KINDS = ['FIRE', 'EXPLOSION', 'ANNOUNCED', 'INTERFERENCE'] as const;
export const STATEMENT_STANDINGS = [
  'INCONSISTENT_WITH_PHYSICAL_EVIDENCE',
  'NOT_SEEN',
  'CONFIRMED',
  'EVENT_SEEN',
  'CANNOT_BE_CHECKED',
  'REPEATED',
] as const;

export const SEVERITIES = ['NOT_TOLD', 'NONE', 'SINGLE', 'LOCAL', 'BROAD'] as const;

export interface LineIncident {
  id: string;
  finding: string;
  kind: (typeof INCIDENT_KINDS)[number];
  from: string | null;
  to: string | null;
  place: string;
  /** The square that holds the middle of the bursts; null where only launches are known. */
  square: Geometry | null;
  stretch: Geometry | null;
  bursts: number | null;
  launches: number | null;
  grade: (typeof LINE_GRADES)[number];
  rung: string;
  origin: string;
  coverage: string;
  /** Whether somebody was looking there and then. */
  isWatched: boolean;
  severity: (typeof SEVERITIES)[number];
}

/** What could have been seen on a stretch for a while. */
export interface CoverageSpan {
  from: string | null;
  to: string | null;
  detection: number | null;
  nodesUp: number | null;
  isCovered: boolean;
}

export interface Stretch {
  fromKm: number | null;
  toKm: number | null;
  course: Geometry | null;
  hours: number | null;
  coveredHours: number | null;
  detection: number | null;
  reference: string;
  nodesUp: number | null;
  gaps: { from: string | null; to: string | null; reason: string }[];
  /** Piece by piece in time; empty where the monitor told only means. */
  spans: CoverageSpan[];
}

export interface Outage {
  fromKm: number | null;
  toKm: number | null;
  course: Geometry | null;
  from: string | null;
  to: string | null;
  isOver: boolean;
  down: number | null;
  of: number | null;
  probabilityByChance: number | null;
}

export interface Drone {
  id: string;
  from: string | null;
  to: string | null;
  course: Geometry | null;
  speedMetersPerSecond: number | null;
  speedErrorMetersPerSecond: number | null;
  headingDegrees: number | null;
  headingErrorDegrees: number | null;
  reports: number | null;
}

export interface LineStatement {
  number: number | null;
  at: string | null;
  party: string;
  accused: string;
  what: string;
  standing: (typeof STATEMENT_STANDINGS)[number];
  incident: string;
  reason: string;
}

export interface Line {
  from: string | null;
  to: string | null;
  network: { kind: string; sensors: number | null; owners: number | null }[];
  counts: {
    observedSigns: number | null;
    incidents: number | null;
    withSeverity: number | null;
    coveredKilometerDays: number | null;
    kilometerDays: number | null;
  };
  incidents: LineIncident[];
  stretches: Stretch[];
  outages: Outage[];
  flags: { sensor: string; what: string; from: string | null; to: string | null; reason: string }[];
  drones: Drone[];
  vessels: {
    name: string;
    positions: number | null;
    refused: number | null;
    isRefused: boolean;
    reason: string;
  }[];
  statements: LineStatement[];
  claimants: { party: string; statements: number | null; inconsistent: number | null; checkable: number | null }[];
  leaf: Leaf | null;
}

const incident = (f: Fields): LineIncident => ({
  id: text(f['id']),
  finding: text(f['finding']),
  kind: oneOf(INCIDENT_KINDS, f['kind'], 'EXPLOSION'),
  from: textOrNull(f['from']),
  to: textOrNull(f['to']),
  place: text(f['place']),
  square: geometry(f['square']),
  stretch: geometry(f['stretch']),
  bursts: number(f['bursts']),
  launches: number(f['launches']),
  grade: oneOf(LINE_GRADES, f['grade'], 'UNDETERMINED'),
  rung: text(f['rung']),
  origin: text(f['origin']),
  coverage: text(f['coverage']),
  isWatched: f['isWatched'] === true,
  severity: oneOf(SEVERITIES, f['severity'], 'NOT_TOLD'),
});

const stretch = (f: Fields): Stretch => ({
  fromKm: number(f['fromKm']),
  toKm: number(f['toKm']),
  course: geometry(f['course']),
  hours: number(f['hours']),
  coveredHours: number(f['coveredHours']),
  detection: number(f['detection']),
  reference: text(f['reference']),
  nodesUp: number(f['nodesUp']),
  gaps: objects(f['gaps']).map((g) => ({
    from: textOrNull(g['from']),
    to: textOrNull(g['to']),
    reason: text(g['reason']),
  })),
  spans: objects(f['spans']).map((s) => ({
    from: textOrNull(s['from']),
    to: textOrNull(s['to']),
    detection: number(s['detection']),
    nodesUp: number(s['nodesUp']),
    // Unless it is said that somebody was looking, nobody was.
    isCovered: s['isCovered'] === true,
  })),
});

const outage = (f: Fields): Outage => ({
  fromKm: number(f['fromKm']),
  toKm: number(f['toKm']),
  course: geometry(f['course']),
  from: textOrNull(f['from']),
  to: textOrNull(f['to']),
  isOver: f['isOver'] === true,
  down: number(f['down']),
  of: number(f['of']),
  probabilityByChance: number(f['probabilityByChance']),
});

const drone = (f: Fields): Drone => ({
  id: text(f['id']),
  from: textOrNull(f['from']),
  to: textOrNull(f['to']),
  course: geometry(f['course']),
  speedMetersPerSecond: number(f['speedMetersPerSecond']),
  speedErrorMetersPerSecond: number(f['speedErrorMetersPerSecond']),
  headingDegrees: number(f['headingDegrees']),
  headingErrorDegrees: number(f['headingErrorDegrees']),
  reports: number(f['reports']),
});

const statement = (f: Fields): LineStatement => ({
  number: number(f['number']),
  at: textOrNull(f['at']),
  party: text(f['party']),
  accused: text(f['accused']),
  what: text(f['what']),
  // An unknown standing is shown as one that says nothing.
  standing: oneOf(STATEMENT_STANDINGS, f['standing'], 'CANNOT_BE_CHECKED'),
  incident: text(f['incident']),
  reason: text(f['reason']),
});

/** Null where no network along a line reported. */
export function line(value: unknown): Line | null {
  if (!isFields(value)) return null;
  const counts = isFields(value['counts']) ? value['counts'] : {};
  return {
    from: textOrNull(value['from']),
    to: textOrNull(value['to']),
    network: objects(value['network']).map((n) => ({
      kind: text(n['kind']),
      sensors: number(n['sensors']),
      owners: number(n['owners']),
    })),
    counts: {
      observedSigns: number(counts['observedSigns']),
      incidents: number(counts['incidents']),
      withSeverity: number(counts['withSeverity']),
      coveredKilometerDays: number(counts['coveredKilometerDays']),
      kilometerDays: number(counts['kilometerDays']),
    },
    incidents: objects(value['incidents']).map(incident),
    stretches: objects(value['stretches']).map(stretch),
    outages: objects(value['outages']).map(outage),
    flags: objects(value['flags']).map((f) => ({
      sensor: text(f['sensor']),
      what: text(f['what']),
      from: textOrNull(f['from']),
      to: textOrNull(f['to']),
      reason: text(f['reason']),
    })),
    drones: objects(value['drones']).map(drone),
    vessels: objects(value['vessels']).map((v) => ({
      name: text(v['name']),
      positions: number(v['positions']),
      refused: number(v['refused']),
      isRefused: v['isRefused'] === true,
      reason: text(v['reason']),
    })),
    statements: objects(value['statements']).map(statement),
    claimants: objects(value['claimants']).map((c) => ({
      party: text(c['party']),
      statements: number(c['statements']),
      inconsistent: number(c['inconsistent']),
      checkable: number(c['checkable']),
    })),
    leaf: leaf(value['leaf']),
  };
}
