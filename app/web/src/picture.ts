// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors

import type { Geometry } from 'geojson';
import { type Line, line } from './line';
import { type Counts, readCounts } from './parts/counts';
import {
  type Fields,
  fields,
  geometry,
  isFields,
  latitude,
  leaf,
  type Leaf,
  leaves,
  longitude,
  number,
  objects,
  oneOf,
  text,
  textOrNull,
  texts,
} from './reading';

/*
 * The published Picture as the page reads it. Angles in degrees, instants as ISO-8601 text in UTC,
 * latitude and longitude on WGS 84, geometry as GeoJSON. A value that was not given, or that is not of
 * the expected kind, is null here and is shown as "not stated"; it never stops the rest.
 */

export type { Leaf } from './reading';

export interface Agreement {
  id: string;
  title: string;
  status: string;
  sources: string[];
  from: string | null;
  to: string | null;
  parties: { id: string; name: string }[];
  /** West, south, east, north: the base map draws no border in here. */
  unmarkedBorders: Box[];
}

export type Box = [number, number, number, number];

export const SENSOR_STATES = ['USED', 'CANDIDATE', 'SET_ASIDE', 'NO_DATA'] as const;
export type SensorState = (typeof SENSOR_STATES)[number];

export interface Sensor {
  sensorId: string;
  arrayId: string;
  kind: string;
  latitudeDegrees: number | null;
  longitudeDegrees: number | null;
  state: SensorState;
  note: string;
}

export interface Detection {
  id: string;
  arrayId: string;
  latitudeDegrees: number | null;
  longitudeDegrees: number | null;
  detectedAt: string | null;
  timeErrorSeconds: number | null;
  backAzimuthDegrees: number | null;
  backAzimuthErrorDegrees: number | null;
  traceSpeedMetersPerSecond: number | null;
  traceSpeedErrorMetersPerSecond: number | null;
  fStatistic: number | null;
  thresholdF: number | null;
  eventId: string | null;
  whyUnused: string | null;
}

export interface Region {
  probability: number;
  areaKm2: number | null;
  geometry: Geometry;
}

export interface Arrival {
  detectionId: string;
  arrayId: string;
  detectedAt: string | null;
  backAzimuthDegrees: number | null;
  bearingResidualDegrees: number | null;
  timeResidualSeconds: number | null;
  phase: string;
  logLikelihoodRatio: number | null;
}

export interface TruceEvent {
  id: string;
  revision: number | null;
  occurredAt: string | null;
  occurredAtErrorSeconds: number | null;
  latitudeDegrees: number | null;
  longitudeDegrees: number | null;
  /** East-east, east-north, north-north. */
  covarianceKm2: [number, number, number] | null;
  probability: number | null;
  regions: Region[];
  arrivals: Arrival[];
  notLocatable: string | null;
  truth: {
    latitudeDegrees: number;
    longitudeDegrees: number;
    source: string;
    distanceKm: number | null;
    /** Probability of the smallest region that holds it; null: outside all, undefined: not told. */
    insideRegion: number | null | undefined;
  } | null;
  leaf: Leaf | null;
  inputs: Leaf[];
}

export const HOTSPOT_STANDINGS = ['NEAR_LINE', 'FAR', 'PERSISTENT', 'LOW_CONFIDENCE'] as const;
export type HotspotStanding = (typeof HOTSPOT_STANDINGS)[number];

export interface Hotspot {
  id: string;
  latitudeDegrees: number | null;
  longitudeDegrees: number | null;
  at: string | null;
  satellite: string;
  confidence: string;
  frpMegawatts: number | null;
  night: boolean | null;
  footprintMeters: number | null;
  standing: HotspotStanding;
  reason: string;
  distanceToLineKm: number | null;
  leaf: Leaf | null;
}

export interface Control {
  date: string;
  party: string;
  source: string;
  areas: Geometry | null;
  line: Geometry | null;
  uncertaintyKm: number | null;
  leaf: Leaf | null;
}

export interface Wave {
  from: string | null;
  to: string | null;
  party: string;
  weapon: string;
  launched: number | null;
  reportedBy: string;
  sourceUrl: string;
  leaf: Leaf | null;
}

export interface Allegation {
  id: string;
  claimant: string;
  accused: string;
  from: string | null;
  to: string | null;
  category: string;
  count: number | null;
  qualifier: string;
  sourceUrl: string;
  note: string;
  leaf: Leaf | null;
}

export interface Coverage {
  date: string;
  what: string;
  fraction: number | null;
  text: string;
  leaf: Leaf | null;
}

export const STANDINGS = ['VIOLATED', 'UNDETERMINED', 'OBSERVED', 'KEPT'] as const;
export type Standing = (typeof STANDINGS)[number];

export const CRITERION_STANDINGS = ['MET', 'NOT_MET', 'CANNOT_BE_JUDGED'] as const;
export type CriterionStanding = (typeof CRITERION_STANDINGS)[number];

export const GRADES = ['UNDETERMINED', 'LEANING', 'ESTABLISHED'] as const;
export type Grade = (typeof GRADES)[number];

export interface Attribution {
  grade: Grade;
  probabilities: { party: string; probability: number }[];
  cannotBeSaid: number | null;
  reason: string;
}

export interface Finding {
  id: string;
  title: string;
  obligation: string;
  party: string;
  standing: Standing;
  statement: string;
  standardOfProof: string;
  reasons: string[];
  coverage: string[];
  claims: { text: string; leaf: Leaf | null }[];
  attribution: Attribution | null;
  criteria: { id: string; title: string; standing: CriterionStanding; reason: string }[];
  wouldChange: string[];
  eventIds: string[];
  inputs: Leaf[];
  leaf: Leaf | null;
}

export interface ClockFault {
  arrayId: string;
  detectionId: string;
  sensor: string;
  offsetSeconds: number | null;
  offsetErrorSeconds: number | null;
  backAzimuthWithoutItDegrees: number | null;
  traceSpeedWithoutItMetersPerSecond: number | null;
  standing: 'NAMED' | 'CANDIDATE';
  note: string;
}

export interface Place {
  name: string;
  latitudeDegrees: number;
  longitudeDegrees: number;
  population: number | null;
}

export interface Picture {
  title: string;
  subtitle: string;
  exercise: boolean;
  publishedAt: string | null;
  codeVersion: string;
  agreement: Agreement | null;
  from: string | null;
  to: string | null;
  sensors: Sensor[];
  detections: Detection[];
  events: TruceEvent[];
  hotspots: Hotspot[];
  control: Control[];
  waves: Wave[];
  allegations: Allegation[];
  coverage: Coverage[];
  findings: Finding[];
  clockFaults: ClockFault[];
  rejections: { message: string; leaf: Leaf | null }[];
  /** The watch over a line of contact; null where no network reported. */
  line: Line | null;
  /** What a monitoring mission counted; null where none reported. */
  counts: Counts | null;
  places: Place[];
  logs: { name: string; origin: string; size: number | null; root: string }[];
  /** What the page itself could not read; shown beside the rejections. */
  unread: string[];
}

function box(value: unknown): Box | null {
  const sides = Array.isArray(value) ? value.map(number) : [];
  return sides.length === 4 && sides.every((s) => s !== null) ? (sides as Box) : null;
}

function agreement(value: unknown): Agreement | null {
  if (!isFields(value)) return null;
  const window = fields(value['window']);
  const boxes = Array.isArray(value['unmarkedBorders']) ? value['unmarkedBorders'] : [];
  const parties = Array.isArray(value['parties']) ? value['parties'] : [];
  return {
    id: text(value['id']),
    title: text(value['title']),
    status: text(value['status']),
    sources: texts(value['sources']),
    from: textOrNull(window['from']),
    to: textOrNull(window['to']),
    parties: parties
      .filter(isFields)
      .map((p) => ({ id: text(p['id']), name: text(p['name']) || text(p['id']) })),
    unmarkedBorders: boxes.map(box).filter((b) => b !== null),
  };
}

const sensor = (f: Fields): Sensor => ({
  sensorId: text(f['sensorId']),
  arrayId: text(f['arrayId']),
  kind: text(f['kind']),
  latitudeDegrees: latitude(f['latitudeDegrees']),
  longitudeDegrees: longitude(f['longitudeDegrees']),
  state: oneOf(SENSOR_STATES, f['state'], 'NO_DATA'),
  note: text(f['note']),
});

const detection = (f: Fields): Detection => ({
  id: text(f['id']),
  arrayId: text(f['arrayId']),
  latitudeDegrees: latitude(f['latitudeDegrees']),
  longitudeDegrees: longitude(f['longitudeDegrees']),
  detectedAt: textOrNull(f['detectedAt']),
  timeErrorSeconds: number(f['timeErrorSeconds']),
  backAzimuthDegrees: number(f['backAzimuthDegrees']),
  backAzimuthErrorDegrees: number(f['backAzimuthErrorDegrees']),
  traceSpeedMetersPerSecond: number(f['traceSpeedMetersPerSecond']),
  traceSpeedErrorMetersPerSecond: number(f['traceSpeedErrorMetersPerSecond']),
  fStatistic: number(f['fStatistic']),
  thresholdF: number(f['thresholdF']),
  eventId: textOrNull(f['eventId']),
  whyUnused: textOrNull(f['whyUnused']),
});

function region(f: Fields): Region | null {
  const shape = geometry(f['geometry']);
  const probability = number(f['probability']);
  return shape && probability !== null
    ? { probability, areaKm2: number(f['areaKm2']), geometry: shape }
    : null;
}

const arrival = (f: Fields): Arrival => ({
  detectionId: text(f['detectionId']),
  arrayId: text(f['arrayId']),
  detectedAt: textOrNull(f['detectedAt']),
  backAzimuthDegrees: number(f['backAzimuthDegrees']),
  bearingResidualDegrees: number(f['bearingResidualDegrees']),
  timeResidualSeconds: number(f['timeResidualSeconds']),
  phase: text(f['phase']),
  logLikelihoodRatio: number(f['logLikelihoodRatio']),
});

function covariance(value: unknown): [number, number, number] | null {
  const c = Array.isArray(value) ? value.map(number) : [];
  return c.length === 3 && c.every((x) => x !== null) ? (c as [number, number, number]) : null;
}

function truth(value: unknown): TruceEvent['truth'] {
  const f = fields(value);
  const lat = latitude(f['latitudeDegrees']);
  const lon = longitude(f['longitudeDegrees']);
  return lat === null || lon === null
    ? null
    : {
        latitudeDegrees: lat,
        longitudeDegrees: lon,
        source: text(f['source']),
        distanceKm: number(f['distanceKm']),
        insideRegion: f['insideRegion'] === undefined ? undefined : number(f['insideRegion']),
      };
}

const event = (f: Fields): TruceEvent => ({
  id: text(f['id']),
  revision: number(f['revision']),
  occurredAt: textOrNull(f['occurredAt']),
  occurredAtErrorSeconds: number(f['occurredAtErrorSeconds']),
  latitudeDegrees: latitude(f['latitudeDegrees']),
  longitudeDegrees: longitude(f['longitudeDegrees']),
  covarianceKm2: covariance(f['covarianceKm2']),
  probability: number(f['probability']),
  regions: objects(f['regions'])
    .map(region)
    .filter((r) => r !== null)
    .sort((a, b) => b.probability - a.probability),
  arrivals: objects(f['arrivals']).map(arrival),
  notLocatable: textOrNull(f['notLocatable']),
  truth: truth(f['truth']),
  leaf: leaf(f['leaf']),
  inputs: leaves(f['inputs']),
});

const hotspot = (f: Fields): Hotspot => ({
  id: text(f['id']),
  latitudeDegrees: latitude(f['latitudeDegrees']),
  longitudeDegrees: longitude(f['longitudeDegrees']),
  at: textOrNull(f['at']),
  satellite: text(f['satellite']),
  confidence: text(f['confidence']),
  frpMegawatts: number(f['frpMegawatts']),
  night: typeof f['night'] === 'boolean' ? f['night'] : null,
  footprintMeters: number(f['footprintMeters']),
  standing: oneOf(HOTSPOT_STANDINGS, f['standing'], 'LOW_CONFIDENCE'),
  reason: text(f['reason']),
  distanceToLineKm: number(f['distanceToLineKm']),
  leaf: leaf(f['leaf']),
});

const control = (f: Fields): Control | null =>
  text(f['date'])
    ? {
        date: text(f['date']).slice(0, 10),
        party: text(f['party']),
        source: text(f['source']),
        areas: geometry(f['areas']),
        line: geometry(f['line']),
        uncertaintyKm: number(f['uncertaintyKm']),
        leaf: leaf(f['leaf']),
      }
    : null;

const wave = (f: Fields): Wave => ({
  from: textOrNull(f['from']),
  to: textOrNull(f['to']),
  party: text(f['party']),
  weapon: text(f['weapon']),
  launched: number(f['launched']),
  reportedBy: text(f['reportedBy']),
  sourceUrl: text(f['sourceUrl']),
  leaf: leaf(f['leaf']),
});

const allegation = (f: Fields): Allegation => ({
  id: text(f['id']),
  claimant: text(f['claimant']),
  accused: text(f['accused']),
  from: textOrNull(f['from']),
  to: textOrNull(f['to']),
  category: text(f['category']),
  count: number(f['count']),
  qualifier: text(f['qualifier']),
  sourceUrl: text(f['sourceUrl']),
  note: text(f['note']),
  leaf: leaf(f['leaf']),
});

const coverage = (f: Fields): Coverage => ({
  date: text(f['date']),
  what: text(f['what']),
  fraction: number(f['fraction']),
  text: text(f['text']),
  leaf: leaf(f['leaf']),
});

function attribution(value: unknown): Attribution | null {
  if (!isFields(value)) return null;
  return {
    grade: oneOf(GRADES, value['grade'], 'UNDETERMINED'),
    probabilities: objects(value['probabilities'])
      .map((p) => ({ party: text(p['party']), probability: number(p['probability']) }))
      .filter((p): p is { party: string; probability: number } => p.probability !== null),
    cannotBeSaid: number(value['cannotBeSaid']),
    reason: text(value['reason']),
  };
}

const finding = (f: Fields): Finding => ({
  id: text(f['id']),
  title: text(f['title']) || text(f['obligation']) || text(f['id']),
  obligation: text(f['obligation']),
  party: text(f['party']),
  // An unknown standing is shown as undetermined: the page must never invent a stronger one.
  standing: oneOf(STANDINGS, f['standing'], 'UNDETERMINED'),
  statement: text(f['statement']),
  standardOfProof: text(f['standardOfProof']),
  reasons: texts(f['reasons']),
  coverage: texts(f['coverage']),
  claims: objects(f['claims']).map((c) => ({ text: text(c['text']), leaf: leaf(c['leaf']) })),
  attribution: attribution(f['attribution']),
  criteria: objects(f['criteria']).map((c) => ({
    id: text(c['id']),
    title: text(c['title']),
    standing: oneOf(CRITERION_STANDINGS, c['standing'], 'CANNOT_BE_JUDGED'),
    reason: text(c['reason']),
  })),
  wouldChange: texts(f['wouldChange']),
  eventIds: texts(f['eventIds']),
  inputs: leaves(f['inputs']),
  leaf: leaf(f['leaf']),
});

const clockFault = (f: Fields): ClockFault => ({
  arrayId: text(f['arrayId']),
  detectionId: text(f['detectionId']),
  sensor: text(f['sensor']),
  offsetSeconds: number(f['offsetSeconds']),
  offsetErrorSeconds: number(f['offsetErrorSeconds']),
  backAzimuthWithoutItDegrees: number(f['backAzimuthWithoutItDegrees']),
  traceSpeedWithoutItMetersPerSecond: number(f['traceSpeedWithoutItMetersPerSecond']),
  standing: oneOf(['NAMED', 'CANDIDATE'] as const, f['standing'], 'CANDIDATE'),
  note: text(f['note']),
});

function place(f: Fields): Place | null {
  const lat = latitude(f['latitudeDegrees']);
  const lon = longitude(f['longitudeDegrees']);
  return text(f['name']) && lat !== null && lon !== null
    ? {
        name: text(f['name']),
        latitudeDegrees: lat,
        longitudeDegrees: lon,
        population: number(f['population']),
      }
    : null;
}

/**
 * Reads what GET /api/picture gave. Missing lists are empty, missing values null; list entries that
 * cannot be read at all are left out and named in {@link Picture.unread}.
 */
export function parsePicture(json: unknown): Picture {
  const f = fields(json);
  const unread: string[] = [];
  const list = <T>(name: string, read: (entry: Fields) => T | null): T[] => {
    const value = f[name];
    if (value === undefined || value === null) return [];
    if (!Array.isArray(value)) {
      unread.push(`${name}: expected a list`);
      return [];
    }
    return value.flatMap((entry, i) => {
      const got = isFields(entry) ? read(entry) : null;
      if (got === null) unread.push(`${name}[${i}]: cannot be read`);
      return got === null ? [] : [got];
    });
  };
  const span = fields(f['span']);
  if (!isFields(json)) unread.push('picture: expected an object');
  return {
    title: text(f['title']),
    subtitle: text(f['subtitle']),
    exercise: f['exercise'] === true,
    publishedAt: textOrNull(f['publishedAt']),
    codeVersion: text(f['codeVersion']),
    agreement: agreement(f['agreement']),
    from: textOrNull(span['from']),
    to: textOrNull(span['to']),
    sensors: list('sensors', sensor),
    detections: list('detections', detection),
    events: list('events', event),
    hotspots: list('hotspots', hotspot),
    control: list('control', control),
    waves: list('waves', wave),
    allegations: list('allegations', allegation),
    coverage: list('coverage', coverage),
    findings: list('findings', finding),
    clockFaults: list('clockFaults', clockFault),
    rejections: list('rejections', (r) => ({ message: text(r['message']), leaf: leaf(r['leaf']) })),
    line: line(f['line']),
    counts: readCounts(f['counts']),
    places: list('places', place),
    logs: list('logs', (l) => ({
      name: text(l['name']),
      origin: text(l['origin']),
      size: number(l['size']),
      root: text(l['root']),
    })),
    unread,
  };
}

/** How far a span lies from the agreement's window, in ms; 0 where they overlap, infinite where not known. */
export function fromWindow(a: Agreement | null, from: string | null, to: string | null): number {
  const [start, end] = [Date.parse(a?.from ?? ''), Date.parse(a?.to ?? '')];
  const [first, last] = [Date.parse(from ?? to ?? ''), Date.parse(to ?? from ?? '')];
  const gap = Math.max(0, start - last, first - end);
  if (Number.isNaN(gap)) return Infinity;
  // The window ends before its last instant: what only meets it is outside.
  const meets = first >= end || (last <= start && first < start);
  return meets ? Math.max(1, gap) : gap;
}

/** The name of a party as the agreement spells it; "Northern Party (channel)" for a channel of it; else its id. */
export function partyName(picture: Picture, party: string): string {
  const parties = picture.agreement?.parties ?? [];
  const own = parties.find((p) => p.id === party);
  if (own) return own.name;
  const of = parties.find((p) => p.id && party.startsWith(`${p.id}-`));
  return of ? `${of.name} (${party.slice(of.id.length + 1).replaceAll('-', ' ')})` : party;
}
