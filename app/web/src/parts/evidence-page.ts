// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors

import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import * as format from '../format';
import { evidenceApi } from '../route';
import type { Leaf } from '../picture';
import { words } from '../words';
import { leafLink, terms } from './pieces';

interface Evidence {
  kind?: string;
  mediaType?: string;
  channel?: string;
  receivedAt?: string;
  length?: number;
  sha256?: string;
  leafHash?: string;
  text?: string | null;
  inclusionProof?: string[];
  treeSize?: number;
  origin?: string;
  root?: string;
  references?: Leaf[];
}

/** One sealed leaf: what it is, its hashes, the proof that the log holds it, and its bytes. */
@customElement('tw-evidence')
export class EvidencePage extends LitElement {
  @property() log = '';
  @property({ type: Number }) index = 0;
  @state() private evidence: Evidence | null = null;
  @state() private failure = '';

  protected override createRenderRoot() {
    return this;
  }

  protected override willUpdate(changed: PropertyValues<this>) {
    if (changed.has('log') || changed.has('index')) void this.load();
  }

  private async load() {
    this.evidence = null;
    this.failure = '';
    const [log, index] = [this.log, this.index];
    try {
      const answer = await fetch(evidenceApi(log, index));
      if (!answer.ok) throw new Error(`${answer.status} ${answer.statusText}`);
      const evidence = (await answer.json()) as Evidence;
      if (log === this.log && index === this.index) this.evidence = evidence;
    } catch (e) {
      this.failure = e instanceof Error ? e.message : String(e);
    }
  }

  protected override render() {
    return html`<article class="page">
      <nav class="page-nav">
        <a href="#/">${words.finding.backToMap}</a>
        <button @click=${() => history.back()}>${words.evidence.back}</button>
      </nav>
      <p class="kicker">${words.finding.evidence}</p>
      <h1 tabindex="-1">${words.evidence.page(this.log, this.index)}</h1>
      ${this.body()}
    </article>`;
  }

  private body() {
    if (this.failure) {
      return html`<div role="alert">
        <h2>${words.evidence.failed}</h2>
        <p>${words.evidence.failedHelp(this.failure)}</p>
        <button @click=${() => this.load()}>${words.state.retry}</button>
      </div>`;
    }
    const e = this.evidence;
    if (!e) return html`<p role="status">${words.evidence.loading}</p>`;
    const proof = e.inclusionProof ?? [];
    return html`${terms([
        [words.evidence.kind, e.kind ?? null],
        [words.evidence.mediaType, e.mediaType ?? null],
        [words.evidence.channel, e.channel ?? null],
        [words.evidence.receivedAt, format.instant(e.receivedAt ?? null)],
        [
          words.evidence.length,
          e.length === undefined ? null : words.evidence.bytes(format.whole(e.length)),
        ],
        [words.evidence.sha256, html`<span class="hash">${e.sha256 ?? words.notStated}</span>`],
        [words.evidence.origin, e.origin ?? null],
        [words.evidence.leafHash, html`<span class="hash">${e.leafHash ?? words.notStated}</span>`],
      ])}
      <p>
        <a class="button" href="${evidenceApi(this.log, this.index)}/raw" download
          >${words.evidence.download}</a
        >
        <a class="button" href="verify.html">${words.evidence.checkYourself}</a>
      </p>
      <p class="quiet">${words.evidence.checkYourselfHelp}</p>
      <h2>${words.evidence.proof(format.whole(e.treeSize ?? null))}</h2>
      ${proof.length === 0
        ? html`<p class="quiet">${words.evidence.noProof}</p>`
        : html`<ol class="proof">
            ${proof.map((p) => html`<li class="hash">${p}</li>`)}
          </ol>`}
      ${e.root ? html`<p>${words.evidence.root}: <span class="hash">${e.root}</span></p>` : nothing}
      ${e.references
        ? html`<h2>${words.evidence.references}</h2>
            ${e.references.length === 0
              ? html`<p class="quiet">${words.evidence.noReferences}</p>`
              : html`<ul class="references">
                  ${e.references.map((r) => html`<li>${leafLink(r)}</li>`)}
                </ul>`}`
        : nothing}
      <h2>${words.evidence.text}</h2>
      ${typeof e.text === 'string'
        ? html`<pre tabindex="0">${e.text}</pre>`
        : html`<p class="quiet">${words.evidence.notText}</p>`}`;
  }
}
