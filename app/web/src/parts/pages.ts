// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors

import { html } from 'lit';
import * as format from '../format';
import type { Finding, Picture, TruceEvent } from '../picture';
import { eventName, eventTitle, withNames } from '../names';
import { inWords, readable } from '../reasons';
import { eventAddress, findingAddress } from '../route';
import { words } from '../words';
import { incidentOf } from './incident-lists';
import { incidentPage } from './incident-page';
import { foot, head, type PageContext } from './page-frame';
import { arrivalTable, attributionBar, clockFaults, eventTerms, partyOf } from './details';
import { bundleLink, type Content, type EvidenceRow, evidenceTable, leafLink, paragraphs, terms } from './pieces';
import { criterionMark, standingMark } from './standing';

/* The full pages: one finding, one event; to read, to print, to hand to somebody. */

export function unknownPage(id: string): Content {
  return html`<article class="page">
    ${head(words.product, words.finding.unknown(id))}
    <p>${words.finding.unknownHelp}</p>
  </article>`;
}

export function findingPage(f: Finding, c: PageContext): Content {
  const { picture } = c;
  const incident = incidentOf(picture, f.id);
  if (incident) return incidentPage({ incident, finding: f }, c);
  return html`<article class="page">
    ${head(words.finding.page, withNames(picture, f.title))}
    <p class="page-standing">${standingMark(f.standing)}</p>
    <section>
      <h2>${words.finding.statement}</h2>
      <p class="statement">${withNames(picture, f.statement) || words.notStated}</p>
      ${terms([
        [words.finding.party, partyOf(picture, f)],
        [words.finding.obligation, inWords(f.obligation)],
        [words.finding.standardOfProof, f.standardOfProof || words.notStated],
      ])}
    </section>
    <section>
      <h2>${words.finding.reasons}</h2>
      ${paragraphs(f.reasons.map((r) => readable(picture, r)), words.notStated)}
    </section>
    <section>
      <h2>${words.finding.coverage}</h2>
      <p class="quiet">${words.finding.coverageHelp}</p>
      ${paragraphs(f.coverage, words.list.coverageNotStated)}
    </section>
    <section>
      <h2>${words.finding.claims}</h2>
      <p class="quiet">${words.finding.claimsHelp}</p>
      ${f.claims.length === 0
        ? html`<p class="quiet">${words.finding.noClaims}</p>`
        : html`<ul class="plain">
            ${f.claims.map((claim) => html`<li>${claim.text} ${leafLink(claim.leaf)}</li>`)}
          </ul>`}
    </section>
    <section>
      <h2>${words.finding.attribution}</h2>
      ${f.attribution
        ? attributionBar(picture, f.attribution)
        : html`<p class="quiet">${words.finding.attributionNone}</p>`}
    </section>
    <section>
      <h2>${words.finding.criteria}</h2>
      <p class="quiet">${words.finding.criteriaHelp}</p>
      ${f.criteria.length === 0
        ? html`<p class="quiet">${words.finding.noCriteria}</p>`
        : html`<ul class="criteria">
            ${f.criteria.map(
              (k) =>
                html`<li>
                  ${criterionMark(k.standing)}
                  <div><strong>${k.title || k.id}</strong><br />${k.reason}</div>
                </li>`,
            )}
          </ul>`}
    </section>
    <section>
      <h2>${words.finding.wouldChange}</h2>
      ${paragraphs(f.wouldChange, words.finding.noWouldChange)}
    </section>
    <section>
      <h2>${words.finding.events}</h2>
      ${f.eventIds.length === 0
        ? html`<p class="quiet">${words.finding.noEvents(format.whole(f.inputs.length))}</p>`
        : html`<ul class="plain">
            ${f.eventIds.map((id) => html`<li><a href=${eventAddress(id)}>${eventName(picture, id)}</a></li>`)}
          </ul>`}
    </section>
    <section>
      <h2>${words.finding.evidence}</h2>
      <p class="quiet">${words.finding.evidenceHelp}</p>
      ${bundleLink(f.leaf)} ${evidenceTable(findingEvidence(f), c.allEvidence, c.showAllEvidence)}
    </section>
    ${foot(picture, f.id)}
  </article>`;
}

/** What the findings that rest on an event say of its coverage; without one, the picture's own. */
const coverageOfEvent = (picture: Picture, findings: Finding[]) =>
  findings.length
    ? [...new Set(findings.flatMap((f) => f.coverage))]
    : picture.coverage.map((v) => v.text);

function findingEvidence(f: Finding): EvidenceRow[] {
  const rows: EvidenceRow[] = f.inputs.map((leaf) => ({ leaf, role: words.evidence.input }));
  if (f.leaf) rows.unshift({ leaf: f.leaf, role: words.evidence.sealedFinding });
  return rows;
}

export function eventPage(e: TruceEvent, c: PageContext): Content {
  const findings = c.picture.findings.filter((f) => f.eventIds.includes(e.id));
  const rows: EvidenceRow[] = e.inputs.map((leaf) => ({ leaf, role: words.evidence.input }));
  if (e.leaf) rows.unshift({ leaf: e.leaf, role: words.evidence.sealedEvent });
  return html`<article class="page">
    ${head(words.event.page, eventTitle(c.picture, e.id))}
    <p class="identifier">${words.event.identifier}: ${e.id}</p>
    <section>
      <h2>${words.event.located}</h2>
      ${eventTerms(e)}
    </section>
    <section>
      <h2>${words.event.arrivals}</h2>
      ${arrivalTable(c.picture, e)} ${clockFaults(c.picture, e)}
    </section>
    <section>
      <h2>${words.event.findings}</h2>
      ${findings.length === 0
        ? html`<p class="quiet">${words.none}</p>`
        : html`<ul class="plain">
            ${findings.map(
              (f) =>
                html`<li>
                  ${standingMark(f.standing)} <a href=${findingAddress(f.id)}>${withNames(c.picture, f.title)}</a>
                </li>`,
            )}
          </ul>`}
    </section>
    <section>
      <h2>${words.finding.coverage}</h2>
      ${paragraphs(coverageOfEvent(c.picture, findings), words.list.coverageNotStated)}
    </section>
    <section>
      <h2>${words.finding.evidence}</h2>
      <p class="quiet">${words.finding.evidenceHelp}</p>
      ${bundleLink(e.leaf)} ${evidenceTable(rows, c.allEvidence, c.showAllEvidence)}
    </section>
    ${foot(c.picture, e.id)}
  </article>`;
}
