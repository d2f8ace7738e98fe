package org.fingerpost.route.access;

import static org.springframework.security.config.Customizer.withDefaults;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.config.annotation.web.configuration.OAuth2AuthorizationServerConfiguration;
import org.springframework.security.oauth2.server.authorization.config.annotation.web.configurers.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;

/** What a county's provider knows: one client, the hub, and some people with their groups. */
@Configuration
@EnableWebSecurity
class SpringProviderSettings {
  static final String CLIENT = "fingerpost";
  static final String SECRET = "secret-of-the-hub";

  /** Where the hub listens. */
  record Hub(String address) {}

  /** Who there is, and their groups. */
  record People(Map<String, List<String>> groups) {}

  @Bean
  SecurityFilterChain protocolAndPages(HttpSecurity http) throws Exception {
    http.with(
            OAuth2AuthorizationServerConfigurer.authorizationServer(),
            server -> server.oidc(withDefaults()))
        .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
        .formLogin(withDefaults());
    return http.build();
  }

  @Bean
  RegisteredClientRepository clients(Hub hub) {
    return new InMemoryRegisteredClientRepository(
        RegisteredClient.withId("hub")
            .clientId(CLIENT)
            .clientSecret("{noop}" + SECRET)
            .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
            .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
            .redirectUri(hub.address() + "/sign-in/openid/back")
            .scopes(scopes -> scopes.addAll(List.of("openid", "profile", "email")))
            .clientSettings(ClientSettings.builder().requireProofKey(true).build())
            .build());
  }

  @Bean
  UserDetailsService people(People people) {
    return new InMemoryUserDetailsManager(
        people.groups().keySet().stream().map(SpringProviderSettings::person).toList());
  }

  private static UserDetails person(String name) {
    return User.withUsername(name).password("{noop}" + SpringProvider.PASSWORD).build();
  }

  /** Only what is signed counts, so the groups stand in the ID token. */
  @Bean
  OAuth2TokenCustomizer<JwtEncodingContext> claims(People people) {
    return context -> {
      String name = context.getPrincipal().getName();
      context.getClaims().claim("preferred_username", name);
      context.getClaims().claim("groups", people.groups().get(name));
    };
  }

  @Bean
  JWKSource<SecurityContext> keys() throws JOSEException {
    return new ImmutableJWKSet<>(new JWKSet(new RSAKeyGenerator(2048).keyID("1").generate()));
  }

  /** The page of claims takes tokens that this server itself gave. */
  @Bean
  JwtDecoder tokens(JWKSource<SecurityContext> keys) {
    return OAuth2AuthorizationServerConfiguration.jwtDecoder(keys);
  }

  @Bean
  AuthorizationServerSettings endpoints() {
    return AuthorizationServerSettings.builder().build();
  }
}
