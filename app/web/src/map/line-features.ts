// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors

import type { Feature, FeatureCollection, Geometry } from 'geojson';
import * as format from '../format';
import { positions, type Point } from '../geometry';
import type { LineIncident } from '../line';
import { outageId } from '../night';
import type { Picture } from '../picture';

/* The watch over a line as map features. Pure: same picture, same features. */

const collection = (features: Feature[]): FeatureCollection => ({
  type: 'FeatureCollection',
  features,
});

const feature = (geometry: Geometry, properties: Record<string, unknown>): Feature => ({
  type: 'Feature',
  geometry,
  properties,
});

/** Below this share of covered hours a stretch is drawn broken: silence there says little. */
const COVERED_MIN = 0.5;

export function stretches(picture: Picture): FeatureCollection {
  const all = picture.line?.stretches ?? [];
  // The first source is the one that the watch is planned for; a band for each would cover the others.
  const reference = all[0]?.reference;
  return collection(
    all.flatMap((s) => {
      if (!s.course || s.reference !== reference) return [];
      const share = s.hours ? (s.coveredHours ?? 0) / s.hours : 0;
      const detection = s.detection ?? 0;
      return [feature(s.course, { detection, share, broken: share < COVERED_MIN })];
    }),
  );
}

export function outages(picture: Picture): FeatureCollection {
  return collection(
    (picture.line?.outages ?? []).flatMap((o) =>
      o.course ? [feature(o.course, { kind: 'outage', id: outageId(o), label: `${o.down ?? '?'} / ${o.of ?? '?'}` })] : [],
    ),
  );
}

export function drones(picture: Picture): FeatureCollection {
  return collection(
    (picture.line?.drones ?? []).flatMap((d) =>
      d.course ? [feature(d.course, { kind: 'drone', id: d.id, label: format.amount(d.speedMetersPerSecond, 'm/s', 0) })] : [],
    ),
  );
}

/** The middle of the square, or of the stretch where there is no square. */
function middleOf(i: LineIncident): Point | null {
  const shape = i.square ?? i.stretch;
  if (!shape || shape.type === 'GeometryCollection') return null;
  const points = [...positions(shape.coordinates)];
  if (points.length === 0) return null;
  const corners = i.square ? points.slice(0, -1) : points;
  const sum = (axis: 0 | 1) => corners.reduce((total, p) => total + p[axis], 0) / corners.length;
  return [sum(0), sum(1)];
}

/** The symbol of an incident, on the map and on the timeline alike. */
export const incidentSymbol = (i: LineIncident): string =>
  i.kind === 'FIRE' ? `incident-${i.square ? 'FIRE' : 'AREA'}` : `incident-${i.kind}`;

/** A mark for each incident. Choosing one chooses its finding. */
export function incidents(picture: Picture): FeatureCollection {
  return collection(
    (picture.line?.incidents ?? []).flatMap((i) => {
      const at = middleOf(i);
      if (!at) return [];
      const label = i.from ? format.clock(i.from).slice(-5) : '';
      return [
        feature(
          { type: 'Point', coordinates: at },
          { kind: 'finding', id: i.finding, grade: i.grade, symbol: incidentSymbol(i), label },
        ),
      ];
    }),
  );
}

/** The squares that are published; incidents known by their stretch alone have none. */
export function incidentAreas(picture: Picture): FeatureCollection {
  return collection(
    (picture.line?.incidents ?? []).flatMap((i) =>
      i.square ? [feature(i.square, { kind: 'finding', id: i.finding, grade: i.grade })] : [],
    ),
  );
}
