package io.roadloom.decode.ros;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The lines of concatenated message definitions, by the name of the type that they define. */
final class Definitions {
  private static final Pattern SEPARATOR = Pattern.compile("={20,}");
  private static final Pattern HEADING = Pattern.compile("MSG:\\s*(\\S+)");
  private static final String EVENT = "_Event";
  private static final String EVENT_INFO = "service_msgs/ServiceEventInfo";
  private final Map<String, List<Line>> lines = new LinkedHashMap<>();

  /** A line that is neither empty nor a comment; its number counts from 1 in the whole text. */
  record Line(int number, String text) {}

  /**
   * @param root short name of the first type, which has no heading
   */
  Definitions(String root, String text) {
    boolean event =
        root.endsWith(EVENT) && text.lines().anyMatch(line -> line.strip().equals("---"));
    String service = event ? root.substring(0, root.length() - EVENT.length()) : root;
    List<Line> open = define(event ? service + "_Request" : root);
    int number = 0;
    for (String raw : text.split("\n", -1)) {
      number++;
      String line = raw.strip();
      Matcher heading = HEADING.matcher(line);
      if (heading.matches()) {
        open = define(RosType.shortName(heading.group(1)));
      } else if (event && line.equals("---")) {
        open = define(service + "_Response");
      } else if (!line.isEmpty() && line.charAt(0) != '#' && !SEPARATOR.matcher(line).matches()) {
        open.add(new Line(number, line));
      }
    }
    if (event) {
      defineEvent(root, service);
    }
  }

  /** A second definition of a type is read, but not used. */
  private List<Line> define(String name) {
    List<Line> defined = new ArrayList<>();
    lines.putIfAbsent(name, defined);
    return defined;
  }

  /** What a service's introspection publishes; recorders write the service's own definition. */
  private void defineEvent(String root, String service) {
    add(root, EVENT_INFO + " info");
    add(root, service + "_Request[<=1] request");
    add(root, service + "_Response[<=1] response");
    if (!has(EVENT_INFO)) {
      add(EVENT_INFO, "uint8 event_type");
      add(EVENT_INFO, "builtin_interfaces/Time stamp");
      add(EVENT_INFO, "char[16] client_gid");
      add(EVENT_INFO, "int64 sequence_number");
    }
  }

  private void add(String name, String line) {
    lines.computeIfAbsent(name, n -> new ArrayList<>()).add(new Line(0, line));
  }

  boolean has(String name) {
    return lines.containsKey(name);
  }

  List<Line> of(String name) {
    return lines.get(name);
  }

  /** Short names, in the order of the text. */
  Iterable<String> names() {
    return lines.keySet();
  }
}
