package fr.maillage.security;

import java.io.IOException;
import java.util.Map;
import java.util.function.Supplier;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.webapp.impl.security.auth.ContainerBasedAuthenticationFilter;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.csrf.CsrfTokenRequestAttributeHandler;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.NullRequestCache;
import org.springframework.security.web.util.matcher.AntPathRequestMatcher;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestHeaderRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * One login for pages, API, Tasklist, Cockpit and Admin; the engine's REST API keeps no session. Every request is decided
 * by {@link EndpointTable}.
 */
@Configuration
class WebSecurity {

    /** Around Spring Security's chain, whose order is -100. */
    private static final int BEFORE_SPRING_SECURITY = -101;
    private static final int AFTER_SPRING_SECURITY = 201;
    private static final String PERMISSIONS = "camera=(), microphone=(), geolocation=(), payment=(), usb=()";
    private static final String PAGES = "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; "
            + "form-action 'self' %s; frame-ancestors 'self'";
    private static final String ENGINE_REST = "default-src 'none'; frame-ancestors 'none'";

    private final CurrentUser currentUser;
    private final IdentityService identity;
    private final LoginMethod method;
    private final OpenSessions sessions;
    private final EndpointTable endpoints;

    WebSecurity(CurrentUser currentUser, IdentityService identity, LoginMethod method, OpenSessions sessions,
                EndpointTable endpoints) {
        this.currentUser = currentUser;
        this.identity = identity;
        this.method = method;
        this.sessions = sessions;
        this.endpoints = endpoints;
    }

    @Bean
    @Order(1)
    SecurityFilterChain engineRest(HttpSecurity http) throws Exception {
        method.forMachines(http);
        // by path, since the API is a servlet of its own that Spring MVC does not know
        return http.securityMatcher(AntPathRequestMatcher.antMatcher("/engine-rest/**"))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                // no session, no cookie: nothing that a foreign page could ride on
                .csrf(csrf -> csrf.disable())
                .headers(headers -> common(headers, ENGINE_REST))
                .authorizeHttpRequests(requests -> requests.anyRequest().access(this::decide))
                .addFilterAfter(engineAuthentication(), AuthorizationFilter.class)
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain application(HttpSecurity http, ObjectMapper json) throws Exception {
        method.forPeople(http);
        return http
                .logout(logout -> logout.logoutUrl("/deconnexion").logoutSuccessHandler(new Logout(method, json)))
                // the login page carries the address in its own: no session for those who only pass by
                .requestCache(cache -> cache.requestCache(new NullRequestCache()))
                .exceptionHandling(handling -> handling
                        .defaultAuthenticationEntryPointFor(new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED), scripts())
                        .defaultAuthenticationEntryPointFor(toLoginPage(), AnyRequestMatcher.INSTANCE)
                        .accessDeniedHandler(WebSecurity::refuse))
                // the webapps have their own CSRF filter and token
                .csrf(csrf -> csrf.csrfTokenRepository(tokens())
                        .csrfTokenRequestHandler(new CsrfTokenRequestAttributeHandler())
                        .ignoringRequestMatchers("/camunda/**"))
                .headers(headers -> common(headers, null)
                        .addHeaderWriter((request, response) -> policy(request, response, PAGES.formatted(method.formTarget()))))
                .authorizeHttpRequests(requests -> requests.anyRequest().access(this::decide))
                .addFilterBefore(new SessionFilter(sessions), AnonymousAuthenticationFilter.class)
                .addFilterAfter(engineAuthentication(), AuthorizationFilter.class)
                .build();
    }

    @Bean
    FilterRegistrationBean<PlainAddresses> plainAddresses() {
        var registration = new FilterRegistrationBean<>(new PlainAddresses());
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    @Bean
    FilterRegistrationBean<ContainerBasedAuthenticationFilter> webappLogin() {
        var registration = new FilterRegistrationBean<>(new ContainerBasedAuthenticationFilter());
        registration.setInitParameters(Map.of("authentication-provider", WebappLogin.class.getName()));
        registration.addUrlPatterns("/camunda/app/*", "/camunda/api/*");
        registration.setOrder(AFTER_SPRING_SECURITY);
        return registration;
    }

    @Bean
    FilterRegistrationBean<WebappLogout> webappLogout() {
        var registration = new FilterRegistrationBean<>(new WebappLogout());
        registration.addUrlPatterns("/camunda/api/admin/auth/user/default/logout");
        registration.setOrder(AFTER_SPRING_SECURITY);
        return registration;
    }

    @Bean
    FilterRegistrationBean<WebappPolicy> webappPolicy() {
        var registration = new FilterRegistrationBean<>(new WebappPolicy());
        registration.addUrlPatterns("/camunda/app/*");
        registration.setOrder(BEFORE_SPRING_SECURITY);
        return registration;
    }

    /** A script gets 401, never a redirect to a page that it cannot show. */
    private static RequestMatcher scripts() {
        return new OrRequestMatcher(AntPathRequestMatcher.antMatcher("/camunda/api/**"),
                AntPathRequestMatcher.antMatcher("/api/**"), new RequestHeaderRequestMatcher("HX-Request"));
    }

    private static AuthenticationEntryPoint toLoginPage() {
        return (request, response, refusal) -> response.sendRedirect(ReturnAddress.loginPage(request));
    }

    /** A login page that stayed open longer than its token is shown again, with a word. */
    private static void refuse(HttpServletRequest request, HttpServletResponse response, AccessDeniedException refusal)
            throws IOException, ServletException {
        if (refusal instanceof CsrfException && request.getRequestURI().endsWith(LoginForm.PAGE)) {
            response.sendRedirect(ReturnAddress.append(LoginForm.PAGE + "?perime&",
                    request.getParameter(ReturnAddress.PARAMETER)));
        } else {
            new AccessDeniedHandlerImpl().handle(request, response, refusal);
        }
    }

    private static CookieCsrfTokenRepository tokens() {
        CookieCsrfTokenRepository tokens = CookieCsrfTokenRepository.withHttpOnlyFalse();
        tokens.setCookieName("MAILLAGE-CSRF");
        tokens.setHeaderName("X-MAILLAGE-CSRF");
        tokens.setCookieCustomizer(cookie -> cookie.sameSite("Lax"));
        return tokens;
    }

    private static HeadersConfigurer<HttpSecurity> common(HeadersConfigurer<HttpSecurity> headers, String policy) {
        if (policy != null) {
            headers.contentSecurityPolicy(content -> content.policyDirectives(policy));
        }
        return headers.frameOptions(frame -> frame.sameOrigin())
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(permissions -> permissions.policy(PERMISSIONS));
    }

    /** {@link WebappPolicy} replaces it for the page of a webapp; what is shown of a mail has a policy of its own. */
    private static void policy(HttpServletRequest request, HttpServletResponse response, String pages) {
        if (!response.containsHeader(WebappPolicy.HEADER)) {
            response.setHeader(WebappPolicy.HEADER, request.getRequestURI().startsWith("/camunda/")
                    ? WebappPolicy.withoutInlineScripts() : pages);
        }
    }

    private EngineAuthenticationFilter engineAuthentication() {
        return new EngineAuthenticationFilter(identity, currentUser);
    }

    private AuthorizationDecision decide(Supplier<Authentication> authentication, RequestAuthorizationContext context) {
        HttpServletRequest request = context.getRequest();
        String path = request.getRequestURI().substring(request.getContextPath().length());
        MaillageUser user = authentication.get() != null
                && authentication.get().getPrincipal() instanceof MaillageUser known ? known : null;
        return new AuthorizationDecision(endpoints.mayCall(user, request.getMethod(), path));
    }
}
