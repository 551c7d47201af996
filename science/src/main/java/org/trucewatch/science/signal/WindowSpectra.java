// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.signal;

/**
 * Spectra of one window at the frequencies of the band.
 *
 * @param centreSeconds middle of the window after the traces' start
 * @param present the elements that recorded the whole window
 * @param re by element, then frequency; empty for an absent element
 * @param im likewise
 */
@SuppressWarnings("ArrayRecordComponent") // package-private, made once and read
record WindowSpectra(double centreSeconds, Subset present, double[][] re, double[][] im) {}
