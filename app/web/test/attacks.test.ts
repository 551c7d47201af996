// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors

/* What somebody who re-signs nothing could try: logs of another run, blobs taken away, lines of nobody's. */

import { describe, expect, it } from 'vitest';
import { base64, type Bytes, hex, join, utf8 } from '../src/verifier/bytes';
import { checkBundle } from '../src/verifier/bundle';
import { checkLogs, type NamedLog } from '../src/verifier/log';
import { leafHash, sha256 } from '../src/verifier/merkle';
import { parseTrust } from '../src/verifier/policy';
import { zipped } from './zipped';

const HEAD =
  'trucewatch-entry/1\nkind: test\nmedia-type: text/plain\nreceived-at: 2031-03-15T00:00:00Z\nchannel: file:x\n';

/** A log of one entry; its files by name. */
async function sealed(origin: string, entry: Bytes) {
  const usages: KeyUsage[] = ['sign', 'verify'];
  const pair = (await crypto.subtle.generateKey('Ed25519', true, usages)) as CryptoKeyPair;
  const publicKey = new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey));
  const typed = join(new Uint8Array([1]), publicKey);
  const id = (await sha256(join(utf8(`${origin}\n`), typed))).slice(0, 4);
  const key = `${origin}+${hex(id)}+${base64(typed)}`;
  const root = await leafHash(entry);
  const body = `${origin}\n1\n${base64(root)}\n`;
  const signature = await crypto.subtle.sign('Ed25519', pair.privateKey, utf8(body));
  const line = `— ${origin} ${base64(join(id, new Uint8Array(signature)))}\n`;
  const checkpoint = `${body}\n${line}`;
  const files = new Map<string, Bytes>([
    ['checkpoint', utf8(checkpoint)],
    ['log.vkey', utf8(`${key}\n`)],
    ['tile/0/000.p/1', root],
    ['tile/entries/000.p/1', join(new Uint8Array([entry.length >> 8, entry.length & 255]), entry)],
  ]);
  return { key, checkpoint, entry, files };
}

type Sealed = Awaited<ReturnType<typeof sealed>>;

const inline = (text: string, references = '') =>
  utf8(`${HEAD}${references}body: inline ${text.length}\n\n${text}`);

const named = (name: string, { files }: Sealed, parent = 'run/'): NamedLog => ({
  name,
  parent,
  files: {
    names: [...files.keys()],
    size: (file) => files.get(file)?.length,
    read: async (file) => files.get(file) ?? null,
  },
});

const foundIn = (outcome: Awaited<ReturnType<typeof checkLogs>>) =>
  outcome.differences.map((d) => `${d.file}: ${d.expected}; ${d.found}`);

const partsOf = (number: number, log: Sealed): [string, Bytes][] => [
  [`${number}/checkpoint`, utf8(log.checkpoint)],
  [`${number}/log.vkey`, log.files.get('log.vkey')!],
  [`${number}/entry/0`, log.entry],
  [`${number}/proof/0.tlog-proof`, utf8(`c2sp.org/tlog-proof@v1\nindex 0\n\n${log.checkpoint}`)],
];

const ALONE = utf8('trucewatch-bundle/1\nsubject: findings 0\nlog: 0 findings\n');
const MANIFEST = join(ALONE, utf8('log: 1 governance\n'));

async function run() {
  const findings = await sealed('run.example/findings', inline('a', 'reference: governance 0\n'));
  const governance = await sealed('run.example/governance', inline('b'));
  const foreign = await sealed('elsewhere.example/governance', inline('b'));
  const trust = await parseTrust([findings, governance, foreign].map((log) => log.key).join('\n'));
  return { findings, governance, foreign, trust };
}

describe('a log of another run', () => {
  const says =
    'checkpoint: origin run.example/governance, as that of findings is run.example/findings; elsewhere.example/governance';

  it('differs in a run’s folder, whoever is trusted', async () => {
    const { findings, governance, foreign, trust } = await run();
    for (const policy of [trust, null]) {
      const logs = [named('findings', findings), named('governance', governance)];
      const own = await checkLogs(logs, policy);
      expect([own.answer, own.differences]).toEqual(['equal', []]);
      const mixed = [named('findings', findings), named('governance', foreign)];
      expect(foundIn(await checkLogs(mixed, policy))).toEqual([`governance/${says}`]);
    }
  });

  it('is no difference in another folder', async () => {
    const { findings, foreign, trust } = await run();
    const logs = [named('findings', findings, 'a/'), named('governance', foreign, 'b/')];
    expect((await checkLogs(logs, trust)).answer).toBe('equal');
    expect((await checkLogs([named('log', foreign)], trust)).answer).toBe('equal');
  });

  it('differs in a bundle, whoever is trusted', async () => {
    const { findings, governance, foreign, trust } = await run();
    const bundle = (second: Sealed) =>
      zipped([['bundle', MANIFEST], ...partsOf(0, findings), ...partsOf(1, second)]);
    for (const policy of [trust, null]) {
      const own = await checkBundle(bundle(governance), policy);
      expect([own.answer, own.differences, own.reasons]).toEqual(['equal', [], []]);
      expect(foundIn(await checkBundle(bundle(foreign), policy))).toEqual([`1/${says}`]);
    }
  });

  it('differs where an origin does not end in the log’s name', async () => {
    const findings = await sealed('run.example/evidence', inline('a'));
    const outcome = await checkBundle(zipped([['bundle', ALONE], ...partsOf(0, findings)]), null);
    expect(foundIn(outcome)).toEqual([
      '0/checkpoint: an origin that ends in /findings; run.example/evidence',
    ]);
  });
});

describe('a blob that is gone', () => {
  async function withBlob() {
    const [content, salt] = [utf8('a recording'), new Uint8Array(32).fill(7)];
    const name = hex(await sha256(content));
    const sum = await sha256(content);
    const commitment = hex(await sha256(join(utf8('trucewatch-blob/1\n'), salt, sum)));
    const log = await sealed(
      'run.example/findings',
      utf8(`${HEAD}body: blob ${content.length} ${name} ${commitment}\n\n`),
    );
    const blob = [[`blob/${name}`, content], [`blob/${name}.salt`, salt]] as [string, Bytes][];
    return { name, log, blob, trust: await parseTrust(log.key) };
  }
  const lefts = (blob: [string, Bytes][]) => [[], [blob[0]!], [blob[1]!]];

  it('leaves a folder’s answer open', async () => {
    const { name, log, blob, trust } = await withBlob();
    for (const left of [blob, ...lefts(blob)]) {
      const files = new Map([...log.files, ...left]);
      const outcome = await checkLogs([named('log', { ...log, files })], trust);
      const reasons =
        left === blob ? [] : [`1 object is gone (redacted, or deleted): blob/${name} of entry 0`];
      expect([outcome.reasons, outcome.differences]).toEqual([reasons, []]);
      expect(outcome.answer).toBe(left === blob ? 'equal' : 'cannot-be-checked');
    }
  });

  it('leaves a bundle’s answer open', async () => {
    const { name, log, blob, trust } = await withBlob();
    const parts = partsOf(0, log);
    for (const left of [blob, ...lefts(blob)]) {
      const placed = left.map(([file, content]) => [`0/${file}`, content] as [string, Bytes]);
      const outcome = await checkBundle(zipped([['bundle', ALONE], ...parts, ...placed]), trust);
      const reasons =
        left === blob
          ? []
          : [`1 object is gone (redacted, or deleted): 0/blob/${name} of findings 0`];
      expect([outcome.reasons, outcome.differences]).toEqual([reasons, []]);
    }
  });
});

describe('trust', () => {
  it('is not lent to the key beside a log by a policy that names no log', async () => {
    const { findings, governance } = await run();
    const policy = await parseTrust('quorum none\n');
    const outcome = await checkLogs([named('log', findings)], policy);
    expect(outcome.answer).toBe('cannot-be-checked');
    expect(outcome.reasons.join()).toContain('no key was given for log run.example/findings');
    const inside = zipped([
      ['bundle', MANIFEST],
      ['policy', utf8('quorum none\n')],
      ...partsOf(0, findings),
      ...partsOf(1, governance),
    ]);
    expect((await checkBundle(inside, null)).answer).toBe('cannot-be-checked');
  });

  it('ignores lines by unknown keys, and says so', async () => {
    const { findings, trust } = await run();
    const lines = (...names: string[]) => names.map((name) => `— ${name} AAAAAAAA\n`).join('');
    for (const [added, says] of [
      [lines('w.example'), 'checkpoint: a line by an unknown key w.example is ignored'],
      [
        lines('w.example', 'v.example'),
        'checkpoint: 2 lines by unknown keys are ignored: w.example, v.example',
      ],
    ] as const) {
      const files = new Map(findings.files).set('checkpoint', utf8(findings.checkpoint + added));
      const outcome = await checkLogs([named('log', { ...findings, files })], trust);
      expect([outcome.answer, outcome.remarks]).toEqual(['equal', [says]]);
    }
  });
});
