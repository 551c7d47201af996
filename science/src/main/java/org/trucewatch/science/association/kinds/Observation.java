// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.association.kinds;

/** What a sensor or a person observed, other than a time of arrival. Everything said of it is a likelihood ratio against clutter. */
public sealed interface Observation permits PickMark, DirectObservation {}
