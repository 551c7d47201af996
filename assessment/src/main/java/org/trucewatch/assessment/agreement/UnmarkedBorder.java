// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.agreement;

import org.trucewatch.domain.quantity.GeoBox;

/** A box in which a base map must not draw borders, because they are disputed there. */
public record UnmarkedBorder(GeoBox box, String why) {}
