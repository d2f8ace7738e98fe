package org.fingerpost.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.fingerpost.connector.descriptor.DescriptorException;
import org.fingerpost.connector.descriptor.DescriptorReader;
import org.fingerpost.connector.descriptor.MemberDescriptor;
import org.fingerpost.infra.hub.Hub;
import org.fingerpost.infra.hub.HubSettings;
import org.fingerpost.infra.hub.Stage;

/** Some of the hub's stages in one process with its engines. */
final class HubPart {
  private HubPart() {}

  /** Takes the hub's own arguments, {@code run --members DIR --data DIR ...}. */
  static Hub start(String[] arguments, Set<Stage> stages)
      throws IOException, DescriptorException, InterruptedException {
    List<String> given = List.of(arguments);
    List<MemberDescriptor> members =
        new DescriptorReader().readFolder(option(given, "--members")).membersOrThrow();
    return Hub.start(
        HubSettings.embedded(option(given, "--data"), 0), members, stages, System.out::println);
  }

  private static Path option(List<String> given, String name) {
    return Path.of(given.get(given.indexOf(name) + 1));
  }
}
