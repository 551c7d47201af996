// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors

/* C2SP tlog-checkpoint, and the tlog-proof that carries one. */

import { type Bytes, decimal, fromBase64, Malformed, quote, textOf, utf8 } from './bytes';
import { HASH_BYTES, PATH_MAX } from './merkle';
import { type Note, NOTE_BYTES_MAX, parseNote } from './note';

export interface Checkpoint {
  readonly origin: string;
  readonly size: bigint;
  readonly root: Bytes;
  readonly note: Note;
}

/** Reads a checkpoint; its signatures are another matter. */
export function parseCheckpoint(bytes: Bytes): Checkpoint {
  const note = parseNote(bytes);
  const [origin, size, root, ...extensions] = note.body.slice(0, -1).split('\n');
  if (!origin || size === undefined || root === undefined || extensions.includes('')) {
    throw new Malformed('checkpoint is not of three or more lines: origin, size and root');
  }
  return { origin, size: decimal(size, 'checkpoint’s size'), root: parseHash(root), note };
}

export function parseHash(text: string): Bytes {
  const hash = fromBase64(text, 'hash');
  if (hash.length !== HASH_BYTES) {
    throw new Malformed(`hash has ${hash.length} bytes, expected ${HASH_BYTES}`);
  }
  return hash;
}

/** A file that proves an entry's place in a log. */
export interface LogProof {
  readonly index: bigint;
  readonly path: readonly Bytes[];
  /** The checkpoint as it stands in the file, verbatim. */
  readonly checkpoint: Bytes;
  /** Whether there is a line of extra data, which nothing authenticates. */
  readonly hasExtra: boolean;
}

const PROOF_FIRST_LINE = 'c2sp.org/tlog-proof@v1';

export function parseProof(bytes: Bytes): LogProof {
  if (bytes.length > NOTE_BYTES_MAX) throw new Malformed(`proof has ${bytes.length} bytes`);
  const text = textOf(bytes, 'proof');
  const gap = text.indexOf('\n\n');
  if (gap < 0) throw new Malformed('proof has no empty line before its checkpoint');
  const lines = text.slice(0, gap).split('\n');
  if (lines.shift() !== PROOF_FIRST_LINE) {
    throw new Malformed(`proof does not start with ${quote(PROOF_FIRST_LINE)}`);
  }
  const hasExtra = lines[0]?.startsWith('extra ') ?? false;
  if (hasExtra) fromBase64(lines.shift()!.slice('extra '.length), 'proof’s extra data');
  const index = /^index (.*)$/.exec(lines.shift() ?? '');
  if (!index) throw new Malformed('proof has no line “index …”');
  if (lines.length > PATH_MAX) throw new Malformed(`proof has ${lines.length} hashes`);
  return {
    index: decimal(index[1]!, 'proof’s index'),
    path: lines.map(parseHash),
    checkpoint: utf8(text.slice(gap + 2)),
    hasExtra,
  };
}
