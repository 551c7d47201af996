// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors

/* Entries of the form trucewatch-entry/1, and blobs under a salted commitment (evidence/README.md). */

import {
  type Bytes,
  decimal,
  fromHex,
  hex,
  join,
  Malformed,
  quote,
  same,
  textOf,
  utf8,
} from './bytes';
import { HASH_BYTES, sha256 } from './merkle';

export const ENTRY_BYTES_MAX = 65_535;
const FIRST_LINE = 'trucewatch-entry/1';
const VALUE_BYTES_MAX = 1024;
const REFERENCES_MAX = 1n << 20n;
const NEWLINE = 0x0a;
const MARK = utf8(`${FIRST_LINE}\n`);

/** Entries of one log from a first to a last index. */
export interface References {
  readonly log: string;
  readonly first: bigint;
  readonly last: bigint;
}

export interface BlobBody {
  readonly name: string;
  readonly length: bigint;
  /** Null when the entry withholds it. */
  readonly sha256: Bytes | null;
  readonly commitment: Bytes;
}

export interface Entry {
  readonly kind: string;
  readonly mediaType: string;
  readonly receivedAt: string;
  readonly channel: string;
  readonly references: readonly References[];
  readonly body: { readonly inline: Bytes } | { readonly blob: BlobBody };
}

/** Whether an entry claims to be of this form; entries of other logs need not be. */
export const isEnvelope = (bytes: Bytes): boolean => same(bytes.subarray(0, MARK.length), MARK);

/** Reads an entry. Each has one spelling. */
export function parseEntry(bytes: Bytes): Entry {
  if (bytes.length > ENTRY_BYTES_MAX) throw new Malformed(`entry has ${bytes.length} bytes`);
  const end = endOfHeader(bytes);
  const lines = textOf(bytes.subarray(0, end), 'entry’s header').split('\n');
  if (lines.shift() !== FIRST_LINE) {
    throw new Malformed(`entry does not start with ${quote(FIRST_LINE)}`);
  }
  const kind = value(lines.shift(), 'kind: ');
  if (!/^[a-z0-9./-]+$/.test(kind)) throw new Malformed(`entry’s kind is ${quote(kind)}`);
  const mediaType = value(lines.shift(), 'media-type: ');
  const receivedAt = instant(value(lines.shift(), 'received-at: '));
  const channel = value(lines.shift(), 'channel: ');
  const references: References[] = [];
  const bodyAt = lines.findIndex((text) => !text.startsWith('reference: '));
  const referred = lines
    .slice(0, Math.max(0, bodyAt))
    .reduce((count, text) => count + addReferences(references, text), 0n);
  if (referred > REFERENCES_MAX) {
    throw new Malformed(`entry refers to ${referred} entries, expected at most ${REFERENCES_MAX}`);
  }
  const body = bodyOf(line(lines[bodyAt], 'body: '), bytes.slice(end + 2));
  if (bodyAt !== lines.length - 1) throw new Malformed('entry has a line after its body line');
  return { kind, mediaType, receivedAt, channel, references, body };
}

/** Where the empty line's first newline stands. */
function endOfHeader(bytes: Bytes): number {
  for (let i = 0; i + 1 < bytes.length; i++) {
    if (bytes[i] === NEWLINE && bytes[i + 1] === NEWLINE) return i;
  }
  throw new Malformed('entry has no empty line after its header');
}

function line(text: string | undefined, key: string): string {
  if (!text?.startsWith(key)) {
    throw new Malformed(`entry’s line is ${quote(text ?? '')}, expected “${key}…”`);
  }
  return text.slice(key.length);
}

function value(text: string | undefined, key: string): string {
  const read = line(text, key);
  if (read === '' || utf8(read).length > VALUE_BYTES_MAX || /[\u0000-\u001f\u007f]/.test(read)) {
    throw new Malformed(
      `entry’s ${key.slice(0, -2)} is empty, too long or holds a control character`,
    );
  }
  return read;
}

/** An instant in UTC with seconds and no, 3, 6 or 9 decimals, as few as will do. */
function instant(text: string): string {
  const parts = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})(?:\.((?:\d{3}){1,3}))?Z$/.exec(text);
  const seconds = parts && new Date(`${parts[1]}Z`);
  const isTime =
    seconds && !Number.isNaN(seconds.getTime()) && seconds.toISOString().startsWith(parts[1]!);
  if (!isTime || parts[2]?.endsWith('000')) {
    throw new Malformed(
      `entry’s received-at is ${quote(text)}, expected as 2031-03-15T00:00:00.250Z`,
    );
  }
  return text;
}

/** Adds a line's references; gives how many entries they are. */
function addReferences(references: References[], text: string): bigint {
  const parts = /^reference: ([^ ]+) ([0-9]+)(?:-([0-9]+))?$/.exec(text);
  if (!parts || /[\u0000-\u001f\u007f]/.test(parts[1]!)) {
    throw new Malformed(`entry’s line ${quote(text)}, expected “reference: log first-last”`);
  }
  const log = parts[1]!;
  const first = decimal(parts[2]!, 'reference');
  const last = parts[3] === undefined ? first : decimal(parts[3], 'reference');
  if (parts[3] !== undefined && last <= first) {
    throw new Malformed(`entry’s line ${quote(text)}, expected a range that rises`);
  }
  const before = references.at(-1);
  if (before?.log === log && before.last + 1n === first) {
    throw new Malformed(`entry’s line ${quote(text)} continues the one above, expected one range`);
  }
  references.push({ log, first, last });
  return last - first + 1n;
}

function bodyOf(text: string, rest: Bytes): Entry['body'] {
  const inline = /^inline ([0-9]+)$/.exec(text);
  if (inline && decimal(inline[1]!, 'body’s length') === BigInt(rest.length)) {
    return { inline: rest };
  }
  const blob = /^blob ([0-9]+) ([0-9a-f]{64}|withheld) ([0-9a-f]{64})$/.exec(text);
  if (!blob || rest.length > 0) {
    throw new Malformed(
      `entry’s body line ${quote(text)} does not fit the ${rest.length} bytes after it`,
    );
  }
  const sha = blob[2] === 'withheld' ? null : fromHex(blob[2]!, HASH_BYTES, 'blob’s SHA-256');
  const commitment = fromHex(blob[3]!, HASH_BYTES, 'blob’s commitment');
  return {
    blob: {
      name: hex(sha ?? commitment),
      length: decimal(blob[1]!, 'blob’s length'),
      sha256: sha,
      commitment,
    },
  };
}

/** Whether salt and content are what an entry committed to; if not, what differs. */
export async function blobDiffers(
  body: BlobBody,
  content: Bytes,
  salt: Bytes,
): Promise<{ expected: string; found: string } | null> {
  if (BigInt(content.length) !== body.length) {
    return { expected: `${body.length} bytes`, found: `${content.length} bytes` };
  }
  const hash = await sha256(content);
  if (body.sha256 && !same(hash, body.sha256)) {
    return { expected: `SHA-256 ${hex(body.sha256)}`, found: `SHA-256 ${hex(hash)}` };
  }
  const commitment = await sha256(join(utf8('trucewatch-blob/1\n'), salt, hash));
  if (salt.length !== HASH_BYTES || !same(commitment, body.commitment)) {
    return {
      expected: `commitment ${hex(body.commitment)} from salt and content`,
      found: `commitment ${hex(commitment)}`,
    };
  }
  return null;
}
