// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors

import { html, nothing, type TemplateResult } from 'lit';
import * as format from '../format';
import { blindHours, type HourCell, type HourRow } from '../hours';
import type { LineIncident } from '../line';
import type { Selection } from '../map/features';
import { incidentSymbol } from '../map/line-features';
import type { Theme } from '../map/style';
import { symbolAddress } from '../map/symbol-image';
import { eventTitle, withNames } from '../names';
import { type Mark, type Night, nightOf, type Row, ROWS } from '../night';
import type { Picture } from '../picture';
import { words } from '../words';
import { label } from './label';
import { outageTitle } from './alert-lists';
import type { Content } from './pieces';

/* The strip below the map: what happened when, and when nobody was looking. Choosing a mark chooses the same thing in
 * the list and on the map. */

/** Height of a lane of marks, and of all coverage rows together, in pixels. */
const LANE_PIXELS = 19;
const COVERAGE_PIXELS = 70;
const COVERAGE_ROW_MAX = 13;
/** More rows than this are not labelled one by one. */
const ROW_LABELS_MAX = 8;

export interface StripContext {
  picture: Picture;
  selection: Selection | null;
  theme: Theme;
  isOpen: boolean;
  toggle(): void;
  select(selection: Selection): void;
}

export function nightStrip(c: StripContext): Content {
  const night = nightOf(c.picture);
  if (!night) return nothing;
  const line = c.picture.line;
  return html`<section class="night" aria-label=${words.night.title}>
    <div class="night-head">
      <button class="night-toggle" aria-expanded=${c.isOpen} aria-controls="night-body" @click=${c.toggle}>
        ${c.isOpen ? words.night.hide : words.night.show}
      </button>
      ${c.isOpen ? coverageKey() : nothing}
    </div>
    <div
      class="night-body"
      id="night-body"
      role="toolbar"
      aria-label=${words.night.label(format.instant(line?.from ?? null), format.instant(line?.to ?? null))}
      ?hidden=${!c.isOpen}
      @keydown=${moveAlong}
      @focusin=${keepTabStop}
    >
      ${ROWS.filter((row) => night.lanes[row] > 0).map((row) => markRow(row, night, c))}
      ${coverageRows(night)} ${axis(night)}
    </div>
  </section>`;
}

const coverageKey = () =>
  html`<ul class="night-key">
    <li><i class="cell-key cell-covered"></i>${words.night.key.covered}</li>
    <li><i class="cell-key cell-gap"></i>${words.night.key.gap}</li>
  </ul>`;

function markRow(row: Row, night: Night, c: StripContext): Content {
  const marks = night.marks.filter((m) => m.row === row);
  const first = night.marks.reduce((a, b) => (b.from < a.from ? b : a));
  return html`<span class="night-label">${label(words.night.row[row])}</span>
    <div class="night-track" style="height:${night.lanes[row] * LANE_PIXELS}px">
      ${marks.map((m) => markButton(m, m === first, c))}
    </div>`;
}

function markButton(m: Mark, isFirst: boolean, c: StripContext): Content {
  const chosen = c.selection?.kind === m.selection.kind && c.selection.id === m.selection.id;
  const name = markName(c.picture, m);
  const symbol = markSymbol(c.picture, m);
  const left = 100 * Math.max(0, m.from);
  const width = 100 * (Math.min(1, m.to) - Math.max(0, m.from));
  return html`<button
    class="mark mark-${m.row} ${chosen ? 'chosen' : ''}"
    data-kind=${m.selection.kind}
    data-id=${m.selection.id}
    data-at=${m.from}
    style="left:${left}%;top:${m.lane * LANE_PIXELS}px;width:${symbol ? '' : `max(${width}%, 14px)`}"
    tabindex=${isFirst ? 0 : -1}
    aria-pressed=${chosen}
    aria-label=${name}
    title=${name}
    @click=${() => c.select(m.selection)}
  >
    ${symbol
      ? html`<img src=${symbolAddress(symbol, c.theme)} alt="" width="18" height="18" />`
      : nothing}
  </button>`;
}

const incidentOf = (picture: Picture, m: Mark): LineIncident | undefined =>
  picture.line?.incidents.find((i) => i.finding === m.selection.id);

function markSymbol(picture: Picture, m: Mark): string | null {
  if (m.row === 'events') return 'event';
  const incident = m.row === 'incidents' ? incidentOf(picture, m) : undefined;
  return incident ? incidentSymbol(incident) : null;
}

function markName(picture: Picture, m: Mark): string {
  const { id } = m.selection;
  switch (m.row) {
    case 'incidents':
      return withNames(picture, picture.findings.find((f) => f.id === id)?.title ?? id);
    case 'events':
      return eventTitle(picture, id);
    case 'outages':
      return `${outageTitle(picture, id)}, ${format.between(m.at, m.until)}`;
    case 'drones':
      return `${words.alert.drone}, ${format.between(m.at, m.until)}`;
  }
}

export const kilometers = (row: { fromKm: number | null; toKm: number | null }) =>
  words.night.km(format.whole(row.fromKm), format.whole(row.toKm));

function coverageRows(night: Night): Content {
  const rows = night.coverage;
  if (rows.length === 0) return nothing;
  const height = Math.max(3, Math.min(COVERAGE_ROW_MAX, COVERAGE_PIXELS / rows.length));
  const said = rows.map((row) =>
    blindHours(row) > 0
      ? words.night.blind(kilometers(row), format.decimal(blindHours(row), 1))
      : words.night.seen(kilometers(row)),
  );
  return html`<span class="night-label night-coverage-label">${words.night.coverage(night.reference)}</span>
    <div
      class="night-coverage"
      role="img"
      aria-label=${words.night.coverageLabel(night.reference, said.join('; '))}
    >
      ${rows.map(
        (row) => html`<div class="night-stretch" style="height:${height}px">
          ${hourTrack(row, night.from, night.to)}
          ${rows.length <= ROW_LABELS_MAX
            ? html`<span class="night-km" aria-hidden="true">${kilometers(row)}</span>`
            : nothing}
        </div>`,
      )}
    </div>`;
}

/** A stretch's hours as cells; those that look alike and follow each other are drawn as one. */
export function hourTrack(row: HourRow, from: number, to: number): TemplateResult[] {
  const part = (at: number) => (100 * (at - from)) / (to - from);
  return merged(row.cells).map(
    (cell) =>
      html`<i
        class="cell cell-${cell.watched}"
        style="left:${part(cell.from)}%;width:${part(cell.to) - part(cell.from)}%;--seen:${cell.detection ?? 0}"
      ></i>`,
  );
}

const look = (c: HourCell) =>
  c.watched === 'covered' ? `covered ${(c.detection ?? 0).toFixed(1)}` : c.watched;

function merged(cells: HourCell[]): HourCell[] {
  const all: HourCell[] = [];
  for (const cell of cells) {
    const last = all.at(-1);
    if (last && last.to === cell.from && look(last) === look(cell)) {
      all[all.length - 1] = { ...last, to: cell.to };
    } else {
      all.push(cell);
    }
  }
  return all;
}

const axis = (night: Night) =>
  html`<span class="night-label">${words.utc}</span>
    <div class="night-axis" aria-hidden="true">
      ${night.ticks.map(
        (t) =>
          html`<span class="tick ${t.isDay ? 'tick-day' : ''} ${t.isMain ? 'tick-main' : ''}" style="left:${100 * t.at}%"
            >${t.isDay ? format.dateOf(t.instant).replace(/ \d{4}$/, '') : t.instant.slice(11, 16)}</span
          >`,
      )}
    </div>`;

/** Marks in the order of time, whatever row they stand in. */
function moveAlong(event: KeyboardEvent) {
  const body = event.currentTarget as HTMLElement;
  const marks = [...body.querySelectorAll<HTMLElement>('.mark')].sort(
    (a, b) => Number(a.dataset['at']) - Number(b.dataset['at']),
  );
  const at = marks.indexOf(document.activeElement as HTMLElement);
  const goal = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: marks.length - 1 }[event.key];
  if (goal === undefined || at < 0) return;
  event.preventDefault();
  marks[Math.max(0, Math.min(marks.length - 1, goal))]?.focus();
}

function keepTabStop(event: FocusEvent) {
  const body = event.currentTarget as HTMLElement;
  if (!(event.target instanceof HTMLElement) || !event.target.matches('.mark')) return;
  for (const m of body.querySelectorAll<HTMLElement>('.mark')) m.tabIndex = -1;
  event.target.tabIndex = 0;
}
