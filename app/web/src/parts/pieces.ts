// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors

import { html, nothing, type TemplateResult } from 'lit';
import type { Finding, Leaf, Picture } from '../picture';
import { bundleApi, bundleFile, evidenceAddress, evidenceApi } from '../route';
import { words } from '../words';
import { label } from './label';

/* Small pieces that lists and pages share. */

export type Content = TemplateResult | string | typeof nothing;

/** A list of terms and values; rows without a value are left out. */
export function terms(rows: [string, Content | null][]): TemplateResult {
  return html`<dl class="terms">
    ${rows
      .filter(([, value]) => value !== null && value !== '' && value !== nothing)
      .map(([term, value]) => html`<div><dt>${label(term)}</dt><dd>${value}</dd></div>`)}
  </dl>`;
}

/** A link to a sealed leaf's own page. */
export function leafLink(leaf: Leaf | null): Content {
  if (!leaf) return nothing;
  return html`<a class="leaf" href=${evidenceAddress(leaf.log, leaf.index)}
    >${leaf.log} #${leaf.index}</a
  >`;
}

/** A result with all that it rests on as one file, for whoever wants to verify it elsewhere. */
export function bundleLink(leaf: Leaf | null): Content {
  if (leaf?.log !== 'findings') return nothing;
  const file = bundleFile(leaf.index);
  return html`<p>
    <a class="button" href=${bundleApi(leaf.index)} download=${file}>${words.finding.bundle}</a>
  </p>
  <p class="quiet">${words.finding.bundleHelp(file)}</p>`;
}

/** Only web addresses become links: a source comes from outside and could be anything. */
export function sourceLink(url: string): Content {
  if (!url) return words.notStated;
  return /^https?:\/\//i.test(url)
    ? html`<a href=${url} target="_blank" rel="noopener noreferrer">${url}</a>`
    : url;
}

export const paragraphs = (lines: string[], otherwise: string) =>
  lines.length === 0
    ? html`<p class="quiet">${otherwise}</p>`
    : html`<ul class="plain">
        ${lines.map((line) => html`<li>${line}</li>`)}
      </ul>`;

/** The picture's coverage in one line, for headings and empty lists. */
export function coverageLine(picture: Picture): string {
  return picture.coverage.length === 0
    ? words.list.coverageNotStated
    : picture.coverage.map((c) => c.text || `${c.what} ${c.date}`).join(' · ');
}

/** A finding's coverage in one line. */
export const coverageOf = (f: Finding): string =>
  f.coverage.length ? f.coverage.join('; ') : words.list.coverageNotStated;

/** What an evidence table shows at first; a finding can rest on thousands of leaves. */
const EVIDENCE_ROWS = 100;

export interface EvidenceRow {
  leaf: Leaf;
  role: string;
}

export function evidenceTable(rows: EvidenceRow[], all: boolean, showAll: () => void) {
  if (rows.length === 0) return html`<p class="quiet">${words.finding.noEvidence}</p>`;
  const shown = all ? rows : rows.slice(0, EVIDENCE_ROWS);
  return html`<div class="table-box" tabindex="0" role="region" aria-label=${words.finding.evidence}>
      <table>
        <thead>
          <tr>
            <th scope="col">${words.evidence.role}</th>
            <th scope="col">${words.evidence.log}</th>
            <th scope="col">${words.evidence.index}</th>
            <th scope="col">${words.evidence.details}</th>
            <th scope="col">${words.evidence.raw}</th>
          </tr>
        </thead>
        <tbody>
          ${shown.map(
            ({ leaf, role }) =>
              html`<tr>
                <td>${role}</td>
                <td>${leaf.log}</td>
                <td class="number">${leaf.index}</td>
                <td>
                  <a
                    href=${evidenceAddress(leaf.log, leaf.index)}
                    aria-label=${words.evidence.detailsOf(leaf.log, leaf.index)}
                    >${words.evidence.details}</a
                  >
                </td>
                <td>
                  <a
                    href="${evidenceApi(leaf.log, leaf.index)}/raw"
                    download
                    aria-label=${words.evidence.rawOf(leaf.log, leaf.index)}
                    >${words.evidence.raw}</a
                  >
                </td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
    ${shown.length < rows.length
      ? html`<p>
          ${words.evidence.first(shown.length, rows.length)}
          <button @click=${showAll}>${words.evidence.showAll}</button>
        </p>`
      : nothing}`;
}
