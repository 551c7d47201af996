// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors

import * as format from './format';
import type { Picture, TruceEvent } from './picture';
import { words } from './words';

/*
 * What a person calls an event: the time at which it occurred. Its identifier is a hash, right for a log
 * and useless in a conversation; it stays in small print on the event's own page.
 */

const NAMES = new WeakMap<Picture, Map<string, string>>();

/** The names of a picture's events, all different. */
export function eventNames(picture: Picture): Map<string, string> {
  const known = NAMES.get(picture);
  if (known) return known;
  const names = new Map<string, string>();
  for (const show of [format.minute, format.instant]) {
    const taken = countOf(names.values());
    for (const e of picture.events) {
      const name = names.get(e.id);
      // Two events within one minute are told apart by their seconds.
      if (name === undefined || (taken.get(name) ?? 0) > 1) names.set(e.id, nameOf(e, show));
    }
  }
  numberTheRest(names);
  NAMES.set(picture, names);
  return names;
}

function nameOf(e: TruceEvent, show: (iso: string) => string): string {
  if (e.occurredAt !== null && e.notLocatable === null) return show(e.occurredAt);
  const [first] = e.arrivals.flatMap((a) => a.detectedAt ?? []).sort();
  const heard = first ?? e.occurredAt;
  return heard ? words.event.heardFirst(show(heard)) : words.event.unplaced(e.id);
}

function countOf(names: Iterable<string>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

function numberTheRest(names: Map<string, string>) {
  const total = countOf(names.values());
  const seen = new Map<string, number>();
  for (const [id, name] of names) {
    const n = (seen.get(name) ?? 0) + 1;
    seen.set(name, n);
    if ((total.get(name) ?? 0) > 1) names.set(id, `${name} (${n})`);
  }
}

/** "3 May 2031 12:40 UTC". */
export const eventName = (picture: Picture, id: string): string =>
  eventNames(picture).get(id) ?? id;

/** "Event of 3 May 2031 12:40 UTC", to stand alone as a title. */
export function eventTitle(picture: Picture, id: string): string {
  const e = picture.events.find((x) => x.id === id);
  const name = eventName(picture, id);
  return e && e.notLocatable === null ? words.event.titleOf(name) : words.event.titleOther(name);
}

const ESCAPED = /[.*+?^${}()|[\]\\]/g;

/** A text in which parties are called by their names; only findings of the line's watch use ids. */
function withParties(picture: Picture, text: string): string {
  return (picture.agreement?.parties ?? []).reduce((t, p) => {
    if (!p.id || !t.includes(p.id)) return t;
    return t.replace(new RegExp(`\\b${p.id.replace(ESCAPED, '\\$&')}\\b`, 'g'), () => p.name);
  }, text);
}

/** A text of the picture in which events and parties are called by their names. */
export function withNames(picture: Picture, original: string): string {
  const text = withParties(picture, original);
  return picture.events.reduce((t, e) => {
    if (!e.id || !t.includes(e.id)) return t;
    const title = eventTitle(picture, e.id);
    const id = e.id.replace(ESCAPED, '\\$&');
    return t
      .replace(new RegExp(`\\bEvent ${id}`, 'g'), () => title)
      .replace(new RegExp(`(\\b[Ee]vent )?${id}`, 'g'), () => words.event.inText(title));
  }, text);
}
