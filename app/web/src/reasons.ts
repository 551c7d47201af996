// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors

import * as format from './format';
import { withNames } from './names';
import type { Finding, Picture } from './picture';

/*
 * A finding's reasons, taken apart for reading: the hypotheses with what speaks for and against each, and the rest.
 * The sealed sentences stay as they are in the evidence; a sentence that is not of the known form stays a sentence.
 */

export interface Hypothesis {
  name: string;
  /** Empty where nothing speaks for it, or against it. */
  inFavor: string;
  against: string;
}

const HYPOTHESIS = /^Hypothesis (.+?): for it (.+?); against it (.+)$/;
const unlessNothing = (text: string) => (text === 'nothing' ? '' : text);

export function hypotheses(reasons: string[]): { hypotheses: Hypothesis[]; others: string[] } {
  const found: Hypothesis[] = [];
  const others: string[] = [];
  for (const reason of reasons) {
    const [, name, inFavor, against] = HYPOTHESIS.exec(reason) ?? [];
    if (name && inFavor && against) {
      found.push({ name, inFavor: unlessNothing(inFavor), against: unlessNothing(against) });
    } else {
      others.push(reason);
    }
  }
  return { hypotheses: found, others };
}

const INSTANT = /\b\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?Z/g;

/** A provision by its identifier, as reasons begin. */
const PROVISION = /^Provision ([\w-]+)(?= \()/;

/** A sentence without raw identifiers: parties, events and incidents by their names, instants as people write them. */
export function readable(picture: Picture, sentence: string): string {
  const incidents = picture.line?.incidents ?? [];
  const named = incidents.reduce((t, i) => {
    if (!i.id || !t.includes(i.id)) return t;
    const title = picture.findings.find((f) => f.id === i.finding)?.title ?? i.place;
    const name = `the incident “${title}”`;
    return t
      .replaceAll(`${i.id}/launches`, `the launches of ${name}`)
      .replaceAll(`${i.id}/bursts`, `the bursts of ${name}`)
      .replaceAll(i.id, name);
  }, sentence);
  return withNames(picture, named)
    .replace(INSTANT, (iso) => format.minute(iso))
    .replace(PROVISION, (_, id: string) => `Provision “${inWords(id)}”`);
}

/** The same on the page of an incident: what is said of it needs no name. */
export function readableOf(picture: Picture, incidentId: string, sentence: string): string {
  const own = incidentId
    ? sentence
        .replaceAll(`${incidentId}/launches`, 'its launches')
        .replaceAll(`${incidentId}/bursts`, 'its bursts')
        .replaceAll(incidentId, 'this incident')
    : sentence;
  return readable(picture, own);
}

/** The standard of proof that the statement names as met; empty where it names none. */
export const standardMet = (f: Finding): string =>
  /Standard of proof met: ([^.]+)\./.exec(f.statement)?.[1] ?? '';

/** What the statement says is not known, and whether the party commented; without it, empty. */
export const notKnown = (f: Finding): string[] =>
  [/Not known: [^.]+\./, /Party['’]s comment: [^.]+\./].flatMap((p) => p.exec(f.statement)?.[0] ?? []);

/** "no-ground-fire" as people say it. */
export const inWords = (id: string): string => id.replaceAll(/[-_]/g, ' ');
