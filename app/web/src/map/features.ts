// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors

import type { Feature, FeatureCollection, Geometry } from 'geojson';
import {
  boundsOf,
  destination,
  distanceKm,
  ellipse,
  pixelsAtZoomZero,
  type Point,
  positions,
  ray,
  wedge,
} from '../geometry';
import * as format from '../format';
import { drones, incidentAreas, incidents, outages, stretches } from './line-features';
import type { Agreement, Box, Control, Detection, Picture, TruceEvent } from '../picture';

/* The picture as map features, one collection per source of the style. Pure: same picture, same features. */

export const KINDS = ['event', 'detection', 'sensor', 'hotspot'] as const;
export type Kind = (typeof KINDS)[number];

export interface Selection {
  kind: Kind | 'finding' | 'wave' | 'allegation' | 'outage' | 'drone';
  id: string;
}

/** Length of a bearing line that belongs to no located event. */
const FREE_BEARING_KM = 250;
/** A bearing line runs this far past the event's mean. */
const OVERSHOOT = 1.06;

const collection = (features: Feature[]): FeatureCollection => ({
  type: 'FeatureCollection',
  features,
});

const feature = (geometry: Geometry, properties: Record<string, unknown>): Feature => ({
  type: 'Feature',
  geometry,
  properties,
});

const point = (at: Point, properties: Record<string, unknown>) =>
  feature({ type: 'Point', coordinates: at }, properties);

interface Placed {
  latitudeDegrees: number | null;
  longitudeDegrees: number | null;
}

/** Where a thing is; null when it has no place. */
export function placeOf(thing: Placed): Point | null {
  return thing.latitudeDegrees === null || thing.longitudeDegrees === null
    ? null
    : [thing.longitudeDegrees, thing.latitudeDegrees];
}

/** The days for which there is a line of contact, oldest first. */
export const controlDays = (picture: Picture): string[] =>
  [...new Set(picture.control.map((c) => c.date))].sort();

const DAY_MILLIS = 86_400_000;

export type WindowPart = 'inside' | 'partly' | 'outside';

/** How much of a day (UTC) lies in the agreement's window; null where there is no window. */
export function windowPart(agreement: Agreement | null, day: string): WindowPart | null {
  const from = agreement?.from ? Date.parse(agreement.from) : NaN;
  const to = agreement?.to ? Date.parse(agreement.to) : NaN;
  const start = Date.parse(`${day}T00:00:00Z`);
  if (Number.isNaN(from) || Number.isNaN(to) || Number.isNaN(start)) return null;
  const end = start + DAY_MILLIS;
  if (end <= from || start >= to) return 'outside';
  return start >= from && end <= to ? 'inside' : 'partly';
}

/** The first day in the agreement's window, else the one nearest to it; without a window the last. */
export function openingDay(picture: Picture): string | null {
  const days = controlDays(picture);
  const a = picture.agreement;
  const within = days.find((d) => ['inside', 'partly'].includes(windowPart(a, d) ?? ''));
  if (within) return within;
  const [from, to] = [Date.parse(a?.from ?? ''), Date.parse(a?.to ?? '')];
  const distance = (d: string) => {
    const start = Date.parse(`${d}T00:00:00Z`);
    return Math.max(from - start - DAY_MILLIS, start - to);
  };
  const near = days.filter((d) => !Number.isNaN(distance(d)));
  if (near.length === 0) return days.at(-1) ?? null;
  return near.reduce((best, d) => (distance(d) < distance(best) ? d : best));
}

export const controlOf = (picture: Picture, day: string | null): Control[] =>
  picture.control.filter((c) => c.date === day);

/** Parties in the agreement's order, then others as they come: a party keeps its hatching every day. */
export function partyOrder(picture: Picture): string[] {
  const named = picture.agreement?.parties.map((p) => p.id) ?? [];
  return [...new Set([...named, ...picture.control.map((c) => c.party)])];
}

export function controlAreas(picture: Picture, day: string | null): FeatureCollection {
  const order = partyOrder(picture);
  return collection(
    controlOf(picture, day).flatMap((c) =>
      c.areas ? [feature(c.areas, { party: c.party, hatch: order.indexOf(c.party) % 3 })] : [],
    ),
  );
}

export function contactLine(picture: Picture, day: string | null): FeatureCollection {
  return collection(
    controlOf(picture, day).flatMap((c) => {
      if (!c.line || c.line.type === 'GeometryCollection') return [];
      const points = [...positions(c.line.coordinates)];
      if (points.length === 0) return [];
      const latitude = points[Math.floor(points.length / 2)]?.[1] ?? 0;
      const band = 2 * pixelsAtZoomZero(c.uncertaintyKm ?? 0, latitude);
      return [feature(c.line, { day: c.date, band, source: c.source })];
    }),
  );
}

export function sensors(picture: Picture): FeatureCollection {
  const faulty = new Set(picture.clockFaults.map((f) => f.sensor));
  return collection(
    picture.sensors.flatMap((s) => {
      const at = placeOf(s);
      const properties = { kind: 'sensor', id: s.sensorId, state: s.state, label: s.sensorId };
      return at ? [point(at, { ...properties, fault: faulty.has(s.sensorId) })] : [];
    }),
  );
}

/** One label per array, at its middle. */
export function arrayLabels(picture: Picture): FeatureCollection {
  const arrays = new Map<string, Point[]>();
  for (const s of picture.sensors) {
    const at = placeOf(s);
    if (at) arrays.set(s.arrayId, [...(arrays.get(s.arrayId) ?? []), at]);
  }
  return collection(
    [...arrays].map(([id, points]) => {
      const mean = (axis: 0 | 1) => points.reduce((sum, p) => sum + p[axis], 0) / points.length;
      return point([mean(0), mean(1)], { label: id });
    }),
  );
}

function bearingLength(d: Detection, at: Point, events: Map<string, TruceEvent>): number {
  const event = d.eventId === null ? undefined : events.get(d.eventId);
  const goal = event ? placeOf(event) : null;
  return goal ? Math.max(5, OVERSHOOT * distanceKm(at, goal)) : FREE_BEARING_KM;
}

/** Up to this many bearings are drawn at full strength; more of them are drawn lighter, each the same. */
const BEARINGS_FULL = 12;

/** Bearing lines and their one-sigma wedges; property "part" tells them apart. */
export function bearings(picture: Picture): FeatureCollection {
  const events = new Map(picture.events.map((e) => [e.id, e]));
  const weight = Math.min(1, BEARINGS_FULL / Math.max(1, picture.detections.length));
  return collection(
    picture.detections.flatMap((d) => {
      const at = placeOf(d);
      if (!at || d.backAzimuthDegrees === null) return [];
      const length = bearingLength(d, at, events);
      const used = d.eventId !== null;
      const properties = { kind: 'detection', id: d.id, used, weight, label: d.arrayId };
      const line = feature(
        { type: 'LineString', coordinates: ray(at, d.backAzimuthDegrees, length) },
        { ...properties, part: 'line' },
      );
      if (!d.backAzimuthErrorDegrees) return [line];
      const ring = wedge(at, d.backAzimuthDegrees, d.backAzimuthErrorDegrees, length);
      const area = feature(
        { type: 'Polygon', coordinates: [ring] },
        { ...properties, part: 'wedge' },
      );
      return [area, line];
    }),
  );
}

export function regions(picture: Picture): FeatureCollection {
  return collection(
    picture.events.flatMap((e) =>
      e.regions.map((r) =>
        feature(r.geometry, { kind: 'event', id: e.id, probability: r.probability }),
      ),
    ),
  );
}

export function ellipses(picture: Picture): FeatureCollection {
  return collection(
    picture.events.flatMap((e) => {
      const at = placeOf(e);
      const ring = at && e.covarianceKm2 ? ellipse(at, e.covarianceKm2) : null;
      return ring
        ? [feature({ type: 'LineString', coordinates: ring }, { kind: 'event', id: e.id })]
        : [];
    }),
  );
}

export function eventMeans(picture: Picture): FeatureCollection {
  return collection(
    picture.events.flatMap((e) => {
      const at = placeOf(e);
      return at
        ? [point(at, { kind: 'event', id: e.id, label: format.clock(e.occurredAt) })]
        : [];
    }),
  );
}

/** Ground truth, with a line to the mean that it is measured against. */
export function truths(picture: Picture, label: string): FeatureCollection {
  return collection(
    picture.events.flatMap((e) => {
      if (!e.truth) return [];
      const at: Point = [e.truth.longitudeDegrees, e.truth.latitudeDegrees];
      const mean = placeOf(e);
      const mark = point(at, { kind: 'event', id: e.id, label });
      const line: Geometry = { type: 'LineString', coordinates: [at, mean ?? at] };
      return mean ? [mark, feature(line, { kind: 'event', id: e.id })] : [mark];
    }),
  );
}

export function hotspots(picture: Picture): FeatureCollection {
  return collection(
    picture.hotspots.flatMap((h) => {
      const at = placeOf(h);
      return at ? [point(at, { kind: 'hotspot', id: h.id, standing: h.standing })] : [];
    }),
  );
}

/** Above this population a place is drawn on the overview; each halving needs another zoom level. */
const LARGEST_PLACE = 1_000_000;

export function places(picture: Picture): FeatureCollection {
  return collection(
    picture.places.map((p) => {
      const people = Math.max(1, p.population ?? 1);
      const fromZoom = Math.max(3, Math.min(11, 4 + 0.75 * Math.log2(LARGEST_PLACE / people)));
      const at: Point = [p.longitudeDegrees, p.latitudeDegrees];
      return point(at, { label: p.name, people, fromZoom: Math.round(fromZoom * 10) / 10 });
    }),
  );
}

/** Everything of one selected thing that the map emphasises. */
export function selected(picture: Picture, selection: Selection | null): FeatureCollection {
  if (!selection) return collection([]);
  const own = (features: FeatureCollection) =>
    features.features.filter(
      (f) => f.properties?.['kind'] === selection.kind && f.properties['id'] === selection.id,
    );
  switch (selection.kind) {
    case 'event':
      return collection([
        ...own(regions(picture)),
        ...own(eventMeans(picture)),
        ...bearings(picture).features.filter((f) =>
          picture.detections.some(
            (d) => d.id === f.properties?.['id'] && d.eventId === selection.id,
          ),
        ),
      ]);
    case 'detection':
      return collection(own(bearings(picture)));
    case 'sensor':
      return collection(own(sensors(picture)));
    case 'hotspot':
      return collection(own(hotspots(picture)));
    case 'finding': {
      const ids = picture.findings.find((f) => f.id === selection.id)?.eventIds ?? [];
      return collection([
        ...own(incidentAreas(picture)),
        ...own(incidents(picture)),
        ...[...regions(picture).features, ...eventMeans(picture).features].filter((f) =>
          ids.includes(f.properties?.['id']),
        ),
      ]);
    }
    case 'outage':
      return collection(own(outages(picture)));
    case 'drone':
      return collection(own(drones(picture)));
    default:
      return collection([]);
  }
}

/**
 * The watched line with its incidents, and located events that are near it: what the map opens with where a line is
 * watched, so that incidents stand apart.
 */
export function watchBox(picture: Picture): Box | null {
  if (!picture.line) return null;
  const base = [
    ...stretches(picture).features,
    ...incidents(picture).features,
    ...outages(picture).features,
  ];
  const narrow = boundsOfFeatures(collection(base));
  const wide = boundsOfFeatures(collection([...base, ...eventMeans(picture).features]));
  if (!narrow || !wide) return wide;
  return extent(wide) <= OVERVIEW_GROWTH_MAX * extent(narrow) ? wide : narrow;
}

/** The smallest box around features; a single point gets some surroundings. */
export function boundsOfFeatures(features: FeatureCollection): Box | null {
  const points = features.features.flatMap((f) =>
    f.geometry.type === 'GeometryCollection' ? [] : [...positions(f.geometry.coordinates)],
  );
  const box = boundsOf(points);
  if (!box || distanceKm([box[0], box[1]], [box[2], box[3]]) > 5) return box;
  const center: Point = [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2];
  return boundsOf([0, 90, 180, 270].map((azimuth) => destination(center, azimuth, 15)));
}

/** The view may grow by this factor to hold the 99 % regions; beyond it the rest would be too small. */
const OVERVIEW_GROWTH_MAX = 1.4;

/**
 * What the map shows when it opens: the 90 % regions, truths, sensors, the line, and heat near it; the
 * 99 % regions too, unless they would make all else too small to read.
 */
export function overviewBox(picture: Picture, day: string | null): Box | null {
  const near = { ...picture, hotspots: picture.hotspots.filter((h) => h.standing === 'NEAR_LINE') };
  const areas = regions(picture).features;
  const base = [
    ...sensors(picture).features,
    ...eventMeans(picture).features,
    ...truths(picture, '').features,
    ...areas.filter((f) => f.properties?.['probability'] <= 0.9),
    ...contactLine(picture, day).features,
    ...hotspots(near).features,
  ];
  const narrow = boundsOfFeatures(collection(base));
  const wide = boundsOfFeatures(collection([...base, ...areas]));
  if (!narrow || !wide) return wide;
  return extent(wide) <= OVERVIEW_GROWTH_MAX * extent(narrow) ? wide : narrow;
}

/** The longer side of a box, in degrees of latitude. */
function extent([west, south, east, north]: Box): number {
  const shrink = Math.cos((((south + north) / 2) * Math.PI) / 180);
  return Math.max((east - west) * shrink, north - south);
}
