package org.fingerpost.route.contract;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fingerpost.route.contract.ContractView.Header;
import org.fingerpost.route.contract.ContractView.Message;
import org.fingerpost.route.contract.ContractView.Parameter;
import org.fingerpost.route.contract.ContractView.Topic;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Reads an AsyncAPI 3 document as far as its page tells of it. */
final class ContractReader {
  private static final String GENERAL = "cloudEvent";

  private final Node document;
  private final Set<String> general;

  private ContractReader(Object root) {
    document = new Node(root, root);
    general =
        Set.copyOf(document.at("components").at("schemas").at(GENERAL).at("properties").names());
  }

  static ContractView read(String yaml) {
    return new ContractReader(new Load(LoadSettings.builder().build()).loadFromString(yaml)).view();
  }

  private ContractView view() {
    Node info = document.at("info");
    Node channels = document.at("channels");
    return new ContractView(
        info.at("title").text(),
        info.at("version").text(),
        Stream.of(info.at("description").text().split("\n\n")).toList(),
        channels.names().stream().map(name -> topic(name, channels.at(name))).toList(),
        headers(document.at("components").at("schemas").at(GENERAL)));
  }

  private Topic topic(String name, Node channel) {
    Node parameters = channel.at("parameters");
    Node messages = channel.at("messages");
    return new Topic(
        channel.at("address").text(),
        "topic-" + name,
        channel.at("title").text(),
        channel.at("description").text(),
        parameters.names().stream().map(each -> parameter(each, parameters.at(each))).toList(),
        messages.names().stream().map(each -> message(messages.at(each))).toList());
  }

  private static Parameter parameter(String name, Node parameter) {
    return new Parameter(
        name,
        parameter.at("description").text(),
        parameter.at("enum").items().map(Node::text).toList());
  }

  private Message message(Node message) {
    Node payload = message.at("payload");
    Optional<String> schema = payload.at("schema").elsewhere();
    return new Message(
        message.at("title").text(),
        message.at("bindings").at("kafka").at("key").at("description").text(),
        schema.orElse(payload.at("title").text()),
        headers(message.at("headers")).stream()
            .filter(header -> !general.contains(header.name()))
            .toList());
  }

  /** Of a schema and of all that it is made of. */
  private List<Header> headers(Node schema) {
    List<Node> parts = new ArrayList<>();
    collect(schema, parts);
    Set<String> required =
        parts.stream()
            .flatMap(part -> part.at("required").items())
            .map(Node::text)
            .collect(Collectors.toSet());
    Map<String, Header> headers = new LinkedHashMap<>();
    for (Node part : parts) {
      for (String name : part.at("properties").names()) {
        String description = part.at("properties").at(name).at("description").text();
        headers.putIfAbsent(name, new Header(name, description, required.contains(name)));
      }
    }
    return List.copyOf(headers.values());
  }

  private static void collect(Node schema, List<Node> parts) {
    parts.add(schema);
    schema.at("allOf").items().forEach(part -> collect(part, parts));
  }
}
