// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.trucewatch.app.web.PageServer;
import org.trucewatch.pipeline.LogFolder;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The page while a run goes on, without ever being loaded anew. */
class LivePageTest {
  @RegisterExtension
  static final TestBrowser CHROMIUM = new TestBrowser();

  private static final String CLOCK = "2031-05-03T12:47:00Z";

  @TempDir
  private Path folder;

  private volatile String stage = "PLAYING";

  @Test
  void aFindingAppearsIsRevisedAndBecomesTheSealedOneAndALostConnectionIsSaid() throws IOException {
    try (LogFolder logs = LogFolder.openSeeded(folder, "test", 1)) {
      logs.publish();
    }
    ObjectNode whole = (ObjectNode) JsonMapper.shared().readTree(sample());
    String id = whole.path("findings").get(0).path("id").asString();
    String title = whole.path("findings").get(0).path("title").asString();
    ObjectNode without = whole.deepCopy();
    ((ArrayNode) without.path("findings")).remove(0);
    live(without, 1, "PROVISIONAL");
    String provisional = change(live(whole.deepCopy(), 3, "PROVISIONAL"), "RECOGNISED", id, title);
    String sealed = change(live(whole.deepCopy(), 4, "FINAL"), "REVISED", id, title);

    PageServer server = PageServer.startLive(without.toString(), folder, 0, this::message);
    int port = URI.create(server.address()).getPort();
    try (WatchFloor floor =
        new WatchFloor(CHROMIUM.get(), server.address(), 1366, 768, ColorScheme.LIGHT)) {
      floor.open("");
      Locator bar = floor.page.locator(".live");
      Locator entry = floor.page.locator(".entry[data-id='" + id + "']");
      assertThat(bar).containsText("PROVISIONAL");
      assertThat(bar).containsText("3 May 2031 12:47:00 UTC");
      assertThat(entry).hasCount(0);
      floor.page.evaluate("() => { window.loadedOnce = true; }");

      server.publish(provisional); // the server's second picture; its own number is what counts
      assertThat(entry).isVisible();
      assertThat(floor.page.locator(".changes li.recognised")).containsText(title);
      floor.screenshot("live-provisional");

      server.close();
      assertThat(bar).containsText("Connection lost, showing the picture of 3 May 2031 12:45 UTC");
      floor.forgetErrors(); // The browser tells of the connection too.
      stage = "FINAL";
      try (PageServer again = PageServer.startLive(sealed, folder, port, this::message)) {
        assertThat(bar).containsText("SEALED");
        assertThat(bar).not().containsText("Connection lost");
        assertThat(floor.page.locator(".changes li.revised")).containsText("Leaning → Established");
        assertThat(floor.page.locator(".live.provisional")).hasCount(0);
        floor.await("() => window.loadedOnce === true", null);
        floor.screenshot("live-sealed");
      }
      floor.page.navigate("about:blank");
      floor.forgetErrors();
    }
  }

  private String message(long version) {
    return "{\"version\":" + version + ",\"stage\":\"" + stage + "\",\"clock\":\"" + CLOCK
        + "\",\"speed\":480,\"lagSeconds\":120}";
  }

  private static ObjectNode live(ObjectNode picture, int version, String stage) {
    picture
        .put("exercise", true)
        .putObject("live")
        .put("stage", stage)
        .put("version", version)
        .put("asOf", "2031-05-03T12:45:00Z")
        .put("reports", 17)
        .putArray("changes");
    return picture;
  }

  private static String change(ObjectNode picture, String kind, String id, String title) {
    ObjectNode change = ((ArrayNode) picture.path("live").path("changes")).addObject();
    change
        .put("kind", kind)
        .put("version", picture.path("live").path("version").asInt())
        .put("asOf", "2031-05-03T12:45:00Z")
        .put("sealed", picture.path("live").path("stage").asString().equals("FINAL"))
        .put("finding", id)
        .put("title", title)
        .putArray("details")
        .addObject()
        .put("property", "GRADE")
        .put("before", "LEANING")
        .put("after", "ESTABLISHED");
    return picture.toString();
  }

  private static String sample() throws IOException {
    return FixtureServer.sample("picture-sample.json");
  }
}
