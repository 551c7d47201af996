// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors

/* Bytes and their spellings. Each value has one spelling; every other is refused. */

export type Bytes = Uint8Array<ArrayBuffer>;

/** Input that is not of the form it should have. The message says where, what, and what was expected. */
export class Malformed extends Error {
  override readonly name = 'Malformed';
}

/** Largest number that C2SP sizes and indices reach here: 2^63 - 1, as in most implementations. */
const DECIMAL_MAX = (1n << 63n) - 1n;
const MESSAGE_CHARACTERS_MAX = 160;

/** A quotation for a message, cut to a length that can be read. */
export function quote(text: string): string {
  const shown =
    text.length > MESSAGE_CHARACTERS_MAX ? `${text.slice(0, MESSAGE_CHARACTERS_MAX)}…` : text;
  return `“${shown}”`;
}

export const utf8 = (text: string): Bytes => new TextEncoder().encode(text);

/** Text of bytes that must be valid UTF-8. */
export function textOf(bytes: Bytes, what: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new Malformed(`${what} is not valid UTF-8`);
  }
}

export function same(a: Bytes, b: Bytes): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

/** Where two byte strings first differ; the length of the shorter when one begins the other; -1 if equal. */
export function mismatch(a: Bytes, b: Bytes): number {
  const shorter = Math.min(a.length, b.length);
  for (let i = 0; i < shorter; i++) if (a[i] !== b[i]) return i;
  return a.length === b.length ? -1 : shorter;
}

export function join(...parts: Bytes[]): Bytes {
  const joined = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}

/** Standard base64 with padding, RFC 4648 section 4. */
export function base64(bytes: Bytes): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
}

/** Reads base64. The browser's decoder forgives much, so what does not encode back is refused. */
export function fromBase64(text: string, what: string): Bytes {
  let bytes: Bytes;
  try {
    bytes = Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
  } catch {
    throw new Malformed(`${what} is ${quote(text)}, expected base64`);
  }
  if (base64(bytes) !== text) {
    throw new Malformed(`${what} is ${quote(text)}, expected padded base64 with unused bits zero`);
  }
  return bytes;
}

export const hex = (bytes: Bytes): string =>
  Array.from(bytes, (b) => b.toString(16).padStart(2, '0')).join('');

/** Reads lower-case hexadecimal digits of a given number of bytes. */
export function fromHex(text: string, length: number, what: string): Bytes {
  if (text.length !== 2 * length || !/^[0-9a-f]*$/.test(text)) {
    throw new Malformed(`${what} is ${quote(text)}, expected ${2 * length} hexadecimal digits`);
  }
  return Uint8Array.from({ length }, (_, i) => parseInt(text.slice(2 * i, 2 * i + 2), 16));
}

/** Reads a decimal number without sign or leading zeros. */
export function decimal(text: string, what: string): bigint {
  if (!/^(0|[1-9][0-9]{0,18})$/.test(text)) {
    throw new Malformed(`${what} is ${quote(text)}, expected decimal digits without leading zeros`);
  }
  const value = BigInt(text);
  if (value > DECIMAL_MAX) throw new Malformed(`${what} is ${text}, expected below 2^63`);
  return value;
}

/** Runs a check of some input; gives its refusal as a message, or null when it holds. */
export function refusalOf(check: () => unknown): string | null {
  try {
    check();
    return null;
  } catch (e) {
    return messageOf(e);
  }
}

/** The message of a refusal; anything else is our own fault and goes on. */
export function messageOf(e: unknown): string {
  if (e instanceof Malformed) return e.message;
  throw e;
}
