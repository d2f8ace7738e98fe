package org.fingerpost.route.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jwt.JWT;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import java.io.IOException;
import java.net.URI;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.fingerpost.route.access.Errands.Errand;

/**
 * An OpenID Connect provider, by the authorisation code flow with PKCE. It is asked for its
 * metadata when somebody first goes there, so that a hub starts while the provider is away. Safe
 * for use by many threads.
 */
final class OpenIdProvider {
  private static final int MILLISECONDS = 5_000;
  private static final int LARGEST_KEYS = 256 * 1024;

  private final OpenIdSettings settings;
  private final URI back;
  private final ClientID client;
  private final AtomicReference<OIDCProviderMetadata> known = new AtomicReference<>();

  /** That provider, which sends people back to that address. */
  OpenIdProvider(OpenIdSettings settings, String back) {
    this.settings = settings;
    this.back = URI.create(back);
    this.client = new ClientID(settings.clientId());
  }

  /** Where to send somebody who wants to sign in. */
  URI wayThere(String state, Errand errand) throws OpenIdException {
    return new AuthenticationRequest.Builder(
            ResponseType.CODE, new Scope("openid", "profile", "email"), client, back)
        .endpointURI(metadata().getAuthorizationEndpointURI())
        .state(new State(state))
        .nonce(new Nonce(errand.nonce()))
        .codeChallenge(new CodeVerifier(errand.verifier()), CodeChallengeMethod.S256)
        .build()
        .toURI();
  }

  /** Whom the code stands for that somebody brought back. */
  OpenIdPerson person(String code, Errand errand) throws OpenIdException {
    try {
      HTTPRequest request = tokenRequest(code, errand).toHTTPRequest();
      request.setConnectTimeout(MILLISECONDS);
      request.setReadTimeout(MILLISECONDS);
      request.setFollowRedirects(false);
      TokenResponse response = OIDCTokenResponseParser.parse(request.send());
      if (!response.indicatesSuccess()) {
        throw new OpenIdException("The provider did not take the code that it gave.");
      }
      JWT word = response.toSuccessResponse().getTokens().toOIDCTokens().getIDToken();
      return person(validator(word).validate(word, new Nonce(errand.nonce())));
    } catch (IOException | ParseException e) {
      throw new OpenIdException("The provider did not answer as it should.", e);
    } catch (BadJOSEException | JOSEException e) {
      throw new OpenIdException("What the provider answered is not signed as it should be.", e);
    }
  }

  private TokenRequest tokenRequest(String code, Errand errand) throws OpenIdException {
    AuthorizationCodeGrant grant =
        new AuthorizationCodeGrant(
            new AuthorizationCode(code), back, new CodeVerifier(errand.verifier()));
    URI endpoint = metadata().getTokenEndpointURI();
    return settings.secret().isEmpty()
        ? new TokenRequest.Builder(endpoint, client, grant).build()
        : new TokenRequest.Builder(
                endpoint, new ClientSecretBasic(client, new Secret(settings.secret())), grant)
            .build();
  }

  /** By the provider's own keys, and never by an algorithm that needs none. */
  private IDTokenValidator validator(JWT word) throws OpenIdException {
    JWSAlgorithm algorithm = JWSAlgorithm.parse(word.getHeader().getAlgorithm().getName());
    if (!JWSAlgorithm.Family.SIGNATURE.contains(algorithm)) {
      throw new OpenIdException("What the provider answered is not signed by a key of its own.");
    }
    try {
      return new IDTokenValidator(
          metadata().getIssuer(),
          client,
          algorithm,
          metadata().getJWKSetURI().toURL(),
          new DefaultResourceRetriever(MILLISECONDS, MILLISECONDS, LARGEST_KEYS));
    } catch (java.net.MalformedURLException e) {
      throw new OpenIdException("The provider does not say where its keys are.", e);
    }
  }

  private OIDCProviderMetadata metadata() throws OpenIdException {
    OIDCProviderMetadata metadata = known.get();
    if (metadata != null) {
      return metadata;
    }
    try {
      OIDCProviderMetadata asked =
          OIDCProviderMetadata.resolve(
              new Issuer(settings.issuer()),
              request -> {
                request.setConnectTimeout(MILLISECONDS);
                request.setReadTimeout(MILLISECONDS);
              });
      known.set(asked);
      return asked;
    } catch (GeneralException | IOException e) {
      throw new OpenIdException(
          "The provider's metadata cannot be read; FINGERPOST_OPENID_ISSUER names it.", e);
    }
  }

  private static OpenIdPerson person(IDTokenClaimsSet word) {
    Map<String, Set<String>> claims = new HashMap<>();
    word.toJSONObject().forEach((name, value) -> claims.put(name, texts(value)));
    String subject = word.getSubject().getValue();
    String username =
        List.of("preferred_username", "email").stream()
            .flatMap(name -> claims.getOrDefault(name, Set.of()).stream())
            .findFirst()
            .orElse(subject);
    String title = claims.getOrDefault("name", Set.of()).stream().findFirst().orElse(username);
    return new OpenIdPerson(word.getIssuer().getValue(), subject, username, title, claims);
  }

  private static Set<String> texts(Object value) {
    Collection<?> values = value instanceof Collection<?> several ? several : List.of(value);
    return values.stream()
        .filter(each -> each instanceof String || each instanceof Boolean)
        .map(Object::toString)
        .collect(Collectors.toUnmodifiableSet());
  }
}
