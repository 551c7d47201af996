// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { blindHours, gapsOf, hourRows, references } from '../src/hours';
import { incidentAreas, incidents, incidentSymbol } from '../src/map/line-features';
import { selected, watchBox } from '../src/map/features';
import { mapStyle } from '../src/map/style';
import { isGrave, nightOf, outageId, ROWS } from '../src/night';
import { incidentsInOrder } from '../src/parts/incident-lists';
import { openingTab, tabOf, TABS, tabsOf } from '../src/parts/lists';
import { parsePicture } from '../src/picture';

const raw = (name = 'night') =>
  JSON.parse(readFileSync(new URL(`../fixtures/${name}-sample.json`, import.meta.url), 'utf8'));
const night = parsePicture(raw());
const line = night.line!;

describe('coverage by the hour', () => {
  it('shows the hours in which the east of the line answered nothing', () => {
    const rows = hourRows(line, '120 mm impact');
    expect(rows.map(blindHours)).toEqual([0, 0, 0, 5, 5]);
    expect(rows[3]!.cells).toHaveLength(36);
    expect(gapsOf(rows[3]!)).toEqual([
      expect.objectContaining({
        from: Date.parse('2031-05-03T18:00:00Z'),
        to: Date.parse('2031-05-03T23:00:00Z'),
        reason: '40 of 70 sensors fell silent together',
      }),
    ]);
  });

  it('names the source that the watch is planned for first, and one that is never heard blind throughout', () => {
    expect(references(line)).toEqual(['120 mm impact', 'quadcopter']);
    expect(hourRows(line, 'quadcopter').map(blindHours)).toEqual([36, 36, 36, 36, 36]);
  });

  it('of a monitor that tells only means is drawn from its gaps', () => {
    const json = raw();
    for (const s of json.line.stretches) delete s.spans;
    const [first, , , fourth] = hourRows(parsePicture(json).line!, '120 mm impact');
    expect(first!.cells.map((c) => c.watched)).toEqual(['covered']);
    expect(fourth!.cells.map((c) => c.watched)).toEqual(['covered', 'gap', 'covered']);
    expect(blindHours(fourth!)).toBe(5);
  });

  it('never takes an hour of which nothing is told for one that was watched', () => {
    const json = raw();
    json.line.stretches[0].spans.splice(4, 2);
    delete json.line.stretches[0].spans[0].isCovered;
    const [row] = hourRows(parsePicture(json).line!, '120 mm impact');
    expect(row!.cells[0]!.watched).toBe('gap');
    expect(row!.cells.filter((c) => c.watched === 'not-told')).toHaveLength(1);
    expect(blindHours(row!)).toBe(3);
    json.line.stretches[0] = { fromKm: 0, toKm: 20, reference: '120 mm impact' };
    const [untold] = hourRows(parsePicture(json).line!, '120 mm impact');
    expect(untold!.cells.map((c) => c.watched)).toEqual(['not-told']);
  });
});

describe('the timeline', () => {
  it('holds every incident, outage and engine of the lists once', () => {
    const marks = nightOf(night)!.marks.map((m) => `${m.selection.kind} ${m.selection.id}`).sort();
    expect(marks).toEqual(
      [
        ...line.incidents.map((i) => `finding ${i.finding}`),
        ...line.outages.map((o) => `outage ${outageId(o)}`),
        ...line.drones.map((d) => `drone ${d.id}`),
      ].sort(),
    );
  });

  it('never draws one mark over another', () => {
    const n = nightOf(night)!;
    expect(n.lanes.incidents).toBeGreaterThan(1);
    for (const row of ROWS) {
      const width = row === 'outages' || row === 'drones' ? 0.02 : 0.05;
      for (const a of n.marks.filter((m) => m.row === row)) {
        for (const b of n.marks.filter((m) => m.row === row && m !== a && m.lane === a.lane)) {
          expect(Math.abs(a.from - b.from)).toBeGreaterThanOrEqual(width - 1e-12);
        }
      }
    }
  });

  it('has no more ticks than can be read, whatever its length', () => {
    for (const days of [0.1, 1, 2, 9, 30]) {
      const json = raw();
      json.line.to = new Date(Date.parse(json.line.from) + days * 86_400_000).toISOString();
      const { ticks } = nightOf(parsePicture(json))!;
      expect(ticks.length).toBeLessThanOrEqual(15);
      expect(ticks.every((t) => t.at >= 0 && t.at <= 1)).toBe(true);
    }
  });

  it('is left out where no line is watched', () => {
    expect(nightOf(parsePicture(raw('picture')))).toBeNull();
    expect(nightOf(parsePicture({ line: { from: 'x', to: null } }))).toBeNull();
  });
});

describe('lists', () => {
  it('stand in a watch officer’s order, incidents and alerts first', () => {
    expect(TABS.slice(0, 5)).toEqual(['incidents', 'alerts', 'findings', 'coverage', 'claims']);
    expect(openingTab(night)).toBe('incidents');
    expect(openingTab(parsePicture(raw('picture')))).toBe('findings');
    expect(openingTab(parsePicture({ events: [{ id: 'e' }] }))).toBe('events');
    expect(tabsOf(parsePicture({}))).not.toContain('incidents');
  });

  it('put what is contrary to a provision first, and of that the newest', () => {
    const { grave, others } = incidentsInOrder(night);
    expect(grave.map((i) => i.incident.from)).toEqual(
      [...grave.map((i) => i.incident.from)].sort().reverse(),
    );
    expect(grave).toHaveLength(5);
    expect(others.map((i) => i.incident.kind)).toEqual(['ANNOUNCED']);
    expect(line.incidents.filter((i) => isGrave(night, i))).toHaveLength(5);
  });

  it('open an incident’s finding among the incidents, another among the findings', () => {
    expect(tabOf(night, { kind: 'finding', id: line.incidents[0]!.finding })).toBe('incidents');
    expect(tabOf(night, { kind: 'finding', id: 'night/ground-north' })).toBe('findings');
    expect(tabOf(night, { kind: 'outage', id: outageId(line.outages[0]!) })).toBe('alerts');
  });
});

describe('incidents on the map', () => {
  it('are gathered where they crowd: their source clusters, their squares stand apart', () => {
    const { sources } = mapStyle('light');
    expect(sources['incidents']).toMatchObject({ cluster: true });
    expect(sources['incident-areas']).not.toHaveProperty('cluster');
    expect(incidents(night).features.map((f) => f.geometry.type)).toEqual(Array(6).fill('Point'));
    expect(incidentAreas(night).features).toHaveLength(4);
  });

  it('that are known by their stretch alone have no square, and a symbol of their own', () => {
    const alone = line.incidents.find((i) => i.kind === 'FIRE' && !i.square)!;
    expect(incidentSymbol(alone)).toBe('incident-AREA');
    const kinds = selected(night, { kind: 'finding', id: alone.finding }).features;
    expect(kinds.map((f) => f.geometry.type)).toEqual(['Point']);
  });

  it('fill the opening view with the watched line', () => {
    const box = watchBox(night)!;
    expect(box[0]).toBeCloseTo(127.5, 1);
    expect(box[2]).toBeCloseTo(127.5 + 100 / 95, 1);
    expect(watchBox(parsePicture({}))).toBeNull();
  });

  it('are drawn with a chosen outage and a chosen engine', () => {
    for (const selection of [
      { kind: 'outage' as const, id: outageId(line.outages[0]!) },
      { kind: 'drone' as const, id: 'drone-5' },
    ]) {
      expect(selected(night, selection).features).toHaveLength(1);
    }
  });
});
