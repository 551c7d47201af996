// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors

/*
 * A verifier of sealed evidence for the browser. It uses WebCrypto and nothing else, sends nothing, and
 * was written from the specifications (c2sp.org; RFC 6962, 9162, 8032; evidence/README.md), sharing no
 * code with the verifiers in Java and Go.
 */

export { type Bytes, fromBase64 } from './bytes';
export { checkBundle } from './bundle';
export { checkLogs, type LogFiles, type NamedLog } from './log';
export { includes, isConsistent } from './merkle';
export { browserHasEd25519 } from './note';
export { LINES_MAX } from './outcome';
export type { Difference, LogReport, Outcome, Progress, Statement } from './outcome';
export { parseTrust, type Policy } from './policy';
