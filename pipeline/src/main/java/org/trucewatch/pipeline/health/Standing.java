// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.pipeline.health;

/** How a component of the running system stands; later is worse. */
public enum Standing {
  WORKING,
  /** Does its work, with something a person should look at: the reason says what. */
  IMPAIRED,
  /** Does not do its work until a person has acted. */
  STOPPED
}
