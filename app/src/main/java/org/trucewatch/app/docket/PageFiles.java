// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.docket;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.trucewatch.app.Installation;
import org.trucewatch.app.Printable;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

/** Where a page is written besides the terminal. */
final class PageFiles {
  @Option(
      names = "--html",
      paramLabel = "FILE",
      description = "Also write the page to FILE as HTML that needs nothing else.")
  private @Nullable Path html;

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "Also write the page to FILE as JSON.")
  private @Nullable Path json;

  void requireWritable() {
    Installation.requireWritable(html);
    Installation.requireWritable(json);
  }

  void write(Page page, ObjectNode facts) {
    System.out.print(Printable.of(PageText.of(page)));
    if (html != null) {
      Installation.write(html, PageHtml.of(page));
    }
    if (json != null) {
      Installation.write(json, PageJson.of(page, facts));
    }
  }
}
