package fr.maillage.workflow;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a submission tells the process: plain values that conditions read. Enum constants become their name, dates
 * become {@link Date}; anything that the engine would have to serialize is refused.
 */
public final class Routing {

    private final Map<String, Object> variables = new LinkedHashMap<>();
    private String businessKey;

    private Routing() {
    }

    public static Routing none() {
        return new Routing();
    }

    public static Routing of(String variable, Object value) {
        return none().and(variable, value);
    }

    public Routing and(String variable, Object value) {
        variables.put(variable, plain(variable, value));
        return this;
    }

    /** Only for start forms: the reference that the submission has created, business key of the instance. */
    public Routing startedFor(String reference) {
        this.businessKey = reference;
        return this;
    }

    Map<String, Object> variables() {
        return Collections.unmodifiableMap(variables);
    }

    String businessKey() {
        return businessKey;
    }

    private static Object plain(String variable, Object value) {
        if (value instanceof Enum<?> constant) {
            return constant.name();
        }
        if (value instanceof LocalDate date) {
            return Date.from(date.atStartOfDay(ParisTime.ZONE).toInstant());
        }
        if (value instanceof Instant instant) {
            return Date.from(instant);
        }
        if (value == null || value instanceof String || value instanceof Boolean || value instanceof Integer
                || value instanceof Long || value instanceof Double || value instanceof Date) {
            return value;
        }
        throw new IllegalArgumentException(
                "variable %s would serialize a %s".formatted(variable, value.getClass().getName()));
    }
}
