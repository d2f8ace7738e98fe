package org.fingerpost.route.access;

import jakarta.servlet.Filter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;
import org.springframework.web.context.support.AnnotationConfigWebApplicationContext;

/**
 * Spring Authorization Server, run as a county would run it: it asks for a name and a password on a
 * page of its own, insists on PKCE, and signs by a key that it publishes.
 */
final class SpringProvider implements AutoCloseable {
  static final String PASSWORD = "correct horse battery staple";

  private final Tomcat tomcat = new Tomcat();
  private final AnnotationConfigWebApplicationContext spring =
      new AnnotationConfigWebApplicationContext();

  /**
   * Starts it on a free port.
   *
   * @param folder for Tomcat's own files
   * @param hub where the hub listens that people are sent back to
   * @param groups who there is, each with the password, and the groups that its claims name
   */
  SpringProvider(Path folder, String hub, Map<String, List<String>> groups)
      throws LifecycleException {
    tomcat.setBaseDir(folder.toString());
    tomcat.setPort(0);
    tomcat.getConnector().setProperty("address", "127.0.0.1");
    Context root = tomcat.addContext("", folder.toString());
    root.addServletContainerInitializer((classes, servlets) -> open(root, hub, groups), null);
    Tomcat.addServlet(root, "nothing", new jakarta.servlet.http.HttpServlet() {});
    root.addServletMappingDecoded("/", "nothing");
    tomcat.start();
  }

  private void open(Context root, String hub, Map<String, List<String>> groups) {
    spring.setServletContext(root.getServletContext());
    spring.addBeanFactoryPostProcessor(
        beans -> {
          beans.registerSingleton("hub", new SpringProviderSettings.Hub(hub));
          beans.registerSingleton("groups", new SpringProviderSettings.People(groups));
        });
    spring.register(SpringProviderSettings.class);
    spring.refresh();
    FilterDef filter = new FilterDef();
    filter.setFilterName("security");
    filter.setFilter(spring.getBean("springSecurityFilterChain", Filter.class));
    root.addFilterDef(filter);
    FilterMap everywhere = new FilterMap();
    everywhere.setFilterName("security");
    everywhere.addURLPattern("/*");
    root.addFilterMap(everywhere);
  }

  String issuer() {
    return "http://127.0.0.1:" + tomcat.getConnector().getLocalPort();
  }

  @Override
  public void close() throws LifecycleException {
    tomcat.stop();
    tomcat.destroy();
    spring.close();
  }
}
