// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.adapters.miniseed;

import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.trucewatch.adapters.Unreadable;
import org.trucewatch.domain.Decoded;
import org.trucewatch.domain.Rejection;
import org.trucewatch.domain.quantity.GeoPoint;
import org.trucewatch.domain.quantity.TimeSpan;

/**
 * Reads the pressure channels of FDSN StationXML 1.x: place, overall sensitivity, span of time.
 *
 * <p>A document type, and with it every entity, is refused; nothing outside the bytes is ever opened. A channel that
 * cannot be used costs itself; where the XML breaks off, the channels before that place stay.
 */
public final class StationXmlDecoder {
  static final int FILE_BYTES_MAX = 1 << 25;
  static final int CHANNELS_MAX = 100_000;
  static final int DEPTH_MAX = 64;
  static final int TEXT_CHARACTERS_MAX = 10_000;

  /** Sensitivities beyond this, in counts a pascal, either way, belong to no microphone. */
  static final double COUNTS_PER_PASCAL_MAX = 1e12;

  private static final String ROOT = "FDSNStationXML";
  private static final Pattern DOCTYPE = Pattern.compile("<!DOCTYPE\\s+([^\\s>\\[]+)");
  private static final String REMEDY = "Correct the StationXML and send it again.";

  /** What has been read of the channel at hand. */
  private static final class Draft {
    String network = "";
    String station = "";
    String site = "";
    String location = "";
    String code = "";
    String startDate = "";
    String endDate = "";
    String latitude = "";
    String longitude = "";
    String elevation = "0";
    String sensitivity = "";
    String inputUnit = "";
    int line;
  }

  /**
   * Channels in the order of the document.
   *
   * @param channel where the bytes came from, for the messages
   */
  public Decoded<StationChannel> decode(String channel, byte[] bytes) {
    List<StationChannel> channels = new ArrayList<>();
    List<Rejection> rejections = new ArrayList<>();
    if (bytes.length > FILE_BYTES_MAX) {
      rejections.add(new Rejection(
          channel,
          "StationXML is " + bytes.length + " bytes",
          "at most " + FILE_BYTES_MAX,
          "Send one network at a time."));
      return new Decoded<>(channels, rejections);
    }
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      rejections.add(
          new Rejection(channel, "holds bytes that are no UTF-8", "XML in UTF-8", REMEDY));
      return new Decoded<>(channels, rejections);
    }
    try {
      XMLStreamReader xml = factory().createXMLStreamReader(new StringReader(text));
      read(channel, xml, channels, rejections);
      xml.close();
    } catch (XMLStreamException e) {
      int line = e.getLocation() == null ? 0 : e.getLocation().getLineNumber();
      String reason = String.valueOf(e.getMessage()).lines().reduce((a, b) -> b).orElse("");
      rejections.add(new Rejection(
          channel + ", line " + line, "XML cannot be read: " + reason, "well-formed XML", REMEDY));
    }
    return new Decoded<>(channels, rejections);
  }

  private static XMLInputFactory factory() {
    // The JDK's own, whatever else is on the class path: its limits are known.
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    factory.setXMLReporter((message, type, about, location) -> {
      // What goes wrong comes as an exception too; the default reporter also prints it.
    });
    return factory;
  }

  private static void read(
      String channel,
      XMLStreamReader xml,
      List<StationChannel> channels,
      List<Rejection> rejections)
      throws XMLStreamException {
    Deque<String> path = new ArrayDeque<>();
    StringBuilder text = new StringBuilder();
    Draft draft = new Draft();
    while (xml.hasNext()) {
      switch (xml.next()) {
        case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE -> {
          rejections.add(new Rejection(
              channel + ", line " + xml.getLocation().getLineNumber(),
              "holds a document type or an entity" + doctype(xml),
              "StationXML without DOCTYPE",
              "Remove the DOCTYPE and write what its entities stand for."));
          return;
        }
        case XMLStreamConstants.START_ELEMENT -> {
          text.setLength(0);
          path.addLast(xml.getLocalName());
          if (path.size() == 1 && !ROOT.equals(xml.getLocalName())) {
            rejections.add(
                new Rejection(
                    channel + ", line " + xml.getLocation().getLineNumber(),
                    "root element is '" + Unreadable.shown(xml.getLocalName()) + "'",
                    ROOT,
                    "Send the StationXML itself; this may be the page of a server that answered otherwise."));
            return;
          }
          if (path.size() > DEPTH_MAX || channels.size() >= CHANNELS_MAX) {
            rejections.add(new Rejection(
                channel + ", line " + xml.getLocation().getLineNumber(),
                path.size() > DEPTH_MAX ? "elements are nested too deeply" : "too many channels",
                "at most " + DEPTH_MAX + " levels and " + CHANNELS_MAX + " channels",
                REMEDY));
            return;
          }
          open(xml, draft);
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
          if (text.length() < TEXT_CHARACTERS_MAX) {
            text.append(xml.getText());
          }
        }
        case XMLStreamConstants.END_ELEMENT -> {
          close(String.join("/", path), text.toString().strip(), draft);
          if ("Channel".equals(xml.getLocalName())) {
            finish(channel, draft, channels, rejections);
          }
          path.removeLast();
          text.setLength(0);
        }
        default -> {
          // Comments and processing instructions say nothing of a channel.
        }
      }
    }
  }

  /** The root element that a document type names, as in an HTML page. */
  private static String doctype(XMLStreamReader xml) {
    String text = xml.getEventType() == XMLStreamConstants.DTD ? xml.getText() : null;
    Matcher name = DOCTYPE.matcher(text == null ? "" : text);
    return name.find()
        ? "; its DOCTYPE names the root element '" + Unreadable.shown(name.group(1)) + "'"
        : "";
  }

  private static void open(XMLStreamReader xml, Draft draft) {
    switch (xml.getLocalName()) {
      case "Network" -> draft.network = attribute(xml, "code");
      case "Station" -> {
        draft.station = attribute(xml, "code");
        draft.site = "";
      }
      case "Channel" -> {
        draft.code = attribute(xml, "code");
        draft.location = attribute(xml, "locationCode");
        draft.startDate = attribute(xml, "startDate");
        draft.endDate = attribute(xml, "endDate");
        draft.latitude = "";
        draft.longitude = "";
        draft.elevation = "0";
        draft.sensitivity = "";
        draft.inputUnit = "";
        draft.line = xml.getLocation().getLineNumber();
      }
      default -> {
        // Other elements carry their value as text.
      }
    }
  }

  private static String attribute(XMLStreamReader xml, String name) {
    String value = xml.getAttributeValue(null, name);
    return value == null ? "" : value.strip();
  }

  private static void close(String path, String text, Draft draft) {
    if (path.endsWith("/Station/Site/Name")) {
      draft.site = text;
    } else if (path.endsWith("/Channel/Latitude")) {
      draft.latitude = text;
    } else if (path.endsWith("/Channel/Longitude")) {
      draft.longitude = text;
    } else if (path.endsWith("/Channel/Elevation")) {
      draft.elevation = text;
    } else if (path.endsWith("/InstrumentSensitivity/Value")) {
      draft.sensitivity = text;
    } else if (path.endsWith("/InstrumentSensitivity/InputUnits/Name")) {
      draft.inputUnit = text;
    }
  }

  private static void finish(
      String channel, Draft draft, List<StationChannel> channels, List<Rejection> rejections) {
    String id = draft.network + "." + draft.station + "." + draft.location + "." + draft.code;
    String where = channel + ", line " + draft.line + ", " + id;
    double latitude = number(draft.latitude);
    double longitude = number(draft.longitude);
    double elevation = number(draft.elevation);
    double sensitivity = number(draft.sensitivity);
    TimeSpan valid = span(draft);
    Rejection fault = null;
    if (!(Math.abs(latitude) <= 90)) {
      fault = rejection(where, "Latitude is '" + draft.latitude + "'", "-90 to 90 degrees");
    } else if (!(Math.abs(longitude) <= 180)) {
      fault = rejection(where, "Longitude is '" + draft.longitude + "'", "-180 to 180 degrees");
    } else if (!(Math.abs(elevation) <= 10_000)) {
      fault = rejection(where, "Elevation is '" + draft.elevation + "'", "-10000 to 10000 m");
    } else if (draft.sensitivity.isEmpty()) {
      fault = rejection(where, "InstrumentSensitivity is absent", "its Value, in counts a pascal");
    } else if (!(Math.abs(sensitivity) >= 1 / COUNTS_PER_PASCAL_MAX
        && Math.abs(sensitivity) <= COUNTS_PER_PASCAL_MAX)) {
      fault = rejection(
          where,
          "InstrumentSensitivity is '" + draft.sensitivity + "' counts a pascal",
          "a number that is not 0, at most " + COUNTS_PER_PASCAL_MAX);
    } else if (!isPascal(draft.inputUnit)) {
      fault = rejection(where, "input unit is '" + draft.inputUnit + "'", "PA");
    } else if (valid == null) {
      fault = rejection(
          where,
          "startDate, endDate are '" + draft.startDate + "', '" + draft.endDate + "'",
          "two instants in order");
    }
    if (fault != null || valid == null) {
      rejections.add(java.util.Objects.requireNonNull(fault));
      return;
    }
    channels.add(new StationChannel(
        id, new GeoPoint(latitude, longitude, elevation), draft.site, sensitivity, valid));
  }

  private static Rejection rejection(String where, String what, String expected) {
    return new Rejection(where, what, expected, REMEDY);
  }

  private static boolean isPascal(String unit) {
    String name = unit.toUpperCase(Locale.ROOT);
    return name.equals("PA") || name.startsWith("PASCAL");
  }

  /** NaN where the text is no number. */
  private static double number(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  private static @Nullable TimeSpan span(Draft draft) {
    try {
      Instant from = instant(draft.startDate, StationChannel.OPEN_START);
      Instant to = instant(draft.endDate, StationChannel.OPEN_END);
      return to.isBefore(from) ? null : new TimeSpan(from, to);
    } catch (DateTimeException e) {
      return null;
    }
  }

  /** StationXML's times are UTC also without a zone. */
  private static Instant instant(String text, Instant otherwise) {
    if (text.isEmpty()) {
      return otherwise;
    }
    boolean zoned = text.endsWith("Z") || text.matches(".*[+-]\\d\\d:\\d\\d");
    return zoned
        ? OffsetDateTime.parse(text).toInstant()
        : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
  }
}
