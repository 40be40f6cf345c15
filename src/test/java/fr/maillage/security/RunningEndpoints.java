package fr.maillage.security;

import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

import jakarta.servlet.ServletRegistration;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Application;

import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.servlet.ServletContainer;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.handler.AbstractUrlHandlerMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/**
 * Every endpoint of the running application: Spring's handler mappings (controllers, actuator, static files), the JAX-RS
 * resources of the servlets and the pages that filters answer.
 */
final class RunningEndpoints {

    /** Where the engine's REST API is mounted: all of them give the same resources. */
    static final List<String> ENGINE_MOUNTS =
            List.of("/engine-rest", "/engine-rest/engine/{name}", "/camunda/api/engine/engine/{name}");

    /** @param method {@code *} for every method */
    record Endpoint(String method, String path) {

        /** The path as somebody calls it, with something in the place of each variable. */
        String called() {
            return path.replaceAll("(/engine/engine|/engine-rest/engine)/\\{[^/]+}", "$1/default")
                    .replaceAll("\\{engine(Name)?}", "default").replaceAll("\\{[^/]*}", "1").replace("**", "1");
        }

        String calledMethod() {
            return method.equals("*") ? "GET" : method;
        }
    }

    /** Answered by filters, which no mapping tells of: Spring Security's logins, with a provider too, and the webapps' pages. */
    private static final List<Endpoint> OF_FILTERS = Stream.concat(
            Stream.of(new Endpoint("POST", "/connexion"), new Endpoint("POST", "/deconnexion"),
                    new Endpoint("GET", "/oauth2/authorization/{provider}"), new Endpoint("GET", "/login/oauth2/code/{provider}"), new Endpoint("GET", "/camunda"),
                    new Endpoint("GET", "/camunda/")),
            Stream.of("tasklist", "cockpit", "admin", "welcome").flatMap(app -> Stream.of(
                    new Endpoint("GET", "/camunda/app/" + app + "/{engine}/"),
                    new Endpoint("GET", "/camunda/app/" + app + "/scripts/**")))).toList();

    private final WebApplicationContext context;
    private final Set<Endpoint> found = new TreeSet<>(Comparator.comparing(Endpoint::path).thenComparing(Endpoint::method));

    RunningEndpoints(WebApplicationContext context) {
        this.context = context;
        found.addAll(OF_FILTERS);
        context.getBeansOfType(RequestMappingInfoHandlerMapping.class).values().forEach(mapping ->
                mapping.getHandlerMethods().keySet().forEach(this::add));
        context.getBeansOfType(AbstractUrlHandlerMapping.class).values().forEach(mapping -> mapping.getHandlerMap().keySet().stream()
                .filter(pattern -> !pattern.equals("/**"))
                .forEach(pattern -> found.add(new Endpoint("GET", pattern))));
        staticFiles().forEach(file -> found.add(new Endpoint("GET", file)));
        context.getServletContext().getServletRegistrations().values().forEach(this::servlet);
    }

    Collection<Endpoint> all() {
        return found;
    }

    private void add(RequestMappingInfo mapping) {
        Set<String> methods = new TreeSet<>();
        mapping.getMethodsCondition().getMethods().forEach(method -> methods.add(method.name()));
        for (String path : mapping.getPatternValues()) {
            (methods.isEmpty() ? Set.of("*") : methods).forEach(method ->
                    found.add(new Endpoint(method, withoutExpressions(path))));
        }
    }

    private void servlet(ServletRegistration servlet) {
        if (DispatcherServlet.class.getName().equals(servlet.getClassName())) {
            return;
        }
        Collection<Class<?>> resources = resources(servlet).orElseThrow(() -> new AssertionError(
                "a servlet of an unknown kind answers %s: %s".formatted(servlet.getMappings(), servlet.getClassName())));
        for (String mapping : servlet.getMappings()) {
            String base = mapping.replaceAll("/\\*$", "");
            resources.stream().filter(type -> type.isAnnotationPresent(Path.class)).forEach(type ->
                    walk(type, joined(base, type.getAnnotation(Path.class).value()), new LinkedHashSet<>()));
        }
    }

    /** The classes of a JAX-RS application; empty for another servlet, and none for one that answers nothing. */
    private Optional<Collection<Class<?>>> resources(ServletRegistration servlet) {
        String application = servlet.getInitParameter("jakarta.ws.rs.Application");
        if (application != null) {
            try {
                return Optional.of(((Application) Class.forName(application).getDeclaredConstructor().newInstance()).getClasses());
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
        if (ServletContainer.class.getName().equals(servlet.getClassName())) {
            return Optional.of(context.getBean(ResourceConfig.class).getClasses());
        }
        // Tomcat's own, which answers what the dispatcher does not take: nothing
        return servlet.getName().equals("default") || servlet.getMappings().isEmpty() ? Optional.of(List.of()) : Optional.empty();
    }

    private void walk(Class<?> type, String base, Set<Class<?>> above) {
        if (!above.add(type)) {
            return;
        }
        for (Method method : type.getMethods()) {
            String path = annotation(method, Path.class).map(Path::value).orElse("");
            Optional<String> verb = verb(method);
            if (verb.isPresent()) {
                found.add(new Endpoint(verb.get(), joined(base, path)));
            } else if (!path.isEmpty()) {
                walk(method.getReturnType(), joined(base, path), new LinkedHashSet<>(above));
            }
        }
    }

    private static Optional<String> verb(Method method) {
        return declarations(method).flatMap(each -> Arrays.stream(each.getAnnotations()))
                .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                .filter(found -> found != null)
                .map(HttpMethod::value)
                .findFirst();
    }

    private static <A extends Annotation> Optional<A> annotation(Method method, Class<A> type) {
        return declarations(method).map(each -> each.getAnnotation(type)).filter(found -> found != null).findFirst();
    }

    /** The method and those that it implements or overrides. */
    private static Stream<Method> declarations(Method method) {
        List<Class<?>> types = new ArrayList<>();
        for (Class<?> type = method.getDeclaringClass(); type != null; type = type.getSuperclass()) {
            types.add(type);
            types.addAll(List.of(type.getInterfaces()));
        }
        return types.stream().flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .filter(each -> each.getName().equals(method.getName())
                        && Arrays.equals(each.getParameterTypes(), method.getParameterTypes()));
    }

    private static String joined(String base, String path) {
        String joined = (base + "/" + path).replaceAll("/+", "/");
        return withoutExpressions(joined.length() > 1 && joined.endsWith("/") ? joined.substring(0, joined.length() - 1) : joined);
    }

    /** {@code {id:[0-9]+}} is {@code {id}}; expressions may hold braces of their own. */
    private static String withoutExpressions(String path) {
        StringBuilder plain = new StringBuilder();
        int depth = 0;
        boolean expression = false;
        for (char character : path.toCharArray()) {
            depth += character == '{' ? 1 : 0;
            expression = expression || depth > 0 && character == ':';
            if (character == '}' && --depth == 0) {
                expression = false;
            }
            if (!expression) {
                plain.append(character);
            }
        }
        return plain.toString().replaceAll("\\s+}", "}");
    }

    private static List<String> staticFiles() {
        try {
            return Stream.of(new PathMatchingResourcePatternResolver().getResources("classpath:/static/**"))
                    .filter(Resource::isReadable)
                    .map(resource -> {
                        try {
                            String url = URLDecoder.decode(resource.getURL().toString(), StandardCharsets.UTF_8);
                            return url.substring(url.lastIndexOf("/static/") + "/static".length());
                        } catch (IOException e) {
                            throw new IllegalStateException(e);
                        }
                    })
                    .filter(Function.<String>identity().andThen(path -> !path.endsWith("/"))::apply)
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static boolean isOfEngine(Endpoint endpoint) {
        return ENGINE_MOUNTS.stream().anyMatch(mount -> endpoint.path().startsWith(mount + "/"));
    }

    static Map.Entry<String, String> withoutMount(Endpoint endpoint) {
        String mount = ENGINE_MOUNTS.stream().sorted(Comparator.comparing(String::length).reversed())
                .filter(each -> endpoint.path().startsWith(each + "/")).findFirst().orElseThrow();
        return Map.entry(mount, endpoint.path().substring(mount.length()));
    }
}
