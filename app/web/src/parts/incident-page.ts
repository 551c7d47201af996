// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors

import { html, nothing } from 'lit';
import * as format from '../format';
import type { LineStatement } from '../line';
import { type Picture, partyName } from '../picture';
import { hypotheses, notKnown, readable, readableOf } from '../reasons';
import { findingAddress } from '../route';
import { words } from '../words';
import { attributionBar } from './details';
import { type Incident, incidentInShort } from './incident-lists';
import { withNames } from '../names';
import { foot, head, type PageContext } from './page-frame';
import { bundleLink, type Content, type EvidenceRow, evidenceTable, leafLink, paragraphs } from './pieces';
import { standingMark } from './standing';

/*
 * The page of an incident along the line: first what, where, when, to which standard and which side or why none; then
 * why, what was weighed, what is missing, and at last the evidence down to the sealed leaves.
 */

export function incidentPage(i: Incident, c: PageContext): Content {
  const { picture } = c;
  const { finding, incident } = i;
  const said = (sentence: string) => readableOf(picture, incident.id, sentence);
  return html`<article class="page">
    ${head(words.incident.page, withNames(picture, finding.title))}
    <p class="page-standing">${standingMark(finding.standing)}</p>
    <section class="in-short">
      <h2>${words.incident.short}</h2>
      ${incidentInShort(picture, i)}
      <p><button @click=${() => c.showOnMap({ kind: 'finding', id: finding.id })}>${words.incident.onMap}</button></p>
    </section>
    ${why(i, said)}
    <section>
      <h2>${words.finding.attribution}</h2>
      ${finding.attribution
        ? attributionBar(picture, finding.attribution)
        : html`<p class="quiet">${words.finding.attributionNone}</p>`}
    </section>
    <section>
      <h2>${words.incident.missing}</h2>
      ${paragraphs(notKnown(finding).map(said), words.finding.noWouldChange)}
      <h3>${words.incident.wouldChange}</h3>
      ${paragraphs(finding.wouldChange.map(said), words.finding.noWouldChange)}
    </section>
    <section>
      <h2>${words.finding.coverage}</h2>
      <p class="quiet">${words.finding.coverageHelp}</p>
      ${paragraphs(finding.coverage, words.list.coverageNotStated)}
    </section>
    <section>
      <h2>${words.incident.statements}</h2>
      <p class="quiet">${words.finding.claimsHelp}</p>
      ${statementsAbout(picture, i, said)}
    </section>
    <section>
      <h2>${words.finding.criteria}</h2>
      <p class="quiet">${words.finding.criteriaHelp}</p>
      ${criteriaOf(picture)}
    </section>
    <section>
      <h2>${words.incident.restsOn}</h2>
      ${restsOn(picture)}
      <h3>${words.finding.evidence}</h3>
      <p class="quiet">${words.finding.evidenceHelp}</p>
      ${bundleLink(finding.leaf)} ${evidenceTable(evidenceOf(picture, i), c.allEvidence, c.showAllEvidence)}
      <details class="sealed-words">
        <summary>${words.incident.sealedWords}</summary>
        <p>${finding.statement || words.notStated}</p>
        <p class="quiet">${finding.standardOfProof}</p>
        ${paragraphs(finding.reasons, words.notStated)}
      </details>
    </section>
    ${foot(picture, finding.id)}
  </article>`;
}

function why({ finding }: Incident, said: (sentence: string) => string): Content {
  const { hypotheses: weighed, others } = hypotheses(finding.reasons);
  const cell = (text: string) =>
    text ? said(text) : html`<span class="quiet">${words.incident.nothing}</span>`;
  return html`<section>
    <h2>${words.incident.reasons}</h2>
    ${paragraphs(others.map(said), words.notStated)}
    ${weighed.length === 0
      ? nothing
      : html`<h3>${words.incident.hypotheses}</h3>
          <div class="table-box" tabindex="0" role="region" aria-label=${words.incident.hypotheses}>
            <table class="hypotheses">
              <thead>
                <tr>
                  <th scope="col">${words.incident.hypothesis}</th>
                  <th scope="col">${words.incident.inFavor}</th>
                  <th scope="col">${words.incident.against}</th>
                </tr>
              </thead>
              <tbody>
                ${weighed.map(
                  (h) =>
                    html`<tr>
                      <th scope="row">${said(h.name)}</th>
                      <td>${cell(h.inFavor)}</td>
                      <td>${cell(h.against)}</td>
                    </tr>`,
                )}
              </tbody>
            </table>
          </div>`}
  </section>`;
}

function statementsAbout(picture: Picture, i: Incident, said: (sentence: string) => string): Content {
  const own = (picture.line?.statements ?? []).filter((s) => s.incident === i.incident.id);
  const claims = i.finding.claims;
  if (own.length + claims.length === 0) return html`<p class="quiet">${words.incident.noStatements}</p>`;
  return html`<ul class="plain">
    ${claims.map((claim) => html`<li>${said(claim.text)} ${leafLink(claim.leaf)}</li>`)}
    ${own.map((s) => html`<li>${statementText(picture, s)}</li>`)}
  </ul>`;
}

const statementText = (picture: Picture, s: LineStatement) =>
  `${format.instant(s.at)}: ${words.claim.allegationTitle(
    partyName(picture, s.party),
    partyName(picture, s.accused),
  )}, ${s.what}: ${words.line.statement[s.standing]}`;

/** A clause is judged over incidents together: the findings that hold criteria are one step away. */
function criteriaOf(picture: Picture): Content {
  const judged = picture.findings.filter((f) => f.criteria.length > 0);
  if (judged.length === 0) return html`<p class="quiet">${words.incident.noCriteria}</p>`;
  return html`<p>${words.incident.criteria}</p>
    <ul class="plain">
      ${judged.map(
        (f) =>
          html`<li>${standingMark(f.standing)} <a href=${findingAddress(f.id)}>${readable(picture, f.title)}</a></li>`,
      )}
    </ul>`;
}

function restsOn({ line }: Picture): Content {
  const network = (line?.network ?? [])
    .map((n) => `${format.whole(n.sensors)} ${(words.sensorKind[n.kind] ?? n.kind).toLowerCase()}`)
    .join(', ');
  return html`<p>${words.incident.restsOnWatch(network || words.notStated)} ${leafLink(line?.leaf ?? null)}</p>`;
}

function evidenceOf({ line }: Picture, { finding }: Incident): EvidenceRow[] {
  const rows: EvidenceRow[] = finding.inputs.map((leaf) => ({ leaf, role: words.evidence.input }));
  if (line?.leaf) rows.unshift({ leaf: line.leaf, role: words.incident.watchState });
  if (finding.leaf) rows.unshift({ leaf: finding.leaf, role: words.evidence.sealedFinding });
  return rows;
}
