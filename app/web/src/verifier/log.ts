// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors

/* A log's whole folder: every entry hashed, every tile compared, the root against the signed one. */

import { base64, type Bytes, hex, messageOf, mismatch, same } from './bytes';
import { blobDiffers, ENTRY_BYTES_MAX, type Entry, isEnvelope, parseEntry } from './entry';
import { type Checkpoint, parseCheckpoint } from './checkpoint';
import { HASH_BYTES, leafHash } from './merkle';
import { NOTE_BYTES_MAX } from './note';
import { Origins } from './origins';
import { Findings, type Outcome, type Progress } from './outcome';
import type { Policy } from './policy';
import { judge } from './signatures';
import { parseTilePath, TILE_WIDTH, tilePath, type TilePath, widthAt } from './tiles';
import { type ComputedTile, TreeGrower } from './tree';

/** The files of one log, by their paths below its folder. */
export interface LogFiles {
  readonly names: readonly string[];
  /** Size in bytes; undefined when there is no such file. */
  size(name: string): number | undefined;
  /** Null when there is no such file. */
  read(name: string): Promise<Bytes | null>;
}

const LENGTH_BYTES = 2;
const KEY_BYTES_MAX = 4096;
const BUNDLE_BYTES_MAX = TILE_WIDTH * (LENGTH_BYTES + ENTRY_BYTES_MAX);
/** Largest blob this page reads: 1 GiB. */
const BLOB_BYTES_MAX = 1 << 30;

/** An entry whose hash is not the one in the tile of leaves. */
interface Dispute {
  readonly index: number;
  readonly entryFile: string;
  readonly tileFile: string;
  readonly computed: Bytes;
  readonly stored: Bytes;
}

export interface NamedLog {
  readonly name: string;
  /** The folder that holds the log's folder: logs beside each other are one run's. */
  readonly parent?: string;
  readonly files: LogFiles;
}

/**
 * Checks logs.
 *
 * @param policy the keys that the checking person trusts; null to use those in the folders
 */
export async function checkLogs(
  logs: readonly NamedLog[],
  policy: Policy | null,
  progress: Progress = () => {},
): Promise<Outcome> {
  const findings = new Findings();
  if (logs.length === 0) {
    findings.cannot('there is no file named “checkpoint”, so there is no log in this folder');
  }
  const runs = new Map<string | undefined, Origins>();
  for (const log of logs) {
    const prefix = logs.length > 1 ? `${log.name}/` : '';
    const checkpoint = await new LogCheck(log, prefix, policy, findings, progress).run();
    const isAlone = logs.filter(({ parent }) => parent === log.parent).length === 1;
    if (isAlone || !checkpoint) continue;
    const run = runs.get(log.parent) ?? new Origins(findings);
    runs.set(log.parent, run);
    run.add(`${prefix}checkpoint`, log.name, checkpoint.origin);
  }
  return findings.outcome(policy ? 'given' : 'carried-keys');
}

class LogCheck {
  private readonly files: LogFiles;
  private readonly expected = new Set<string>(['checkpoint', 'log.vkey']);
  private readonly disputes: Dispute[] = [];
  /** Leaf hashes as the tiles of level 0 store them, where there is such a tile. */
  private readonly stored = new Map<number, Bytes[]>();
  /** What entries say of blobs, each checked once. */
  private readonly claims = new Set<string>();
  private entries = 0;
  private isWhole = true;

  constructor(
    private readonly log: NamedLog,
    private readonly prefix: string,
    private readonly policy: Policy | null,
    private readonly findings: Findings,
    private readonly progress: Progress,
  ) {
    this.files = log.files;
  }

  /** Checks the log; gives its checkpoint, null where it has none. */
  async run(): Promise<Checkpoint | null> {
    const checkpoint = await this.readCheckpoint();
    if (!checkpoint) return null;
    const keyFile = await this.read('log.vkey', KEY_BYTES_MAX);
    const { log, prefix, policy, findings } = this;
    const report = await judge(log.name, prefix, checkpoint, policy, keyFile, findings);
    if (checkpoint.size > BigInt(Number.MAX_SAFE_INTEGER)) {
      findings.cannot(`size ${checkpoint.size} is more than this page can count`);
    } else {
      await this.checkTree(Number(checkpoint.size), checkpoint);
    }
    findings.entriesChecked += this.entries;
    findings.logs.push({ ...report, entriesChecked: this.entries });
    return checkpoint;
  }

  private async readCheckpoint(): Promise<Checkpoint | null> {
    const bytes = await this.read('checkpoint', NOTE_BYTES_MAX);
    try {
      return bytes && parseCheckpoint(bytes);
    } catch (e) {
      this.differ('checkpoint', null, 'a signed checkpoint', messageOf(e));
      return null;
    }
  }

  private differ(file: string, index: number | null, expected: string, found: string) {
    this.findings.differ(this.prefix + file, index, expected, found);
  }

  /** Reads a file; one that is too large for its kind is a difference. */
  private async read(name: string, bytesMax: number): Promise<Bytes | null> {
    const size = this.files.size(name);
    if (size === undefined) return null;
    if (size > bytesMax) {
      this.differ(name, null, `at most ${bytesMax} bytes`, `${size} bytes`);
      return null;
    }
    return this.files.read(name);
  }

  private async checkTree(size: number, checkpoint: Checkpoint) {
    const grower = new TreeGrower();
    const bundles = Math.ceil(size / TILE_WIDTH);
    const above: ComputedTile[] = [];
    for (let index = 0; index < bundles; index++) {
      if (this.findings.isFull) return;
      const leaves = await this.leavesOf(index, widthAt(0, index, size));
      if (!leaves) return; // What is missing was reported; above it nothing can be computed.
      above.push(...(await grower.add(leaves)));
      await this.progress(index + 1, bundles, this.log.name);
    }
    above.push(...grower.partial());
    await this.settle(size, checkpoint, await grower.root(), above);
    await this.checkStrays(size);
  }

  /** Hashes a bundle's entries and compares them with the tile of leaves beside it. */
  private async leavesOf(index: number, width: number): Promise<Bytes[] | null> {
    const bundle = await this.tile({ level: 'entries', index, width }, BUNDLE_BYTES_MAX);
    const tile = await this.tile({ level: 0, index, width }, TILE_WIDTH * HASH_BYTES);
    const stored = tile && this.hashesOf(tile, width);
    if (stored) this.stored.set(index, stored);
    const entries = bundle && this.entriesOf(bundle, index, width);
    if (!entries) {
      this.isWhole = false;
      return stored || null;
    }
    const leaves = await Promise.all(entries.map(leafHash));
    this.entries += width;
    for (const [i, computed] of leaves.entries()) {
      if (!stored || same(computed, stored[i]!)) continue;
      const entryFile = bundle.path;
      this.disputes.push({
        index: index * TILE_WIDTH + i,
        entryFile,
        tileFile: tile.path,
        computed,
        stored: stored[i]!,
      });
    }
    for (const [i, entry] of entries.entries()) await this.checkBlob(entry, index * TILE_WIDTH + i);
    return leaves;
  }

  /** A tile's file of the width at this size, or the full one that has replaced it. */
  private async tile(id: TilePath, bytesMax: number) {
    const partial = tilePath(id);
    const full = tilePath({ ...id, width: TILE_WIDTH });
    const path = this.files.size(partial) === undefined ? full : partial;
    this.expected.add(path);
    const bytes = await this.read(path, bytesMax);
    if (!bytes && this.files.size(path) === undefined) {
      this.differ(partial, null, `a file with ${id.width} items`, 'no file');
    }
    return bytes && { path, bytes, isLonger: path !== partial };
  }

  private hashesOf(
    tile: { path: string; bytes: Bytes; isLonger: boolean },
    width: number,
  ): Bytes[] | null {
    const wanted = (tile.isLonger ? TILE_WIDTH : width) * HASH_BYTES;
    if (tile.bytes.length !== wanted) {
      this.differ(tile.path, null, `${wanted} bytes`, `${tile.bytes.length} bytes`);
      return null;
    }
    return Array.from({ length: width }, (_, i) =>
      tile.bytes.subarray(i * HASH_BYTES, (i + 1) * HASH_BYTES),
    );
  }

  private entriesOf(
    bundle: { path: string; bytes: Bytes; isLonger: boolean },
    index: number,
    width: number,
  ): Bytes[] | null {
    const { entries, end } = splitEntries(bundle.bytes, width);
    if (entries.length < width) {
      const at = index * TILE_WIDTH + entries.length;
      this.differ(
        bundle.path,
        at,
        'an entry within the file',
        `the file’s end at byte ${bundle.bytes.length}`,
      );
      return null;
    }
    if (end < bundle.bytes.length && !bundle.isLonger) {
      this.differ(
        bundle.path,
        null,
        `the end at byte ${end}`,
        `${bundle.bytes.length - end} more bytes`,
      );
    }
    return entries;
  }

  /**
   * Compares root and upper tiles. Where an entry and its leaf hash disagree, the signed root tells which
   * of them was altered: the tree over the right ones leads to it.
   */
  private async settle(
    size: number,
    checkpoint: Checkpoint,
    root: Bytes,
    above: readonly ComputedTile[],
  ) {
    const isSigned = same(root, checkpoint.root);
    if (isSigned || this.disputes.length === 0) {
      for (const d of this.disputes)
        this.differ(d.tileFile, d.index, hex(d.computed), hex(d.stored));
      for (const tile of above) await this.compareUpper(tile);
      if (!isSigned) this.differRoot(checkpoint, root, size);
      return;
    }
    const stored = await this.storedTree(size);
    for (const d of this.disputes) {
      this.differ(
        d.entryFile,
        d.index,
        `leaf hash ${hex(d.stored)}`,
        `leaf hash ${hex(d.computed)}`,
      );
    }
    if (stored && same(stored.root, checkpoint.root)) {
      for (const tile of stored.above) await this.compareUpper(tile);
    } else {
      this.differRoot(checkpoint, root, size);
    }
  }

  private differRoot(checkpoint: Checkpoint, root: Bytes, size: number) {
    const from = this.isWhole ? `${size} entries` : `${size} leaf hashes`;
    this.differ(
      'checkpoint',
      null,
      `root ${base64(root)}, computed from ${from}`,
      `root ${base64(checkpoint.root)}`,
    );
  }

  /** The tree over the leaf hashes that the tiles store; null when one of them is missing. */
  private async storedTree(size: number) {
    const grower = new TreeGrower();
    const above: ComputedTile[] = [];
    for (let index = 0; index * TILE_WIDTH < size; index++) {
      const leaves = this.stored.get(index);
      if (!leaves) return null;
      above.push(...(await grower.add(leaves)));
    }
    above.push(...grower.partial());
    return { root: await grower.root(), above };
  }

  private async compareUpper(computed: ComputedTile) {
    const tile = await this.tile(computed, TILE_WIDTH * HASH_BYTES);
    const stored = tile && this.hashesOf(tile, computed.width);
    for (const [i, hash] of (stored ?? []).entries()) {
      if (same(hash, computed.hashes[i]!)) continue;
      this.differ(tile!.path, null, `hash ${i}: ${hex(computed.hashes[i]!)}`, hex(hash));
    }
  }

  private async checkBlob(entry: Bytes, index: number) {
    if (!isEnvelope(entry)) return;
    let body: Entry['body'];
    try {
      body = parseEntry(entry).body;
    } catch (e) {
      this.findings.remark(
        `${this.prefix}entry ${index} begins like an entry of trucewatch and is none: ${messageOf(e)}`,
      );
      return;
    }
    if (!('blob' in body)) return;
    const path = `blob/${body.blob.name}`;
    const saltPath = `${path}.salt`;
    const claim = `${path} ${body.blob.length} ${hex(body.blob.commitment)}`;
    if (this.claims.has(claim)) return; // Another entry says the same of it.
    this.claims.add(claim);
    this.expected.add(path).add(saltPath);
    if (this.files.size(path) === undefined || this.files.size(saltPath) === undefined) {
      this.findings.isGone(this.prefix + path, `entry ${index}`);
      return;
    }
    const content = await this.read(path, BLOB_BYTES_MAX);
    const salt = await this.read(saltPath, HASH_BYTES);
    if (!content || !salt) return; // Too large, which was reported.
    const differs = await blobDiffers(body.blob, content, salt);
    if (differs) this.differ(path, index, differs.expected, differs.found);
  }

  /** Files that this size does not call for: earlier partial tiles must begin the present ones. */
  private async checkStrays(size: number) {
    for (const name of this.files.names) {
      if (this.findings.isFull) return;
      if (this.expected.has(name) || name.startsWith('.')) continue;
      if (name.startsWith('tile/')) await this.checkStrayTile(name, size);
      else this.findings.remark(`${this.prefix}${name} belongs to no entry and was not checked`);
    }
  }

  private async checkStrayTile(name: string, size: number) {
    const id = parseTilePath(name);
    if (!id) {
      this.differ(name, null, 'no such file in a log', 'a file');
      return;
    }
    const width = widthAt(id.level, id.index, size);
    if (id.width > width) {
      this.findings.remark(
        `${this.prefix}${name} lies beyond size ${size}; the checkpoint does not cover it`,
      );
      return;
    }
    const bytesMax = id.level === 'entries' ? BUNDLE_BYTES_MAX : TILE_WIDTH * HASH_BYTES;
    const stray = await this.read(name, bytesMax);
    const present = await this.tile({ ...id, width }, bytesMax);
    if (!stray || !present) return;
    const end =
      id.level === 'entries' ? splitEntries(present.bytes, id.width).end : id.width * HASH_BYTES;
    const at = mismatch(present.bytes.subarray(0, end), stray);
    if (at >= 0)
      this.differ(name, null, `the beginning of ${present.path}`, `other bytes from ${at} on`);
  }
}

/** Splits a bundle into its first entries; fewer when the file ends before. */
function splitEntries(bytes: Bytes, count: number): { entries: Bytes[]; end: number } {
  const entries: Bytes[] = [];
  let at = 0;
  while (entries.length < count && at + LENGTH_BYTES <= bytes.length) {
    const start = at + LENGTH_BYTES;
    const end = start + bytes[at]! * 256 + bytes[at + 1]!;
    if (end > bytes.length) break;
    entries.push(bytes.subarray(start, end));
    at = end;
  }
  return { entries, end: at };
}
