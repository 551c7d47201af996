// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors

/*
 * ZIP files in the one form that a bundle has: stored, without times, comments, extra fields or gaps
 * (PKWARE's APPNOTE 6.3.10, sections 4.3 and 4.4, gives the fields). Every header is written anew from
 * names and contents and compared byte for byte, so nothing can hide between the files.
 */

import { type Bytes, Malformed, mismatch, quote, textOf, utf8 } from './bytes';

/** Most files and the longest name of a bundle (evidence/README.md); there is no ZIP64. */
const FILES_MAX = 65_534;
const NAME_BYTES_MAX = 100;
const NAME = /^[A-Za-z0-9-]+([./][A-Za-z0-9-]+)*$/;
const LOCAL_SIGNATURE = 0x04034b50;
const LOCAL_BYTES = 30;

export interface ZipFile {
  readonly name: string;
  readonly content: Bytes;
}

interface Placed {
  readonly name: Bytes;
  readonly crc: number;
  readonly size: number;
  readonly offset: number;
}

/** Whether bytes begin like a ZIP file whose first file has a name. */
export function startsWithFile(bytes: Bytes, name: string): boolean {
  const head = bytes.subarray(LOCAL_BYTES, LOCAL_BYTES + name.length);
  return bytes.length > LOCAL_BYTES && mismatch(head, utf8(name)) < 0;
}

/** Reads all files in their order. */
export function readZip(bytes: Bytes): ZipFile[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const files: ZipFile[] = [];
  const placed: Placed[] = [];
  const names = new Set<string>();
  let at = 0;
  while (at + LOCAL_BYTES <= bytes.length && view.getUint32(at, true) === LOCAL_SIGNATURE) {
    const file = readLocal(bytes, view, at);
    const name = textOf(file.name, `the file’s name at byte ${at}`);
    if (!NAME.test(name))
      throw new Malformed(`byte ${at}: ${quote(name)} is no name of a bundle’s file`);
    if (names.has(name)) throw new Malformed(`byte ${at}: ${name} is there twice`);
    if (placed.length >= FILES_MAX) {
      throw new Malformed(
        `there are more than ${FILES_MAX} files, the most that a bundle may have`,
      );
    }
    const from = at + LOCAL_BYTES + file.name.length;
    const content = bytes.subarray(from, from + file.size);
    if (crc32(content) !== file.crc) {
      throw new Malformed(`${name} does not have the checksum stored with it: the file is damaged`);
    }
    names.add(name);
    files.push({ name, content });
    placed.push(file);
    at = from + file.size;
  }
  requireDirectory(bytes, placed, at);
  return files;
}

function readLocal(bytes: Bytes, view: DataView, at: number): Placed {
  const nameLength = view.getUint16(at + 26, true);
  const size = view.getUint32(at + 18, true);
  const crc = view.getUint32(at + 14, true);
  const end = at + LOCAL_BYTES + nameLength + size;
  if (nameLength === 0 || nameLength > NAME_BYTES_MAX || end > bytes.length) {
    throw new Malformed(
      `byte ${at}: a file of ${size} bytes does not end within the ${bytes.length} that are there`,
    );
  }
  const name = bytes.slice(at + LOCAL_BYTES, at + LOCAL_BYTES + nameLength);
  const file = { name, crc, size, offset: at };
  requireSame(bytes, at, fields([4, LOCAL_SIGNATURE], [2, 10], ...common(file)));
  return file;
}

type Field = readonly [bytes: 2 | 4, value: number];

/** What local and central headers share: UTF-8 names, stored, 1 February 1980, no extra field. */
const common = (f: Placed): Field[] => [
  [2, 0x0800],
  [2, 0],
  [2, 0],
  [2, 0x0041],
  [4, f.crc],
  [4, f.size],
  [4, f.size],
  [2, f.name.length],
  [2, 0],
];

function fields(...values: Field[]): Bytes {
  const bytes = new Uint8Array(values.reduce((sum, [width]) => sum + width, 0));
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const [width, value] of values) {
    if (width === 2) view.setUint16(at, value, true);
    else view.setUint32(at, value, true);
    at += width;
  }
  return bytes;
}

function requireSame(bytes: Bytes, at: number, expected: Bytes): number {
  const differs = mismatch(expected, bytes.subarray(at, at + expected.length));
  if (differs >= 0) {
    throw new Malformed(
      at + differs >= bytes.length
        ? `it ends at byte ${bytes.length}, in the middle: perhaps it was not copied whole`
        : `byte ${at + differs} is not as in a bundle’s one canonical form: the file was altered or packed anew`,
    );
  }
  return at + expected.length;
}

function requireDirectory(bytes: Bytes, files: readonly Placed[], start: number) {
  let at = start;
  for (const file of files) {
    const header = fields(
      [4, 0x02014b50],
      [2, 10],
      [2, 10],
      ...common(file),
      [2, 0],
      [2, 0],
      [2, 0],
      [4, 0],
      [4, file.offset],
    );
    at = requireSame(bytes, at, header);
    at = requireSame(bytes, at, file.name);
  }
  at = requireSame(bytes, at, endOf(files.length, start, at));
  if (at !== bytes.length) {
    throw new Malformed(`byte ${at}: ${bytes.length - at} bytes follow the end of the ZIP file`);
  }
}

const endOf = (count: number, start: number, end: number): Bytes =>
  fields(
    [4, 0x06054b50],
    [2, 0],
    [2, 0],
    [2, count],
    [2, count],
    [4, end - start],
    [4, start],
    [2, 0],
  );

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c;
});

function crc32(bytes: Bytes): number {
  let crc = 0xffffffff;
  for (let i = 0; i < bytes.length; i++) crc = CRC_TABLE[(crc ^ bytes[i]!) & 0xff]! ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}
