package fr.maillage.security;

import java.util.Map;
import java.util.function.Supplier;

import jakarta.servlet.http.HttpServletRequest;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.webapp.impl.security.auth.ContainerBasedAuthenticationFilter;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfTokenRequestAttributeHandler;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.util.matcher.AntPathRequestMatcher;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * One login for pages, API, Tasklist, Cockpit and Admin; the engine's REST API takes HTTP Basic and keeps no session.
 * Every request is decided by {@link EndpointTable}.
 */
@Configuration
class WebSecurity {

    private static final String LOGIN = "/connexion";
    /** After Spring Security's chain, whose order is -100. */
    private static final int AFTER_SPRING_SECURITY = 201;

    private final CurrentUser currentUser;
    private final IdentityService identity;
    private final EngineUsers users;
    private final EndpointTable endpoints;

    WebSecurity(CurrentUser currentUser, IdentityService identity, EngineUsers users, EndpointTable endpoints) {
        this.currentUser = currentUser;
        this.identity = identity;
        this.users = users;
        this.endpoints = endpoints;
    }

    @Bean
    @Order(1)
    SecurityFilterChain engineRest(HttpSecurity http) throws Exception {
        // by path, since the API is a servlet of its own that Spring MVC does not know
        return http.securityMatcher(AntPathRequestMatcher.antMatcher("/engine-rest/**"))
                .authenticationProvider(users)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                // no session, no cookie: nothing that a foreign page could ride on
                .csrf(csrf -> csrf.disable())
                .httpBasic(basic -> basic.realmName("Maillage"))
                .authorizeHttpRequests(requests -> requests.anyRequest().access(this::decide))
                .addFilterAfter(engineAuthentication(), AuthorizationFilter.class)
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain application(HttpSecurity http) throws Exception {
        RequestMatcher calls = new OrRequestMatcher(AntPathRequestMatcher.antMatcher("/camunda/api/**"),
                AntPathRequestMatcher.antMatcher("/api/**"));
        CookieCsrfTokenRepository tokens = CookieCsrfTokenRepository.withHttpOnlyFalse();
        tokens.setCookieName("MAILLAGE-CSRF");
        tokens.setHeaderName("X-MAILLAGE-CSRF");
        return http
                .authenticationProvider(users)
                .formLogin(login -> login.loginPage(LOGIN).defaultSuccessUrl("/", false).permitAll())
                .logout(logout -> logout.logoutUrl("/deconnexion").logoutSuccessUrl("/connexion?fin"))
                // a script gets 401, never a redirect to a page that it cannot show
                .exceptionHandling(handling -> handling
                        .defaultAuthenticationEntryPointFor(new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED), calls)
                        .defaultAuthenticationEntryPointFor(new LoginUrlAuthenticationEntryPoint(LOGIN), AnyRequestMatcher.INSTANCE))
                // the webapps have their own CSRF filter and token
                .csrf(csrf -> csrf.csrfTokenRepository(tokens)
                        .csrfTokenRequestHandler(new CsrfTokenRequestAttributeHandler())
                        .ignoringRequestMatchers("/camunda/**"))
                .headers(headers -> headers.frameOptions(frame -> frame.sameOrigin())
                        .referrerPolicy(policy -> policy.policy(
                                ReferrerPolicy.SAME_ORIGIN)))
                .authorizeHttpRequests(requests -> requests.anyRequest().access(this::decide))
                .addFilterAfter(engineAuthentication(), AuthorizationFilter.class)
                .build();
    }

    @Bean
    FilterRegistrationBean<ContainerBasedAuthenticationFilter> webappLogin() {
        var registration = new FilterRegistrationBean<>(new ContainerBasedAuthenticationFilter());
        registration.setInitParameters(Map.of("authentication-provider", WebappLogin.class.getName()));
        registration.addUrlPatterns("/camunda/app/*", "/camunda/api/*");
        registration.setOrder(AFTER_SPRING_SECURITY);
        return registration;
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
