// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors

import { describe, expect, it } from 'vitest';
import { readFileSync } from 'node:fs';
import { base64, decimal, fromBase64, fromHex, hex, utf8 } from '../src/verifier/bytes';
import { parseManifest } from '../src/verifier/bundle';
import { parseCheckpoint, parseProof } from '../src/verifier/checkpoint';
import { parseEntry } from '../src/verifier/entry';
import { includes, leafHash, treeRoot } from '../src/verifier/merkle';
import { browserHasEd25519, parseKey, parseNote, signingBy } from '../src/verifier/note';
import { parsePolicy, parseTrust, quorumInWords, witnessing } from '../src/verifier/policy';
import { References } from '../src/verifier/references';
import { parseTilePath, tilePath, widthAt } from '../src/verifier/tiles';
import { TreeGrower } from '../src/verifier/tree';
import { readZip } from '../src/verifier/zip';

/* Source: the reference vectors of RFC 6962 implementations, leaves and the root over the first n of them. */
const LEAVES = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
];
const ROOTS = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];

const leaves = () => Promise.all(LEAVES.map((l) => leafHash(fromHex(l, l.length / 2, 'leaf'))));

describe('Merkle trees', () => {
  it('have the roots of RFC 6962', async () => {
    const hashes = await leaves();
    for (const [n, root] of ROOTS.entries())
      expect(hex(await treeRoot(hashes.slice(0, n)))).toBe(root);
  });

  it('grow to the same root tile by tile as at once', async () => {
    const hash = await leafHash(utf8('x'));
    for (const size of [0, 1, 255, 256, 257, 511, 512, 600]) {
      const grower = new TreeGrower();
      const all = Array.from({ length: size }, () => hash);
      for (let at = 0; at < size; at += 256) await grower.add(all.slice(at, at + 256));
      expect(hex(await grower.root())).toBe(hex(await treeRoot(all)));
    }
  });

  it('hold a leaf whose path leads to the root, and no other', async () => {
    const [a, b, c] = await leaves();
    const ab = await treeRoot([a!, b!]);
    const root = await treeRoot([a!, b!, c!]);
    expect(await includes(2n, 3n, c!, [ab], root)).toBe(true);
    expect(await includes(2n, 3n, b!, [ab], root)).toBe(false);
    expect(await includes(1n, 3n, c!, [ab], root)).toBe(false);
    expect(await includes(3n, 3n, c!, [ab], root)).toBe(false);
    expect(await includes(2n, 3n, c!, [ab, ab], root)).toBe(false);
  });
});

describe('spellings', () => {
  it('of base64 are one', () => {
    expect(base64(fromBase64('AAE=', 'x'))).toBe('AAE=');
    for (const other of ['AAE', 'AAF=', 'AA E=', 'AAE=\n', '-_==', 'A']) {
      expect(() => fromBase64(other, 'x')).toThrow('expected');
    }
  });

  it('of numbers are one', () => {
    expect(decimal('9223372036854775807', 'x')).toBe(9223372036854775807n);
    for (const other of ['', '01', '+1', '-1', '1.0', ' 1', '9223372036854775808', '１']) {
      expect(() => decimal(other, 'x')).toThrow('expected');
    }
  });

  it('of tiles’ paths are one', () => {
    expect(tilePath({ level: 1, index: 1234067, width: 256 })).toBe('tile/1/x001/x234/067');
    for (const path of ['tile/1/x001/x234/067', 'tile/entries/000.p/1', 'tile/0/999.p/255']) {
      expect(tilePath(parseTilePath(path)!)).toBe(path);
    }
    for (const path of [
      'tile/1/x000/067',
      'tile/01/000',
      'tile/64/000',
      'tile/0/000.p/256',
      'tile/0/000.p/0',
      'tile/0/00',
    ]) {
      expect(parseTilePath(path)).toBeNull();
    }
  });

  it('of widths follow tlog-tiles’ example of 70,000 entries', () => {
    expect([widthAt(0, 273, 70_000), widthAt(1, 1, 70_000), widthAt(2, 0, 70_000)]).toEqual([
      112, 17, 1,
    ]);
    expect([widthAt(0, 272, 70_000), widthAt(0, 274, 70_000), widthAt(3, 0, 70_000)]).toEqual([
      256, 0, 0,
    ]);
  });
});

describe('signed notes', () => {
  /* Source: the example key and note that Go's sumdb/note and C2SP's users share. */
  const KEY = 'example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k';
  const NOTE =
    'This is an example message.\n\n— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n';

  it('are signed by who signed them', async () => {
    expect(await browserHasEd25519()).toBe(true);
    const key = await parseKey(KEY);
    expect(await signingBy(key, parseNote(utf8(NOTE)))).toEqual({
      found: 'right',
      atSeconds: null,
    });
    expect((await signingBy(key, parseNote(utf8(NOTE.replace('an', 'no'))))).found).toBe('wrong');
    expect((await signingBy(key, parseNote(utf8(NOTE.replace('/foo', '/bar'))))).found).toBe(
      'none',
    );
  });

  it('are spoiled by one wrong line of a known key, not by those of others', async () => {
    const key = await parseKey(KEY);
    const wrong = `${NOTE}— example.com/foo Uw2QOgAA\n`;
    expect((await signingBy(key, parseNote(utf8(wrong)))).found).toBe('wrong');
    const other = `${NOTE}— example.com/bar AAAAAAAA\n`;
    expect((await signingBy(key, parseNote(utf8(other)))).found).toBe('right');
  });

  it('are refused in any other spelling', () => {
    for (const note of [
      NOTE.slice(0, -1),
      NOTE.replace('\n\n', '\n'),
      NOTE.replace('— example', '- example'),
      NOTE.replace('aQM=', 'aQN='),
      NOTE.replace('message.', 'message.\r'),
      'text\n\n',
    ]) {
      expect(() => parseNote(utf8(note))).toThrow();
    }
  });

  it('have keys whose identifiers belong to them', async () => {
    await expect(parseKey(KEY.replace('530d903a', '530d903b'))).rejects.toThrow('identifier');
    await expect(parseKey(KEY.replace('/foo', '/fop'))).rejects.toThrow('identifier');
  });

  it('make checkpoints and proofs of three lines and more', () => {
    const signed = '\n— a AAAAAAAA\n';
    const root = base64(new Uint8Array(32));
    expect(parseCheckpoint(utf8(`a\n7\n${root}\n${signed}`)).size).toBe(7n);
    for (const body of [
      `a\n07\n${root}\n`,
      `a\n7\n${root.slice(4)}\n`,
      `\n7\n${root}\n`,
      `a\n7\n`,
    ]) {
      expect(() => parseCheckpoint(utf8(body + signed))).toThrow();
    }
    const proof = parseProof(utf8(`c2sp.org/tlog-proof@v1\nextra AAAA\nindex 3\n${root}\n\na\n`));
    expect([proof.index, proof.path.length, proof.hasExtra]).toEqual([3n, 1, true]);
  });
});

describe('policies', () => {
  const key = (name: string, type: number, fill: number) => vkey(name, type, fill);

  it('demand a quorum of nested groups', async () => {
    const [a, b, c] = await Promise.all([1, 2, 3].map((n) => key(`w${n}`, 4, n)));
    const text = `# x\nwitness A ${a}\n\twitness B ${b} https://b.example/ \nwitness C ${c}\ngroup G any A B\ngroup H all G C\nquorum H\n`;
    const policy = await parsePolicy(text);
    expect(quorumInWords(policy)).toBe('2 of 2 groups or witnesses');
    const note = parseNote(utf8('a\n\n— a AAAAAAAA\n'));
    expect((await witnessing(policy, note)).quorumMet).toBe(false);
  });

  it('name the known keys whose lines are wrong, and pass over unknown ones', async () => {
    const log = 'example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k';
    const policy = await parsePolicy(`log ${log}\nquorum none\n`);
    const wrong = '— example.com/foo Uw2QOgAA\n';
    const spoiled = await witnessing(policy, parseNote(utf8(`a\n\n${wrong}`)));
    expect(spoiled.wrong.map((known) => known.text)).toEqual([log]);
    const other = await witnessing(policy, parseNote(utf8('a\n\n— a AAAAAAAA\n')));
    expect(other.wrong).toEqual([]);
  });

  it('are refused with their line where they break a rule', async () => {
    const [a, log] = [await key('w', 4, 1), await key('l', 1, 2)];
    for (const [text, why] of [
      ['quorum x\n', 'no line above'],
      [`witness A ${a}\n`, 'no quorum'],
      [`witness none ${a}\nquorum none\n`, 'taken'],
      [`witness A ${a}\nwitness B ${a}\nquorum A\n`, 'there already'],
      [`witness A ${log}\nquorum A\n`, 'expected a cosignature'],
      [`witness A ${a}\ngroup G 2 A\nquorum G\n`, '1 to 1'],
      [`witness A ${a}\ngroup G 1 A\ngroup H 1 A\nquorum G\n`, 'in a group already'],
      ['quorum none\nquorum none\n', 'second quorum'],
      ['require all\n', 'line 1'],
    ] as const) {
      await expect(parsePolicy(text)).rejects.toThrow(why);
    }
  });

  it('may be keys alone, which demand nothing', async () => {
    const trust = await parseTrust(
      `${await key('l', 1, 1)}\r\n# x\n${await key('w', 4, 2)}\n${await key('w', 4, 3)}`,
    );
    expect([trust.logs.length, [...trust.witnesses.keys()], trust.quorum]).toEqual([
      1,
      ['w', 'w (2)'],
      'none',
    ]);
    await expect(parseTrust(' \n')).rejects.toThrow('no key');
  });

  async function vkey(name: string, type: number, fill: number) {
    const typed = new Uint8Array(33).fill(fill).fill(type, 0, 1);
    const id = await crypto.subtle.digest(
      'SHA-256',
      new Uint8Array([...utf8(`${name}\n`), ...typed]),
    );
    return `${name}+${hex(new Uint8Array(id).slice(0, 4))}+${base64(typed)}`;
  }
});

describe('entries', () => {
  const head =
    'trucewatch-entry/1\nkind: report/csv\nmedia-type: text/csv\nreceived-at: 2031-03-15T00:00:00.250Z\nchannel: file:pixels.csv\n';

  it('are read from their one spelling', () => {
    const entry = parseEntry(
      utf8(`${head}reference: example.org/observations 4-6\nbody: inline 2\n\nhi`),
    );
    expect(entry.references).toEqual([{ log: 'example.org/observations', first: 4n, last: 6n }]);
    expect(entry.body).toEqual({ inline: utf8('hi') });
  });

  it('are refused in any other', () => {
    const body = 'body: inline 2\n\nhi';
    for (const text of [
      `${head}${body}!`,
      `${head}body: inline 02\n\nhi`,
      `${head}reference: a 4-4\n${body}`,
      `${head}reference: a 4\nreference: a 5\n${body}`,
      `${head}reference: a 0-1048576\n${body}`,
      `${head}body: inline 2\nmore: x\n\nhi`,
      head.replace('.250Z', '.25Z') + body,
      head.replace('.250Z', '.000Z') + body,
      head.replace('03-15', '02-30') + body,
      head.replace('report/csv', 'Report') + body,
      head.replace('file:pixels.csv', '') + body,
    ]) {
      expect(() => parseEntry(utf8(text)), text).toThrow();
    }
  });
});

describe('references', () => {
  it('are followed once however wide and many they are', () => {
    const held = Array.from({ length: 20_000 }, (_, i) => ({
      leaf: { log: 'a', index: BigInt(i) },
      references: [{ log: 'a', first: 0n, last: BigInt(Math.max(0, i - 1)) }],
    }));
    const references = new References(held);
    expect([...references.missing()]).toEqual([]);
    expect(references.reachedFrom([{ log: 'a', index: 19_998n }]).size).toBe(19_999);
  });

  it('that lead nowhere are told', () => {
    const held = [
      { leaf: { log: 'a', index: 3n }, references: [{ log: 'a', first: 1n, last: 4n }] },
    ];
    expect([...new References(held).missing()]).toEqual([
      'a 3 refers to a 1-4, of which 3 are not in the bundle',
    ]);
  });
});

describe('a bundle’s manifest', () => {
  const manifest = (log: string) => ({
    name: 'bundle',
    content: utf8(`trucewatch-bundle/1\nsubject: a 1\nlog: 0 a\nlog: 1 ${log}\n`),
  });

  it('names logs in few characters, which every language sorts alike', () => {
    expect(parseManifest(manifest('b-2')).logs).toEqual(['a', 'b-2']);
    for (const name of ['B', '-b', 'a/b', 'é', 'b'.repeat(65)]) {
      expect(() => parseManifest(manifest(name))).toThrow('names log');
    }
  });
});

describe('the page', () => {
  it('refuses what is no stored ZIP', () => {
    expect(() => readZip(utf8('PK'))).toThrow('in the middle');
  });

  it('keeps clear of words that the project does not use', () => {
    const english = readFileSync(new URL('../src/words/verify-en.ts', import.meta.url), 'utf8');
    expect(english).not.toMatch(/verdict|guilty|target/i);
  });
});
