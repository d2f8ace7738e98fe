package org.fingerpost.route.access;

import org.fingerpost.route.web.WebResponse;
import org.fingerpost.route.web.WebRoutes;

/** A page that says who is asking (account, title, roles, member) and has their form token. */
final class Hall extends WebRoutes {
  private final Access access;

  Hall(Access access) {
    this.access = access;
  }

  @Override
  public void configure() {
    serve(
        "hall",
        "/hall",
        request -> {
          Viewer viewer = access.viewer(request);
          return WebResponse.html(
              200,
              "%s|%s|%s|%s<input name=\"token\" value=\"%s\">"
                  .formatted(
                      viewer.account(),
                      viewer.title(),
                      viewer.roles(),
                      viewer.member(),
                      viewer.formToken()));
        });
  }
}
