// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/** One browser window on the page. Closing it checks that nothing went wrong or went outside. */
final class WatchFloor implements AutoCloseable {
  /** A loaded machine without a graphics card draws slowly; waiting longer than this is a failure. */
  static final double WAIT_MILLIS = 180_000;

  private final String address;
  private final BrowserContext context;
  final Page page;
  private final List<String> errors = new ArrayList<>();
  private final List<String> elsewhere = new ArrayList<>();

  WatchFloor(Browser browser, String address, int width, int height, ColorScheme scheme) {
    this.address = address;
    context = browser.newContext(new Browser.NewContextOptions()
        .setViewportSize(width, height)
        .setColorScheme(scheme)
        .setReducedMotion(ReducedMotion.REDUCE));
    context.setDefaultTimeout(WAIT_MILLIS);
    page = context.newPage();
    page.onConsoleMessage(message -> {
      if (message.type().equals("error")) errors.add(message.text());
    });
    page.onPageError(errors::add);
    page.onRequest(request -> {
      URI uri = URI.create(request.url().replaceFirst("(?s)^(data|blob):.*", "$1:inline"));
      boolean inline = uri.getScheme().equals("data") || uri.getScheme().equals("blob");
      if (!inline && !request.url().startsWith(address)) elsewhere.add(request.url());
    });
  }

  /** The page that checks evidence, saved into a folder and opened from there, with no server. */
  static WatchFloor savedPage(Browser browser, Path folder, int width, ColorScheme scheme)
      throws IOException {
    Files.createDirectories(folder);
    try (InputStream page = WatchFloor.class.getResourceAsStream("/web/verify.html")) {
      Files.write(folder.resolve("verify.html"), Objects.requireNonNull(page).readAllBytes());
    }
    return new WatchFloor(browser, folder.toUri().toString(), width, 844, scheme)
        .open("verify.html");
  }

  WatchFloor open(String hash) {
    page.navigate(address + hash);
    return this;
  }

  /** Waits until the map has drawn all that it was given. */
  WatchFloor awaitMap() {
    await(
        "() => { const t = document.querySelector('tw-map[data-idle]'); const m = t && t.map;"
            + " return !document.querySelector('.map-waiting') && m && m.isStyleLoaded() && m.areTilesLoaded()"
            + " && m.queryRenderedFeatures({layers: ['land-50m', 'land-10m', 'land-overview']}).length > 0; }",
        null);
    return this;
  }

  /** Waits until something of every named layer is drawn. */
  WatchFloor awaitDrawn(String... layers) {
    for (String layer : layers) {
      await(
          "layer => document.querySelector('tw-map').map.queryRenderedFeatures({layers: [layer]}).length > 0",
          layer);
    }
    return this;
  }

  /** How many different features of one thing a layer draws: a large one comes back once for each tile. */
  int drawnOf(String layer, String id) {
    Object count = page.evaluate(
        "([layer, id]) => new Set(document.querySelector('tw-map').map.queryRenderedFeatures({layers: [layer]})"
            + ".filter(f => f.properties.id === id).map(f => JSON.stringify(f.properties))).size",
        List.of(layer, id));
    return ((Number) count).intValue();
  }

  /** Asks a few times a second: at every frame, the question itself would hold up the drawing. */
  void await(String condition, @Nullable Object argument) {
    page.waitForFunction(
        condition, argument, new Page.WaitForFunctionOptions().setPollingInterval(200));
  }

  /** Goes to another page of the same window, without loading it anew. */
  WatchFloor go(String hash) {
    page.evaluate("hash => { location.hash = hash || '#/'; }", hash);
    page.waitForSelector(hash.isEmpty() ? ".entry" : ".page section, .proof");
    return this;
  }

  String focused() {
    return (String) page.evaluate("() => { const e = document.activeElement;"
        + " return e.id || e.dataset.id || e.className || e.tagName; }");
  }

  void press(String... keys) {
    for (String key : keys) page.keyboard().press(key);
  }

  /** Presses the tab key until an element that matches is focused. */
  void tabTo(String selector) {
    for (int i = 0; i < 60; i++) {
      if ((Boolean) page.evaluate("s => document.activeElement.matches(s)", selector)) return;
      press("Tab");
    }
    throw new AssertionError("60 presses of the tab key did not reach " + selector);
  }

  Path screenshot(String name) {
    Path file = Path.of(
        System.getProperty("trucewatch.root", ".."), "app/target/screenshots", name + ".png");
    page.screenshot(new ScreenshotOptions().setPath(file));
    return file;
  }

  /** A picture of all of the page, also what has to be scrolled to. */
  void wholePage(String name) {
    page.screenshot(new ScreenshotOptions().setPath(screenshot(name)).setFullPage(true));
  }

  void forgetErrors() {
    errors.clear();
  }

  @Override
  public void close() {
    context.close();
    assertThat(errors).as("errors on the browser's console").isEmpty();
    assertThat(elsewhere).as("requests to another host").isEmpty();
  }

  /** The installed Chromium; without one the test is skipped, but not where CI=true. */
  static Path chromium() {
    Stream<String> names = Stream.of("chromium", "chromium-browser", "google-chrome");
    List<Path> folders = Stream.of(
            System.getenv().getOrDefault("PATH", "").split(java.io.File.pathSeparator))
        .map(Path::of)
        .toList();
    List<Path> found = names
        .flatMap(name -> folders.stream().map(folder -> folder.resolve(name)))
        .filter(Files::isExecutable)
        .toList();
    unlessCi(!found.isEmpty(), "no Chromium on the path. Install it: apt-get install chromium");
    return found.getFirst();
  }

  /** What the machine must have: a reason to skip on a developer's machine, a failure in CI. */
  static void unlessCi(boolean present, String missing) {
    boolean ci = "true".equals(System.getenv().getOrDefault("CI", "").toLowerCase(Locale.ROOT));
    if (ci) assertThat(present).as(missing).isTrue();
    Assumptions.assumeTrue(present, () -> "skipped: " + missing);
  }
}
