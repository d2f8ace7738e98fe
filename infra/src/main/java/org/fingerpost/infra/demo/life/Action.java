package org.fingerpost.infra.demo.life;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.fingerpost.infra.demo.invent.County;

/** One thing that somebody does at a member system. */
@FunctionalInterface
interface Action {
  /** Does it; says what was done, or nothing where this office has no occasion for it. */
  Optional<String> at(Office office, World world);

  /** What people know beyond their own office. */
  record World(County county, Random random, List<Office> offices) {}
}
