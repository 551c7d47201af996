// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors

/* A check's outcome in words. */

import {
  type Difference,
  LINES_MAX,
  type LogReport,
  type Outcome,
  type Statement,
} from '../verifier';
import { verifyWords as words } from '../words/verify-en';
import { bullets, type Child, el, icon, table, terms } from './dom';

/** What was checked, as the person knows it. */
export interface Checked {
  readonly what: 'bundle' | 'folder';
  readonly name: string;
  readonly line: string;
  readonly sha256: string | null;
  readonly at: Date;
  readonly millis: number;
}

const ICONS = {
  equal: 'M3 10.5l4.5 4.5L17 5',
  differs: 'M4 4l12 12M16 4L4 16',
  'cannot-be-checked': 'M6.5 7a3.5 3.5 0 1 1 5 3.2c-1 .6-1.5 1.2-1.5 2.3M10 16v.1',
};

const whole = new Intl.NumberFormat('en').format;
const hash = (text: string) => el('span', { class: 'hash' }, text);

export function resultOf(outcome: Outcome, checked: Checked): HTMLElement {
  const { answer, differences, reasons, remarks } = outcome;
  const isAnythingChecked = outcome.logs.length > 0;
  return el(
    'section',
    { class: `result answer-${answer}`, 'aria-labelledby': 'answer' },
    el(
      'div',
      { class: 'answer' },
      el('h2', { id: 'answer', tabindex: '-1' }, icon(ICONS[answer]), words.answer[answer]),
      el('p', {}, sentence(outcome)),
      isAnythingChecked && el('p', {}, words.underKeys[outcome.trust]),
      el(
        'p',
        { class: 'quiet' },
        words.ran(instant(checked.at), `${whole(Math.round(checked.millis))} ms`),
        ' ',
        checked.line,
      ),
      checked.sha256 && el('p', { class: 'quiet' }, `${words.sha256}: `, hash(checked.sha256)),
    ),
    differences.length > 0 && part(words.differences, ...differences.map(differenceOf)),
    reasons.length > 0 && part(words.reasons, bullets(reasons)),
    outcome.subject && subjectOf(outcome.subject, answer === 'equal'),
    outcome.attached.length > 0 &&
      part(words.attached, bullets(outcome.attached.map(attachedLine))),
    isAnythingChecked && part(words.trust, el('p', {}, words.trusted[outcome.trust])),
    isAnythingChecked && part(words.logs, ...outcome.logs.map(logOf)),
    remarks.length > 0 && part(words.remarks, bullets(remarks)),
    isAnythingChecked &&
      part(words.done, bullets(checked.what === 'bundle' ? words.doneBundle : words.doneLog)),
    isAnythingChecked && notDone(checked),
  );
}

function sentence({ answer, entriesChecked, logs, differences }: Outcome): string {
  if (answer === 'equal') return words.saysEqual(whole(entriesChecked), logs.length);
  if (answer === 'differs')
    return words.saysDiffers(differences.length, differences.length === LINES_MAX);
  return logs.length > 0 ? words.saysCannot : words.saysCannotAtAll;
}

const part = (title: string, ...content: readonly Child[]) =>
  el('section', {}, el('h3', {}, title), ...content);

const differenceOf = (d: Difference) =>
  el(
    'section',
    { class: 'difference' },
    el('h4', { class: 'hash' }, d.file),
    terms([
      [words.entry, d.index === null ? null : String(d.index)],
      [words.expected, hash(d.expected)],
      [words.found, hash(d.found)],
    ]),
  );

function notDone(checked: Checked) {
  const quoted = /^[A-Za-z0-9._/-]+$/.test(checked.name)
    ? checked.name
    : `'${checked.name.replaceAll("'", "'\\''")}'`;
  const command =
    checked.what === 'bundle' ? words.commandBundle(quoted) : words.commandLog(quoted);
  return part(
    words.notDone,
    el('p', {}, words.notDoneRecompute),
    el('pre', { tabindex: '0' }, command),
    bullets(words.notDoneOthers),
  );
}

/** The sealed entry that a bundle is about. A finding's fields are shown by name, the rest as text. */
function subjectOf(subject: Statement, isProved: boolean) {
  const finding = fieldsOf(subject.text);
  const standing = textIn(finding, 'standing');
  const percent = numberIn(fieldIn(finding, 'attribution'), 'cannotBeSaid');
  const attribution = [
    textIn(fieldIn(finding, 'attribution'), 'grade').toLowerCase(),
    percent === null ? '' : words.cannotBeSaid(`${Math.round(percent * 100)} %`),
  ].filter(Boolean);
  return el(
    'section',
    { class: 'subject' },
    el('h3', {}, words.subject),
    el(
      'p',
      { class: isProved ? 'quiet' : 'warn' },
      isProved ? words.subjectHelp : words.subjectUnproven,
    ),
    el('h4', {}, textIn(finding, 'title') || subject.kind),
    terms([
      [words.standing, standing && standingOf(standing)],
      [words.statement, textIn(finding, 'statement')],
      [words.standardOfProof, textIn(finding, 'standardOfProof')],
      [words.coverage, textsIn(finding, 'coverage').join('; ')],
      [words.attribution, attribution.join('; ')],
      [words.sealedAs, `${subject.kind}, ${words.leaf(subject.log, String(subject.index))}`],
      [words.receivedAt, subject.receivedAt],
    ]),
    el(
      'details',
      {},
      el('summary', {}, words.wholeText),
      subject.text === null
        ? el('p', {}, words.notText)
        : el('pre', { tabindex: '0' }, indented(subject.text)),
    ),
  );
}

const standingOf = (standing: string) =>
  el(
    'strong',
    { class: words.standings[standing] ? `standing-${standing.toLowerCase()}` : '' },
    words.standings[standing] ?? standing,
  );

const attachedLine = (s: Statement) =>
  `${s.kind}: ${words.leaf(s.log, String(s.index))}, ${s.channel}`;

function logOf(log: LogReport) {
  const quorum = log.quorumMet ? words.quorumMet(log.quorum) : words.quorumMissed(log.quorum);
  return el(
    'section',
    { class: 'log' },
    el('h4', {}, log.name),
    terms([
      [words.origin, log.origin],
      [words.size, whole(log.size)],
      [words.checked, whole(log.entriesChecked)],
      [words.root, hash(log.root)],
      [words.key, log.key ? hash(log.key) : el('span', { class: 'warn' }, words.unsigned)],
      [
        words.cosigners,
        log.witnesses === 0
          ? words.noWitnesses
          : words.ofWitnesses(log.cosigners.length, log.witnesses),
      ],
      [
        words.quorum,
        log.witnesses > 0 && el('span', { class: log.quorumMet ? '' : 'warn' }, quorum),
      ],
    ]),
    log.cosigners.length > 0 &&
      table(
        words.cosigners,
        [words.witness, words.cosignedAt],
        log.cosigners.map((c) => [c.name, timeOf(c.atSeconds)]),
      ),
  );
}

const instant = (date: Date) => `${date.toISOString().slice(0, 19).replace('T', ' ')} UTC`;

/** The latest second that a date can hold here. */
const SECONDS_MAX = 8_640_000_000_000n;
const timeOf = (seconds: bigint) =>
  seconds > SECONDS_MAX ? `second ${seconds}` : instant(new Date(Number(seconds) * 1000));

type Fields = Readonly<Record<string, unknown>>;

function fieldsOf(text: string | null): Fields {
  try {
    return asFields(JSON.parse(text ?? ''));
  } catch {
    return {};
  }
}

const asFields = (value: unknown): Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};
const fieldIn = (fields: Fields, name: string) => asFields(fields[name]);
const textIn = (fields: Fields, name: string) => {
  const value = fields[name];
  return typeof value === 'string' ? value : '';
};
const numberIn = (fields: Fields, name: string) => {
  const value = fields[name];
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
};
const textsIn = (fields: Fields, name: string) => {
  const value = fields[name];
  return Array.isArray(value) ? value.filter((v) => typeof v === 'string') : [];
};

/** JSON indented to be read; anything else as it is. */
function indented(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
