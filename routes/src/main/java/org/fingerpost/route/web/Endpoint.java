package org.fingerpost.route.web;

/** What answers at an address. */
@FunctionalInterface
public interface Endpoint {
  /**
   * Answers the request.
   *
   * @throws RefusedRequestException when the asker has to ask differently
   * @throws Exception when the hub cannot answer; the asker sees that much and no more
   */
  WebResponse answer(WebRequest request) throws Exception;
}
