package org.fingerpost.connector.descriptor;

import java.util.List;
import java.util.stream.Collectors;

/** A descriptor that cannot be used, with everything that is wrong with it at once. */
public final class DescriptorException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String file;
  private final transient List<Problem> problems;

  DescriptorException(String file, List<Problem> problems) {
    super(sentence(file, problems));
    this.file = file;
    this.problems = List.copyOf(problems);
  }

  /** The descriptor's file name, or what stands for it where it was no file. */
  public String file() {
    return file;
  }

  /** What is wrong, in the order of the file; at least one. */
  public List<Problem> problems() {
    return problems == null ? List.of() : problems;
  }

  private static String sentence(String file, List<Problem> problems) {
    return problems.stream()
        .map(problem -> "  " + problem)
        .collect(Collectors.joining("\n", file + " cannot be used as a member descriptor:\n", ""));
  }
}
