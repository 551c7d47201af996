// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors

import { html, svg, type TemplateResult } from 'lit';
import type { CriterionStanding, Standing } from '../picture';
import { words } from '../words';
import { label } from './label';

/* Standings as word and icon. The word carries the meaning, the icon the shape, the colour nothing alone. */

const icon = (inner: TemplateResult) =>
  html`<svg class="icon" viewBox="0 0 20 20" width="20" height="20" aria-hidden="true" fill="none">
    ${inner}
  </svg>`;

const CHECK = svg`<circle cx="10" cy="10" r="8"/><path d="M6 10.5l3 3 5.5-6.5"/>`;
const WARN = svg`<path d="M10 2.2 18.5 17.3h-17z"/><path d="M10 7.5v5M10 14.6v.6"/>`;
const ASK = svg`<circle cx="10" cy="10" r="8" stroke-dasharray="3 2"/><path d="M7.6 7.8c0-3 4.8-3 4.8 0 0 1.9-2.4 1.9-2.4 3.7M10 14v.6"/>`;
const EYE = svg`<path d="M1.5 10c3.5-7 13.5-7 17 0-3.5 7-13.5 7-17 0z"/><circle cx="10" cy="10" r="2.6"/>`;
const CROSS = svg`<rect x="2.5" y="2.5" width="15" height="15"/><path d="M6.5 6.5l7 7M13.5 6.5l-7 7"/>`;

const STANDING_ICON = { KEPT: CHECK, VIOLATED: WARN, UNDETERMINED: ASK, OBSERVED: EYE };
const CRITERION_ICON = { MET: CHECK, NOT_MET: CROSS, CANNOT_BE_JUDGED: ASK };

export const standingMark = (standing: Standing) =>
  html`<span class="standing standing-${standing.toLowerCase()}"
    >${icon(STANDING_ICON[standing])}${label(words.standing[standing])}</span
  >`;

export const criterionMark = (standing: CriterionStanding) =>
  html`<span class="standing criterion-${standing.toLowerCase()}"
    >${icon(CRITERION_ICON[standing])}${label(words.criterion[standing])}</span
  >`;
