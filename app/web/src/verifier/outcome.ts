// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors

/* What a check found. */

import type { Cosigner } from './policy';

/** Something that does not follow from what was signed. */
export interface Difference {
  readonly file: string;
  /** Index of the entry, where one is concerned. */
  readonly index: bigint | null;
  readonly expected: string;
  readonly found: string;
}

/** What was found out about one log. */
export interface LogReport {
  readonly name: string;
  readonly origin: string;
  readonly size: bigint;
  /** The signed root, base64 as in the checkpoint. */
  readonly root: string;
  /** The key that signed, as text; null when there is none to trust. */
  readonly key: string | null;
  readonly isSigned: boolean;
  readonly cosigners: readonly Cosigner[];
  /** How many witnesses the policy names. */
  readonly witnesses: number;
  /** In words. */
  readonly quorum: string;
  readonly quorumMet: boolean;
  /** Entries of it that were hashed. */
  readonly entriesChecked: number;
}

/** An entry that a bundle is about or that was attached to it. */
export interface Statement {
  readonly log: string;
  readonly index: bigint;
  readonly kind: string;
  readonly mediaType: string;
  readonly receivedAt: string;
  readonly channel: string;
  /** Null when it is no text or was redacted. */
  readonly text: string | null;
}

/** Who says which keys are right. */
export type TrustSource = 'given' | 'carried-policy' | 'carried-keys';

export interface Outcome {
  readonly answer: 'equal' | 'differs' | 'cannot-be-checked';
  readonly differences: readonly Difference[];
  /** Why it cannot all be checked. */
  readonly reasons: readonly string[];
  /** Worth knowing, and no difference. */
  readonly remarks: readonly string[];
  readonly trust: TrustSource;
  readonly logs: readonly LogReport[];
  readonly entriesChecked: number;
  readonly subject: Statement | null;
  readonly attached: readonly Statement[];
}

/** Told how far a check is; it may wait, so that the page can be drawn. */
export type Progress = (done: number, total: number, what: string) => Promise<void> | void;

/** Most differences, reasons and remarks each that are kept. */
export const LINES_MAX = 100;
const GONE_NAMED_MAX = 5;

/** Collects what a check finds. */
export class Findings {
  readonly differences: Difference[] = [];
  readonly logs: LogReport[] = [];
  private readonly reasons = new Set<string>();
  private readonly remarks = new Set<string>();
  /** Blobs that are not there, or whose salt is not, with the first entry that names each. */
  private readonly gone = new Map<string, string>();
  private readonly unlisted = { reasons: 0, remarks: 0 };
  subject: Statement | null = null;
  attached: Statement[] = [];
  entriesChecked = 0;

  get isFull(): boolean {
    return this.differences.length >= LINES_MAX;
  }

  differ(file: string, index: bigint | number | null, expected: string, found: string) {
    const isSame = (d: Difference) =>
      d.file === file && d.expected === expected && d.found === found;
    if (this.isFull || this.differences.some(isSame)) return;
    this.differences.push({ file, index: index === null ? null : BigInt(index), expected, found });
  }

  cannot(reason: string) {
    if (this.reasons.size < LINES_MAX) this.reasons.add(reason);
    else this.unlisted.reasons++;
  }

  isGone(blob: string, of: string) {
    if (!this.gone.has(blob)) this.gone.set(blob, of);
  }

  remark(remark: string) {
    if (this.remarks.size < LINES_MAX) this.remarks.add(remark);
    else this.unlisted.remarks++;
  }

  outcome(trust: TrustSource): Outcome {
    if (this.gone.size > 0) this.cannot(goneInWords([...this.gone]));
    const reasons = withRest([...this.reasons], this.unlisted.reasons);
    const remarks = withRest([...this.remarks], this.unlisted.remarks);
    const { differences, logs, entriesChecked, subject, attached } = this;
    const answer =
      differences.length > 0 ? 'differs' : reasons.length > 0 ? 'cannot-be-checked' : 'equal';
    return {
      answer,
      differences,
      reasons,
      remarks,
      trust,
      logs,
      entriesChecked,
      subject,
      attached,
    };
  }
}

function goneInWords(gone: readonly [string, string][]): string {
  const count = gone.length === 1 ? '1 object is' : `${gone.length} objects are`;
  const named = gone.slice(0, GONE_NAMED_MAX).map(([blob, of]) => `${blob} of ${of}`);
  const rest = gone.length - named.length;
  return `${count} gone (redacted, or deleted): ${named.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}

const withRest = (lines: string[], rest: number) =>
  rest === 0 ? lines : [...lines, `and ${rest} more of this sort`];
