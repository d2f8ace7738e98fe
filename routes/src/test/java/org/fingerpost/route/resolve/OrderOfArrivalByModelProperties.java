package org.fingerpost.route.resolve;

import java.util.List;

/** What holds of links by keys holds of links by a model. */
class OrderOfArrivalByModelProperties extends OrderOfArrivalProperties {
  @Override
  Linkages linkages() {
    return Linkages.byModel(List.of());
  }

  @Override
  void empty() {
    super.empty();
    Hub.shipModels(database());
  }
}
