package org.fingerpost.route.refer;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How far a referral has come. It only ever goes forward. */
public enum Status {
  /** Nobody at the member that receives it has looked at it. */
  NEW("New"),
  OPENED("Opened"),
  ACCEPTED("Accepted"),
  DECLINED("Declined"),
  COMPLETED("Completed");

  private final String title;

  Status(String title) {
    this.title = title;
  }

  /** As a page shows it. */
  public String title() {
    return title;
  }

  /** As it stands in tables and messages. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<Status> named(String name) {
    return Arrays.stream(values()).filter(status -> status.toString().equals(name)).findFirst();
  }

  /** What may come after it. */
  public List<Status> next() {
    return switch (this) {
      case NEW -> List.of(OPENED, ACCEPTED, DECLINED);
      case OPENED -> List.of(ACCEPTED, DECLINED);
      case ACCEPTED -> List.of(COMPLETED);
      case DECLINED, COMPLETED -> List.of();
    };
  }
}
