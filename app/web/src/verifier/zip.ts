// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors

/*
 * ZIP files in the one form that a bundle has: stored, without times, comments, extra fields or gaps
 * (PKWARE's APPNOTE 6.3.10, sections 4.3 and 4.4, gives the fields). Every header is written anew from
 * names and contents and compared byte for byte, so nothing can hide between the files.
 */

import { type Bytes, Malformed, mismatch, textOf, utf8 } from './bytes';

/** Most files. Ours: beyond it, memory for names alone would trouble a phone. */
export const FILES_MAX = 500_000;
const NAME_BYTES_MAX = 1024;
const COUNT_16_MAX = 0xffff;
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
    if (names.has(name)) throw new Malformed(`byte ${at}: ${name} is there twice`);
    if (placed.length >= FILES_MAX) {
      throw new Malformed(`there are more than ${FILES_MAX} files, too many for this page`);
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

type Field = readonly [bytes: 2 | 4 | 8, value: number];

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
    else if (width === 4) view.setUint32(at, value, true);
    else view.setBigUint64(at, BigInt(value), true);
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

/** The end records; where 16 bits cannot hold the count, those of ZIP64 stand before. */
function endOf(count: number, start: number, end: number): Bytes {
  const size = end - start;
  const isLarge = count >= COUNT_16_MAX;
  const large: Field[] = [
    [4, 0x06064b50],
    [8, 44],
    [2, 45],
    [2, 45],
    [4, 0],
    [4, 0],
    [8, count],
    [8, count],
    [8, size],
    [8, start],
    [4, 0x07064b50],
    [4, 0],
    [8, end],
    [4, 1],
  ];
  const shown = Math.min(count, COUNT_16_MAX);
  return fields(
    ...(isLarge ? large : []),
    [4, 0x06054b50],
    [2, 0],
    [2, 0],
    [2, shown],
    [2, shown],
    [4, size],
    [4, start],
    [2, 0],
  );
}

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
