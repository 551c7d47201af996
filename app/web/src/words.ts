// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors

import { en, type Words } from './words/en';

export type { Words };

/** The texts in the reader's language. English until the others are translated. */
export const words: Words = en;
