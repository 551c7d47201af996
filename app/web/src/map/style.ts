// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors

import type {
  DataDrivenPropertyValueSpecification,
  ExpressionSpecification,
  LayerSpecification,
  StyleSpecification,
} from 'maplibre-gl';
import { SCALES, SCALE_ZOOM } from './basemap';

/*
 * The map's look as data: two palettes and the layers, bottom to top. No "glyphs": labels use the
 * reader's own fonts, so nothing is fetched. Meaning never rests on colour alone: sensors and heat differ
 * by shape, parties by the direction of hatching, lines by dash.
 */

export type Theme = 'light' | 'dark';

export interface Palette {
  sea: string;
  land: string;
  coast: string;
  border: string;
  graticule: string;
  text: string;
  muted: string;
  halo: string;
  /** Ochre, violet, grey: apart for every common colour blindness, and neither "good" nor "bad". */
  hatches: [string, string, string];
  line: string;
  band: string;
  sensor: string;
  bearing: string;
  event: string;
  truth: string;
  incident: string;
  heat: string;
  heatFar: string;
  fault: string;
  selected: string;
}

export const PALETTES: Record<Theme, Palette> = {
  light: {
    sea: '#d9e4ea',
    land: '#f7f5f0',
    coast: '#8497a3',
    border: '#767d86',
    graticule: '#c3ccd2',
    text: '#26303a',
    muted: '#5d6872',
    halo: '#ffffff',
    hatches: ['#a3792f', '#8377c2', '#7d8790'],
    line: '#191d22',
    band: '#dcd6ca',
    sensor: '#0b5a68',
    bearing: '#0f7285',
    event: '#0b4a8f',
    truth: '#9b1560',
    incident: '#5b2a86',
    heat: '#c04a00',
    heatFar: '#8a5a33',
    fault: '#8a3b00',
    selected: '#0b4a8f',
  },
  dark: {
    sea: '#0b1218',
    land: '#19222a',
    coast: '#53646f',
    border: '#74818c',
    graticule: '#2a3640',
    text: '#e3e9ee',
    muted: '#9aa7b2',
    halo: '#0b1218',
    hatches: ['#a37f3b', '#867bc7', '#7d8790'],
    line: '#f3f5f7',
    band: '#38424a',
    sensor: '#5cc7d6',
    bearing: '#56b8cb',
    event: '#8cc4ff',
    truth: '#ff8cc3',
    incident: '#c9a6f0',
    heat: '#ff9440',
    heatFar: '#c99a70',
    fault: '#ffb27a',
    selected: '#8cc4ff',
  },
};

/** Sources that the map element fills. */
export const DATA_SOURCES = [
  'graticule',
  'control',
  'contact',
  'sensors',
  'arrays',
  'bearings',
  'regions',
  'ellipses',
  'events',
  'truths',
  'hotspots',
  'stretches',
  'outages',
  'drones',
  'incidents',
  'incident-areas',
  'places',
  'selected',
] as const;
export type DataSource = (typeof DATA_SOURCES)[number];

/** What the reader can switch, and the layers of each. */
export const SWITCHES = {
  control: ['control-fill', 'control-hatch'],
  line: ['contact-band', 'contact-casing', 'contact-line'],
  sensors: ['sensors', 'sensor-faults', 'array-labels'],
  used: ['wedges-used', 'bearings-used'],
  unused: ['wedges-unused', 'bearings-unused'],
  regions: ['regions-fill', 'regions-line'],
  ellipses: ['ellipses'],
  events: ['events'],
  truth: ['truth-line', 'truths'],
  incidents: ['incident-squares', 'incident-clusters', 'incidents'],
  stretches: ['stretches', 'stretches-broken'],
  outages: ['outages', 'outage-labels'],
  drones: ['drones', 'drone-labels'],
  hotspots: ['hotspots'],
  places: ['places'],
} as const;
export type Switch = keyof typeof SWITCHES;

/** Layers whose features can be chosen with the pointer, topmost first. */
export const PICKABLE = ['incident-clusters', 'incidents', 'events', 'truths', 'sensors', 'hotspots', 'bearings-used', 'bearings-unused', 'outages', 'drones'];

const EMPTY = { type: 'FeatureCollection' as const, features: [] };
const FONT = ['Noto Sans', 'Open Sans', 'sans-serif'];

const by = (property: string, value: string | boolean | number): ExpressionSpecification => [
  '==',
  ['get', property],
  value,
];

/** Width that grows with the map, from a width at zoom 0 that the feature carries. */
const GROUND_WIDTH: DataDrivenPropertyValueSpecification<number> = [
  'interpolate',
  ['exponential', 2],
  ['zoom'],
  0,
  ['get', 'band'],
  20,
  ['*', ['get', 'band'], 2 ** 20],
];

function baseLayers(p: Palette): LayerSpecification[] {
  return SCALES.flatMap((scale, i) => {
    const next = SCALES[i + 1];
    const zooms = {
      minzoom: SCALE_ZOOM[scale],
      maxzoom: next ? SCALE_ZOOM[next] : 24,
    };
    return [
      {
        id: `land-${scale}`,
        type: 'fill',
        source: `base-${scale}`,
        filter: by('part', 'land'),
        paint: { 'fill-color': p.land, 'fill-antialias': false },
        ...zooms,
      },
    ] satisfies LayerSpecification[];
  });
}

function baseLines(p: Palette): LayerSpecification[] {
  return SCALES.flatMap((scale, i) => {
    const next = SCALES[i + 1];
    const zooms = { minzoom: SCALE_ZOOM[scale], maxzoom: next ? SCALE_ZOOM[next] : 24 };
    return [
      {
        id: `coast-${scale}`,
        type: 'line',
        source: `base-${scale}`,
        filter: by('part', 'coast'),
        paint: { 'line-color': p.coast, 'line-width': 0.8 },
        ...zooms,
      },
      {
        id: `border-${scale}`,
        type: 'line',
        source: `base-${scale}`,
        filter: by('part', 'border'),
        paint: { 'line-color': p.border, 'line-width': 0.8, 'line-dasharray': [4, 3] },
        ...zooms,
      },
    ] satisfies LayerSpecification[];
  });
}

const label = (p: Palette) => ({
  'text-color': p.text,
  'text-halo-color': p.halo,
  'text-halo-width': 1.6,
});

function graticuleLayers(p: Palette): LayerSpecification[] {
  return [
    {
      id: 'graticule',
      type: 'line',
      source: 'graticule',
      filter: by('fine', false),
      paint: { 'line-color': p.graticule, 'line-width': 0.7 },
    },
    {
      id: 'graticule-fine',
      type: 'line',
      source: 'graticule',
      filter: by('fine', true),
      minzoom: 4.5,
      paint: { 'line-color': p.graticule, 'line-width': 0.5 },
    },
    {
      id: 'graticule-labels',
      type: 'symbol',
      source: 'graticule',
      minzoom: 2,
      filter: [
        'any',
        by('fine', false),
        ['>=', ['zoom'], 6],
      ],
      layout: {
        'symbol-placement': 'line',
        'symbol-spacing': 600,
        'text-field': ['get', 'label'],
        'text-font': FONT,
        'text-size': 10.5,
      },
      paint: { ...label(p), 'text-color': p.muted, 'text-halo-color': p.land },
    },
  ];
}

function controlLayers(p: Palette): LayerSpecification[] {
  const perParty = (pick: (hatch: number) => string): ExpressionSpecification => [
    'match',
    ['get', 'hatch'],
    0,
    pick(0),
    1,
    pick(1),
    pick(2),
  ];
  return [
    {
      id: 'control-fill',
      type: 'fill',
      source: 'control',
      paint: { 'fill-color': perParty((h) => p.hatches[h] as string), 'fill-opacity': 0.07 },
    },
    {
      id: 'control-hatch',
      type: 'fill',
      source: 'control',
      paint: { 'fill-pattern': perParty((h) => `hatch-${h}`), 'fill-opacity': 0.55 },
    },
  ];
}

function contactLayers(p: Palette): LayerSpecification[] {
  const round = { 'line-cap': 'round', 'line-join': 'round' } as const;
  return [
    {
      id: 'contact-casing',
      type: 'line',
      source: 'contact',
      layout: round,
      paint: { 'line-color': p.halo, 'line-width': 5, 'line-opacity': 0.7 },
    },
    {
      id: 'contact-line',
      type: 'line',
      source: 'contact',
      layout: round,
      paint: { 'line-color': p.line, 'line-width': 2.2 },
    },
  ];
}

/** Below the areas and opaque, so that overlapping pieces do not add up to darker patches. */
const bandLayer = (p: Palette): LayerSpecification => ({
  id: 'contact-band',
  type: 'line',
  source: 'contact',
  layout: { 'line-cap': 'round', 'line-join': 'round' },
  paint: { 'line-color': p.band, 'line-width': GROUND_WIDTH },
});

/** Lightness of a bearing where many are drawn, from the feature. */
const WEIGHT: ExpressionSpecification = ['get', 'weight'];

function bearingLayers(p: Palette): LayerSpecification[] {
  const both = (used: boolean): LayerSpecification[] => {
    const name = used ? 'used' : 'unused';
    const color = used ? p.bearing : p.muted;
    const part = (value: string): ExpressionSpecification => [
      'all',
      by('part', value),
      by('used', used),
    ];
    return [
      {
        id: `wedges-${name}`,
        type: 'fill',
        source: 'bearings',
        filter: part('wedge'),
        paint: { 'fill-color': color, 'fill-opacity': ['*', used ? 0.09 : 0.05, WEIGHT] },
      },
      {
        id: `bearings-${name}`,
        type: 'line',
        source: 'bearings',
        filter: part('line'),
        paint: {
          'line-color': color,
          'line-width': used ? 1 : 0.8,
          'line-opacity': ['+', 0.2, ['*', used ? 0.45 : 0.3, WEIGHT]],
          ...(used ? {} : { 'line-dasharray': [3, 4] }),
        },
      },
    ];
  };
  return [...both(false), ...both(true)];
}

function eventLayers(p: Palette): LayerSpecification[] {
  const probability: ExpressionSpecification = ['get', 'probability'];
  return [
    {
      id: 'regions-fill',
      type: 'fill',
      source: 'regions',
      paint: { 'fill-color': p.event, 'fill-opacity': 0.07 },
    },
    {
      id: 'regions-line',
      type: 'line',
      source: 'regions',
      paint: {
        'line-color': p.event,
        'line-width': ['case', ['<=', probability, 0.5], 1.8, ['<=', probability, 0.9], 1.3, 0.8],
        'line-opacity': 0.85,
      },
    },
    {
      id: 'ellipses',
      type: 'line',
      source: 'ellipses',
      paint: { 'line-color': p.event, 'line-width': 1.4, 'line-dasharray': [2, 2] },
    },
  ];
}

/** What could have been seen, as a band along the line: stronger where more; broken where mostly nothing could be. */
function stretchLayers(p: Palette): LayerSpecification[] {
  const band = (broken: boolean): LayerSpecification => ({
    id: broken ? 'stretches-broken' : 'stretches',
    type: 'line',
    source: 'stretches',
    filter: by('broken', broken),
    paint: {
      'line-color': p.sensor,
      'line-width': 13,
      'line-opacity': ['interpolate', ['linear'], ['get', 'detection'], 0, 0.08, 1, 0.4],
      ...(broken ? { 'line-dasharray': [0.5, 0.5] } : {}),
    },
  });
  return [
    band(false),
    band(true),
    {
      id: 'outages',
      type: 'line',
      source: 'outages',
      paint: { 'line-color': p.fault, 'line-width': 3, 'line-offset': 9, 'line-dasharray': [1.5, 1] },
    },
    {
      id: 'outage-labels',
      type: 'symbol',
      source: 'outages',
      layout: {
        'symbol-placement': 'line-center',
        'text-field': ['get', 'label'],
        'text-font': FONT,
        'text-size': 12,
        'text-offset': [0, 1.7],
      },
      paint: { ...label(p), 'text-color': p.fault },
    },
  ];
}

function droneLayers(p: Palette): LayerSpecification[] {
  return [
    {
      id: 'drones',
      type: 'line',
      source: 'drones',
      paint: { 'line-color': p.text, 'line-width': 1.6, 'line-dasharray': [4, 1.5, 1, 1.5] },
    },
    {
      id: 'drone-labels',
      type: 'symbol',
      source: 'drones',
      minzoom: 7,
      layout: {
        'symbol-placement': 'line-center',
        'text-field': ['get', 'label'],
        'text-font': FONT,
        'text-size': 11,
        'text-offset': [0, -0.8],
      },
      paint: label(p),
    },
  ];
}

/** Drawn above the rest: they are what the watch is for. */
function incidentLayers(p: Palette): LayerSpecification[] {
  return [
    {
      id: 'incident-squares',
      type: 'line',
      source: 'incident-areas',
      paint: { 'line-color': p.incident, 'line-width': 1.4 },
    },
    {
      id: 'incident-clusters',
      type: 'symbol',
      source: 'incidents',
      filter: ['has', 'point_count'],
      layout: {
        'icon-allow-overlap': true,
        'icon-image': 'incident-CLUSTER',
        'text-allow-overlap': true,
        'text-field': ['to-string', ['get', 'point_count']],
        'text-font': FONT,
        'text-size': 13,
      },
      paint: { 'text-color': p.halo },
    },
    {
      id: 'incidents',
      type: 'symbol',
      source: 'incidents',
      filter: ['!', ['has', 'point_count']],
      layout: {
        'icon-allow-overlap': true,
        'icon-image': ['get', 'symbol'],
        'text-field': ['get', 'label'],
        'text-font': FONT,
        'text-size': 12,
        'text-optional': true,
        'text-variable-anchor': ['bottom', 'top', 'left', 'right'],
        'text-radial-offset': 1.1,
      },
      paint: { ...label(p), 'text-color': p.incident },
    },
  ];
}

function pointLayers(p: Palette): LayerSpecification[] {
  const everywhere = { 'icon-allow-overlap': true, 'icon-ignore-placement': true } as const;
  return [
    {
      id: 'hotspots',
      type: 'symbol',
      source: 'hotspots',
      layout: {
        ...everywhere,
        'icon-image': ['concat', 'hotspot-', ['get', 'standing']],
        'icon-size': ['interpolate', ['linear'], ['zoom'], 4, 0.4, 8, 1],
        'symbol-sort-key': ['match', ['get', 'standing'], 'NEAR_LINE', 3, 'PERSISTENT', 2, 1],
      },
    },
    {
      id: 'places',
      type: 'symbol',
      source: 'places',
      filter: ['>=', ['zoom'], ['get', 'fromZoom']],
      layout: {
        'icon-image': 'place',
        'icon-optional': false,
        'text-field': ['get', 'label'],
        'text-font': FONT,
        'text-size': ['interpolate', ['linear'], ['get', 'people'], 0, 11, 1_000_000, 14],
        'text-variable-anchor': ['left', 'right', 'top', 'bottom'],
        'text-radial-offset': 0.6,
        'text-justify': 'auto',
        'symbol-sort-key': ['-', 0, ['get', 'people']],
      },
      paint: label(p),
    },
    {
      id: 'array-labels',
      type: 'symbol',
      source: 'arrays',
      minzoom: 4,
      layout: {
        'text-field': ['get', 'label'],
        'text-font': FONT,
        'text-size': 12,
        'text-variable-anchor': ['bottom', 'top', 'left', 'right'],
        'text-radial-offset': 1.1,
        'symbol-sort-key': -10_000_000,
      },
      paint: { ...label(p), 'text-color': p.sensor },
    },
    {
      id: 'sensors',
      type: 'symbol',
      source: 'sensors',
      layout: {
        ...everywhere,
        'icon-image': ['concat', 'sensor-', ['get', 'state']],
        'icon-size': ['interpolate', ['linear'], ['zoom'], 4, 0.75, 8, 1],
      },
    },
    {
      id: 'sensor-faults',
      type: 'symbol',
      source: 'sensors',
      filter: by('fault', true),
      layout: { ...everywhere, 'icon-image': 'fault', 'icon-offset': [12, 9] },
    },
  ];
}

function topLayers(p: Palette): LayerSpecification[] {
  return [
    {
      id: 'selected-area',
      type: 'line',
      source: 'selected',
      filter: ['!', ['any', ofType('Point'), by('kind', 'detection')]],
      paint: { 'line-color': p.selected, 'line-width': 2.2 },
    },
    {
      id: 'selected-wedges',
      type: 'fill',
      source: 'selected',
      filter: ['all', by('kind', 'detection'), by('part', 'wedge')],
      paint: { 'fill-color': p.bearing, 'fill-opacity': 0.05 },
    },
    {
      id: 'selected-bearings',
      type: 'line',
      source: 'selected',
      filter: ['all', by('kind', 'detection'), by('part', 'line')],
      paint: { 'line-color': p.bearing, 'line-width': 1.8 },
    },
    {
      id: 'truth-line',
      type: 'line',
      source: 'truths',
      filter: ofType('LineString'),
      paint: { 'line-color': p.truth, 'line-width': 1.4, 'line-dasharray': [1, 2] },
    },
    {
      id: 'truths',
      type: 'symbol',
      source: 'truths',
      filter: ofType('Point'),
      layout: {
        'icon-allow-overlap': true,
        'icon-image': 'truth',
        'text-field': ['get', 'label'],
        'text-font': FONT,
        'text-size': 12,
        'text-optional': true,
        'text-variable-anchor': ['left', 'right', 'top', 'bottom'],
        'text-radial-offset': 1,
      },
      paint: { ...label(p), 'text-color': p.truth },
    },
    {
      id: 'events',
      type: 'symbol',
      source: 'events',
      layout: {
        'icon-allow-overlap': true,
        'icon-image': 'event',
        'text-field': ['get', 'label'],
        'text-font': FONT,
        'text-size': 12.5,
        'text-max-width': 16,
        'text-optional': true,
        'text-variable-anchor': ['right', 'left', 'top', 'bottom'],
        'text-radial-offset': 1.1,
      },
      paint: { ...label(p), 'text-color': p.event },
    },
    {
      id: 'selected-point',
      type: 'circle',
      source: 'selected',
      filter: ofType('Point'),
      paint: {
        'circle-radius': 15,
        'circle-opacity': 0,
        'circle-color': p.selected,
        'circle-stroke-color': p.selected,
        'circle-stroke-width': 2.5,
      },
    },
  ];
}

const ofType = (type: 'Point' | 'LineString'): ExpressionSpecification => [
  '==',
  ['geometry-type'],
  type,
];

/** Incidents closer than their symbols are wide are one symbol with their number, until the map is near enough. */
const CLUSTERED = { cluster: true, clusterRadius: 22, clusterMaxZoom: 13 };

/** The whole style, with empty sources. */
export function mapStyle(theme: Theme): StyleSpecification {
  const p = PALETTES[theme];
  const names = [...SCALES.map((s) => `base-${s}`), ...DATA_SOURCES];
  return {
    version: 8,
    sources: Object.fromEntries(
      names.map((name) => [
        name,
        { type: 'geojson' as const, data: EMPTY, ...(name === 'incidents' ? CLUSTERED : {}) },
      ]),
    ),
    layers: [
      { id: 'sea', type: 'background', paint: { 'background-color': p.sea } },
      ...baseLayers(p),
      bandLayer(p),
      ...graticuleLayers(p),
      ...baseLines(p),
      ...controlLayers(p),
      ...bearingLayers(p),
      ...eventLayers(p),
      ...stretchLayers(p),
      ...contactLayers(p),
      ...droneLayers(p),
      ...pointLayers(p),
      ...incidentLayers(p),
      ...topLayers(p),
    ],
  };
}
