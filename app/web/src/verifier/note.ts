// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors

/* C2SP signed-note and the Ed25519 part of tlog-cosignature. */

import {
  base64,
  type Bytes,
  fromBase64,
  hex,
  join,
  Malformed,
  quote,
  same,
  textOf,
  utf8,
} from './bytes';
import { sha256 } from './merkle';

/** Most bytes and signatures of a note. Ours; the specification asks for at least 16 signatures. */
export const NOTE_BYTES_MAX = 1 << 20;
const SIGNATURES_MAX = 256;
const NAME_CHARACTERS_MAX = 512;

const KEY_BYTES = 32;
const SIGNATURE_BYTES = 64;
const TIME_BYTES = 8;
const ID_BYTES = 4;

/** The order of Ed25519's group, RFC 8032 section 5.1: a signature's second half must be below it. */
const GROUP_ORDER = (1n << 252n) + 27742317777372353535851937790883648493n;

export type KeyKind = 'signature' | 'cosignature';
const KIND_OF_TYPE: Readonly<Record<number, KeyKind>> = { 0x01: 'signature', 0x04: 'cosignature' };

/** A public key under a name: "name+identifier+base64". */
export interface VerifierKey {
  readonly text: string;
  readonly name: string;
  readonly kind: KeyKind;
  readonly publicKey: Bytes;
  readonly id: Bytes;
}

interface SignatureLine {
  /** The line as it stands in the note, without its newline. */
  readonly text: string;
  readonly name: string;
  readonly id: Bytes;
  readonly signature: Bytes;
}

export interface Note {
  /** The signed text with its final newline. */
  readonly body: string;
  readonly lines: readonly SignatureLine[];
}

/** What a note says about one key: no line of it, a line that is wrong, or right ones. */
export type Signing =
  | { readonly found: 'none' }
  | { readonly found: 'wrong' }
  | { readonly found: 'right'; readonly atSeconds: bigint | null };

function requireName(name: string): string {
  if (name === '' || name.length > NAME_CHARACTERS_MAX || /[\p{White_Space}\p{Cc}+]/u.test(name)) {
    throw new Malformed(
      `key name is ${quote(name)}, expected 1 to ${NAME_CHARACTERS_MAX} characters without spaces and “+”`,
    );
  }
  return name;
}

export async function parseKey(text: string): Promise<VerifierKey> {
  const parts = /^([^+]*)\+([^+]*)\+(.*)$/s.exec(text);
  if (!parts) throw new Malformed(`key is ${quote(text)}, expected name+identifier+base64`);
  const name = requireName(parts[1]!);
  const typed = fromBase64(parts[3]!, 'key');
  const kind = KIND_OF_TYPE[typed[0] ?? 0];
  if (!kind || typed.length !== 1 + KEY_BYTES) {
    throw new Malformed(
      `key of ${quote(name)} is not an Ed25519 key of type 0x01 (log) or 0x04 (cosigner)`,
    );
  }
  const id = (await sha256(join(utf8(`${name}\n`), typed))).slice(0, ID_BYTES);
  if (parts[2] !== hex(id)) {
    throw new Malformed(
      `key of ${quote(name)} has identifier ${quote(parts[2]!)}, expected ${hex(id)}: it was altered or mistyped`,
    );
  }
  return { text, name, kind, publicKey: typed.slice(1), id };
}

export function parseNote(bytes: Bytes): Note {
  if (bytes.length > NOTE_BYTES_MAX) {
    throw new Malformed(`note has ${bytes.length} bytes, expected at most ${NOTE_BYTES_MAX}`);
  }
  const text = textOf(bytes, 'note');
  if (/[\u0000-\u0009\u000b-\u001f]/.test(text)) {
    throw new Malformed('note holds a control character other than a newline');
  }
  const gap = text.lastIndexOf('\n\n');
  if (gap < 0 || !text.endsWith('\n') || gap + 2 === text.length) {
    throw new Malformed('note has no empty line before its signatures, or no final newline');
  }
  const lines = text.slice(gap + 2, -1).split('\n');
  if (lines.length > SIGNATURES_MAX) {
    throw new Malformed(`note has ${lines.length} signatures, expected at most ${SIGNATURES_MAX}`);
  }
  return { body: text.slice(0, gap + 1), lines: lines.map(parseLine) };
}

function parseLine(line: string): SignatureLine {
  const parts = /^\u2014 ([^ ]+) ([^ ]+)$/.exec(line);
  if (!parts) throw new Malformed(`signature line is ${quote(line)}, expected “— name base64”`);
  const name = requireName(parts[1]!);
  const payload = fromBase64(parts[2]!, `signature of ${quote(name)}`);
  if (payload.length <= ID_BYTES) {
    throw new Malformed(`signature of ${quote(name)} has only ${payload.length} bytes`);
  }
  return { text: line, name, id: payload.slice(0, ID_BYTES), signature: payload.slice(ID_BYTES) };
}

const isBy = (key: VerifierKey, line: SignatureLine) =>
  line.name === key.name && same(line.id, key.id);

/** The names in the lines that are by none of some keys. */
export const unknownNames = (keys: readonly VerifierKey[], note: Note): string[] =>
  note.lines.filter((line) => !keys.some((key) => isBy(key, line))).map((line) => line.name);

/** The bytes of a note with those of its lines that carry one key's name and identifier. */
export function withLinesBy(key: VerifierKey, note: Note): Bytes {
  const lines = note.lines.filter((line) => isBy(key, line)).map((line) => `${line.text}\n`);
  return utf8(`${note.body}\n${lines.join('')}`);
}

/** Looks for a key's lines in a note. One wrong line of a known key spoils all of them. */
export async function signingBy(key: VerifierKey, note: Note): Promise<Signing> {
  let isFound = false;
  let latest: bigint | null = null;
  for (const line of note.lines) {
    if (!isBy(key, line)) continue;
    const atSeconds = timeOf(key, line.signature);
    if (atSeconds === 'malformed') return { found: 'wrong' };
    const header = atSeconds === null ? '' : `cosignature/v1\ntime ${atSeconds}\n`;
    const signature = line.signature.slice(atSeconds === null ? 0 : TIME_BYTES);
    if (!(await verifies(key, signature, utf8(header + note.body)))) return { found: 'wrong' };
    latest = latest !== null && atSeconds !== null && latest > atSeconds ? latest : atSeconds;
    isFound = true;
  }
  return isFound ? { found: 'right', atSeconds: latest } : { found: 'none' };
}

/** The time in a cosignature; null for plain signatures, which have none. */
function timeOf(key: VerifierKey, signature: Bytes): bigint | null | 'malformed' {
  if (key.kind === 'signature') return signature.length === SIGNATURE_BYTES ? null : 'malformed';
  if (signature.length !== TIME_BYTES + SIGNATURE_BYTES) return 'malformed';
  return new DataView(signature.buffer, signature.byteOffset).getBigUint64(0);
}

const imported = new Map<string, Promise<CryptoKey>>();

async function verifies(key: VerifierKey, signature: Bytes, message: Bytes): Promise<boolean> {
  if (signature.length !== SIGNATURE_BYTES || !isReduced(signature)) return false;
  const id = base64(key.publicKey);
  let ready = imported.get(id);
  if (!ready) {
    ready = crypto.subtle.importKey('raw', key.publicKey, 'Ed25519', false, ['verify']);
    imported.set(id, ready);
  }
  let cryptoKey: CryptoKey;
  try {
    cryptoKey = await ready;
  } catch {
    return false; // 32 bytes that are no point of the curve verify nothing.
  }
  return crypto.subtle.verify('Ed25519', cryptoKey, signature, message);
}

/** Browsers agree on this rule of RFC 8032 only lately, so it is checked here. */
function isReduced(signature: Bytes): boolean {
  let value = 0n;
  for (let i = SIGNATURE_BYTES - 1; i >= SIGNATURE_BYTES / 2; i--) {
    value = (value << 8n) | BigInt(signature[i]!);
  }
  return value < GROUP_ORDER;
}

/** The first example of RFC 8032 section 7.1: a key and its signature over nothing. */
const EXAMPLE_KEY = '11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=';
const EXAMPLE_SIGNATURE =
  '5VZDAMNgrHKQhuLMgG6CioSHfx645dl02HPgZSJJAVVfuIIVkKM7rMYeOXAc+bRr0lv18FlbviRlUUFDjnoQCw==';

/** Whether this browser can check Ed25519, tried rather than asked. */
export async function browserHasEd25519(): Promise<boolean> {
  try {
    const raw = fromBase64(EXAMPLE_KEY, 'key');
    const key = await crypto.subtle.importKey('raw', raw, 'Ed25519', false, ['verify']);
    const signature = fromBase64(EXAMPLE_SIGNATURE, 'signature');
    return await crypto.subtle.verify('Ed25519', key, signature, new Uint8Array());
  } catch {
    return false;
  }
}
