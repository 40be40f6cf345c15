package fr.maillage;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * The tests of the class hit each rule of these decision tables: they evaluate them through the {@link DecisionTables} that
 * their constructor asks for, and a rule that none of them hit fails the class.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(EveryRuleHit.Counting.class)
public @interface EveryRuleHit {

    /** Ids of the decisions, which are the names of their files. */
    String[] value();

    /** One set of tables for all tests of the class. */
    class Counting implements BeforeAllCallback, ParameterResolver, AfterAllCallback {

        private static final Namespace NAMESPACE = Namespace.create(EveryRuleHit.class);

        @Override
        public void beforeAll(ExtensionContext context) {
            context.getStore(NAMESPACE).put(DecisionTables.class, new DecisionTables());
        }

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == DecisionTables.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return tables(context);
        }

        @Override
        public void afterAll(ExtensionContext context) {
            for (String decision : context.getRequiredTestClass().getAnnotation(EveryRuleHit.class).value()) {
                assertThat(tables(context).unhit(decision)).as("rules of %s that no test hits", decision).isEmpty();
            }
        }

        private static DecisionTables tables(ExtensionContext context) {
            return context.getStore(NAMESPACE).get(DecisionTables.class, DecisionTables.class);
        }
    }
}
