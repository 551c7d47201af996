// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.adapters.picktable;

import java.util.List;
import org.trucewatch.domain.Decoded;
import org.trucewatch.domain.Rejection;

/**
 * A file of picks as read.
 *
 * @param rows the picks, and the rows that could not be read, of which beyond {@link
 *     org.trucewatch.adapters.Table#REJECTIONS_MAX} only the number is told
 * @param unreadable how many rows could not be read
 * @param marks marks that could not be used; their picks are among the rows without them
 */
public record PickTable(Decoded<PickRow> rows, int unreadable, List<Rejection> marks) {
  /** Copies the list. */
  public PickTable {
    marks = List.copyOf(marks);
  }
}
