// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors

import { html, nothing, svg } from 'lit';
import * as format from '../format';
import type { Picture } from '../picture';
import { fields, isFields, type Leaf, leaf, number, objects, text, textOrNull } from '../reading';
import { findingAddress } from '../route';
import { words } from '../words';
import { type Content, leafLink, sourceLink } from './pieces';

/* Counts of a monitoring mission: signs of fire by period, with coverage unknown and no side. */

/** One period and region; a number that was not told is null, which is not zero. */
export interface Count {
  report: string;
  from: string | null;
  to: string | null;
  region: string;
  signs: number | null;
  explosions: number | null;
  trend: string;
  isDerived: boolean;
  sourceUrl: string;
  finding: string;
  leaf: Leaf | null;
}

export interface Counts {
  label: string;
  coverage: string;
  rows: Count[];
  leaf: Leaf | null;
}

/** Reads the picture's counts; null where no mission reported. */
export function readCounts(value: unknown): Counts | null {
  if (!isFields(value)) return null;
  const f = fields(value);
  return {
    label: text(f['label']),
    coverage: text(f['coverage']) || words.notStated,
    rows: objects(f['rows']).map((r) => ({
      report: text(r['report']),
      from: textOrNull(r['from']),
      to: textOrNull(r['to']),
      region: text(r['region']),
      signs: number(r['signs']),
      explosions: number(r['explosions']),
      trend: text(r['trend']),
      isDerived: r['basis'] === 'DERIVED',
      sourceUrl: text(r['sourceUrl']),
      finding: text(r['finding']),
      leaf: leaf(r['leaf']),
    })),
    leaf: leaf(f['leaf']),
  };
}

export interface Period {
  from: number;
  to: number;
  /** Null where no region's number is told. */
  signs: number | null;
}

/** All regions of a period together, by time. */
export function periodsOf(rows: Count[]): Period[] {
  const byText = new Map<string, Period>();
  for (const row of rows) {
    const [from, to] = [Date.parse(row.from ?? ''), Date.parse(row.to ?? '')];
    if (Number.isNaN(from) || Number.isNaN(to)) continue;
    const key = `${from} ${to}`;
    const period = byText.get(key) ?? { from, to, signs: null };
    if (row.signs !== null) period.signs = (period.signs ?? 0) + row.signs;
    byText.set(key, period);
  }
  return [...byText.values()].sort((a, b) => a.from - b.from || a.to - b.to);
}

const WIDTH = 360;
const HEIGHT = 90;
const BASE = HEIGHT - 16;
const BAR_LEAST = 2;

/** Bars over time: a bar is a period's signs, a tick on the base line a zero; nothing stands where nothing was told. */
function plot(periods: Period[]): Content {
  const first = Math.min(...periods.map((p) => p.from));
  const last = Math.max(...periods.map((p) => p.to));
  const most = Math.max(1, ...periods.map((p) => p.signs ?? 0));
  const x = (t: number) => (WIDTH * (t - first)) / Math.max(1, last - first);
  const date = (t: number) => format.day(new Date(t).toISOString().slice(0, 10));
  return html`<svg
    viewBox="0 0 ${WIDTH} ${HEIGHT}"
    width="100%"
    role="img"
    aria-label=${words.counts.plot(format.whole(most))}
    fill="currentColor"
  >
    <line x1="0" x2=${WIDTH} y1=${BASE} y2=${BASE} stroke="currentColor" stroke-opacity="0.4"></line>
    ${periods.map((p) => {
      if (p.signs === null) return nothing;
      const height = p.signs === 0 ? BAR_LEAST : Math.max(BAR_LEAST, ((BASE - 14) * p.signs) / most);
      return svg`<rect
        x=${x(p.from)}
        y=${p.signs === 0 ? BASE : BASE - height}
        width=${Math.max(1, x(p.to) - x(p.from) - 0.5)}
        height=${height}
        fill-opacity=${p.signs === 0 ? 0.4 : 0.8}
      ></rect>`;
    })}
    <text x="0" y="10" font-size="10">${words.counts.most(format.whole(most))}</text>
    <text x="0" y=${HEIGHT - 3} font-size="10">${date(first)}</text>
    <text x=${WIDTH} y=${HEIGHT - 3} font-size="10" text-anchor="end">${date(last)}</text>
  </svg>`;
}

function row(c: Count) {
  const number = c.signs === null ? c.trend || words.notStated : format.whole(c.signs);
  return html`<tr>
    <td>
      ${c.finding
        ? html`<a href=${findingAddress(c.finding)}>${format.between(c.from, c.to)}</a>`
        : format.between(c.from, c.to)}
    </td>
    <td>${c.region}</td>
    <td class="number">${number}${c.signs !== null && c.isDerived ? '*' : ''}</td>
    <td class="number">${c.explosions === null ? words.notStated : format.whole(c.explosions)}</td>
    <td>${/^https?:\/\//i.test(c.sourceUrl) ? sourceLink(c.sourceUrl) : c.report} ${leafLink(c.leaf)}</td>
  </tr>`;
}

/** The counts as a plot and a table; nothing where no mission reported. */
export function countsPart({ counts }: Picture): Content {
  if (!counts || counts.rows.length === 0) return nothing;
  const periods = periodsOf(counts.rows);
  const told = counts.rows.filter((r) => r.signs !== null);
  const sum = told.reduce((n, r) => n + (r.signs ?? 0), 0);
  return html`<section class="mission-counts">
    <h3>${words.counts.title}</h3>
    <p class="counted">
      ${words.counts.sum(format.whole(sum), format.whole(told.length), format.whole(counts.rows.length))}<span
        class="coverage"
        >${words.list.coverageOf}: ${counts.coverage}. ${words.counts.noSide}</span
      >
    </p>
    ${periods.length ? plot(periods) : nothing}
    <p class="quiet">${words.counts.help} ${leafLink(counts.leaf)}</p>
    <details>
      <summary>${words.counts.table}</summary>
      <div class="table-box" tabindex="0" role="region" aria-label=${words.counts.title}>
        <table>
          <thead>
            <tr>
              <th scope="col">${words.counts.period}</th>
              <th scope="col">${words.counts.region}</th>
              <th scope="col">${words.counts.signs}</th>
              <th scope="col">${words.counts.explosions}</th>
              <th scope="col">${words.counts.source}</th>
            </tr>
          </thead>
          <tbody>
            ${counts.rows.map(row)}
          </tbody>
        </table>
      </div>
    </details>
  </section>`;
}
