// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors

import type { Words } from './en';

type Part<T> = {
  [K in keyof T]?: T[K] extends (...given: never[]) => string
    ? T[K]
    : T[K] extends object
      ? Part<T[K]>
      : T[K];
};

/** What a language has of its own; the rest is English. */
export type OwnWords = Part<Words>;
