package org.fingerpost.infra.hub;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.apache.camel.RoutesBuilder;
import org.apache.kafka.clients.admin.Admin;
import org.fingerpost.connector.descriptor.MemberDescriptor;
import org.fingerpost.connector.descriptor.SecretReader;
import org.fingerpost.route.access.Access;
import org.fingerpost.route.access.AccessRoutes;
import org.fingerpost.route.access.AccessSettings;
import org.fingerpost.route.changes.ChangesRoutes;
import org.fingerpost.route.collect.Brakes;
import org.fingerpost.route.collect.CanaryRoutes;
import org.fingerpost.route.collect.CollectRoutes;
import org.fingerpost.route.collect.PushRoutes;
import org.fingerpost.route.collect.RetryRules;
import org.fingerpost.route.contract.ContractRoutes;
import org.fingerpost.route.control.ControlRoutes;
import org.fingerpost.route.control.OrderHandler;
import org.fingerpost.route.control.replay.Replays;
import org.fingerpost.route.control.replay.SentAgain;
import org.fingerpost.route.directory.DirectoryRoutes;
import org.fingerpost.route.directory.MemberNames;
import org.fingerpost.route.directory.feedback.CorrectionRoutes;
import org.fingerpost.route.flow.HubServices;
import org.fingerpost.route.joint.FreshJoints;
import org.fingerpost.route.normalise.NormaliseReplay;
import org.fingerpost.route.normalise.NormaliseRoutes;
import org.fingerpost.route.operate.OperateRoutes;
import org.fingerpost.route.operate.console.Console;
import org.fingerpost.route.operate.console.ConsoleRoutes;
import org.fingerpost.route.publish.PublishRoutes;
import org.fingerpost.route.refer.ReferralRoutes;
import org.fingerpost.route.refer.ReferralSettings;
import org.fingerpost.route.resolve.Linkages;
import org.fingerpost.route.resolve.ResolveRoutes;
import org.fingerpost.route.web.NotFoundRoutes;

/**
 * The stages of the flow that this process runs, as Camel routes. The one place that knows them
 * all.
 *
 * @param chosen those that run here
 * @param pages the joint database for whoever looks: by connections of their own, as {@link
 *     JointPools} tells
 * @param departed members that shared something once and have no descriptor now
 * @param accessSettings where others reach the hub, and how they sign in
 * @param referrals how they are kept and delivered
 * @param started is given what has to be closed after Camel has stopped
 */
record Stages(
    Set<Stage> chosen,
    HubServices services,
    DataSource pages,
    List<String> departed,
    PrometheusMeterRegistry registry,
    AccessSettings accessSettings,
    Linking linking,
    ReferralSettings referrals,
    CloseStack started) {
  private static final Duration CANARIES_EVERY = Duration.ofSeconds(15);

  List<RoutesBuilder> routes() {
    List<RoutesBuilder> routes = new ArrayList<>();
    FreshJoints fresh = chosen.contains(Stage.PUBLISH) ? FreshJoints.shared() : FreshJoints.none();
    List<OrderHandler> handlers = new ArrayList<>();
    chosen.forEach(stage -> routes.addAll(routes(stage, fresh, handlers)));
    routes.add(operate());
    routes.add(console());
    routes.add(new AccessRoutes(pages, services.clock(), access(), accessSettings));
    routes.add(new ControlRoutes(services.database(), services.board(), handlers));
    routes.add(new NotFoundRoutes());
    return routes;
  }

  private List<RoutesBuilder> routes(Stage stage, FreshJoints fresh, List<OrderHandler> handlers) {
    return switch (stage) {
      case COLLECT ->
          List.of(
              started.add(collect(handlers)),
              new PushRoutes(services, new SecretReader()),
              new CanaryRoutes(services, CANARIES_EVERY));
      case NORMALISE -> List.of(normalise(handlers));
      case RESOLVE -> List.of(resolve(fresh, handlers));
      case PUBLISH -> List.of(new PublishRoutes(services, fresh));
      case SERVE ->
          List.of(
              new DirectoryRoutes(pages, names(), accessSettings.publicAddress(), access()),
              new CorrectionRoutes(services.with(pages)),
              new ReferralRoutes(services.with(pages), access(), names(), referrals),
              new ContractRoutes(),
              new ChangesRoutes(pages, services.clock(), accessSettings.publicAddress()));
    };
  }

  private ConsoleRoutes console() {
    return new ConsoleRoutes(
        new Console(pages, access(), services.board(), services.members(), services.clock()),
        new HeldByBrake(new Brakes(pages)));
  }

  private Access access() {
    return new Access(pages, services.clock(), accessSettings);
  }

  private Linkages linkages() {
    return linking == Linking.MODEL ? Linkages.byModel(services.members()) : Linkages.byKeys();
  }

  private CollectRoutes collect(List<OrderHandler> handlers) {
    CollectRoutes collect = new CollectRoutes(services, new MemberConnectors(), RetryRules.USUAL);
    handlers.add(collect.orders());
    return collect;
  }

  private NormaliseRoutes normalise(List<OrderHandler> handlers) {
    NormaliseRoutes normalise = new NormaliseRoutes(services, departed);
    handlers.add(normalise.orders());
    handlers.add(
        new Replays(services, List.of(new NormaliseReplay(services), new SentAgain("resolve"))));
    return normalise;
  }

  private ResolveRoutes resolve(FreshJoints fresh, List<OrderHandler> handlers) {
    ResolveRoutes resolve = new ResolveRoutes(services, linkages(), fresh);
    handlers.add(resolve.orders());
    return resolve;
  }

  private OperateRoutes operate() {
    Admin admin =
        started.add(Admin.create(Map.of("bootstrap.servers", services.settings().brokers())));
    return new OperateRoutes(
        services.database(),
        admin,
        services.board(),
        names(),
        registry,
        services.clock(),
        accessSettings.publicAddress());
  }

  private MemberNames names() {
    return new MemberNames(
        services.members().stream()
            .collect(Collectors.toMap(MemberDescriptor::id, MemberDescriptor::name)));
  }
}
