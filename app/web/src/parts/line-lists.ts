// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors

import { html, nothing } from 'lit';
import * as format from '../format';
import type { Line } from '../line';
import { withNames } from '../names';
import { type Finding, type Picture, partyName } from '../picture';
import { findingAddress } from '../route';
import { words } from '../words';
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

const coverageOfLine = ({ counts }: Line) =>
  words.line.covered(
    format.decimal(counts.coveredKilometerDays, 0),
    format.decimal(counts.kilometerDays, 0),
  );

/** Grade and rung of an incident's finding, and where it came from. */
export function incidentMarks(picture: Picture, f: Finding): Content {
  const i = picture.line?.incidents.find((x) => x.finding === f.id);
  if (!i) return nothing;
  return html`<span class="says"
    ><strong>${words.line.grade(words.grade[i.grade])}</strong> · ${words.line.rung(i.rung)}${i.origin
      ? html` · ${withNames(picture, i.origin)}`
      : nothing}</span
  >`;
}

export function stretchRows({ line }: Picture): Content {
  if (!line || line.stretches.length === 0) return nothing;
  return html`<h3>${words.line.stretches}</h3>
    <p class="quiet">${words.line.stretchesHelp}</p>
    <ul class="rows">
      ${line.stretches.map(
        (s) =>
          html`<li>
            <span class="entry-top"
              ><strong>${kilometers(s.fromKm, s.toKm)}</strong
              ><span class="entry-side">${format.percent(s.detection)}</span></span
            >
            <span class="meter" aria-hidden="true"
              ><span style="width:${100 * Math.max(0, Math.min(1, s.detection ?? 0))}%"></span
            ></span>
            <span
              >${words.line.stretch(
                s.reference,
                format.percent(s.detection),
                format.decimal(s.coveredHours, 0),
                format.decimal(s.hours, 0),
                format.percent(s.nodesUp),
              )}</span
            >
            ${s.gaps.map(
              (g) =>
                html`<span class="warn">${words.line.gap(format.between(g.from, g.to), g.reason)}</span>`,
            )}
          </li>`,
      )}
    </ul>
    <p>${leafLink(line.leaf)}</p>`;
}

export function outageRows({ line }: Picture): Content {
  if (!line) return nothing;
  return html`<h3>${words.line.outages}</h3>
    ${line.outages.length === 0
      ? html`<p class="quiet">${words.line.noOutages}</p>`
      : html`<ul class="rows">
          ${line.outages.map(
            (o) =>
              html`<li>
                <strong class="warn">${words.line.outage(
                    format.whole(o.down),
                    format.whole(o.of),
                    kilometers(o.fromKm, o.toKm),
                  )}</strong>
                <span
                  >${format.between(o.from, o.to)}${o.isOver ? '' : `, ${words.line.lasts}`}.
                  ${words.line.byChance(chance(o.probabilityByChance))}</span
                >
              </li>`,
          )}
        </ul>`}
    ${line.flags.length === 0
      ? nothing
      : html`<h3>${words.line.flags}</h3>
          <ul class="rows">
            ${line.flags.map(
              (f) =>
                html`<li>
                  <strong>${f.sensor}</strong>
                  <span>${f.reason}</span>
                  <span class="quiet"
                    >${f.to ? format.between(f.from, f.to) : words.line.since(format.instant(f.from))}</span
                  >
                </li>`,
            )}
          </ul>`}
    <h3>${words.line.network}</h3>
    <p class="quiet">${words.line.networkHelp}</p>
    <ul class="rows">
      ${line.network.map(
        (n) =>
          html`<li>
            <span class="entry-top"
              ><strong>${n.kind}</strong
              ><span class="entry-side"
                >${words.line.sensors(format.whole(n.sensors), format.whole(n.owners))}</span
              ></span
            >
          </li>`,
      )}
    </ul>`;
}

const chance = (p: number | null) =>
  p === null ? words.notStated : p < 0.001 ? p.toExponential(0) : format.decimal(p, 3);

export function droneRows({ line }: Picture): Content {
  if (!line || line.drones.length === 0) return nothing;
  return html`<h3>${words.line.drones}</h3>
    <p class="counted">
      ${words.list.shown(line.drones.length, words.line.dronesWord)}<span class="coverage"
        >${words.list.coverageOf}: ${words.line.droneCoverage}</span
      >
    </p>
    <ul class="rows">
      ${line.drones.map(
        (d) =>
          html`<li>
            <strong>${format.between(d.from, d.to)}</strong>
            <span
              >${words.line.drone(
                format.withError(d.speedMetersPerSecond, d.speedErrorMetersPerSecond, ' m/s'),
                format.withError(d.headingDegrees, d.headingErrorDegrees, '°'),
                format.whole(d.reports),
              )}</span
            >
          </li>`,
      )}
    </ul>`;
}

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
