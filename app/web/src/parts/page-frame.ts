// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors

import { html } from 'lit';
import * as format from '../format';
import type { Selection } from '../map/features';
import type { Picture } from '../picture';
import { words } from '../words';

/* What every full page begins and ends with. */

export interface PageContext {
  picture: Picture;
  allEvidence: boolean;
  showAllEvidence(): void;
  /** Goes back to the map with this chosen. */
  showOnMap(selection: Selection): void;
}

export const head = (kicker: string, title: string) =>
  html`<nav class="page-nav">
      <a href="#/">${words.finding.backToMap}</a>
      <button @click=${() => window.print()}>${words.finding.print}</button>
    </nav>
    <p class="kicker">${kicker}</p>
    <h1 tabindex="-1">${title}</h1>`;

/** Where a printed page comes from: without this it is paper. */
export const foot = (picture: Picture, id: string) =>
  html`<footer class="page-foot">
    <p>
      ${words.product}. ${picture.title}. ${id}.
      ${words.header.published(format.instant(picture.publishedAt))},
      ${words.header.code(picture.codeVersion)}.
    </p>
    ${picture.logs.map(
      (l) =>
        html`<p class="hash">
          ${l.name}: ${words.record.size} ${format.whole(l.size)}, ${words.record.root} ${l.root}
        </p>`,
    )}
  </footer>`;
