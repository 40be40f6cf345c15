package fr.maillage.workflow;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.TimeZone;

import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.boot.autoconfigure.validation.ValidationConfigurationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** One clock for the engine and for everything else, so that tests and the trial can move time. */
@Configuration
class ClockConfiguration {

    @Bean
    Clock clock() {
        if (!TimeZone.getDefault().hasSameRules(TimeZone.getTimeZone(ZoneOffset.UTC))) {
            throw new IllegalStateException("La JVM doit tourner en UTC : ajoutez -Duser.timezone=UTC (fuseau actuel : "
                    + TimeZone.getDefault().getID() + ").");
        }
        return new EngineClock(ZoneOffset.UTC);
    }

    /** Past and future in a contract are meant by this clock, and by the day in Paris. */
    @Bean
    ValidationConfigurationCustomizer parisDays(Clock clock) {
        return configuration -> configuration.clockProvider(() -> clock.withZone(ParisTime.ZONE));
    }

    private static final class EngineClock extends Clock {

        private final ZoneId zone;

        private EngineClock(ZoneId zone) {
            this.zone = zone;
        }

        @Override
        public ZoneId getZone() {
            return zone;
        }

        @Override
        public Clock withZone(ZoneId other) {
            return new EngineClock(other);
        }

        @Override
        public Instant instant() {
            return ClockUtil.getCurrentTime().toInstant();
        }
    }
}
