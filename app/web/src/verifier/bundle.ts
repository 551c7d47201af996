// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors

/* A bundle: an entry, everything it was derived from, and the proofs that all of it is in its logs. */

import { type Bytes, decimal, hex, Malformed, messageOf, quote, same, textOf } from './bytes';
import { type Checkpoint, parseCheckpoint, parseProof } from './checkpoint';
import { blobDiffers, type Entry, parseEntry } from './entry';
import { includes, leafHash } from './merkle';
import { withLinesBy } from './note';
import { Origins } from './origins';
import { Findings, type Outcome, type Progress, type Statement, type TrustSource } from './outcome';
import { parsePolicy, type Policy } from './policy';
import { type Held, References, type Leaf } from './references';
import { judge, parseKeyFile } from './signatures';
import { readZip, startsWithFile, type ZipFile } from './zip';

const MANIFEST = 'bundle';
const FIRST_LINE = 'trucewatch-bundle/1';
const POLICY = 'policy';
const MANIFEST_BYTES_MAX = 1 << 16;
const POLICY_BYTES_MAX = 1 << 18;
const BLOB_BYTES_MAX = 1 << 28;
/** Proofs checked at once: enough to keep the browser's hashing busy. */
const AT_ONCE = 128;
/** Longest text that is shown. */
const TEXT_BYTES_MAX = 1 << 22;

interface Manifest {
  readonly subject: Leaf;
  readonly attached: readonly Leaf[];
  readonly logs: readonly string[];
}

/** An entry with the files that belong to it. */
interface Part {
  readonly leaf: Leaf;
  readonly file: string;
  readonly bytes: Bytes;
  readonly proof: Bytes | null;
  readonly entry: Entry | null;
  readonly blob: BlobFiles | null;
}

/** A blob and its salt as the bundle has them. */
interface BlobFiles {
  readonly path: string;
  readonly content: Bytes | null;
  readonly salt: Bytes | null;
}

/**
 * Checks a bundle.
 *
 * @param policy the keys that the checking person trusts; null to use those in the bundle
 */
export async function checkBundle(
  bytes: Bytes,
  policy: Policy | null,
  progress: Progress = () => {},
): Promise<Outcome> {
  const findings = new Findings();
  let trust: TrustSource = policy ? 'given' : 'carried-keys';
  try {
    if (!startsWithFile(bytes, MANIFEST)) {
      throw new Malformed(
        'it is not a bundle: it does not begin as a ZIP file with a file “bundle”',
      );
    }
    const check = new BundleCheck(readZip(bytes), policy, findings, progress);
    trust = await check.run();
  } catch (e) {
    findings.cannot(messageOf(e));
  }
  return findings.outcome(trust);
}

export function parseManifest(file: ZipFile | undefined): Manifest {
  if (file?.name !== MANIFEST || file.content.length > MANIFEST_BYTES_MAX) {
    throw new Malformed('its first file is not “bundle”');
  }
  const text = textOf(file.content, 'bundle');
  const lines = text.split('\n');
  if (lines[0] !== FIRST_LINE)
    throw new Malformed(`its first line is ${quote(lines[0]!)}, expected ${FIRST_LINE}`);
  const subject = parseLeaf(lines[1] ?? '', 'subject');
  const attachedEnd = lines.findIndex((line, i) => i >= 2 && !line.startsWith('attached: '));
  const attached = lines.slice(2, attachedEnd).map((line) => parseLeaf(line, 'attached'));
  const logs = lines.slice(attachedEnd, -1).map((line, i) => {
    const parts = /^log: ([0-9]+) ([^ ]+)$/.exec(line);
    if (parts?.[1] !== String(i))
      throw new Malformed(`its line ${quote(line)}, expected “log: ${i} name”`);
    return requireLogName(parts[2]!);
  });
  if (
    !text.endsWith('\n') ||
    logs.length === 0 ||
    !rises(logs, precedes) ||
    !rises(attached, isBefore)
  ) {
    throw new Malformed('its file “bundle” is not in its one canonical spelling');
  }
  return { subject, attached, logs };
}

function parseLeaf(line: string, key: string): Leaf {
  const parts = new RegExp(`^${key}: ([^ ]+) ([0-9]+)$`).exec(line);
  if (!parts) throw new Malformed(`its line ${quote(line)}, expected “${key}: log index”`);
  return { log: requireLogName(parts[1]!), index: decimal(parts[2]!, `${key}’s index`) };
}

/** What a log may be called, so that every language sorts names alike. */
const LOG_NAME = /^[a-z0-9][a-z0-9-]{0,63}$/;

function requireLogName(name: string): string {
  if (LOG_NAME.test(name)) return name;
  throw new Malformed(
    `its file “bundle” names log ${quote(name)}, expected 1 to 64 of a to z, 0 to 9 and hyphen, not beginning with a hyphen`,
  );
}

const isBefore = (a: Leaf, b: Leaf) =>
  precedes(a.log, b.log) || (a.log === b.log && a.index < b.index);

const precedes = (a: string, b: string) => a < b;

const rises = <T>(items: readonly T[], before: (a: T, b: T) => boolean) =>
  items.every((item, i) => i === 0 || before(items[i - 1]!, item));

class BundleCheck {
  private at = 0;
  private readonly parts: Part[] = [];
  private readonly origins: Origins;

  constructor(
    private readonly files: readonly ZipFile[],
    private policy: Policy | null,
    private readonly findings: Findings,
    private readonly progress: Progress,
  ) {
    this.origins = new Origins(findings);
  }

  async run(): Promise<TrustSource> {
    const manifest = parseManifest(this.files[this.at++]);
    const trust = await this.takePolicy();
    for (const [number, log] of manifest.logs.entries()) {
      await this.checkLog(`${number}/`, log, `${number + 1}/`);
    }
    for (const file of this.files.slice(this.at)) {
      this.findings.differ(file.name, null, 'no file here', 'a file');
    }
    this.checkReferences(manifest);
    const tell = (leaf: Leaf) => this.statement(leaf);
    this.findings.subject = tell(manifest.subject);
    this.findings.attached = manifest.attached.map(tell).filter((s) => s !== null);
    return trust;
  }

  private peek(): string {
    return this.files[this.at]?.name ?? '';
  }

  private take(name: string): Bytes | null {
    if (this.peek() === name) return this.files[this.at++]!.content;
    this.findings.differ(name, null, 'this file here', this.peek() || 'the end');
    return null;
  }

  /** The exporter's policy: a convenience, used where the checking person gave none. */
  private async takePolicy(): Promise<TrustSource> {
    if (this.peek() !== POLICY) return this.policy ? 'given' : 'carried-keys';
    const bytes = this.take(POLICY)!;
    try {
      if (bytes.length > POLICY_BYTES_MAX) throw new Malformed(`policy has ${bytes.length} bytes`);
      const carried = await parsePolicy(textOf(bytes, POLICY));
      if (this.policy) return 'given';
      this.policy = carried;
    } catch (e) {
      this.findings.differ(POLICY, null, 'a policy', messageOf(e));
    }
    return this.policy ? 'carried-policy' : 'carried-keys';
  }

  private async checkLog(prefix: string, log: string, next: string) {
    const signed = this.take(`${prefix}checkpoint`);
    const key = this.take(`${prefix}log.vkey`);
    const parts = this.takeEntries(prefix, log, next);
    this.parts.push(...parts);
    let checkpoint: Checkpoint;
    try {
      checkpoint = parseCheckpoint(signed ?? new Uint8Array());
    } catch (e) {
      this.findings.differ(`${prefix}checkpoint`, null, 'a signed checkpoint', messageOf(e));
      return;
    }
    const report = await judge(log, prefix, checkpoint, this.policy, key, this.findings);
    this.origins.add(`${prefix}checkpoint`, log, checkpoint.origin);
    const bySelf = await this.signedBySelf(prefix, checkpoint, key);
    for (let from = 0; from < parts.length; from += AT_ONCE) {
      const some = parts.slice(from, from + AT_ONCE);
      await Promise.all(some.map((part) => this.checkPart(part, checkpoint, bySelf)));
      await this.progress(from + some.length, parts.length, log);
    }
    this.findings.entriesChecked += parts.length;
    this.findings.logs.push({ ...report, entriesChecked: parts.length });
  }

  /** The checkpoint as it stands in proofs: with the lines of the key beside it, and no cosignatures. */
  private async signedBySelf(prefix: string, checkpoint: Checkpoint, keyFile: Bytes | null) {
    try {
      return withLinesBy(await parseKeyFile(keyFile ?? new Uint8Array()), checkpoint.note);
    } catch (e) {
      this.findings.differ(`${prefix}log.vkey`, null, 'the log’s public key', messageOf(e));
      return null;
    }
  }

  /** Entries in rising order, each before its proof and, at its first mention, its blob and salt. */
  private takeEntries(prefix: string, log: string, next: string): Part[] {
    const parts: Part[] = [];
    const blobs = new Map<string, BlobFiles>();
    let before = -1n;
    while (this.at < this.files.length && !this.peek().startsWith(next)) {
      const name = this.peek();
      const index = /^[0-9]+\/entry\/(0|[1-9][0-9]{0,18})$/.exec(name)?.[1];
      if (index === undefined || !name.startsWith(prefix) || BigInt(index) <= before) {
        this.findings.differ(name, null, 'no file here', 'a file');
        this.at++;
        continue;
      }
      before = BigInt(index);
      const bytes = this.take(name)!;
      const proof = this.take(`${prefix}proof/${index}.tlog-proof`);
      const leaf = { log, index: before };
      parts.push({
        leaf,
        file: name,
        bytes,
        proof,
        ...this.takeContent(prefix, leaf, name, bytes, blobs),
      });
    }
    return parts;
  }

  private takeContent(
    prefix: string,
    leaf: Leaf,
    name: string,
    bytes: Bytes,
    blobs: Map<string, BlobFiles>,
  ): Pick<Part, 'entry' | 'blob'> {
    let entry: Entry;
    try {
      entry = parseEntry(bytes);
    } catch (e) {
      this.findings.differ(name, leaf.index, 'an entry', messageOf(e));
      return { entry: null, blob: null };
    }
    if (!('blob' in entry.body)) return { entry, blob: null };
    const path = `${prefix}blob/${entry.body.blob.name}`;
    const known = blobs.get(path);
    if (known) return { entry, blob: known };
    if (entry.body.blob.length > BLOB_BYTES_MAX) {
      this.findings.cannot(`${path} has ${entry.body.blob.length} bytes, too many for a bundle`);
    }
    const takeIfThere = (name: string) => (this.peek() === name ? this.take(name) : null);
    const blob = { path, content: takeIfThere(path), salt: takeIfThere(`${path}.salt`) };
    if (!blob.content || !blob.salt) this.findings.isGone(path, `${leaf.log} ${leaf.index}`);
    blobs.set(path, blob);
    return { entry, blob };
  }

  private async checkPart(part: Part, checkpoint: Checkpoint, bySelf: Bytes | null) {
    if (part.proof) await this.checkProof(part, part.proof, checkpoint, bySelf);
    const { blob, entry, leaf } = part;
    if (!blob?.content || !blob.salt || !entry || !('blob' in entry.body)) return;
    const differs = await blobDiffers(entry.body.blob, blob.content, blob.salt);
    if (differs) this.findings.differ(blob.path, leaf.index, differs.expected, differs.found);
  }

  private async checkProof(
    { leaf, file, bytes }: Part,
    proofBytes: Bytes,
    checkpoint: Checkpoint,
    bySelf: Bytes | null,
  ) {
    const proofFile = `${file.replace('/entry/', '/proof/')}.tlog-proof`;
    try {
      const proof = parseProof(proofBytes);
      const isUnder = bySelf !== null && same(proof.checkpoint, bySelf);
      if (proof.hasExtra || proof.index !== leaf.index || !isUnder) {
        const expected = `index ${leaf.index}, no extra line, and the checkpoint beside it signed by the log alone`;
        this.findings.differ(
          proofFile,
          leaf.index,
          expected,
          `index ${proof.index}, or something else`,
        );
        return;
      }
      const hash = await leafHash(bytes);
      if (!(await includes(leaf.index, checkpoint.size, hash, proof.path, checkpoint.root))) {
        const expected = 'an entry that its proof leads from to the signed root';
        this.findings.differ(file, leaf.index, expected, `leaf hash ${hex(hash)}`);
      }
    } catch (e) {
      this.findings.differ(proofFile, leaf.index, 'a proof', messageOf(e));
    }
  }

  /** Everything referred to must be held, and everything held must be referred to. */
  private checkReferences(manifest: Manifest) {
    const held: Held[] = this.parts.map((part) => ({
      leaf: part.leaf,
      references: part.entry?.references ?? [],
    }));
    const references = new References(held);
    const roots = [manifest.subject, ...manifest.attached];
    for (const root of roots) {
      if (!references.holds(root))
        this.findings.cannot(`${root.log} ${root.index}, named by the bundle, is not in it`);
    }
    for (const missing of references.missing()) this.findings.cannot(missing);
    const reached = references.reachedFrom([manifest.subject]);
    for (const leaf of manifest.attached) {
      const place = this.parts.findIndex(
        (p) => p.leaf.log === leaf.log && p.leaf.index === leaf.index,
      );
      if (!reached.has(place)) continue;
      this.findings.differ(
        MANIFEST,
        leaf.index,
        'no line for what the subject refers to',
        `attached: ${leaf.log} ${leaf.index}`,
      );
    }
    for (const place of references.reachedFrom(manifest.attached)) reached.add(place);
    this.parts.forEach((part, i) => {
      if (reached.has(i)) return;
      const { log, index } = manifest.subject;
      this.findings.differ(
        part.file,
        part.leaf.index,
        `an entry that ${log} ${index} was derived from`,
        'another',
      );
    });
  }

  private statement({ log, index }: Leaf): Statement | null {
    const part = this.parts.find((p) => p.leaf.log === log && p.leaf.index === index);
    if (!part?.entry) return null;
    const { kind, mediaType, receivedAt, channel, body } = part.entry;
    const bytes = 'inline' in body ? body.inline : (part.blob?.content ?? null);
    return { log, index, kind, mediaType, receivedAt, channel, text: textToShow(mediaType, bytes) };
  }
}

function textToShow(mediaType: string, bytes: Bytes | null): string | null {
  const isText = mediaType.startsWith('text/') || mediaType.includes('json');
  if (!bytes || !isText || bytes.length > TEXT_BYTES_MAX) return null;
  try {
    return textOf(bytes, 'text');
  } catch {
    return null;
  }
}
