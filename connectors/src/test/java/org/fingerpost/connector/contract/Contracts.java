package org.fingerpost.connector.contract;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.fingerpost.connector.Connector;

/** Finds, on the class path, every connector and every contract test of a floor. */
public final class Contracts {
  private final JavaClasses classes;

  /** Those in a package and what lies under it. */
  public Contracts(String under) {
    this.classes = new ClassFileImporter().importPackages(under);
  }

  /** A contract test and what it is about. */
  public record Contract(Class<?> test, Proves proves, List<Waived> waived) {}

  /** Every connector that can be made. */
  SortedSet<String> connectors() {
    SortedSet<String> names = new TreeSet<>();
    classes.stream()
        .filter(found -> found.isAssignableTo(Connector.class) && isConcrete(found))
        .filter(found -> !found.getSource().orElseThrow().getUri().getPath().contains("/test-"))
        .forEach(found -> names.add(found.getName()));
    return names;
  }

  /** Every contract test that can be run, in order of system. */
  public List<Contract> all() {
    List<Contract> contracts = new ArrayList<>();
    for (JavaClass found : classes) {
      if (found.isAssignableTo(ConnectorContract.class) && isConcrete(found)) {
        contracts.add(contract(found.reflect()));
      }
    }
    contracts.sort(Comparator.comparing(contract -> contract.proves().on()));
    return contracts;
  }

  private static Contract contract(Class<?> test) {
    Proves proves = test.getAnnotation(Proves.class);
    if (proves == null) {
      throw new AssertionError(
          test.getName() + " does not say which connector it is about: add @Proves");
    }
    return new Contract(test, proves, Arrays.asList(test.getAnnotationsByType(Waived.class)));
  }

  private static boolean isConcrete(JavaClass found) {
    return !found.isInterface() && !found.getModifiers().contains(JavaModifier.ABSTRACT);
  }
}
