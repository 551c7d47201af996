// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors

import { html, nothing } from 'lit';
import * as format from '../format';
import type { Line } from '../line';
import type { Selection } from '../map/features';
import { outageId } from '../night';
import type { Picture } from '../picture';
import { words } from '../words';
import { clockFaultText } from './details';
import { type Content, leafLink, terms } from './pieces';

/* Alerts: sensors that fell silent together, sensors that are not believed, clocks at fault; and engines followed. */

const kilometers = (x: { fromKm: number | null; toKm: number | null }) =>
  words.line.kilometers(format.whole(x.fromKm), format.whole(x.toKm));

type Outage = Line['outages'][number];

const outageOf = (picture: Picture, id: string): Outage | undefined =>
  picture.line?.outages.find((o) => outageId(o) === id);

export function outageTitle(picture: Picture, id: string): string {
  const o = outageOf(picture, id);
  return o ? words.line.outage(format.whole(o.down), format.whole(o.of), kilometers(o)) : id;
}

const chance = (p: number | null) =>
  p === null ? words.notStated : p < 0.001 ? `< 0${words.decimalPoint}001` : format.decimal(p, 3);

export interface AlertEntry {
  selection: Selection | null;
  at: string | null;
  body: Content;
}

/** Newest first, whatever kind they are of. */
export function alertEntries(picture: Picture): AlertEntry[] {
  const { line } = picture;
  const outages = (line?.outages ?? []).map((o): AlertEntry => ({
    selection: { kind: 'outage', id: outageId(o) },
    at: o.from,
    body: html`<span class="entry-top"
        ><strong class="warn">${words.alert.outage}</strong
        ><span class="entry-side">${words.alert.of(format.whole(o.down), format.whole(o.of))}</span></span
      >
      <span>${kilometers(o)}</span>
      <span>${format.between(o.from, o.to)}${o.isOver ? '' : `, ${words.line.lasts}`}</span>
      <span class="coverage">${words.alert.silence}</span>`,
  }));
  const flags = (line?.flags ?? []).map((f): AlertEntry => ({
    selection: null,
    at: f.from,
    body: html`<strong class="warn">${words.alert.flag}: ${f.sensor}</strong>
      <span>${f.reason}</span>
      <span class="quiet"
        >${f.to ? format.between(f.from, f.to) : words.line.since(format.instant(f.from))}</span
      >`,
  }));
  const clocks = picture.clockFaults.map((f): AlertEntry => ({
    selection: picture.sensors.some((s) => s.sensorId === f.sensor)
      ? { kind: 'sensor', id: f.sensor }
      : null,
    at: picture.detections.find((d) => d.id === f.detectionId)?.detectedAt ?? null,
    body: html`<strong class="warn">${words.alert.clock}: ${f.sensor}</strong>
      <span>${clockFaultText(f)}</span>`,
  }));
  return [...outages, ...flags, ...clocks].sort((a, b) => (b.at ?? '').localeCompare(a.at ?? ''));
}

export function outageDetail(picture: Picture, id: string): { title: string; body: Content } | null {
  const o = outageOf(picture, id);
  if (!o) return null;
  return {
    title: words.alert.outage,
    body: html`${terms([
        [words.alert.where, kilometers(o)],
        [
          words.alert.when,
          `${format.between(o.from, o.to)}${o.isOver ? '' : `, ${words.line.lasts}`}`,
        ],
        [words.alert.silent, words.alert.of(format.whole(o.down), format.whole(o.of))],
        [words.alert.byChance, chance(o.probabilityByChance)],
        [words.finding.evidence, leafLink(picture.line?.leaf ?? null)],
      ])}
      <p class="coverage">${words.alert.silence}</p>`,
  };
}

export function droneDetail(picture: Picture, id: string): { title: string; body: Content } | null {
  const d = picture.line?.drones.find((x) => x.id === id);
  if (!d) return null;
  return {
    title: words.alert.drone,
    body: html`${terms([
        [words.alert.when, format.between(d.from, d.to)],
        [
          words.alert.speed,
          format.withError(d.speedMetersPerSecond, d.speedErrorMetersPerSecond, 'm/s', 0),
        ],
        [words.alert.heading, format.withError(d.headingDegrees, d.headingErrorDegrees, '°', 0)],
        [words.alert.reports, format.whole(d.reports)],
        [words.finding.evidence, leafLink(picture.line?.leaf ?? null)],
      ])}
      <p class="quiet">${words.line.droneEnds}</p>
      <p class="coverage">${words.list.coverageOf}: ${words.line.droneCoverage}</p>`,
  };
}

/** Kinds and numbers of the sensors along the line, never their places. */
export function networkRows({ line }: Picture): Content {
  if (!line || line.network.length === 0) return nothing;
  return html`<h3>${words.line.network}</h3>
    <p class="quiet">${words.line.networkHelp}</p>
    <ul class="rows">
      ${line.network.map(
        (n) =>
          html`<li>
            <span class="entry-top"
              ><strong>${words.sensorKind[n.kind] ?? n.kind.replaceAll('-', ' ')}</strong
              ><span class="entry-side"
                >${words.line.sensors(format.whole(n.sensors), format.whole(n.owners))}</span
              ></span
            >
          </li>`,
      )}
    </ul>`;
}
