// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors

import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import './style.css';
import './parts/evidence-page';
import * as format from './format';
import { openingDay, type Selection } from './map/features';
import type { Theme } from './map/style';
import { detailOf } from './parts/details';
import { label } from './parts/label';
import { listOf, openingTab, type Tab, tabOf, TABS_PER_ROW, tabsOf } from './parts/lists';
import { nightStrip } from './parts/night-strip';
import { eventPage, findingPage, unknownPage } from './parts/pages';
import { changeList, type Live, liveBar, LiveLink, parseLive, type PlayStatus } from './live';
import { eventTitle, withNames } from './names';
import { parsePicture, type Picture } from './picture';
import { parseRoute, type Route } from './route';
import { addressIn, language, type Language, LANGUAGE_NAMES, LANGUAGES, words } from './words';

const PICTURE = 'api/picture';
/** Tells of newer pictures, where a run is watched while it goes on. */
const LIVE = 'api/live';
/** How often the page asks for a newer picture where nothing tells it of one. */
const POLL_MILLIS = 15_000;
/** An answer that takes longer counts as none. */
const ANSWER_MILLIS = 30_000;
const LIST_STEP = 100;
const THEME_KEY = 'trucewatch.theme';
const THEMES = ['auto', 'light', 'dark'] as const;
type ThemeChoice = (typeof THEMES)[number];

/** The watch floor's page: header, lists, map, and the full pages of findings, events and evidence. */
@customElement('tw-app')
export class App extends LitElement {
  @state() private picture: Picture | null = null;
  @state() private failure = '';
  @state() private staleSince = '';
  @state() private notice = '';
  @state() private route: Route = parseRoute(location.hash);
  @state() private tab: Tab = 'findings';
  @state() private selection: Selection | null = null;
  @state() private day: string | null = null;
  @state() private limit = LIST_STEP;
  @state() private allEvidence = false;
  @state() private mapDrawn = false;
  @state() private nightOpen = true;
  /** Until the reader chooses a list, each newer picture may open with another. */
  private tabChosen = false;
  @state() private themeChoice: ThemeChoice = storedTheme();
  @state() private systemDark = matchMedia('(prefers-color-scheme: dark)').matches;
  @state() private live: Live | null = null;
  @state() private playing: PlayStatus | null = null;
  @state() private isLost = false;
  @state() private allChanges = false;
  private link: LiveLink | null = null;
  private isLoading = false;
  private received = '';
  private timer = 0;

  protected override createRenderRoot() {
    return this;
  }

  override connectedCallback() {
    super.connectedCallback();
    document.documentElement.lang = words.language;
    window.addEventListener('hashchange', this.onHash);
    window.addEventListener('keydown', this.onKey);
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', (e) => {
      this.systemDark = e.matches;
    });
    void this.load().then(() => this.startMap());
  }

  /** The lists come first: starting the map keeps a browser without a graphics card busy for seconds. */
  private async startMap() {
    await this.updateComplete;
    await new Promise((painted) => requestAnimationFrame(() => setTimeout(painted)));
    await import('./map/map-view');
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    window.removeEventListener('hashchange', this.onHash);
    window.removeEventListener('keydown', this.onKey);
    clearTimeout(this.timer);
    this.link?.close();
    this.link = null;
  }

  private async load() {
    clearTimeout(this.timer);
    this.isLoading = true;
    try {
      const answer = await fetch(PICTURE, {
        headers: { Accept: 'application/json' },
        signal: AbortSignal.timeout(ANSWER_MILLIS),
      });
      if (!answer.ok) throw new Error(`${answer.status} ${answer.statusText}`.trim());
      this.take(await answer.text());
    } catch (e) {
      this.onFailure(e instanceof Error ? e.message : String(e));
    }
    this.isLoading = false;
    if (this.live) this.link ??= new LiveLink(LIVE, this.onStatus, this.onLost);
    else this.timer = window.setTimeout(() => void this.load(), POLL_MILLIS);
  }

  /** One picture is fetched at a time; a version that came meanwhile is asked for with the next message. */
  private readonly onStatus = (status: PlayStatus) => {
    this.isLost = false;
    this.playing = status;
    if (status.version !== this.live?.version && !this.isLoading) void this.load();
  };

  private readonly onLost = () => {
    this.isLost = true;
  };

  private take(body: string) {
    this.failure = '';
    this.staleSince = '';
    if (body === this.received) return;
    const json: unknown = JSON.parse(body);
    const picture = parsePicture(json);
    this.live = parseLive(json);
    if (this.picture && !this.live) this.notice = words.state.renewed(format.instant(picture.publishedAt));
    this.received = body;
    const keepsDay = picture.control.some((c) => c.date === this.day);
    if (!keepsDay) this.day = openingDay(picture);
    if (!this.tabChosen && !this.selection) this.tab = openingTab(picture);
    this.picture = picture;
  }

  private onFailure(why: string) {
    this.failure = why;
    if (this.picture && !this.staleSince && !this.live) {
      this.staleSince = format.instant(new Date().toISOString());
    }
  }

  private readonly onHash = () => {
    this.route = parseRoute(location.hash);
    this.allEvidence = false;
    void this.updateComplete.then(() => {
      window.scrollTo(0, 0);
      if (this.route.page !== 'map') this.querySelector<HTMLElement>('.page h1')?.focus();
      else this.focusList();
    });
  };

  private readonly onKey = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    if (this.route.page !== 'map') location.hash = '#/';
    else if (this.selection) this.close();
  };

  private select(selection: Selection) {
    this.selection = selection;
    this.tabChosen = true;
    this.tab = tabOf(this.picture, selection);
    this.followDay(selection);
    void this.updateComplete.then(() => {
      this.querySelector('.tab-panel')?.scrollTo(0, 0);
      this.querySelector<HTMLElement>('.detail h2')?.focus({ preventScroll: true });
    });
  }

  /** The line of contact shown with an event is that of the event's day, where there is one. */
  private followDay({ kind, id }: Selection) {
    const p = this.picture;
    const at =
      kind === 'event'
        ? p?.events.find((e) => e.id === id)?.occurredAt
        : kind === 'hotspot'
          ? p?.hotspots.find((h) => h.id === id)?.at
          : p?.line?.incidents.find((i) => kind === 'finding' && i.finding === id)?.from;
    const day = at?.slice(0, 10);
    if (day && p?.control.some((c) => c.date === day)) this.day = day;
  }

  private close() {
    const was = this.selection;
    this.selection = null;
    void this.updateComplete.then(() => this.focusList(was));
  }

  private focusList(entry: Selection | null = this.selection) {
    const own = [...this.querySelectorAll<HTMLElement>('.entry')].find(
      (b) => b.dataset['kind'] === entry?.kind && b.dataset['id'] === entry?.id,
    );
    (own ?? this.querySelector<HTMLElement>('[role=tab][aria-selected=true]'))?.focus();
  }

  private showTab(tab: Tab) {
    this.tabChosen = true;
    this.tab = tab;
    this.selection = null;
    this.limit = LIST_STEP;
  }

  private readonly onTabKey = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: TABS_PER_ROW, ArrowUp: -TABS_PER_ROW }[
      event.key
    ];
    const tabs = tabsOf(this.picture);
    const at = tabs.indexOf(this.tab);
    const goal =
      event.key === 'Home'
        ? 0
        : event.key === 'End'
          ? tabs.length - 1
          : step !== undefined
            ? (at + step + tabs.length) % tabs.length
            : null;
    const tab = goal === null ? undefined : tabs[goal];
    if (!tab) return;
    event.preventDefault();
    this.showTab(tab);
    void this.updateComplete.then(() =>
      this.querySelector<HTMLElement>('[role=tab][aria-selected=true]')?.focus(),
    );
  };

  private chooseTheme(choice: ThemeChoice) {
    this.themeChoice = choice;
    try {
      localStorage.setItem(THEME_KEY, choice);
    } catch {
      // A browser that keeps nothing still shows the chosen theme.
    }
  }

  private get theme(): Theme {
    if (this.themeChoice !== 'auto') return this.themeChoice;
    return this.systemDark ? 'dark' : 'light';
  }

  protected override updated(changed: PropertyValues) {
    document.documentElement.dataset['theme'] = this.theme;
    if (changed.has('picture') || changed.has('route')) document.title = this.pageTitle();
  }

  private pageTitle(): string {
    const route = this.route;
    const name =
      route.page === 'finding'
        ? this.findingTitle(route.id)
        : route.page === 'event'
          ? eventTitleIn(this.picture, route.id)
          : route.page === 'evidence'
            ? words.evidence.page(route.log, route.index)
            : this.picture?.title;
    return name ? `${name} - ${words.product}` : words.product;
  }

  private findingTitle(id: string): string | undefined {
    const p = this.picture;
    const finding = p?.findings.find((f) => f.id === id);
    return p && finding ? withNames(p, finding.title) : undefined;
  }

  protected override render() {
    const onMap = this.route.page === 'map';
    return html`
      <a class="skip" href="#panel" @click=${this.skip}>${words.skipToContent}</a>
      ${this.header()}
      <main class=${onMap ? 'floor' : 'reading'}>
        ${onMap ? this.panel() : this.fullPage()}
        <div class="watch" ?hidden=${!onMap}>
        <div class="map-box">
          <tw-map
          ?waiting=${!this.picture && !this.failure}
          .picture=${this.picture}
          .selection=${this.selection}
          .day=${this.day}
          theme=${this.theme}
          @tw-select=${(e: CustomEvent<Selection>) => this.select(e.detail)}
          @tw-day=${(e: CustomEvent<string>) => (this.day = e.detail)}
          @tw-drawn=${() => (this.mapDrawn = true)}
          ></tw-map>
          ${this.mapDrawn
            ? nothing
            : html`<div class="map-waiting" role="status">
                <p><strong>${words.state.mapLoading}</strong></p>
                <p>${words.state.mapLoadingHelp}</p>
              </div>`}
        </div>
        ${onMap ? this.strip() : nothing}
        </div>
      </main>
    `;
  }

  private strip() {
    const { picture } = this;
    if (!picture) return nothing;
    return nightStrip({
      picture,
      selection: this.selection,
      theme: this.theme,
      isOpen: this.nightOpen,
      toggle: () => (this.nightOpen = !this.nightOpen),
      select: (selection) => this.select(selection),
    });
  }

  /** From a full page back to the map, with what the page is about chosen there. */
  private showOnMap(selection: Selection) {
    location.hash = '#/';
    this.select(selection);
  }

  private readonly skip = (event: Event) => {
    event.preventDefault();
    this.focusList(null);
  };

  private header() {
    const p = this.picture;
    const about = p?.agreement
      ? `${p.agreement.title} (${p.agreement.status.toLowerCase().replaceAll('_', ' ')})`
      : p
        ? words.header.noAgreement
        : '';
    return html`<header>
      ${p?.exercise ? html`<p class="exercise">${words.header.exercise}</p>` : nothing}
      <div class="header-row">
        <a class="product" href="#/">${words.product}</a>
        <div class="header-title">
          ${onlyIf(p?.title, (t) => html`<strong>${t}</strong>`)}
          <span>${[p?.subtitle, about].filter(Boolean).join(' · ')}</span>
        </div>
        <div class="header-state">
          <span role="status" class=${this.staleSince ? 'warn' : ''}>
            ${this.staleSince
              ? words.state.stale(this.staleSince)
              : this.notice || (p ? words.header.published(format.instant(p.publishedAt)) : '')}
          </span>
          ${p ? html`<span class="quiet">${words.header.code(p.codeVersion)}</span>` : nothing}
        </div>
        <label class="choice language">
          <span>${label(words.header.language)}</span>
          <select
            .value=${language}
            @change=${(e: Event) => speak((e.target as HTMLSelectElement).value as Language)}
          >
            ${LANGUAGES.map(
              (l) => html`<option value=${l} lang=${l} ?selected=${l === language}>${LANGUAGE_NAMES[l]}</option>`,
            )}
          </select>
        </label>
        <label class="choice theme">
          <span>${label(words.header.theme)}</span>
          <select
            .value=${this.themeChoice}
            @change=${(e: Event) =>
              this.chooseTheme((e.target as HTMLSelectElement).value as ThemeChoice)}
          >
            <option value="auto">${words.header.themeAuto}</option>
            <option value="light">${words.header.themeLight}</option>
            <option value="dark">${words.header.themeDark}</option>
          </select>
        </label>
      </div>
      ${language === 'en'
        ? nothing
        : html`<p class="language-note">${words.header.languageNote(LANGUAGE_NAMES[language])}</p>`}
      ${this.live ? liveBar(this.live, this.playing, this.isLost) : nothing}
    </header>`;
  }

  private panel() {
    return html`<section class="panel" id="panel" aria-label=${words.tab.label}>
      <h1 class="unseen">${this.picture?.title || words.product}</h1>
      <div class="tabs" role="tablist" aria-label=${words.tab.label} @keydown=${this.onTabKey}>
        ${tabsOf(this.picture).map(
          (tab) =>
            html`<button
              role="tab"
              id="tab-${tab}"
              aria-selected=${tab === this.tab}
              aria-controls="tab-panel"
              tabindex=${tab === this.tab ? 0 : -1}
              @click=${() => this.showTab(tab)}
            >
              ${label(words.tab[tab])}
            </button>`,
        )}
      </div>
      <div class="tab-panel" role="tabpanel" id="tab-panel" aria-labelledby="tab-${this.tab}">
        ${this.panelBody()}
      </div>
    </section>`;
  }

  private panelBody() {
    const p = this.picture;
    if (!p) return this.failure ? this.failed() : this.loading();
    const detail = this.selection && detailOf(p, this.selection);
    // The list stays in place below a detail, so that closing it comes back to the same spot.
    return html`${detail
        ? html`<article class="detail">
            <button class="back" @click=${() => this.close()}>
              ‹ ${words.list.back(words.tab[this.tab])}
            </button>
            <h2 tabindex="-1">${detail.title}</h2>
            ${detail.body}
          </article>`
        : nothing}
      <div ?hidden=${Boolean(detail)}>
        ${this.live && ['incidents', 'findings'].includes(this.tab)
          ? changeList(this.live, this.allChanges, {
              show: (id) => this.select({ kind: 'finding', id }),
              more: () => (this.allChanges = true),
            })
          : nothing}
        ${listOf(this.tab, {
          picture: p,
          limit: this.limit,
          select: (selection) => this.select(selection),
          more: () => (this.limit += LIST_STEP),
        })}
      </div>`;
  }

  private loading() {
    return html`<div class="empty" role="status">
      <p><strong>${words.state.loading}</strong></p>
      <p>${words.state.loadingHelp}</p>
    </div>`;
  }

  private failed() {
    return html`<div class="empty" role="alert">
      <p><strong>${words.state.failed}</strong></p>
      <p>${words.state.failedHelp(this.failure)}</p>
      <button @click=${() => void this.load()}>${words.state.retry}</button>
    </div>`;
  }

  private fullPage() {
    const { route, picture } = this;
    if (route.page === 'evidence') {
      return html`<tw-evidence log=${route.log} index=${route.index}></tw-evidence>`;
    }
    if (!picture) {
      return html`<article class="page">${this.failure ? this.failed() : this.loading()}</article>`;
    }
    const context = {
      picture,
      allEvidence: this.allEvidence,
      showAllEvidence: () => (this.allEvidence = true),
      showOnMap: (selection: Selection) => this.showOnMap(selection),
    };
    if (route.page === 'finding') {
      const finding = picture.findings.find((f) => f.id === route.id);
      return finding ? findingPage(finding, context) : unknownPage(route.id);
    }
    if (route.page === 'event') {
      const event = picture.events.find((e) => e.id === route.id);
      return event ? eventPage(event, context) : unknownPage(route.id);
    }
    return nothing;
  }
}

/** Loads the page in another language; the route and what the address says else stay. */
const speak = (l: Language) => location.assign(addressIn(l, location));

const onlyIf = <T>(value: T | undefined, show: (value: T) => unknown) =>
  value ? show(value) : nothing;

const eventTitleIn = (picture: Picture | null, id: string) =>
  picture ? eventTitle(picture, id) : words.event.page;

function storedTheme(): ThemeChoice {
  try {
    return THEMES.find((t) => t === localStorage.getItem(THEME_KEY)) ?? 'auto';
  } catch {
    return 'auto';
  }
}
