// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.trucewatch.app.CommandLineRun;
import org.trucewatch.app.web.PageServer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The page with the demo's own picture from the server that people run: what a newcomer sees. That server's headers
 * forbid other origins and inline script, so anything forbidden would show as an error on the console.
 */
class DemoPageTest {
  @RegisterExtension
  static final TestBrowser CHROMIUM = new TestBrowser();

  @TempDir
  private Path folder;

  @Test
  void theDemoIsOnTheMapAndItsFindingsLeadDownToTheirProofs() throws IOException {
    String json = demo();
    JsonNode picture = JsonMapper.shared().readTree(json);
    try (PageServer server = PageServer.start(json, folder.resolve("logs"), 0);
        WatchFloor floor =
            new WatchFloor(CHROMIUM.get(), server.address(), 1366, 768, ColorScheme.LIGHT)) {
      floor.open("").awaitMap();
      assertThat(floor.page.locator(".entry").first()).containsText("Sensors silent together");
      floor.awaitDrawn("incidents", "stretches", "contact-line");
      floor.page.click("button[aria-label='Show everything']");
      floor.awaitMap();
      floor.awaitDrawn("regions-fill", "events", "sensors", "bearings-used", "contact-line");
      assertThat(floor.page.locator(".exercise")).isVisible();
      for (JsonNode event : picture.path("events")) {
        assertThat(floor.drawnOf("regions-fill", event.path("id").asString()))
            .isEqualTo(event.path("regions").size());
      }
      floor.screenshot("map-of-exercise");
      openAFindingAndItsEvidence(floor, picture.path("findings").get(0));
    }
  }

  private void openAFindingAndItsEvidence(WatchFloor floor, JsonNode finding) throws IOException {
    floor.page.click("#tab-findings");
    floor.page.locator(".entry").first().click();
    floor.page.click("text=Open the finding’s page");
    assertThat(floor.page.locator("h1")).hasText(finding.path("title").asString());
    floor.screenshot("finding-of-exercise");
    floor.page.locator("tbody tr").first().locator("a").first().click();
    assertThat(floor.page.locator("h1"))
        .hasText("Leaf " + finding.path("leaf").path("index").asInt() + " of log “findings”");
    assertThat(floor.page.locator(".proof li").first()).isVisible();
    assertThat(floor.page.locator("pre")).containsText(finding.path("id").asString());
    Download sealed = floor.page.waitForDownload(() -> floor.page.click("a.button[download]"));
    assertThat(Files.readString(sealed.path())).contains(finding.path("id").asString());
    floor.page.locator(".references a").first().click();
    assertThat(floor.page.locator("h1")).not().containsText("of log “findings”");
    assertThat(floor.page.locator(".hash").first()).isVisible();
  }

  private String demo() throws IOException {
    Path json = folder.resolve("picture.json");
    CommandLineRun run = CommandLineRun.of(
        "demo",
        "--no-serve",
        "--json",
        json.toString(),
        "--log",
        folder.resolve("logs").toString());
    assertThat(run.exitCode()).as("%s%n%s", run.out(), run.err()).isZero();
    return Files.readString(json);
  }
}
