// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.adapters.picktable;

/**
 * One event of a catalogue or of a synthetic set's truth.
 *
 * @param id the column {@code event_id}, else the row's number counted from 0
 * @param timeSeconds origin time, as {@link PickRow#timeSeconds}
 * @param place epicentre
 * @param depthKilometers NaN where the file does not say
 */
public record TruthRow(
    String id, double timeSeconds, StationRow.Place place, double depthKilometers) {}
