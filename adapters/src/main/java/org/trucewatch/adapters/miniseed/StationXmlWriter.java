// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.adapters.miniseed;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes FDSN StationXML 1.2 for pressure channels. For simulated recordings. */
public final class StationXmlWriter {
  private StationXmlWriter() {}

  /**
   * One document.
   *
   * @param source who says so
   * @param created time of creation that the document states
   * @param sampleRateHertz of all channels
   * @param channels one a station
   */
  public static byte[] write(
      String source, Instant created, double sampleRateHertz, List<StationChannel> channels) {
    TreeMap<String, List<StationChannel>> networks = new TreeMap<>();
    for (StationChannel c : channels) {
      networks.computeIfAbsent(code(c, 0), k -> new ArrayList<>()).add(c);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory()
          .createXMLStreamWriter(out, StandardCharsets.UTF_8.name());
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeStartElement("FDSNStationXML");
      xml.writeDefaultNamespace("http://www.fdsn.org/xml/station/1");
      xml.writeAttribute("schemaVersion", "1.2");
      text(xml, "Source", source);
      text(xml, "Created", created.toString());
      for (var network : networks.entrySet()) {
        xml.writeStartElement("Network");
        xml.writeAttribute("code", network.getKey());
        for (StationChannel c : network.getValue()) {
          station(xml, c, sampleRateHertz);
        }
        xml.writeEndElement();
      }
      xml.writeEndElement();
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("XML could not be written to memory", e);
    }
    return out.toByteArray();
  }

  private static String code(StationChannel c, int part) {
    return List.of(c.sensorId().split("\\.", -1)).get(part);
  }

  private static void station(XMLStreamWriter xml, StationChannel c, double rate)
      throws XMLStreamException {
    xml.writeStartElement("Station");
    xml.writeAttribute("code", code(c, 1));
    place(xml, c);
    xml.writeStartElement("Site");
    text(xml, "Name", c.siteName());
    xml.writeEndElement();
    xml.writeStartElement("Channel");
    xml.writeAttribute("code", code(c, 3));
    xml.writeAttribute("startDate", c.valid().from().toString());
    xml.writeAttribute("endDate", c.valid().to().toString());
    xml.writeAttribute("locationCode", code(c, 2));
    place(xml, c);
    text(xml, "Depth", "0.0");
    text(xml, "SampleRate", Double.toString(rate));
    xml.writeStartElement("Response");
    xml.writeStartElement("InstrumentSensitivity");
    text(xml, "Value", Double.toString(c.countsPerPascal()));
    text(xml, "Frequency", "1.0");
    unit(xml, "InputUnits", "PA");
    unit(xml, "OutputUnits", "COUNTS");
    xml.writeEndElement();
    xml.writeEndElement();
    xml.writeEndElement();
    xml.writeEndElement();
  }

  private static void place(XMLStreamWriter xml, StationChannel c) throws XMLStreamException {
    text(xml, "Latitude", Double.toString(c.position().latitudeDegrees()));
    text(xml, "Longitude", Double.toString(c.position().longitudeDegrees()));
    text(xml, "Elevation", Double.toString(c.position().heightMeters()));
  }

  private static void unit(XMLStreamWriter xml, String element, String name)
      throws XMLStreamException {
    xml.writeStartElement(element);
    text(xml, "Name", name);
    xml.writeEndElement();
  }

  private static void text(XMLStreamWriter xml, String element, String value)
      throws XMLStreamException {
    xml.writeStartElement(element);
    xml.writeCharacters(value);
    xml.writeEndElement();
  }
}
