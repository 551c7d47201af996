// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors

import { html, nothing } from 'lit';
import './live.css';
import * as format from './format';
import { fields, number, objects, oneOf, text, textOrNull } from './reading';
import { words } from './words';

/*
 * A run that is watched while it goes on: what its pictures say of themselves, the stream that tells of newer ones, and the
 * bar that shows both. The stream names versions; pictures are fetched.
 */

export const STAGES = ['PROVISIONAL', 'FINAL'] as const;
export const CHANGE_KINDS = ['RECOGNISED', 'REVISED', 'WITHDRAWN'] as const;
export const PLAY_STAGES = ['PLAYING', 'JUDGING', 'FINAL', 'STOPPED'] as const;

export interface Change {
  kind: (typeof CHANGE_KINDS)[number];
  version: number | null;
  asOf: string | null;
  sealed: boolean;
  finding: string;
  title: string;
  details: { property: string; before: string; after: string }[];
}

export interface Live {
  stage: (typeof STAGES)[number];
  version: number;
  asOf: string | null;
  reports: number | null;
  /** Oldest first. */
  changes: Change[];
  /** Earlier ones that the monitor no longer holds. */
  changesLeftOut: number;
}

/** Null where the picture is of a run that nobody watches. */
export function parseLive(picture: unknown): Live | null {
  const f = fields(picture)['live'];
  if (f === undefined || f === null) return null;
  const live = fields(f);
  return {
    // What does not say that it is sealed is not.
    stage: oneOf(STAGES, live['stage'], 'PROVISIONAL'),
    version: number(live['version']) ?? 0,
    asOf: textOrNull(live['asOf']),
    reports: number(live['reports']),
    changesLeftOut: number(live['changesLeftOut']) ?? 0,
    changes: objects(live['changes']).map((c) => ({
      kind: oneOf(CHANGE_KINDS, c['kind'], 'REVISED'),
      version: number(c['version']),
      asOf: textOrNull(c['asOf']),
      sealed: c['sealed'] === true,
      finding: text(c['finding']),
      title: text(c['title']),
      details: objects(c['details']).map((d) => ({
        property: text(d['property']),
        before: text(d['before']),
        after: text(d['after']),
      })),
    })),
  };
}

export interface PlayStatus {
  version: number;
  stage: (typeof PLAY_STAGES)[number];
  clock: string | null;
  speed: number | null;
  lagSeconds: number | null;
}

export function parseStatus(message: string): PlayStatus | null {
  try {
    const f = fields(JSON.parse(message));
    const version = number(f['version']);
    return version === null
      ? null
      : {
          version,
          stage: oneOf(PLAY_STAGES, f['stage'], 'PLAYING'),
          clock: textOrNull(f['clock']),
          speed: number(f['speed']),
          lagSeconds: number(f['lagSeconds']),
        };
  } catch {
    return null;
  }
}

/** Longer silence than this counts as a lost connection; a message comes every second. */
export const SILENCE_MILLIS = 5_000;
/** A stream that the browser has given up is opened anew after so long. */
const REOPEN_MILLIS = 2_000;

/** The stream of versions; connects again by itself until it is closed. */
export class LiveLink {
  private source: EventSource | null = null;
  private silence = 0;
  private reopening = 0;

  constructor(
    private readonly address: string,
    private readonly onStatus: (status: PlayStatus) => void,
    private readonly onLost: () => void,
  ) {
    this.open();
  }

  private open() {
    this.source?.close();
    const source = new EventSource(this.address);
    this.source = source;
    source.onmessage = (event) => {
      const status = parseStatus(String(event.data));
      this.await();
      if (status) this.onStatus(status);
    };
    source.onerror = () => {
      this.lost();
    };
    this.await();
  }

  private await() {
    clearTimeout(this.silence);
    this.silence = window.setTimeout(() => this.lost(), SILENCE_MILLIS);
  }

  private lost() {
    clearTimeout(this.silence);
    clearTimeout(this.reopening);
    this.onLost();
    this.reopening = window.setTimeout(() => this.open(), REOPEN_MILLIS);
  }

  close() {
    clearTimeout(this.silence);
    clearTimeout(this.reopening);
    this.source?.close();
  }
}

/** Changes shown at once; the rest are behind a button. */
const SHOWN = 4;

/** The bar over the watch floor. */
export function liveBar(
  live: Live,
  status: PlayStatus | null,
  isLost: boolean,
) {
  const final = live.stage === 'FINAL';
  const lag = Math.round((status?.lagSeconds ?? 0) / 60);
  return html`<section class="live ${final ? 'final' : 'provisional'}" aria-label=${words.live.label}>
    <p class="stage" role="status">
      <strong>${final ? words.live.final : words.live.provisional}</strong>
      <span>${final ? words.live.finalHelp : words.live.provisionalHelp}</span>
    </p>
    ${final
      ? nothing
      : html`<p class="clock">
          <span>${words.live.clock}</span>
          <time>${format.instant(status?.clock ?? live.asOf)}</time>
          <span>${
            status?.stage === 'JUDGING'
              ? words.live.judging
              : status?.speed
                ? words.live.speed(String(status.speed))
                : ''
          }</span>
        </p>`}
    <p class="as-of">
      ${words.live.asOf(format.minute(live.asOf ?? ''), String(live.reports ?? 0))}
      ${!final && lag > 0 ? words.live.lag(String(lag)) : nothing}
    </p>
    ${isLost
      ? html`<p class="lost" role="alert">${words.live.lost(format.minute(live.asOf ?? ''))}</p>`
      : nothing}
  </section>`;
}

/** What changed from picture to picture, newest first. */
export function changeList(live: Live, all: boolean, on: { show: (id: string) => void; more: () => void }) {
  const final = live.stage === 'FINAL';
  const newest = [...live.changes].reverse();
  // At the end: what the sealed picture says otherwise than the last provisional ones did.
  const told = final
    ? newest.filter((c) => c.kind !== 'RECOGNISED' || c.sealed)
    : newest.filter((c) => (c.version ?? 0) > 2 || c.kind !== 'RECOGNISED');
  if (told.length === 0 && !final) return nothing;
  return html`<section class="changes">
    <h2>${final ? words.live.changedSince : words.live.changed}</h2>
    ${told.length === 0 ? html`<p class="quiet">${words.live.unchanged}</p>` : nothing}
    <ul>
      ${(all ? told : told.slice(0, SHOWN)).map(
        (c) => html`<li class=${c.kind.toLowerCase()}>
          ${c.kind === 'WITHDRAWN'
            ? html`<div>${change(c)}</div>`
            : html`<button @click=${() => on.show(c.finding)}>${change(c)}</button>`}
        </li>`,
      )}
    </ul>
    ${live.changesLeftOut > 0
      ? html`<p class="quiet">${words.live.leftOut(live.changesLeftOut)}</p>`
      : nothing}
    ${!all && told.length > SHOWN
      ? html`<button class="more" @click=${on.more}>${words.live.more(told.length - SHOWN)}</button>`
      : nothing}
  </section>`;
}

const change = (c: Change) => html`<span class="kind">${words.live.kind[c.kind]}</span>
  <time>${format.timeOfDay(c.asOf)}</time>
  <span class="what">${c.title}</span>
  ${c.details.map((d) => html`<small>${difference(d)}</small>`)}`;

function difference(d: Change['details'][number]): string {
  const names: Record<string, string> = words.live.property;
  const value = (v: string) => {
    const known: Record<string, string> = d.property === 'GRADE' ? words.grade : words.standing;
    return (d.property === 'GRADE' || d.property === 'STANDING' ? known[v] : undefined) ?? (v || words.none);
  };
  return words.live.difference(names[d.property] ?? d.property, value(d.before), value(d.after));
}
