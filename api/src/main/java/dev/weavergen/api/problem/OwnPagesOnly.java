package dev.weavergen.api.problem;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Refuses what a browser sends on behalf of somebody else's page: without this, any page that a
 * developer visits could start generations, which cost money, on a gateway of the same machine.
 * Browsers name the page's origin with every such request; programs do not.
 */
@Component
class OwnPagesOnly extends OncePerRequestFilter {
  private final JsonMapper json;

  OwnPagesOnly(JsonMapper json) {
    this.json = json;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Optional<String> origin = Optional.ofNullable(request.getHeader("Origin"));
    if (origin.isEmpty() || isOwn(origin.get(), request.getHeader("Host"))) {
      chain.doFilter(request, response);
      return;
    }
    ProblemException problem =
        ProblemException.forbidden("requests of other sites' pages are refused");
    response.setStatus(problem.getStatusCode().value());
    response.setContentType("application/problem+json");
    response.getWriter().write(json.writeValueAsString(problem.getBody()));
  }

  private static boolean isOwn(String origin, @org.jspecify.annotations.Nullable String host) {
    try {
      return host != null && host.equals(URI.create(origin).getAuthority());
    } catch (IllegalArgumentException notOrigin) {
      return false;
    }
  }
}
