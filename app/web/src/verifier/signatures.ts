// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors

/* Who signed a checkpoint, against the keys that are trusted. */

import { base64, type Bytes, Malformed, messageOf, same, textOf } from './bytes';
import type { Checkpoint } from './checkpoint';
import { parseKey, signingBy, unknownNames, type VerifierKey } from './note';
import type { Findings, LogReport } from './outcome';
import { keyFile, keysOf, type Policy, quorumInWords, witnessing } from './policy';

const NO_WITNESSES: Pick<Policy, 'witnesses' | 'groups' | 'quorum'> = {
  witnesses: new Map(),
  groups: new Map(),
  quorum: 'none',
};

/** Reads the file log.vkey: one key of a log and a newline. */
export async function parseKeyFile(bytes: Bytes): Promise<VerifierKey> {
  const text = textOf(bytes, 'key file');
  if (!text.endsWith('\n')) throw new Malformed('key file does not end in a newline');
  const key = await parseKey(text.slice(0, -1));
  if (key.kind !== 'signature') throw new Malformed('key file holds a cosigner’s key, not a log’s');
  return key;
}

/**
 * Judges a log's checkpoint and the key file beside it. Without a policy, the key in the file is all
 * there is: it shows that the log's parts belong together, not whose log it is.
 *
 * @param policy null to use the key file
 * @param stored the file log.vkey; null when there is none
 */
export async function judge(
  name: string,
  prefix: string,
  checkpoint: Checkpoint,
  policy: Policy | null,
  stored: Bytes | null,
  findings: Findings,
): Promise<LogReport> {
  const trusted = policy ?? { logs: await carriedKeys(prefix, stored, findings), ...NO_WITNESSES };
  const keys = keysOf(trusted, checkpoint.origin);
  if (policy && stored && keys.length > 0 && !keys.some((key) => same(keyFile(key), stored))) {
    findings.differ(`${prefix}log.vkey`, null, 'a key of the policy', 'another key or spelling');
  }
  if (keys.length === 0) missingKey(name, prefix, checkpoint, policy, trusted.logs, findings);
  const seen = await witnessing(trusted, checkpoint.note);
  const signer = await signerOf(keys, checkpoint);
  for (const wrong of seen.wrong) {
    findings.differ(
      `${prefix}checkpoint`,
      null,
      `a valid signature by ${wrong.text}`,
      'one that is wrong',
    );
  }
  if (keys.length > 0 && !signer && seen.wrong.length === 0) {
    const wanted = `a valid signature by ${keys[0]!.text}`;
    findings.differ(`${prefix}checkpoint`, null, wanted, 'none by it');
  }
  remarkUnknown(prefix, checkpoint, trusted, findings);
  const quorum = quorumInWords(trusted);
  if (!seen.quorumMet) {
    findings.cannot(
      `the checkpoint of ${checkpoint.origin} at size ${checkpoint.size} is cosigned by ${seen.cosigners.length} of ` +
        `${trusted.witnesses.size} witnesses, which does not meet the quorum (${quorum})`,
    );
  }
  return {
    name,
    origin: checkpoint.origin,
    size: checkpoint.size,
    root: base64(checkpoint.root),
    key: signer?.text ?? null,
    isSigned: signer !== null,
    cosigners: seen.cosigners,
    witnesses: trusted.witnesses.size,
    quorum,
    quorumMet: seen.quorumMet,
    entriesChecked: 0,
  };
}

/** Tells of lines by keys that nobody named, which signed-note has ignored. */
function remarkUnknown(prefix: string, { note }: Checkpoint, trusted: Policy, findings: Findings) {
  const names = unknownNames([...trusted.logs, ...trusted.witnesses.values()], note);
  if (names.length === 1) {
    findings.remark(`${prefix}checkpoint: a line by an unknown key ${names[0]} is ignored`);
  } else if (names.length > 1) {
    findings.remark(
      `${prefix}checkpoint: ${names.length} lines by unknown keys are ignored: ${names.join(', ')}`,
    );
  }
}

async function carriedKeys(prefix: string, stored: Bytes | null, findings: Findings) {
  if (!stored) return [];
  try {
    return [await parseKeyFile(stored)];
  } catch (e) {
    findings.differ(`${prefix}log.vkey`, null, 'a log’s key and a newline', messageOf(e));
    return [];
  }
}

async function signerOf(
  keys: readonly VerifierKey[],
  checkpoint: Checkpoint,
): Promise<VerifierKey | null> {
  for (const key of keys) {
    if ((await signingBy(key, checkpoint.note)).found === 'right') return key;
  }
  return null;
}

function missingKey(
  name: string,
  prefix: string,
  checkpoint: Checkpoint,
  policy: Policy | null,
  carried: readonly VerifierKey[],
  findings: Findings,
) {
  if (policy) {
    findings.cannot(`no key was given for log ${checkpoint.origin}, which is “${name}” here`);
  } else if (carried.length > 0) {
    findings.differ(`${prefix}checkpoint`, null, `origin ${carried[0]!.name}`, checkpoint.origin);
  } else {
    findings.cannot(`log ${checkpoint.origin} came without a key (log.vkey) and none was given`);
  }
}
