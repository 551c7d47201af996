// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors

/* C2SP tlog-policy: which logs and witnesses are trusted, and how many of them must have signed. */

import { type Bytes, Malformed, messageOf, quote, same } from './bytes';
import { type KeyKind, type Note, parseKey, signingBy, type VerifierKey } from './note';

/** Most logs, witnesses and groups each. Ours; the specification asks for at least 32. */
const LINES_MAX = 1024;
const NONE = 'none';

export interface Group {
  readonly threshold: number;
  readonly members: readonly string[];
}

export interface Policy {
  readonly logs: readonly VerifierKey[];
  readonly witnesses: ReadonlyMap<string, VerifierKey>;
  readonly groups: ReadonlyMap<string, Group>;
  /** A witness's or group's name, or "none". */
  readonly quorum: string;
}

export interface Cosigner {
  readonly name: string;
  readonly key: VerifierKey;
  readonly atSeconds: bigint;
}

/** The witnesses of a policy as one note shows them. */
export interface Witnessing {
  readonly cosigners: readonly Cosigner[];
  /** The policy's keys, logs' and witnesses', of which a line is wrong, which spoils the note. */
  readonly wrong: readonly VerifierKey[];
  readonly quorumMet: boolean;
}

/**
 * Reads what a person pasted: a policy, or only keys, one on each line. Keys alone demand no quorum;
 * those of cosigners are then reported on and no more.
 */
export async function parseTrust(text: string): Promise<Policy> {
  const lines = text.replaceAll('\r\n', '\n').split('\n').map(trim).filter(isMeant);
  if (lines.length === 0) throw new Malformed('there is no key and no policy in it');
  if (lines.some((line) => /^(log|witness|group|quorum)[ \t]/.test(line))) {
    return parsePolicy(text.replaceAll('\r\n', '\n'));
  }
  const reader = new PolicyReader();
  for (const line of lines) await reader.takeKey(line);
  await reader.take(`quorum ${NONE}`);
  return reader.policy();
}

const trim = (line: string) => line.replace(/^[ \t]+|[ \t]+$/g, '');
const isMeant = (line: string) => line !== '' && !line.startsWith('#');

export async function parsePolicy(text: string): Promise<Policy> {
  const reader = new PolicyReader();
  for (const [i, line] of text.split('\n').entries()) {
    try {
      await reader.take(line);
    } catch (e) {
      throw new Malformed(`policy line ${i + 1}: ${messageOf(e)}`);
    }
  }
  return reader.policy();
}

class PolicyReader {
  private readonly logs: VerifierKey[] = [];
  private readonly witnesses = new Map<string, VerifierKey>();
  private readonly groups = new Map<string, Group>();
  private readonly grouped = new Set<string>();
  private quorum: string | null = null;

  async take(line: string) {
    if (/[\u0000-\u0008\u000a-\u001f\u007f]/.test(line)) {
      throw new Malformed('holds a control character');
    }
    const bare = trim(line);
    if (!isMeant(bare)) return;
    const [word, ...items] = bare.split(/[ \t]+/);
    if (word === 'log' && (items.length === 1 || items.length === 2)) await this.addLog(items[0]!);
    else if (word === 'witness' && (items.length === 2 || items.length === 3)) {
      await this.addWitness(items[0]!, items[1]!);
    } else if (word === 'group' && items.length >= 3) this.addGroup(items);
    else if (word === 'quorum' && items.length === 1) this.setQuorum(items[0]!);
    else throw new Malformed(`is ${quote(bare)}, expected a log, witness, group or quorum line`);
  }

  /** Takes a key without a line around it; a cosigner goes by its key's name. */
  async takeKey(text: string) {
    const { kind, name } = await parseKey(text);
    if (kind === 'signature') return this.addLog(text);
    let free = name;
    for (let n = 2; this.witnesses.has(free); n++) free = `${name} (${n})`;
    return this.addWitness(free, text);
  }

  private async addLog(text: string) {
    const key = await newKey(text, 'signature', this.logs);
    this.logs.push(key);
    requireRoom(this.logs.length);
  }

  private async addWitness(name: string, text: string) {
    const key = await newKey(text, 'cosignature', [...this.witnesses.values()]);
    this.requireNew(name);
    this.witnesses.set(name, key);
    requireRoom(this.witnesses.size);
  }

  private addGroup([name, count, ...members]: string[]) {
    this.requireNew(name!);
    for (const member of members) {
      this.requireKnown(member);
      if (this.grouped.has(member)) throw new Malformed(`${quote(member)} is in a group already`);
      this.grouped.add(member);
    }
    const digits = /^[1-9][0-9]{0,8}$/.test(count!) ? Number(count) : 0;
    const threshold = count === 'all' ? members.length : count === 'any' ? 1 : digits;
    if (threshold < 1 || threshold > members.length) {
      throw new Malformed(
        `threshold is ${quote(count!)}, expected all, any or 1 to ${members.length}`,
      );
    }
    this.groups.set(name!, { threshold, members });
    requireRoom(this.groups.size);
  }

  private setQuorum(name: string) {
    if (this.quorum !== null) throw new Malformed('is a second quorum line');
    if (name !== NONE) this.requireKnown(name);
    this.quorum = name;
  }

  private requireNew(name: string) {
    if (name === NONE || this.witnesses.has(name) || this.groups.has(name)) {
      throw new Malformed(`names ${quote(name)}, which is taken`);
    }
  }

  private requireKnown(name: string) {
    if (!this.witnesses.has(name) && !this.groups.has(name)) {
      throw new Malformed(`refers to ${quote(name)}, which no line above defines`);
    }
  }

  policy(): Policy {
    if (this.quorum === null) throw new Malformed('policy has no quorum line');
    const { logs, witnesses, groups, quorum } = this;
    return { logs, witnesses, groups, quorum };
  }
}

async function newKey(text: string, kind: KeyKind, known: readonly VerifierKey[]) {
  const key = await parseKey(text);
  if (key.kind !== kind) {
    throw new Malformed(`key of ${quote(key.name)} is for a ${key.kind}, expected a ${kind}`);
  }
  if (known.some((other) => same(other.publicKey, key.publicKey))) {
    throw new Malformed(`key of ${quote(key.name)} is there already, perhaps under another name`);
  }
  return key;
}

function requireRoom(count: number) {
  if (count > LINES_MAX) throw new Malformed(`is more than the ${LINES_MAX}th of its sort`);
}

/** Looks for the policy's witnesses in a note. */
export async function witnessing(policy: Policy, note: Note): Promise<Witnessing> {
  const cosigners: Cosigner[] = [];
  const wrong: VerifierKey[] = [];
  for (const key of policy.logs) {
    if ((await signingBy(key, note)).found === 'wrong') wrong.push(key);
  }
  for (const [name, key] of policy.witnesses) {
    const signing = await signingBy(key, note);
    if (signing.found === 'wrong') wrong.push(key);
    if (signing.found === 'right')
      cosigners.push({ name, key, atSeconds: signing.atSeconds ?? 0n });
  }
  return { cosigners, wrong, quorumMet: isMet(policy, new Set(cosigners.map((c) => c.name))) };
}

function isMet(policy: Policy, cosigned: ReadonlySet<string>): boolean {
  const met = new Set(cosigned);
  for (const [name, group] of policy.groups) {
    // A group refers to what stands above it, so one pass in order settles all.
    if (group.members.filter((m) => met.has(m)).length >= group.threshold) met.add(name);
  }
  return policy.quorum === NONE || met.has(policy.quorum);
}

/** The quorum in words: "24 of 35 witnesses", "none demanded", or a group's name where groups nest. */
export function quorumInWords(policy: Policy): string {
  if (policy.quorum === NONE) return 'none demanded';
  const group = policy.groups.get(policy.quorum);
  if (!group) return `witness ${policy.quorum}`;
  const flat = group.members.every((member) => policy.witnesses.has(member));
  const of = flat ? 'witnesses' : 'groups or witnesses';
  return `${group.threshold} of ${group.members.length} ${of}`;
}

/** The keys that a policy accepts for a log's origin. */
export const keysOf = (policy: Policy, origin: string): VerifierKey[] =>
  policy.logs.filter((key) => key.name === origin);

/** The bytes of the file log.vkey that holds a key. */
export const keyFile = (key: VerifierKey): Bytes => new TextEncoder().encode(`${key.text}\n`);
