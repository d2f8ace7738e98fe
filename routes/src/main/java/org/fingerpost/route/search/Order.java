package org.fingerpost.route.search;

/** What comes first. What is equal in it is in the order of names, then ids. */
public enum Order {
  /** What has the words where they count most; without words as {@link #NEAREST}. */
  BEST("rank DESC, metres NULLS LAST, sort_name, joint_id"),
  /** What is nearest to the point that was named; without one as {@link #NAME}. */
  NEAREST("metres NULLS LAST, sort_name, joint_id"),
  /** By name. */
  NAME("sort_name, joint_id");

  private final String sql;

  Order(String sql) {
    this.sql = sql;
  }

  /** Leaves out what is equal for all, so that an index gives the order. */
  String sql(boolean hasWords, boolean hasPoint) {
    String order = hasWords ? sql : sql.replace("rank DESC, ", "");
    return hasPoint ? order : order.replace("metres NULLS LAST, ", "");
  }
}
