// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors

import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import * as format from '../format';
import type { Selection } from '../map/features';
import { type Finding, fromWindow, HOTSPOT_STANDINGS, type Picture, partyName, type TruceEvent } from '../picture';
import { eventName, withNames } from '../names';
import { words } from '../words';
import { allegationTitle, clockFaultText, waveId } from './details';
import { countsPart } from './counts';
import { type Content, coverageLine, coverageOf, leafLink } from './pieces';
import { alertEntries, type AlertEntry, networkRows } from './alert-lists';
import { incidentEntry, incidentOf, incidentsInOrder } from './incident-lists';
import { droneEntries, lineCounts, lineCoverage, statementRows, stretchRows } from './line-lists';
import { standingMark } from './standing';

/* The side panel's lists: also the map's text alternative, since all that is on the map is in them. */

/** In the order in which a watch officer needs them. */
export const TABS = [
  'incidents',
  'alerts',
  'findings',
  'coverage',
  'claims',
  'events',
  'detections',
  'hotspots',
  'sensors',
  'record',
] as const;
export type Tab = (typeof TABS)[number];

/** How many tabs stand beside each other. */
export const TABS_PER_ROW = 5;

/** Without a network along a line there are no incidents of it, nor alerts. */
export const tabsOf = (picture: Picture | null): Tab[] =>
  TABS.filter(
    (tab) =>
      picture?.line || !(tab === 'incidents' || (tab === 'alerts' && !picture?.clockFaults.length)),
  );

const TAB_OF: Record<Selection['kind'], Tab> = {
  finding: 'findings',
  event: 'events',
  detection: 'detections',
  hotspot: 'hotspots',
  wave: 'claims',
  allegation: 'claims',
  sensor: 'sensors',
  outage: 'alerts',
  drone: 'detections',
};

export const tabOf = (picture: Picture | null, { kind, id }: Selection): Tab =>
  kind === 'finding' && picture && incidentOf(picture, id) ? 'incidents' : TAB_OF[kind];

/** What a watch officer sees first: incidents where a line is watched, else findings, else events. */
export function openingTab(picture: Picture): Tab {
  if (picture.line) return 'incidents';
  return picture.findings.length === 0 && picture.events.length > 0 ? 'events' : 'findings';
}

export interface ListContext {
  picture: Picture;
  /** How many entries of a long list are shown. */
  limit: number;
  select(selection: Selection): void;
  more(): void;
}

interface Entry {
  selection: Selection;
  body: Content;
}

export function listOf(tab: Tab, c: ListContext): Content {
  switch (tab) {
    case 'incidents':
      return incidents(c);
    case 'alerts':
      return alerts(c);
    case 'findings':
      return findings(c);
    case 'events':
      return events(c);
    case 'detections':
      return detections(c);
    case 'hotspots':
      return hotspots(c);
    case 'claims':
      return claims(c);
    case 'sensors':
      return sensors(c);
    case 'coverage':
      return coverage(c);
    case 'record':
      return record(c);
  }
}

/** Entries as buttons; up and down move between them, the tab key passes the whole list. */
function entries(label: string, all: Entry[], c: ListContext): Content {
  const shown = all.slice(0, c.limit);
  return html`<ul class="entries" aria-label=${label} @keydown=${moveFocus} @focusin=${keepTabStop}>
      ${repeat(
        shown,
        (e) => `${e.selection.kind} ${e.selection.id}`,
        (e, i) =>
          html`<li>
            <button
              class="entry"
              data-kind=${e.selection.kind}
              data-id=${e.selection.id}
              tabindex=${i === 0 ? 0 : -1}
              @click=${() => c.select(e.selection)}
            >
              ${e.body}
            </button>
          </li>`,
      )}
    </ul>
    ${shown.length < all.length
      ? html`<button class="more" @click=${c.more}>
          ${words.list.more(all.length - shown.length)}
        </button>`
      : nothing}`;
}

const KEY_STEP: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 };

function moveFocus(event: KeyboardEvent) {
  const list = event.currentTarget as HTMLElement;
  const buttons = [...list.querySelectorAll<HTMLElement>('.entry')];
  const at = buttons.indexOf(document.activeElement as HTMLElement);
  const step = KEY_STEP[event.key];
  let goal: number;
  if (step !== undefined) goal = Math.max(0, Math.min(buttons.length - 1, at + step));
  else if (event.key === 'Home') goal = 0;
  else if (event.key === 'End') goal = buttons.length - 1;
  else return;
  event.preventDefault();
  buttons[goal]?.focus();
}

/** The entry last focused is the one that the tab key comes back to. */
function keepTabStop(event: FocusEvent) {
  const list = event.currentTarget as HTMLElement;
  if (!(event.target instanceof HTMLElement) || !event.target.matches('.entry')) return;
  for (const b of list.querySelectorAll<HTMLElement>('.entry')) b.tabIndex = -1;
  event.target.tabIndex = 0;
}

const empty = (text: string) => html`<p class="empty">${text}</p>`;

/** A number never stands without the coverage beside it. */
const counted = (n: number, what: string, picture: Picture) =>
  html`<p class="counted">
    ${words.list.shown(n, what)}<span class="coverage"
      >${words.list.coverageOf}: ${coverageLine(picture)}</span
    >
  </p>`;

/** What the badge alone must not be read without: what was found, and for a strong word how surely. */
function findingLimits(picture: Picture, f: Finding): Content {
  const statement = withNames(picture, format.firstSentence(f.statement));
  const strong = f.standing === 'KEPT' || f.standing === 'VIOLATED';
  return html`<span class="says">${statement || words.notStated}</span>
    ${strong
      ? html`<span class="says"
          >${words.finding.standardOfProof}: ${f.standardOfProof || words.notStated}</span
        >`
      : nothing}`;
}

function incidents(c: ListContext): Content {
  const { picture } = c;
  const { grave, others } = incidentsInOrder(picture);
  if (grave.length + others.length === 0) {
    return html`${alertNote(c)} ${empty(words.incident.none(lineCoverage(picture)))}`;
  }
  const part = (title: string, all: typeof grave) =>
    all.length === 0
      ? nothing
      : html`<h3>${title}</h3>
          ${entries(
            title,
            all.map((i) => ({
              selection: { kind: 'finding', id: i.finding.id },
              body: incidentEntry(picture, i),
            })),
            c,
          )}`;
  return html`${lineCounts(picture)} ${alertNote(c)} ${part(words.incident.grave, grave)}
  ${part(words.incident.others, others)}`;
}

/** The alerts that stand somewhere and can be chosen. */
const chosenOf = (all: AlertEntry[]): Entry[] =>
  all.flatMap(({ selection, body }): Entry[] => (selection ? [{ selection, body }] : []));

/** Sensors that fell silent together belong beside the incidents: what lies under them may be missing here. */
function alertNote(c: ListContext): Content {
  const outages = alertEntries(c.picture).filter((a) => a.selection?.kind === 'outage');
  if (outages.length === 0) return nothing;
  return entries(words.tab.alerts, chosenOf(outages), c);
}

function alerts(c: ListContext): Content {
  const all = alertEntries(c.picture);
  if (all.length === 0) return html`${empty(words.alert.none)} ${networkRows(c.picture)}`;
  const chosen = chosenOf(all);
  const plainOnes = all.filter((a) => !a.selection);
  return html`${entries(words.tab.alerts, chosen, c)}
    ${plainOnes.length
      ? html`<ul class="rows">
          ${plainOnes.map((a) => html`<li>${a.body}</li>`)}
        </ul>`
      : nothing}
    ${networkRows(c.picture)}`;
}

function findings(c: ListContext): Content {
  const { picture } = c;
  if (picture.findings.length === 0) return empty(words.list.noFindings);
  const own = picture.findings.filter((f) => !incidentOf(picture, f.id));
  const onIncidents = picture.findings.length - own.length;
  return html`<p class="quiet">${words.list.findingsIntro}</p>
      ${onIncidents > 0
        ? html`<p class="quiet">${words.list.onIncidents(format.whole(onIncidents))}</p>`
        : nothing}
      ${lineCounts(picture)} ${countsPart(picture)}
    ${entries(
      words.tab.findings,
      own.map((f) => ({
        selection: { kind: 'finding', id: f.id },
        body: html`<span class="entry-top"
            >${standingMark(f.standing)}
            <span class="entry-side">${partyName(picture, f.party)}</span></span
          >
          <strong>${withNames(picture, f.title)}</strong>
          ${findingLimits(picture, f)}
          <span class="coverage">${words.list.coverageOf}: ${coverageOf(f)}</span>`,
      })),
      c,
    )}`;
}

/** The 90 % region's size: how well the place is known, in one number. */
const REGION_OF_LIST = 0.9;

function eventTime(e: TruceEvent): string {
  const region = e.regions.find((r) => r.probability === REGION_OF_LIST);
  const error =
    e.occurredAtErrorSeconds === null
      ? ''
      : ` ± ${format.amount(e.occurredAtErrorSeconds, 's', 0)}`;
  const size = region
    ? ` · ${words.event.region(format.percent(region.probability))} ${format.amount(region.areaKm2, 'km²', 0)}`
    : '';
  return `${format.instant(e.occurredAt)}${error}${size}`;
}

function events(c: ListContext): Content {
  const { picture } = c;
  if (picture.events.length === 0) return empty(words.list.noEvents(coverageLine(picture)));
  return html`${counted(picture.events.length, words.list.eventsWord, picture)}
  ${entries(
    words.tab.events,
    picture.events.map((e) => ({
      selection: { kind: 'event', id: e.id },
      body: html`<span class="entry-top"
          ><strong>${eventName(picture, e.id)}</strong>
          <span class="entry-side">${format.percent(e.probability)}</span></span
        >
        <span>${eventTime(e)}</span>
        <span>
          ${e.notLocatable
            ? html`${words.event.notLocatable}: ${e.notLocatable}`
            : format.position(e.latitudeDegrees, e.longitudeDegrees, 3)}
        </span>`,
    })),
    c,
  )}`;
}

function detections(c: ListContext): Content {
  const { picture } = c;
  const all = picture.detections;
  if (all.length === 0) {
    return html`${empty(words.list.noDetections(coverageLine(picture)))} ${drones(c)}`;
  }
  const sorted = [...all].sort(
    (a, b) =>
      Number(a.eventId === null) - Number(b.eventId === null) ||
      (a.detectedAt ?? '').localeCompare(b.detectedAt ?? ''),
  );
  return html`${counted(all.length, words.list.detectionsWord, picture)}
  ${entries(
    words.tab.detections,
    sorted.map((d) => ({
      selection: { kind: 'detection', id: d.id },
      body: html`<span class="entry-top"
          ><strong>${d.arrayId}</strong>
          <span class="entry-side"
            >${format.withError(d.backAzimuthDegrees, d.backAzimuthErrorDegrees, '°')}</span
          ></span
        >
        <span>${format.instant(d.detectedAt)}</span>
        <span class="quiet"
          >${d.eventId
            ? words.detection.usedIn(eventName(picture, d.eventId))
            : withNames(picture, d.whyUnused ?? words.detection.notUsed)}</span
        >`,
    })),
    c,
  )}
  ${drones(c)}`;
}

function drones(c: ListContext): Content {
  const all = droneEntries(c.picture);
  if (all.length === 0) return nothing;
  return html`<h3>${words.line.drones}</h3>
    <p class="counted">
      ${words.list.shown(all.length, words.line.dronesWord)}<span class="coverage"
        >${words.list.coverageOf}: ${words.line.droneCoverage}</span
      >
    </p>
    ${entries(
      words.line.drones,
      all.map((d) => ({ selection: { kind: 'drone', id: d.id }, body: d.body })),
      c,
    )}`;
}

function hotspots(c: ListContext): Content {
  const { picture } = c;
  const all = picture.hotspots;
  if (all.length === 0) return empty(words.list.noHotspots(coverageLine(picture)));
  const sorted = [...all].sort(
    (a, b) =>
      HOTSPOT_STANDINGS.indexOf(a.standing) - HOTSPOT_STANDINGS.indexOf(b.standing) ||
      (a.distanceToLineKm ?? Infinity) - (b.distanceToLineKm ?? Infinity) ||
      (a.at ?? '').localeCompare(b.at ?? ''),
  );
  const sums = HOTSPOT_STANDINGS.map((s) => [s, all.filter((h) => h.standing === s).length] as const)
    .filter(([, n]) => n > 0)
    .map(([s, n]) => `${n} ${words.hotspotStanding[s]}`)
    .join(', ');
  return html`${counted(all.length, `${words.list.hotspotsWord} (${sums})`, picture)}
  ${entries(
    words.tab.hotspots,
    sorted.map((h) => ({
      selection: { kind: 'hotspot', id: h.id },
      body: html`<span class="entry-top"
          ><strong>${words.hotspotStanding[h.standing]}</strong>
          <span class="entry-side">${format.amount(h.distanceToLineKm, 'km')}</span></span
        >
        <span>${format.instant(h.at)}, ${h.satellite || words.notStated}</span>
        <span>${format.position(h.latitudeDegrees, h.longitudeDegrees, 3)}</span>`,
    })),
    c,
  )}`;
}

interface Timed {
  from: string | null;
  to: string | null;
}

/** A ledger can reach back for years: what overlaps the window comes first, then what lies nearest to it. */
const nearestFirst = <T extends Timed>({ agreement }: Picture, all: T[]): T[] =>
  all
    .map((x) => [fromWindow(agreement, x.from, x.to), x] as const)
    .sort(([a, x], [b, y]) => (a === b ? (x.from ?? '').localeCompare(y.from ?? '') : a - b))
    .map(([, x]) => x);

const windowTag = ({ agreement }: Picture, { from, to }: Timed) =>
  fromWindow(agreement, from, to) === 0 ? html`<strong>${words.list.inWindow}</strong>` : nothing;

const plain = (code: string) => code.toLowerCase().replaceAll('_', ' ');

function claims(c: ListContext): Content {
  const { picture } = c;
  if (picture.waves.length + picture.allegations.length === 0) {
    return picture.line?.statements.length ? statementRows(picture) : empty(words.list.noClaims);
  }
  return html`<p class="quiet">${words.list.allegationsNote}</p>
    ${statementRows(picture)}
    ${picture.allegations.length
      ? html`<h3>${words.list.allegations}</h3>
          ${entries(
            words.list.allegations,
            nearestFirst(picture, picture.allegations.map((a) => ({ ...a, key: a.id }))).map((a) => ({
              selection: { kind: 'allegation', id: a.key },
              body: html`<strong>${allegationTitle(picture, a)}</strong>
                <span
                  >${plain(a.qualifier)} ${a.count === null ? '' : format.whole(a.count)}
                  ${plain(a.category)}</span
                >
                <span class="quiet">${format.between(a.from, a.to)}</span>
                ${windowTag(picture, a)}`,
            })),
            c,
          )}`
      : nothing}
    ${picture.waves.length
      ? html`<h3>${words.list.waves}</h3>
          ${entries(
            words.list.waves,
            nearestFirst(picture, picture.waves.map((w, i) => ({ ...w, key: waveId(i) }))).map((w) => ({
              selection: { kind: 'wave', id: w.key },
              body: html`<strong>${words.claim.waveTitle(partyName(picture, w.party))}</strong>
                <span>${w.weapon}: ${format.whole(w.launched)}</span>
                <span class="quiet"
                  >${format.between(w.from, w.to)}. ${words.claim.reportedBy}:
                  ${partyName(picture, w.reportedBy)}</span
                >
                ${windowTag(picture, w)}`,
            })),
            c,
          )}`
      : nothing}`;
}

function sensors(c: ListContext): Content {
  const { picture } = c;
  if (picture.sensors.length === 0) {
    return picture.line ? networkRows(picture) : empty(words.list.noSensors);
  }
  const faults = new Map(picture.clockFaults.map((f) => [f.sensor, f]));
  return html`${networkRows(picture)} ${picture.line ? html`<h3>${words.line.arrays}</h3>` : nothing}
  ${entries(
    words.tab.sensors,
    picture.sensors.map((s) => {
      const fault = faults.get(s.sensorId);
      return {
        selection: { kind: 'sensor', id: s.sensorId },
        body: html`<span class="entry-top"
            ><strong>${s.sensorId}</strong>
            <span class="entry-side">${words.sensorState[s.state]}</span></span
          >
          <span class="quiet">${s.arrayId} · ${s.kind}</span>
          ${fault ? html`<span class="warn">${clockFaultText(fault)}</span>` : nothing}`,
      };
    }),
    c,
  )}`;
}

function coverage(c: ListContext): Content {
  const all = c.picture.coverage;
  if (all.length === 0) {
    return c.picture.line ? stretchRows(c.picture) : empty(words.list.noCoverage);
  }
  return html`<p class="quiet">${words.finding.coverageHelp}</p>
    ${stretchRows(c.picture)} ${c.picture.line ? html`<h3>${words.line.sky}</h3>` : nothing}
    <ul class="rows">
      ${all.map(
        (v) =>
          html`<li>
            <span class="entry-top"
              ><strong>${v.what}</strong
              ><span class="entry-side">${v.fraction === null ? '' : format.percent(v.fraction)}</span></span
            >
            <span class="meter" aria-hidden="true"
              ><span style="width:${100 * Math.max(0, Math.min(1, v.fraction ?? 0))}%"></span
            ></span>
            <span>${v.text}</span>
            <span class="quiet">${v.date ? format.day(v.date) : ''} ${leafLink(v.leaf)}</span>
          </li>`,
      )}
    </ul>`;
}

function record({ picture }: ListContext): Content {
  return html`<h3>${words.list.logs}</h3>
    ${picture.logs.length === 0
      ? empty(words.list.noLogs)
      : html`<ul class="rows">
          ${picture.logs.map(
            (l) =>
              html`<li>
                <strong>${l.name}</strong>
                <span>${words.record.size}: ${format.whole(l.size)}</span>
                <span class="quiet">${words.record.origin}: ${l.origin}</span>
                <span class="hash">${words.record.root}: ${l.root}</span>
                <a href="log/${encodeURIComponent(l.name)}/checkpoint" download
                  >${words.record.files}: ${l.name}/checkpoint</a
                >
              </li>`,
          )}
        </ul>`}
    <h3>${words.list.rejections}</h3>
    ${picture.rejections.length === 0
      ? html`<p class="quiet">${words.list.noRejections}</p>`
      : html`<ul class="rows">
          ${picture.rejections.map((r) => html`<li><span>${r.message}</span>${leafLink(r.leaf)}</li>`)}
        </ul>`}
    ${picture.unread.length
      ? html`<h3>${words.list.unread}</h3>
          <ul class="rows">
            ${picture.unread.map((u) => html`<li>${u}</li>`)}
          </ul>`
      : nothing}`;
}
