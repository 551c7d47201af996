// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors

import { html, nothing } from 'lit';
import * as format from '../format';
import type { Selection } from '../map/features';
import type {
  Allegation,
  Attribution,
  ClockFault,
  Detection,
  Finding,
  Hotspot,
  Picture,
  Sensor,
  TruceEvent,
  Wave,
} from '../picture';
import { eventName, eventTitle, withNames } from '../names';
import { partyName } from '../picture';
import { claimOwner, reportOwner, satelliteOwner } from '../owners';
import { inWords, readable } from '../reasons';
import { eventAddress, findingAddress } from '../route';
import { words } from '../words';
import { bundleLink, type Content, leafLink, paragraphs, sourceLink, terms } from './pieces';
import { droneDetail, outageDetail } from './alert-lists';
import { type Incident, incidentInShort, incidentOf } from './incident-lists';
import { standingMark } from './standing';

/* What the side panel shows of one chosen thing. */

export const waveId = (i: number) => `wave-${i}`;

/** The title and body of a selection; null when the picture no longer holds it. */
export function detailOf(
  picture: Picture,
  selection: Selection,
): { title: string; body: Content } | null {
  const { kind, id } = selection;
  switch (kind) {
    case 'outage':
      return outageDetail(picture, id);
    case 'drone':
      return droneDetail(picture, id);
    case 'finding': {
      const f = picture.findings.find((x) => x.id === id);
      const incident = incidentOf(picture, id);
      if (f && incident) {
        return { title: withNames(picture, f.title), body: incidentDetail(picture, { incident, finding: f }) };
      }
      return f ? { title: withNames(picture, f.title), body: findingDetail(picture, f) } : null;
    }
    case 'event': {
      const e = picture.events.find((x) => x.id === id);
      return e ? { title: eventTitle(picture, e.id), body: eventDetail(picture, e) } : null;
    }
    case 'detection': {
      const d = picture.detections.find((x) => x.id === id);
      return d ? { title: words.detection.title(d.arrayId), body: detectionDetail(picture, d) } : null;
    }
    case 'sensor': {
      const s = picture.sensors.find((x) => x.sensorId === id);
      return s ? { title: words.sensor.title(id), body: sensorDetail(picture, s) } : null;
    }
    case 'hotspot': {
      const h = picture.hotspots.find((x) => x.id === id);
      return h ? { title: words.hotspot.title, body: hotspotDetail(picture, h) } : null;
    }
    case 'wave': {
      const w = picture.waves.find((_, i) => waveId(i) === id);
      return w
        ? { title: words.claim.waveTitle(partyName(picture, w.party)), body: waveDetail(picture, w) }
        : null;
    }
    case 'allegation': {
      const a = picture.allegations.find((x) => x.id === id);
      return a ? { title: allegationTitle(picture, a), body: allegationDetail(picture, a) } : null;
    }
  }
}

export const allegationTitle = (picture: Picture, a: Allegation) =>
  words.claim.allegationTitle(partyName(picture, a.claimant), partyName(picture, a.accused));

/** An observation without an obligation is about no party at all. */
export const partyOf = (picture: Picture, f: Finding): string | null =>
  f.party ? partyName(picture, f.party) : f.obligation ? words.finding.allParties : null;

function incidentDetail(picture: Picture, i: Incident): Content {
  const { finding } = i;
  return html`<p>${standingMark(finding.standing)}</p>
    ${incidentInShort(picture, i)}
    <h3>${words.finding.coverage}</h3>
    ${paragraphs(finding.coverage, words.list.coverageNotStated)}
    ${finding.attribution ? attributionBar(picture, finding.attribution) : nothing}
    ${terms([[words.finding.evidence, leafLink(finding.leaf)]])} ${bundleLink(finding.leaf)}
    <p><a class="button" href=${findingAddress(finding.id)}>${words.incident.openPage}</a></p>`;
}

export function findingDetail(picture: Picture, f: Finding): Content {
  return html`<p>${standingMark(f.standing)}</p>
    <p class="statement">${withNames(picture, f.statement)}</p>
    ${terms([
      [words.finding.party, partyOf(picture, f)],
      [words.finding.obligation, inWords(f.obligation)],
      [words.finding.standardOfProof, f.standardOfProof || words.notStated],
    ])}
    <h3>${words.finding.coverage}</h3>
    ${paragraphs(f.coverage, words.list.coverageNotStated)}
    ${f.attribution ? attributionBar(picture, f.attribution) : nothing}
    ${terms([[words.finding.evidence, leafLink(f.leaf)]])} ${bundleLink(f.leaf)}
    <p><a class="button" href=${findingAddress(f.id)}>${words.finding.openPage}</a></p>`;
}

/** A bar of probabilities in which "cannot be said" has a place like any party, and the same as text. */
export function attributionBar(picture: Picture, a: Attribution): Content {
  const order = picture.agreement?.parties.map((p) => p.id) ?? [];
  const rank = (party: string) => (order.includes(party) ? order.indexOf(party) : order.length);
  const parts = [
    ...[...a.probabilities]
      .sort((x, y) => rank(x.party) - rank(y.party))
      .map((p, i) => ({
        name: partyName(picture, p.party),
        value: p.probability,
        look: `party-${i % 3}`,
      })),
    { name: words.finding.cannotBeSaid, value: a.cannotBeSaid ?? 0, look: 'unsaid' },
  ];
  const total = parts.reduce((sum, p) => sum + Math.max(0, p.value), 0) || 1;
  return html`<div class="attribution">
    <p>
      ${words.finding.attribution}: <strong>${words.grade[a.grade]}</strong>${a.reason
        ? html`: ${readable(picture, a.reason)}`
        : nothing}
    </p>
    <div class="bar" aria-hidden="true">
      ${parts.map(
        (p) => html`<span class=${p.look} style="width:${(100 * Math.max(0, p.value)) / total}%"></span>`,
      )}
    </div>
    <ul class="bar-key">
      ${parts.map(
        (p) =>
          html`<li><i class="swatch-box ${p.look}"></i>${p.name}: ${format.percent(p.value)}</li>`,
      )}
    </ul>
  </div>`;
}

export function eventTerms(e: TruceEvent): Content {
  return terms([
    [words.event.occurredAt, occurred(e)],
    [
      words.event.located,
      e.notLocatable
        ? `${words.event.notLocatable}: ${e.notLocatable}`
        : format.position(e.latitudeDegrees, e.longitudeDegrees),
    ],
    [words.event.ellipse, halfAxes(e)],
    [words.event.probability, format.percent(e.probability)],
    [words.event.revision, e.revision === null ? null : format.whole(e.revision)],
    ...e.regions.map((r): [string, Content] => [
      words.event.region(format.percent(r.probability)),
      format.amount(r.areaKm2, 'km²', 0),
    ]),
    [
      words.event.truth,
      e.truth
        ? html`${format.position(e.truth.latitudeDegrees, e.truth.longitudeDegrees)}<br />${words
              .event.truthDistance(
                format.amount(e.truth.distanceKm, 'km'),
                regionOf(e.truth.insideRegion),
                e.truth.source,
              )}`
        : null,
    ],
  ]);
}

const regionOf = (inside: number | null | undefined) =>
  inside === undefined
    ? words.event.regionNotStated
    : inside === null
      ? words.event.outsideRegions
      : words.event.insideRegion(format.percent(inside));

const occurred = (e: TruceEvent) =>
  e.occurredAtErrorSeconds === null || e.occurredAt === null
    ? format.instant(e.occurredAt)
    : `${format.instant(e.occurredAt)} ± ${format.amount(e.occurredAtErrorSeconds, 's', 0)}`;

function halfAxes(e: TruceEvent): string | null {
  if (!e.covarianceKm2) return null;
  const [ee, en, nn] = e.covarianceKm2;
  const spread = Math.hypot((ee - nn) / 2, en);
  const axis = (sign: 1 | -1) => Math.sqrt(Math.max(0, (ee + nn) / 2 + sign * spread));
  return `${format.decimal(axis(1))} × ${format.amount(axis(-1), 'km')}`;
}

function eventDetail(picture: Picture, e: TruceEvent): Content {
  const findings = picture.findings.filter((f) => f.eventIds.includes(e.id));
  return html`${eventTerms(e)}
    <h3>${words.event.arrivals}</h3>
    ${arrivalTable(picture, e)}
    ${clockFaults(picture, e)}
    ${findings.length
      ? html`<h3>${words.event.findings}</h3>
          <ul class="plain">
            ${findings.map(
              (f) =>
                html`<li>
                  ${standingMark(f.standing)} <a href=${findingAddress(f.id)}>${withNames(picture, f.title)}</a>
                </li>`,
            )}
          </ul>`
      : nothing}
    ${terms([[words.finding.evidence, leafLink(e.leaf)]])} ${bundleLink(e.leaf)}
    <p><a class="button" href=${eventAddress(e.id)}>${words.event.openPage}</a></p>`;
}

const faultMark = (standing: ClockFault['standing'] | undefined) =>
  standing ? html`<small class="warn">${words.clockStanding[standing]}</small>` : nothing;

/** Folded to four columns, so that it fits the side panel, a narrow window and paper alike. */
export function arrivalTable(picture: Picture, e: TruceEvent): Content {
  if (e.arrivals.length === 0) return html`<p class="quiet">${words.event.noArrivals}</p>`;
  const faults = new Map(faultsOf(picture, e).map((f) => [f.arrayId, f.standing]));
  return html`<table class="arrivals">
      <thead>
        <tr>
          <th scope="col">${words.event.array}</th>
          <th scope="col">${words.detection.detectedAt}</th>
          <th scope="col">${words.event.bearing}</th>
          <th scope="col">${words.event.timing}</th>
        </tr>
      </thead>
      <tbody>
        ${e.arrivals.map(
          (a) =>
            html`<tr>
              <th scope="row">
                ${a.arrayId}<small>${a.phase || words.notStated}</small>
                ${faultMark(faults.get(a.arrayId))}
              </th>
              <td>${format.timeOfDay(a.detectedAt)}<small>${format.dateOf(a.detectedAt)}</small></td>
              <td>
                ${format.withError(a.backAzimuthDegrees, null, '°')}
                <small>${words.event.offBy(format.signed(a.bearingResidualDegrees, '°'))}</small>
              </td>
              <td>
                ${words.event.offBy(format.signed(a.timeResidualSeconds, 's'))}
                <small>${words.event.likelihood(format.signed(a.logLikelihoodRatio, ''))}</small>
              </td>
            </tr>`,
        )}
      </tbody>
    </table>
    <p class="quiet">${words.event.residualsHelp}</p>`;
}

const detectionDetail = (picture: Picture, d: Detection): Content =>
  terms([
    [
      words.detection.detectedAt,
      d.timeErrorSeconds === null
        ? format.instant(d.detectedAt)
        : `${format.instant(d.detectedAt)} ± ${format.amount(d.timeErrorSeconds, 's')}`,
    ],
    [
      words.detection.bearing,
      format.withError(d.backAzimuthDegrees, d.backAzimuthErrorDegrees, '°'),
    ],
    [
      words.detection.traceSpeed,
      format.withError(d.traceSpeedMetersPerSecond, d.traceSpeedErrorMetersPerSecond, 'm/s', 0),
    ],
    [
      words.detection.fStatistic,
      `${format.decimal(d.fStatistic)} (${words.detection.threshold(format.decimal(d.thresholdF))})`,
    ],
    [words.sensor.position, format.position(d.latitudeDegrees, d.longitudeDegrees)],
    [
      words.detection.event,
      d.eventId
        ? html`<a href=${eventAddress(d.eventId)}>${eventName(picture, d.eventId)}</a>`
        : words.none,
    ],
    [words.detection.whyUnused, d.whyUnused && withNames(picture, d.whyUnused)],
  ]);

export const clockFaultText = (f: ClockFault) =>
  `${words.clockStanding[f.standing]}: ${format.withError(f.offsetSeconds, f.offsetErrorSeconds, 's', 2)}`;

/** The clock faults in the arrays that an event rests on: one decision stands for all detections of its array. */
const faultsOf = (picture: Picture, e: TruceEvent) =>
  picture.clockFaults.filter((f) => e.arrivals.some((a) => a.arrayId === f.arrayId));

export function clockFaults(picture: Picture, e: TruceEvent): Content {
  const faults = faultsOf(picture, e);
  return html`<h3>${words.event.clockFaults}</h3>
    ${faults.length === 0
      ? html`<p class="quiet">${words.event.noClockFaults}</p>`
      : html`<ul class="plain">
          ${faults.map(
            (f) =>
              html`<li>
                <strong>${f.sensor}</strong> ${clockFaultText(f)}${withoutIt(f)}
                ${heardAt(picture, f)}
              </li>`,
          )}
        </ul>`}`;
}

const heardAt = (picture: Picture, f: ClockFault) => {
  const d = picture.detections.find((x) => x.id === f.detectionId);
  return d ? html`<span class="quiet">(${d.arrayId}, ${format.timeOfDay(d.detectedAt)})</span>` : nothing;
};

const withoutIt = (f: ClockFault) =>
  f.backAzimuthWithoutItDegrees === null
    ? f.note && `. ${f.note}`
    : `; ${words.sensor.withoutIt(
        format.withError(f.backAzimuthWithoutItDegrees, null, '°'),
        format.amount(f.traceSpeedWithoutItMetersPerSecond, 'm/s', 0),
      )}`;

function sensorDetail(picture: Picture, s: Sensor): Content {
  const faults = picture.clockFaults.filter((f) => f.sensor === s.sensorId);
  return terms([
    [words.sensor.state, words.sensorState[s.state]],
    [words.sensor.array, s.arrayId],
    [words.sensor.kind, s.kind],
    [words.sensor.position, format.position(s.latitudeDegrees, s.longitudeDegrees)],
    [words.sensor.note, s.note],
    ...faults.map((f): [string, Content] => [
      words.sensor.offset,
      html`${clockFaultText(f)}${withoutIt(f)} ${heardAt(picture, f)}`,
    ]),
  ]);
}

const hotspotDetail = (picture: Picture, h: Hotspot): Content =>
  html`${terms([
      [words.hotspot.standing, words.hotspotStanding[h.standing]],
      [words.hotspot.reason, h.reason],
      [words.hotspot.at, format.instant(h.at)],
      [words.sensor.position, format.position(h.latitudeDegrees, h.longitudeDegrees)],
      [words.hotspot.distance, format.amount(h.distanceToLineKm, 'km')],
      [words.hotspot.frp, format.amount(h.frpMegawatts, 'MW')],
      [words.hotspot.satellite, h.satellite],
      [words.owner.label, satelliteOwner(picture, h.satellite)],
      [words.hotspot.confidence, h.confidence],
      [words.hotspot.footprint, format.amount(h.footprintMeters, 'm', 0)],
      [words.hotspot.night, h.night === null ? words.notStated : h.night ? words.yes : words.no],
      [words.finding.evidence, leafLink(h.leaf)],
    ])}
    <p class="quiet">${words.hotspot.noCause}</p>`;

const waveDetail = (picture: Picture, w: Wave): Content =>
  terms([
    [words.claim.when, format.between(w.from, w.to)],
    [words.claim.weapon, w.weapon],
    [words.claim.launched, format.whole(w.launched)],
    [words.claim.reportedBy, partyName(picture, w.reportedBy)],
    [words.owner.label, reportOwner(picture, w.reportedBy)],
    [words.claim.source, sourceLink(w.sourceUrl)],
    [words.finding.evidence, leafLink(w.leaf)],
  ]);

const allegationDetail = (picture: Picture, a: Allegation): Content =>
  terms([
    [words.claim.when, format.between(a.from, a.to)],
    [words.claim.category, a.category],
    [words.claim.count, format.whole(a.count)],
    [words.claim.qualifier, a.qualifier],
    [words.claim.note, a.note],
    [words.owner.label, claimOwner(picture, a.claimant)],
    [words.claim.source, sourceLink(a.sourceUrl)],
    [words.finding.evidence, leafLink(a.leaf)],
  ]);
