// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** One headless Chromium for all classes that need one, started with the first and closed after the last. */
final class TestBrowser implements BeforeAllCallback {
  private static final List<String> FLAGS = List.of(
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync");

  private @Nullable Browser browser;

  @Override
  public void beforeAll(ExtensionContext context) {
    boolean built = TestBrowser.class.getResource("/web/index.html") != null;
    WatchFloor.unlessCi(built, "the page was not built. Build without -Dpage.skip");
    Path chromium = WatchFloor.chromium();
    browser = context
        .getRoot()
        .getStore(ExtensionContext.Namespace.create(TestBrowser.class))
        .computeIfAbsent("chromium", key -> Running.start(chromium), Running.class)
        .browser();
  }

  Browser get() {
    if (browser == null) throw new IllegalStateException("the browser was not started");
    return browser;
  }

  private record Running(Playwright playwright, Browser browser) implements AutoCloseable {
    static Running start(Path chromium) {
      PlaywrightAssertions.setDefaultAssertionTimeout(WatchFloor.WAIT_MILLIS);
      Playwright playwright = Playwright.create(
          new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
      return new Running(
          playwright,
          playwright
              .chromium()
              .launch(new BrowserType.LaunchOptions()
                  .setExecutablePath(chromium)
                  .setHeadless(true)
                  .setArgs(FLAGS)));
    }

    @Override
    public void close() {
      playwright.close();
    }
  }
}
