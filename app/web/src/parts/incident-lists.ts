// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors

import { html, nothing } from 'lit';
import * as format from '../format';
import type { LineIncident } from '../line';
import { withNames } from '../names';
import { isGrave } from '../night';
import type { Finding, Picture } from '../picture';
import { inWords, readable, standardMet } from '../reasons';
import { words } from '../words';
import { type Content, coverageOf, terms } from './pieces';
import { standingMark } from './standing';

/* Incidents along the line: in a list, and in short as on their pages. */

export interface Incident {
  incident: LineIncident;
  finding: Finding;
}

export const incidentOf = (picture: Picture, findingId: string): LineIncident | undefined =>
  picture.line?.incidents.find((i) => i.finding === findingId);

/** What is contrary to a provision or open comes first, and of that the newest. */
export function incidentsInOrder(picture: Picture): { grave: Incident[]; others: Incident[] } {
  const all = (picture.line?.incidents ?? [])
    .flatMap((incident) => {
      const finding = picture.findings.find((f) => f.id === incident.finding);
      return finding ? [{ incident, finding }] : [];
    })
    .sort((a, b) => (b.incident.from ?? '').localeCompare(a.incident.from ?? ''));
  return {
    grave: all.filter((i) => isGrave(picture, i.incident)),
    others: all.filter((i) => !isGrave(picture, i.incident)),
  };
}

/** "Leaning: ground held by Southern Party", or that nobody is named. */
function sideInShort(picture: Picture, { incident, finding }: Incident): string {
  const ground = withNames(picture, incident.origin).split(',')[0];
  return ground
    ? `${words.grade[incident.grade]}: ${ground}`
    : words.incident.noSide(readable(picture, finding.attribution?.reason ?? '') || words.notStated);
}

export function incidentEntry(picture: Picture, i: Incident): Content {
  const { incident, finding } = i;
  const strong = finding.standing === 'VIOLATED' || finding.standing === 'KEPT';
  return html`<span class="entry-top"
      >${standingMark(finding.standing)}
      <span class="entry-side">${format.clock(incident.from)}</span></span
    >
    <strong>${withNames(picture, finding.title)}</strong>
    <span class="says">${sideInShort(picture, i)}</span>
    ${signsOf(incident) ? html`<span class="says">${signsOf(incident)}</span>` : nothing}
    ${strong
      ? html`<span class="says"
          >${words.finding.standardOfProof}: ${standardMet(finding) || finding.standardOfProof || words.notStated}</span
        >`
      : nothing}
    <span class="coverage">${words.list.coverageOf}: ${incident.coverage || coverageOf(finding)}</span>`;
}

const signsOf = (i: LineIncident): string =>
  i.kind === 'FIRE' ? words.incident.signs(format.whole(i.bursts), format.whole(i.launches)) : '';

const lasted = (i: LineIncident): string => {
  const millis = Date.parse(i.to ?? '') - Date.parse(i.from ?? '');
  return millis > 0 ? ` (${format.duration(millis)})` : '';
};

/** What, where, when, which provision, to which standard, which side or why none. */
export function incidentInShort(picture: Picture, i: Incident): Content {
  const { incident, finding } = i;
  const known = incident.square ? words.incident.within : words.incident.byStretch;
  return terms([
    [words.incident.what, [words.incident.kind[incident.kind], signsOf(incident)].filter(Boolean).join(': ')],
    [words.incident.where, `${incident.place}; ${known}`],
    [words.incident.when, `${format.between(incident.from, incident.to)}${lasted(incident)}`],
    [
      words.incident.provision,
      finding.obligation ? inWords(finding.obligation) : words.incident.noProvision,
    ],
    [words.incident.severity, words.incident.severities[incident.severity]],
    [words.incident.standard, standardMet(finding) || words.notStated],
    [words.incident.side, sideOf(picture, i)],
    [words.incident.origin, incident.origin ? originOf(picture, incident) : null],
    [
      words.incident.watched,
      incident.isWatched ? words.incident.isWatched : html`<span class="warn">${words.incident.notWatched}</span>`,
    ],
  ]);
}

const originOf = (picture: Picture, incident: LineIncident): Content =>
  html`${withNames(picture, incident.origin)}<br /><span class="quiet">${words.incident.originHelp}</span>`;

function sideOf(picture: Picture, { incident, finding }: Incident): Content {
  const a = finding.attribution;
  const ground = withNames(picture, incident.origin).split(',')[0];
  const most = a ? Math.max(0, ...a.probabilities.map((p) => p.probability)) : 0;
  const why = readable(picture, a?.reason ?? '');
  if (!ground) return words.incident.noSide(why || words.notStated);
  return html`<strong>${words.grade[incident.grade]}</strong>: ${words.incident.sideOf(
      ground,
      format.percent(most),
    )}${why ? html`<br /><span class="quiet">${why}</span>` : nothing}`;
}
