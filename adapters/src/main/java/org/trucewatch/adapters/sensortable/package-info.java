// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
/** Tables of sensors that stand or are planned, and outlines: lines and areas as tables or GeoJSON. */
@NullMarked
package org.trucewatch.adapters.sensortable;

import org.jspecify.annotations.NullMarked;
