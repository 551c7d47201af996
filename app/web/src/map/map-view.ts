// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors

import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { type GeoJSONSource, Map as MapLibre, ScaleControl, setWorkerUrl } from 'maplibre-gl';
import 'maplibre-gl/dist/maplibre-gl.css';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import type { FeatureCollection } from 'geojson';
import * as format from '../format';
import type { Box, Picture } from '../picture';
import { label } from '../parts/label';
import { words } from '../words';
import { BaseMap, graticule, SCALES } from './basemap';
import * as features from './features';
import type { Selection } from './features';
import * as line from './line-features';
import {
  type DataSource,
  mapStyle,
  PALETTES,
  PICKABLE,
  type Switch,
  SWITCHES,
  type Theme,
} from './style';
import { symbolAddress } from './symbol-image';
import { hatchCanvas, imageData, SYMBOL_NAMES, SYMBOL_PIXEL_RATIO, symbolCanvas } from './symbols';

setWorkerUrl(workerUrl);

/** How far from the pointer a feature may be and still be chosen, in pixels. */
const PICK_PIXELS = 6;
const MAX_ZOOM = 14;
/** More unused bearings than this are switched off until the reader asks for them. */
const UNUSED_SHOWN_MAX = 20;
/** Room between what is fitted and the boxes that float on the map, in pixels: half a symbol and its label. */
const FIT_ROOM = 22;
/** Selecting something never zooms closer than this by itself. */
const SELECTION_ZOOM = 9;

/**
 * The map: the picture's features over the base map, the day of the line of contact, and the legend with
 * its switches. Fires "tw-select" with a {@link Selection}, "tw-day" with an ISO date, and "tw-drawn" once, when
 * there is something to see.
 */
@customElement('tw-map')
export class MapView extends LitElement {
  @property({ attribute: false }) picture: Picture | null = null;
  @property({ attribute: false }) selection: Selection | null = null;
  @property({ attribute: false }) day: string | null = null;
  @property() theme: Theme = 'light';
  /** True while no picture has come yet: an empty map is then not the map. */
  @property({ type: Boolean }) waiting = false;
  @state() private off: ReadonlySet<Switch> = new Set<Switch>();
  @state() private readout = '';
  @state() private failure = '';
  @state() private baseMapFailed = false;
  @state() private legendOpen = matchMedia('(min-width: 1700px)').matches;

  /** The MapLibre map, once there is one. Public so that a test can ask what is drawn. */
  map: MapLibre | null = null;
  private readonly base = new BaseMap();
  private styled = false;
  private fitted = false;
  private fittedLine = false;
  /** Whether the reader moved the map. */
  private moved = false;
  private drawn = false;
  private resizing: ResizeObserver | null = null;

  protected override createRenderRoot() {
    return this;
  }

  protected override firstUpdated() {
    const container = this.querySelector<HTMLElement>('.map-canvas');
    if (!container) return;
    try {
      this.map = new MapLibre({
        container,
        style: mapStyle(this.theme),
        center: [0, 20],
        zoom: 1,
        maxZoom: MAX_ZOOM,
        maxPitch: 0,
        dragRotate: false,
        pitchWithRotate: false,
        attributionControl: false,
        fadeDuration: still() ? 0 : 300,
        renderWorldCopies: true,
        locale: { 'Map.Title': words.map.label },
      });
    } catch (e) {
      this.failure = e instanceof Error ? e.message : String(e);
      this.tellDrawn();
      return;
    }
    const map = this.map;
    map.touchZoomRotate.disableRotation();
    map.keyboard.disableRotation();
    map.addControl(new ScaleControl({ maxWidth: 140, unit: 'metric' }), 'bottom-right');
    map.getCanvas().setAttribute('aria-label', words.map.label);
    map.on('style.load', () => this.onStyle());
    map.on('moveend', () => this.onMoved());
    map.on('mousemove', (e) => this.onPointer(e.point.x, e.point.y, e.lngLat.lat, e.lngLat.lng));
    map.on('mouseout', () => this.showCentre());
    map.on('click', (e) => this.onClick(e.point.x, e.point.y));
    map.on('idle', () => {
      this.toggleAttribute('data-idle', true);
      if (!this.waiting) this.tellDrawn();
    });
    map.on('dataloading', () => this.toggleAttribute('data-idle', false));
    map.on('movestart', (e) => {
      this.toggleAttribute('data-idle', false);
      if (e.originalEvent) this.moved = true;
    });
    this.resizing = new ResizeObserver(() => {
      map.resize();
      if (this.styled) this.fitFirst();
    });
    this.resizing.observe(container);
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.resizing?.disconnect();
  }

  private tellDrawn() {
    if (this.drawn) return;
    this.drawn = true;
    this.dispatchEvent(new CustomEvent('tw-drawn', { bubbles: true }));
  }

  protected override willUpdate(changed: PropertyValues<this>) {
    const before = changed.get('picture');
    if (!this.picture || before || !changed.has('picture')) return;
    const unused = this.picture.detections.filter((d) => d.eventId === null).length;
    if (unused > UNUSED_SHOWN_MAX) this.off = new Set<Switch>([...this.off, 'unused']);
  }

  protected override updated(changed: PropertyValues<this>) {
    if (!this.map || !this.styled) return;
    if (changed.has('waiting') && !this.waiting && this.hasAttribute('data-idle')) {
      this.map.triggerRepaint();
    }
    if (changed.has('theme') && changed.get('theme') !== undefined) {
      this.styled = false;
      this.map.setStyle(mapStyle(this.theme), { diff: false });
      return;
    }
    if (changed.has('picture')) this.fill();
    else if (changed.has('day')) this.fillDay();
    if (changed.has('selection')) this.onSelection();
    this.showSwitches();
  }

  private onStyle() {
    const map = this.map;
    if (!map) return;
    const palette = PALETTES[this.theme];
    for (const name of SYMBOL_NAMES) {
      const image = drawn(symbolCanvas(name, palette));
      if (image && !map.hasImage(name)) map.addImage(name, image, RATIO);
    }
    for (const hatch of [0, 1, 2]) {
      const image = drawn(hatchCanvas(hatch, palette));
      if (image && !map.hasImage(`hatch-${hatch}`)) map.addImage(`hatch-${hatch}`, image, RATIO);
    }
    this.styled = true;
    this.fillBase();
    this.fill();
    this.showSwitches();
    void this.cover();
  }

  private put(source: DataSource | `base-${string}`, data: FeatureCollection) {
    this.map?.getSource<GeoJSONSource>(source)?.setData(data);
  }

  private fillBase() {
    const unmarked = this.picture?.agreement?.unmarkedBorders ?? [];
    for (const scale of SCALES) this.put(`base-${scale}`, this.base.features(scale, unmarked));
  }

  private fill() {
    const p = this.picture;
    if (!p) return;
    this.put('sensors', features.sensors(p));
    this.put('arrays', features.arrayLabels(p));
    this.put('bearings', features.bearings(p));
    this.put('regions', features.regions(p));
    this.put('ellipses', features.ellipses(p));
    this.put('events', features.eventMeans(p));
    this.put('truths', features.truths(p, words.map.truth));
    this.put('hotspots', features.hotspots(p));
    this.put('stretches', line.stretches(p));
    this.put('outages', line.outages(p));
    this.put('drones', line.drones(p));
    this.put('incidents', line.incidents(p));
    this.put('incident-areas', line.incidentAreas(p));
    this.put('places', features.places(p));
    this.put('graticule', graticule(features.overviewBox(p, this.day)));
    this.fillBase();
    this.fillDay();
    this.put('selected', features.selected(p, this.selection));
    this.fitFirst();
  }

  /** Fits once, when there is a picture and the map has a size (it has none while a page covers it). */
  private fitFirst() {
    if (!this.picture || this.clientWidth === 0) return;
    // A run that is watched while it goes on has its line only after a while.
    const isLineNew = this.watched !== null && !this.fittedLine && !this.moved;
    if (this.fitted && !isLineNew) return;
    this.fitted = true;
    this.fittedLine = this.watched !== null;
    if (this.fittedLine) this.fitLine(false);
    else this.fitAll(false);
  }

  private get watched(): Box | null {
    return this.picture && features.watchBox(this.picture);
  }

  private fitLine(animate = true) {
    const box = this.watched;
    if (box) this.fit(box, 10, animate);
  }

  private fillDay() {
    if (!this.picture) return;
    this.put('control', features.controlAreas(this.picture, this.day));
    this.put('contact', features.contactLine(this.picture, this.day));
  }

  private showSwitches() {
    for (const [name, layers] of Object.entries(SWITCHES)) {
      const visibility = this.off.has(name as Switch) ? 'none' : 'visible';
      for (const layer of layers) this.map?.setLayoutProperty(layer, 'visibility', visibility);
    }
  }

  /** Loads the base map's cells in view; they appear as they arrive. */
  private async cover() {
    const map = this.map;
    if (!map) return;
    const bounds = map.getBounds();
    const view: Box = [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()];
    const zoom = map.getZoom();
    const added = await this.base.cover(view, zoom);
    this.baseMapFailed = this.base.failed;
    if (added && this.styled) this.fillBase();
  }

  private onMoved() {
    this.showCentre();
    void this.cover();
  }

  private onSelection() {
    const p = this.picture;
    if (!p) return;
    const chosen = features.selected(p, this.selection);
    this.put('selected', chosen);
    // An event is shown where it was, not with the whole way its sound took; if it has a place.
    const placed = chosen.features.filter((f) =>
      ['event', 'finding', 'outage', 'drone'].includes(f.properties?.['kind']),
    );
    const shown = placed.length ? { ...chosen, features: placed } : chosen;
    const box = features.boundsOfFeatures(shown);
    if (box) this.fit(box, SELECTION_ZOOM);
  }

  private fit(box: Box, maxZoom: number, animate = true) {
    this.map?.resize(); // the header may have grown since
    const padding = this.freeOfBoxes();
    this.map?.fitBounds(box, { padding, maxZoom, animate: animate && !still(), duration: 500 });
  }

  /** Nothing that is fitted hides under the boxes on the map, unless there is no room beside them. */
  private freeOfBoxes() {
    const map = this.getBoundingClientRect();
    const own = (part: string) => this.querySelector(part)?.getBoundingClientRect();
    const legend = own('.legend');
    const beside = this.legendOpen && legend !== undefined && legend.width < map.width / 2;
    const above = this.legendOpen || !legend ? 0 : legend.bottom - map.top;
    const below = own('.day-stepper') ?? own('.map-note');
    const tools = own('.map-tools');
    const limit = (pixels: number, side: number) => FIT_ROOM + Math.min(side / 3, pixels);
    return {
      top: limit(above, map.height),
      right: limit(tools ? map.right - tools.left : 0, map.width),
      bottom: limit(below ? map.bottom - below.top : 0, map.height),
      left: limit(beside ? legend.right - map.left : 0, map.width),
    };
  }

  private fitAll(animate = true) {
    const box = this.picture && features.overviewBox(this.picture, this.day);
    if (box) this.fit(box, 10, animate);
  }

  private showCentre() {
    const c = this.map?.getCenter();
    if (c) this.readout = `${format.position(c.lat, c.lng, 3)} (${words.map.centre})`;
  }

  private pick(x: number, y: number) {
    const near = this.map?.queryRenderedFeatures(
      [
        [x - PICK_PIXELS, y - PICK_PIXELS],
        [x + PICK_PIXELS, y + PICK_PIXELS],
      ],
      { layers: PICKABLE },
    );
    return near?.[0]?.properties as Hit | undefined;
  }

  private onPointer(x: number, y: number, lat: number, lon: number) {
    const hit = this.styled ? this.pick(x, y) : undefined;
    this.map?.getCanvas().classList.toggle('pointing', hit !== undefined);
    this.readout = `${format.position(lat, lon, 3)}${hit ? ` · ${hit.label ?? words.layer.incidents}` : ''}`;
  }

  private onClick(x: number, y: number) {
    const hit = this.styled ? this.pick(x, y) : undefined;
    if (!hit) return;
    if (hit.cluster_id !== undefined) {
      void this.comeNearer(hit.cluster_id, x, y);
      return;
    }
    const detail: Selection = { kind: hit.kind, id: hit.id };
    this.dispatchEvent(new CustomEvent('tw-select', { detail, bubbles: true }));
  }

  /** Comes so near that what stood in one symbol stands apart. */
  private async comeNearer(cluster: number, x: number, y: number) {
    const zoom = await this.map
      ?.getSource<GeoJSONSource>('incidents')
      ?.getClusterExpansionZoom(cluster);
    const center = this.map?.unproject([x, y]);
    if (zoom === undefined || !center) return;
    this.map?.easeTo({ center, zoom: zoom + 0.3, duration: still() ? 0 : 400 });
  }

  private chooseDay(day: string | undefined) {
    if (day) this.dispatchEvent(new CustomEvent('tw-day', { detail: day, bubbles: true }));
  }

  private toggle(name: Switch) {
    const off = new Set(this.off);
    if (!off.delete(name)) off.add(name);
    this.off = off;
  }

  protected override render() {
    return html`
      <div class="map-canvas"></div>
      ${this.failure
        ? html`<div class="map-failure" role="alert">
            <h2>${words.state.noMap}</h2>
            <p>${words.state.noMapHelp}</p>
          </div>`
        : html`<div class="map-tools">
              <button @click=${() => this.map?.zoomIn()} aria-label=${words.map.zoomIn}>+</button>
              <button @click=${() => this.map?.zoomOut()} aria-label=${words.map.zoomOut}>−</button>
              ${this.picture?.line
                ? html`<button
                    class="fit-line"
                    @click=${() => this.fitLine()}
                    aria-label=${words.map.fitLine}
                    title=${words.map.fitLine}
                  >
                    <svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true">
                      <path
                        d="M1 11c3-4 5 3 9-1s6 2 9-1M4 4v3M10 4v3M16 4v3"
                        fill="none"
                        stroke="currentColor"
                        stroke-width="2"
                      />
                    </svg>
                  </button>`
                : nothing}
              <button @click=${() => this.fitAll()} aria-label=${words.map.fit} title=${words.map.fit}>
                <svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true">
                  <path
                    d="M3 7V3h4M13 3h4v4M17 13v4h-4M7 17H3v-4"
                    fill="none"
                    stroke="currentColor"
                    stroke-width="2"
                  />
                </svg>
              </button>
            </div>
            ${this.legend()} ${this.dayStepper()}
            <div class="map-note">
              <span class="readout" title=${words.map.readout}>${this.readout}</span>
              <span>
                ${words.map.baseMapNote}
                ${this.picture?.agreement?.unmarkedBorders.length
                  ? words.map.unmarkedNote
                  : nothing}
                ${this.baseMapFailed
                  ? html`<strong role="status">${words.state.baseMapMissing}</strong>`
                  : nothing}
              </span>
            </div>`}
    `;
  }

  private dayStepper() {
    const days = this.picture ? features.controlDays(this.picture) : [];
    if (!this.picture || days.length === 0 || this.day === null) return nothing;
    const at = days.indexOf(this.day);
    const parts = days.map((d) => features.windowPart(this.picture?.agreement ?? null, d));
    const part = parts[at] ?? null;
    const inWords = part ? words.map.window[part] : '';
    const note = this.dayNote();
    return html`<div class="day-stepper" role="group" aria-label=${words.map.day}>
      <button
        aria-label=${words.map.previousDay}
        ?disabled=${at <= 0}
        @click=${() => this.chooseDay(days[at - 1])}
      >
        ‹
      </button>
      <span class="day-track">
        <input
        type="range"
        min="0"
        max=${days.length - 1}
        .value=${String(at)}
        aria-label=${words.map.day}
        aria-valuetext="${format.day(this.day)}. ${inWords}"
        ?disabled=${days.length < 2}
        @input=${(e: Event) => this.chooseDay(days[Number((e.target as HTMLInputElement).value)])}
      />
        ${dayMarks(parts)}
      </span>
      <button
        aria-label=${words.map.nextDay}
        ?disabled=${at >= days.length - 1}
        @click=${() => this.chooseDay(days[at + 1])}
      >
        ›
      </button>
      <span class="day-note" title="${inWords} ${note}"
        >${inWords ? html`<strong>${inWords}</strong> ` : nothing}${note}</span
      >
    </div>`;
  }

  private dayNote(): string {
    if (!this.picture || this.day === null) return '';
    const records = features.controlOf(this.picture, this.day);
    const sources =
      [...new Set(records.map((c) => c.source).filter(Boolean))].join('; ') || words.notStated;
    const lines = features.contactLine(this.picture, this.day).features;
    if (lines.length === 0) return words.map.noLineNote(format.day(this.day), sources);
    const errors = records.flatMap((c) => c.uncertaintyKm ?? []);
    const km = format.amount(errors.length ? Math.max(...errors) : null, 'km');
    return words.map.lineNote(format.day(this.day), km, sources);
  }

  private legend() {
    return html`<section class="legend" aria-label=${words.map.layers}>
      <button
        class="legend-toggle"
        aria-expanded=${this.legendOpen}
        aria-controls="legend-body"
        @click=${() => (this.legendOpen = !this.legendOpen)}
      >
        <span aria-hidden="true">${this.legendOpen ? '▾' : '▸'}</span> ${words.map.layers}
      </button>
      <ul id="legend-body" ?hidden=${!this.legendOpen}>
        ${this.picture?.line ? this.lineRows() : nothing}
        ${this.switchRow('line', swatch('line'), [['band', words.layer.lineBand]])}
        ${this.switchRow('control', nothing, this.partyRows())}
        ${this.switchRow('sensors', nothing, [
          ['sensor-USED', words.sensorState.USED],
          ['sensor-SET_ASIDE', words.sensorState.SET_ASIDE],
          ['sensor-CANDIDATE', words.sensorState.CANDIDATE],
          ['sensor-NO_DATA', words.sensorState.NO_DATA],
          ['fault', words.clockStanding.NAMED],
        ])}
        ${this.switchRow('used', swatch('bearing'))} ${this.switchRow('unused', swatch('unused'))}
        ${this.switchRow('events', this.symbol('event'))}
        ${this.switchRow('regions', swatch('region'))}
        ${this.switchRow('ellipses', swatch('ellipse'))}
        ${this.switchRow('truth', this.symbol('truth'))}
        ${this.switchRow('hotspots', nothing, [
          ['hotspot-NEAR_LINE', words.hotspotStanding.NEAR_LINE],
          ['hotspot-FAR', words.hotspotStanding.FAR],
          ['hotspot-PERSISTENT', words.hotspotStanding.PERSISTENT],
          ['hotspot-LOW_CONFIDENCE', words.hotspotStanding.LOW_CONFIDENCE],
        ])}
        ${this.switchRow('places', this.symbol('place'))}
        <li class="legend-key">${swatch('border')}<span>${words.layer.border}</span></li>
      </ul>
    </section>`;
  }

  private lineRows() {
    return html`${this.switchRow('incidents', nothing, [
      ['incident-FIRE', words.layer.incidentFire],
      ['incident-AREA', words.layer.incidentArea],
      ['incident-ANNOUNCED', words.layer.incidentOther],
      ['incident-CLUSTER', words.layer.incidentCluster],
    ])}
    ${this.switchRow('stretches', swatch('stretch'))} ${this.switchRow('outages', swatch('outage'))}
    ${this.switchRow('drones', swatch('drone'))}`;
  }

  private partyRows(): [string, string][] {
    const p = this.picture;
    if (!p) return [];
    const shown = new Set(features.controlOf(p, this.day).map((c) => c.party));
    return features
      .partyOrder(p)
      .map((id, i): [string, string, string] => [
        `hatch-${i % 3}`,
        p.agreement?.parties.find((x) => x.id === id)?.name ?? id,
        id,
      ])
      .filter(([, , id]) => shown.has(id))
      .map(([image, name]) => [image, name]);
  }

  private switchRow(name: Switch, key: unknown, rows: [string, string][] = []) {
    return html`<li>
      <label>
        <input
          type="checkbox"
          .checked=${!this.off.has(name)}
          @change=${() => this.toggle(name)}
        />${key}<span>${label(words.layer[name])}</span>
      </label>
      ${rows.length
        ? html`<ul>
            ${rows.map(
              ([image, text]) =>
                html`<li class="legend-key">
                  ${image === 'band' ? swatch('band') : this.symbol(image)}<span>${text}</span>
                </li>`,
            )}
          </ul>`
        : nothing}
    </li>`;
  }

  private symbol(name: string) {
    return html`<img
      class=${name.startsWith('hatch') ? 'hatch' : ''}
      src=${symbolAddress(name, this.theme)}
      alt=""
      width="20"
      height="20"
    />`;
  }
}

/** What a pointer met: a thing that can be chosen, or a symbol of several incidents. */
interface Hit {
  kind: Selection['kind'];
  id: string;
  label?: string;
  cluster_id?: number;
}

/** A mark per day below the slider, filled on the days of the window; none where there is no window. */
function dayMarks(parts: (features.WindowPart | null)[]) {
  if (parts.every((p) => p === null)) return nothing;
  const left = (i: number) => (parts.length < 2 ? 50 : (100 * i) / (parts.length - 1));
  return html`<span class="day-marks" aria-hidden="true">
    ${parts.map((p, i) => html`<i class="day-mark day-${p}" style="left:${left(i)}%"></i>`)}
  </span>`;
}

const still = () => matchMedia('(prefers-reduced-motion: reduce)').matches;

const RATIO = { pixelRatio: SYMBOL_PIXEL_RATIO };
const drawn = (canvas: HTMLCanvasElement | null) => canvas && imageData(canvas);
const swatch = (name: string) => html`<i class="swatch swatch-${name}"></i>`;

declare global {
  interface HTMLElementTagNameMap {
    'tw-map': MapView;
  }
}
