// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors

/* The ZIP of a bundle, for tests: stored, dated 1 February 1980, nothing else (PKWARE's APPNOTE 6.3.10). */

import { crc32 } from 'node:zlib';
import { type Bytes, join, utf8 } from '../src/verifier/bytes';

const numbers = (...values: readonly (readonly [2 | 4, number])[]): Bytes =>
  join(
    ...values.map(([width, value]) =>
      Uint8Array.from({ length: width }, (_, i) => (value >>> (8 * i)) & 255),
    ),
  );

export function zipped(files: readonly (readonly [string, Bytes])[]): Bytes {
  let all: Bytes = new Uint8Array();
  let directory: Bytes = new Uint8Array();
  for (const [file, content] of files) {
    const name = utf8(file);
    const common = numbers(
      [2, 0x0800],
      [4, 0],
      [2, 0x41],
      [4, crc32(content)],
      [4, content.length],
      [4, content.length],
      [2, name.length],
      [2, 0],
    );
    const central = numbers([4, 0x02014b50], [2, 10], [2, 10]);
    const tail = numbers([4, 0], [2, 0], [4, 0], [4, all.length]);
    directory = join(directory, central, common, tail, name);
    all = join(all, numbers([4, 0x04034b50], [2, 10]), common, name, content);
  }
  const counts = numbers([4, 0x06054b50], [4, 0], [2, files.length], [2, files.length]);
  return join(all, directory, counts, numbers([4, directory.length], [4, all.length], [2, 0]));
}
