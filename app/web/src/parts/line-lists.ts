// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors

import { html, nothing } from 'lit';
import * as format from '../format';
import { gapsOf, hourRows, references } from '../hours';
import type { Line } from '../line';
import { withNames } from '../names';
import { type Picture, partyName } from '../picture';
import { findingAddress } from '../route';
import { words } from '../words';
import { hourTrack } from './night-strip';
import { type Content, leafLink } from './pieces';

/* What the lists say of the watch over a line; each piece is nothing where no network reported. */

const kilometers = (from: number | null, to: number | null) =>
  words.line.kilometers(format.whole(from), format.whole(to));

/** Three measures that are never mixed, and what could have been seen, in one breath. */
export function lineCounts({ line }: Picture): Content {
  if (!line) return nothing;
  const c = line.counts;
  return html`<p class="counted">
    ${words.line.counts(
      format.whole(c.observedSigns),
      format.whole(c.incidents),
      format.whole(c.withSeverity),
    )}<span class="coverage">${words.list.coverageOf}: ${coverageOfLine(line)}</span>
  </p>`;
}

/** The picture's coverage of its line in one line. */
export const lineCoverage = ({ line }: Picture): string =>
  line ? coverageOfLine(line) : words.list.coverageNotStated;

const coverageOfLine = ({ counts }: Line) =>
  words.line.covered(
    format.decimal(counts.coveredKilometerDays, 0),
    format.decimal(counts.kilometerDays, 0),
  );

/** Coverage by source and stretch, each with its hours; a source that is heard nowhere is one sentence. */
export function stretchRows({ line }: Picture): Content {
  if (!line || line.stretches.length === 0) return nothing;
  return html`<h3>${words.hours.title}</h3>
    <p class="quiet">${words.hours.help}</p>
    ${references(line).map((reference) => ofReference(line, reference))}
    <p>${leafLink(line.leaf)}</p>`;
}

function ofReference(line: Line, reference: string): Content {
  const own = line.stretches.filter((s) => s.reference === reference);
  const rows = hourRows(line, reference);
  const isHeard = rows.some((row) => row.cells.some((c) => c.watched === 'covered'));
  const heading = html`<h4>${words.hours.of(reference)}</h4>`;
  if (!isHeard) {
    const reasons = [...new Set(own.flatMap((s) => s.gaps.slice(0, 1).map((g) => g.reason)))];
    return html`${heading}
      <p class="warn">${words.hours.always} ${reasons[0] ?? ''}</p>`;
  }
  const [from, to] = [Date.parse(line.from ?? ''), Date.parse(line.to ?? '')];
  return html`${heading}
    <ul class="rows">
      ${rows.map((row) => {
        const s = own.find((x) => x.fromKm === row.fromKm);
        return html`<li>
          <span class="entry-top"
            ><strong>${kilometers(row.fromKm, row.toKm)}</strong
            ><span class="entry-side">${format.percent(s?.detection ?? null)}</span></span
          >
          <span class="hour-track" aria-hidden="true">${hourTrack(row, from, to)}</span>
          <span
            >${words.line.stretch(
              reference,
              format.percent(s?.detection ?? null),
              format.decimal(s?.coveredHours ?? null, 0),
              format.decimal(s?.hours ?? null, 0),
              format.percent(s?.nodesUp ?? null),
            )}</span
          >
          ${gapsOf(row).map(
            (g) =>
              html`<span class="warn"
                >${words.line.gap(
                  format.between(new Date(g.from).toISOString(), new Date(g.to).toISOString()),
                  g.reason || words.night.key.notTold,
                )}</span
              >`,
          )}
        </li>`;
      })}
    </ul>`;
}

export interface DroneEntry {
  id: string;
  body: Content;
}

export const droneEntries = ({ line }: Picture): DroneEntry[] =>
  [...(line?.drones ?? [])]
    .sort((a, b) => (b.from ?? '').localeCompare(a.from ?? ''))
    .map((d) => ({
      id: d.id,
      body: html`<strong>${format.between(d.from, d.to)}</strong>
        <span
          >${words.line.drone(
            format.withError(d.speedMetersPerSecond, d.speedErrorMetersPerSecond, ' m/s'),
            format.withError(d.headingDegrees, d.headingErrorDegrees, '°'),
            format.whole(d.reports),
          )}</span
        >`,
    }));

/** Statements beside what sensors show; never whether somebody lied. */
export function statementRows(picture: Picture): Content {
  const { line } = picture;
  if (!line || line.statements.length === 0) return nothing;
  return html`<h3>${words.line.statements}</h3>
    <p class="quiet">${words.line.statementsHelp}</p>
    ${line.claimants.map(
      (c) =>
        html`<p class="quiet">
          ${words.line.claimant(
            partyName(picture, c.party),
            format.whole(c.statements),
            format.whole(c.checkable),
            format.whole(c.inconsistent),
          )}
        </p>`,
    )}
    <ul class="rows">
      ${line.statements.map((s) => {
        const incident = line.incidents.find((i) => i.id === s.incident);
        return html`<li>
          <span class="entry-top"
            ><strong>${words.claim.allegationTitle(
                partyName(picture, s.party),
                partyName(picture, s.accused),
              )}</strong
            ><span class="entry-side">${words.line.statement[s.standing]}</span></span
          >
          <span>${s.what}: ${withNames(picture, s.reason)}</span>
          <span class="quiet"
            >${format.instant(s.at)}
            ${incident
              ? html`<a href=${findingAddress(incident.finding)}>${words.line.itsIncident}</a>`
              : nothing}</span
          >
        </li>`;
      })}
    </ul>`;
}
