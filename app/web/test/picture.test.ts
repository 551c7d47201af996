// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as features from '../src/map/features';
import { parsePicture } from '../src/picture';

const sample = () =>
  JSON.parse(readFileSync(new URL('../fixtures/picture-sample.json', import.meta.url), 'utf8'));

describe('a picture', () => {
  it('is read whole from the sample', () => {
    const p = parsePicture(sample());
    expect(p.unread).toEqual([]);
    expect(p.hotspots).toHaveLength(300);
    expect(p.findings.map((f) => f.standing)).toContain('VIOLATED');
    expect(p.agreement?.unmarkedBorders).toHaveLength(1);
  });

  it('with nothing in it is empty, not an error', () => {
    const p = parsePicture({});
    expect(p.findings).toEqual([]);
    expect(p.agreement).toBeNull();
    expect(p.unread).toEqual([]);
    expect(features.overviewBox(p, null)).toBeNull();
  });

  it.each([null, 3, 'text', []])('that is %j names itself unread', (json) => {
    expect(parsePicture(json).unread).toHaveLength(1);
  });

  it('loses only the entries that cannot be read, and names them', () => {
    const p = parsePicture({
      sensors: [7, { sensorId: 'A-1', state: 'USED' }],
      control: [{ party: 'NP' }],
      events: 'none',
    });
    expect(p.sensors.map((s) => s.sensorId)).toEqual(['A-1']);
    expect(p.unread).toEqual([
      'sensors[0]: cannot be read',
      'events: expected a list',
      'control[0]: cannot be read',
    ]);
  });

  it('never makes a finding stronger than it says', () => {
    const p = parsePicture({ findings: [{ id: 'F', standing: 'PROVEN' }, { id: 'G' }] });
    expect(p.findings.map((f) => f.standing)).toEqual(['UNDETERMINED', 'UNDETERMINED']);
    const [criterion] = parsePicture({
      findings: [{ criteria: [{ id: 'act', standing: 'SURE' }] }],
    }).findings[0]!.criteria;
    expect(criterion?.standing).toBe('CANNOT_BE_JUDGED');
  });

  it.each(
    Object.keys(sample()).flatMap((list) =>
      [undefined, null, 0, 'x', [], {}, [null], [{}]].map((value) => [list, value] as const),
    ),
  )('is drawn with %s as %j', (list, value) => {
    const p = parsePicture({ ...sample(), [list]: value });
    const day = features.openingDay(p);
    for (const f of [
      features.sensors(p),
      features.arrayLabels(p),
      features.bearings(p),
      features.regions(p),
      features.ellipses(p),
      features.eventMeans(p),
      features.truths(p, 'truth'),
      features.hotspots(p),
      features.places(p),
      features.controlAreas(p, day),
      features.contactLine(p, day),
    ]) {
      expect(JSON.stringify(f)).not.toContain('null,null');
    }
    features.overviewBox(p, day);
  });

  it('ignores positions that are no positions', () => {
    const p = parsePicture({ hotspots: [{ id: 'h', latitudeDegrees: 512, longitudeDegrees: 3 }] });
    expect(p.hotspots[0]?.latitudeDegrees).toBeNull();
    expect(features.hotspots(p).features).toEqual([]);
  });
});

describe('map features', () => {
  const p = parsePicture(sample());

  it('open with the first day in the agreement’s window, or the nearest to it', () => {
    const during = (from: string, to: string) =>
      features.openingDay({ ...p, agreement: { ...p.agreement!, from, to } });
    expect(features.openingDay(p)).toBe('2031-03-15');
    expect(during('2031-03-16T00:00:00Z', '2031-03-17T00:00:00Z')).toBe('2031-03-16');
    expect(during('2031-02-01T00:00:00Z', '2031-02-02T00:00:00Z')).toBe('2031-03-14');
    expect(during('2031-04-01T00:00:00Z', '2031-04-02T00:00:00Z')).toBe('2031-03-18');
    expect(features.openingDay({ ...p, agreement: null })).toBe('2031-03-18');
    expect(features.openingDay({ ...p, control: [] })).toBeNull();
  });

  it('say how much of a day lies in the window', () => {
    const part = (day: string) => features.windowPart(p.agreement, day);
    expect(['14', '15', '16', '17', '18'].map((d) => part(`2031-03-${d}`))).toEqual([
      'outside',
      'partly',
      'inside',
      'partly',
      'outside',
    ]);
    expect(features.windowPart(null, '2031-03-15')).toBeNull();
  });

  it('draw every record of a day, and no line where a record has an empty one', () => {
    const [north, south] = p.control;
    const empty = { type: 'MultiLineString' as const, coordinates: [] };
    const both = { ...p, control: [north!, { ...south!, line: empty }, { ...south!, line: north!.line }] };
    expect(features.controlAreas(both, north!.date).features).toHaveLength(3);
    expect(features.contactLine(both, north!.date).features).toHaveLength(2);
  });

  it('open with the 99 % regions in view only where the rest stays readable', () => {
    const square = (km: number) => ({
      type: 'Polygon' as const,
      coordinates: [[[-km, -km], [km, -km], [km, km], [-km, km], [-km, -km]].map(([x, y]) => [x! / 100, y! / 100])],
    });
    const sized = (large: number) =>
      features.overviewBox(
        parsePicture({
          events: [
            {
              id: 'e',
              regions: [
                { probability: 0.9, geometry: square(100) },
                { probability: 0.99, geometry: square(large) },
              ],
            },
          ],
        }),
        null,
      );
    expect(sized(130)).toEqual([-1.3, -1.3, 1.3, 1.3]);
    expect(sized(300)).toEqual([-1, -1, 1, 1]);
  });

  it('keep each party’s hatching whatever the order of the records', () => {
    const hatches = (records: typeof p.control) =>
      features
        .controlAreas({ ...p, control: records }, '2031-03-16')
        .features.map((f) => [f.properties?.['party'], f.properties?.['hatch']])
        .sort();
    expect(hatches([...p.control].reverse())).toEqual(hatches(p.control));
    expect(new Set(hatches(p.control).map((h) => h[1])).size).toBe(2);
  });

  it('of a selected event hold its regions, its mean and its bearings', () => {
    const id = p.events[0]!.id;
    const kinds = features
      .selected(p, { kind: 'event', id })
      .features.map((f) => `${f.properties?.['kind']} ${f.geometry.type}`);
    expect(kinds.filter((k) => k === 'event MultiPolygon')).toHaveLength(3);
    expect(kinds.filter((k) => k === 'event Point')).toHaveLength(1);
    expect(kinds.filter((k) => k === 'detection LineString')).toHaveLength(5);
  });

  it('mark each element with a clock fault', () => {
    const faulty = features.sensors(p).features.filter((f) => f.properties?.['fault']);
    expect(faulty.map((f) => f.properties?.['id'])).toEqual(['BIRCH-3', 'DOGWOOD-1', 'DOGWOOD-2']);
  });
});
