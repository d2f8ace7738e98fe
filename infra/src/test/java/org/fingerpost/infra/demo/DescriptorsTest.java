package org.fingerpost.infra.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import org.fingerpost.connector.descriptor.DatasetDescriptor;
import org.fingerpost.connector.descriptor.DescriptorReader;
import org.fingerpost.connector.descriptor.MemberDescriptor;
import org.fingerpost.infra.demo.invent.ConsortiumMember;
import org.fingerpost.infra.demo.invent.County;
import org.fingerpost.infra.demo.system.SecretFiles;
import org.fingerpost.infra.demo.system.SystemPlans;
import org.fingerpost.schema.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The descriptors double as examples for members: each must be one that the hub accepts. */
class DescriptorsTest {
  @TempDir private Path data;

  static Stream<ConsortiumMember> members() {
    return new County(1).consortium().stream();
  }

  @ParameterizedTest
  @MethodSource("members")
  void every_members_descriptor_is_accepted_and_names_the_datasets_of_its_system(
      ConsortiumMember member) throws Exception {
    MemberDescriptor descriptor = read(member);

    assertThat(descriptor.id()).isEqualTo(member.id());
    assertThat(descriptor.name()).isEqualTo(member.name());
    assertThat(descriptor.datasets().stream().map(DatasetDescriptor::name))
        .containsExactlyElementsOf(
            SystemPlans.of(member.id()).forms().stream().map(form -> form.dataset()).toList());
  }

  @Test
  void together_they_cover_every_kind() throws Exception {
    Set<Kind> kinds = EnumSet.noneOf(Kind.class);
    for (ConsortiumMember member : members().toList()) {
      read(member).datasets().forEach(dataset -> kinds.add(dataset.kind()));
    }

    assertThat(kinds).containsExactlyInAnyOrder(Kind.values());
  }

  @Test
  void no_descriptor_holds_a_secret() throws Exception {
    SecretFiles secrets = new SecretFiles(data.resolve("secrets"));
    String text = Files.readString(write("barn", secrets));

    assertThat(text).doesNotContain(secrets.secret("barn-reader"));
    assertThat(Files.getPosixFilePermissions(data.resolve("secrets/barn-reader")))
        .containsExactlyInAnyOrder(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
  }

  private MemberDescriptor read(ConsortiumMember member) throws Exception {
    return new DescriptorReader()
        .read(write(member.id(), new SecretFiles(data.resolve("secrets"))));
  }

  private Path write(String member, SecretFiles secrets) {
    return new Descriptors(data, "jdbc:postgresql://127.0.0.1:5432", secrets).write(member);
  }
}
