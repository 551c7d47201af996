// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors

/* Which logs belong together, by the origins that their keys sign (evidence/README.md). */

import type { Findings } from './outcome';

/**
 * The origins of a run's or a bundle's logs. Each is STEM + "/" + the log's name, with one STEM for all, so
 * that no log stands in another's place or comes from another run, whoever is trusted.
 */
export class Origins {
  private first: { readonly name: string; readonly origin: string; readonly stem: string } | null =
    null;

  constructor(private readonly findings: Findings) {}

  add(file: string, name: string, origin: string) {
    const end = `/${name}`;
    const stem = origin.slice(0, -end.length);
    if (!origin.endsWith(end) || stem === '') {
      this.findings.differ(file, null, `an origin that ends in ${end}`, origin);
      return;
    }
    this.first ??= { name, origin, stem };
    if (stem === this.first.stem) return;
    const expected = `origin ${this.first.stem}${end}, as that of ${this.first.name} is ${this.first.origin}`;
    this.findings.differ(file, null, expected, origin);
  }
}
