// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
/** Which picks of a network of single nodes belong to one event, and where the event was. */
@NullMarked
package org.trucewatch.science.association.network;

import org.jspecify.annotations.NullMarked;
