// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors

/* What the page for checking evidence says, in English. */

export const verifyWords = {
  product: 'Trucewatch',
  title: 'Check this yourself',
  lead: 'This page tells whether sealed evidence stands as it was sealed: nothing altered, dropped or slipped in. Give it a bundle (one finding with all it rests on) or the folder of a log.',
  local:
    'All of it happens in this browser. What you choose is not sent anywhere: the page’s own rules forbid it to connect to anything. It also works from a disk, without a network.',
  save: 'Save this page as one file',

  choose: 'What to check',
  chooseBundle: 'Choose a bundle',
  chooseFolder: 'Choose a log’s folder',
  drop: 'or drop either of them here',
  folderHelp:
    'For a folder, some browsers speak of “uploading”. Nothing is uploaded: the files are read here and go nowhere.',

  keys: 'Whose keys you trust (optional)',
  keysHelp:
    'Paste a policy, or keys one on a line, that you got from someone other than the giver of the evidence. Without them, the keys that came with it are used.',
  keysLabel: 'Policy or keys',
  keysAgain: 'Check again with these keys',

  noEd25519: 'This browser cannot check signatures',
  noEd25519Help:
    'It lacks Ed25519 in WebCrypto. Use Firefox 129, Safari 17, Chrome or Edge 137, or newer ones; or check with the command line: ./trucewatch verify.',
  noCrypto:
    'WebCrypto is off here, because the page came over an unencrypted connection. Save it and open the saved file, or use the command line: ./trucewatch verify.',

  reading: (name: string) => `Reading ${name}…`,
  progress: (log: string, percent: number) => `Checking ${log}: ${percent} %`,
  cancel: 'Stop',
  cancelled: 'Stopped. Nothing can be said of it.',
  failed: 'The check could not be run',
  keysRefused: 'The keys or policy you gave cannot be used',
  tooLarge: (bytes: number) =>
    `The file has ${bytes} bytes, more than this page can hold. Use ./trucewatch verify bundle.`,

  answer: {
    equal: 'Equal',
    differs: 'Differs',
    'cannot-be-checked': 'Cannot be checked',
  },
  saysEqual: (entries: string, logs: number) =>
    `Every one of the ${entries} entries here is in ${logs === 1 ? 'its log' : `one of ${logs} logs`} exactly as it was sealed.`,
  saysDiffers: (n: number, orMore: boolean) =>
    n === 1
      ? 'One thing does not follow from what was signed. Do not rely on this evidence before it is explained.'
      : `${n}${orMore ? ' or more' : ''} things do not follow from what was signed. Do not rely on this evidence before they are explained.`,
  saysCannot: 'Nothing contradicts what was signed, but it cannot all be checked.',
  saysCannotAtAll: 'Nothing could be checked.',

  differences: 'Where it differs',
  entry: 'Entry',
  expected: 'Expected',
  found: 'Found',
  reasons: 'Why it cannot be checked',
  remarks: 'Remarks',

  subject: 'What it is about',
  subjectHelp:
    'This is what was sealed. That it was sealed does not make it true: see what was not checked.',
  subjectUnproven:
    'This is what the file says. As the check did not come out equal, do not rely on it.',
  sealedAs: 'Sealed as',
  leaf: (log: string, index: string) => `leaf ${index} of log “${log}”`,
  receivedAt: 'Received at',
  standing: 'Standing',
  statement: 'Statement',
  standardOfProof: 'Standard of proof',
  coverage: 'Coverage',
  attribution: 'Attribution',
  cannotBeSaid: (percent: string) => `cannot be said: ${percent}`,
  wholeText: 'The whole sealed text',
  notText: 'It is no text, or it was redacted.',
  standings: {
    KEPT: 'Kept',
    VIOLATED: 'Violated',
    UNDETERMINED: 'Undetermined',
    OBSERVED: 'Observed',
  } as Readonly<Record<string, string>>,
  attached: 'Attached to it',

  logs: 'Logs and who signed them',
  origin: 'Log',
  size: 'Entries when signed',
  checked: 'Entries checked here',
  root: 'Root',
  key: 'Signed with key',
  unsigned: 'no valid signature by a trusted key',
  quorum: 'Quorum',
  quorumMet: (quorum: string) => `${quorum}: met`,
  quorumMissed: (quorum: string) => `${quorum}: not met`,
  cosigners: 'Cosigned by',
  ofWitnesses: (k: number, n: number) => `${k} of ${n} witnesses`,
  noWitnesses: 'no witness is named by the keys in use',
  witness: 'Witness',
  cosignedAt: 'Cosigned at',

  underKeys: {
    given: 'By the keys that you gave.',
    'carried-policy':
      'By the keys and policy inside the bundle, which prove nothing of whose it is: see below.',
    'carried-keys': 'By the keys that came with it, which prove nothing of whose it is: see below.',
  },

  trust: 'Whose keys were trusted',
  trusted: {
    given: 'Those that you gave.',
    'carried-policy':
      'You gave none. The policy inside the bundle was used. So it is shown that the parts belong together, not whose they are: who forges all can also write a policy. Compare the keys with copies from elsewhere, such as a guarantor state’s, and check again with those.',
    'carried-keys':
      'You gave none. The keys that came with the evidence were used. So it is shown that the parts belong together, not whose they are: who forges all can also make keys. Compare the keys with copies from elsewhere and check again with those.',
  },

  done: 'What was checked',
  doneBundle: [
    'the file’s form, byte by byte, so that nothing is hidden in it',
    'the place of each entry in its log, by its proof up to the signed root',
    'the signatures of logs and cosigners, and the quorum',
    'the bytes of each large object against its sealed commitment',
    'that everything the finding refers to is here, and nothing else',
  ],
  doneLog: [
    'every entry, hashed anew',
    'every tile of every level, and the root computed from the entries',
    'the signatures of logs and cosigners, and the quorum',
    'the bytes of each large object against its sealed commitment',
    'that no other files stand among the tiles',
  ],
  notDone: 'What was not checked',
  notDoneRecompute:
    'What was concluded from the evidence was not computed again. The command line does that, byte for byte; of folders it needs a run’s, with its three logs:',
  notDoneOthers: [
    'Whether the log showed the same entries to everyone. That is what cosigning witnesses are for.',
    'Whether what sensors and people reported is true.',
    'Time-stamp tokens: they are proved to be in the log, their own signatures are not looked at.',
  ],
  commandBundle: (file: string) => `./trucewatch verify bundle ${file}`,
  commandLog: (folder: string) => `./trucewatch verify ${folder}`,

  ran: (when: string, millis: string) => `Checked ${when}, in ${millis}.`,
  print: 'Print',
  fileLine: (name: string, bytes: string) => `${name}, ${bytes} bytes`,
  folderLine: (name: string, files: string) => `Folder ${name}, ${files} files`,
  sha256: 'SHA-256 of the file',
};
