package fr.maillage.support;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

import fr.maillage.directory.Agent;
import fr.maillage.directory.Directory;

/** Roles, persons and rules as people call them. */
@Component
class SupportWords {

    private final MessageSource messages;
    private final Directory directory;

    SupportWords(MessageSource messages, Directory directory) {
        this.messages = messages;
        this.directory = directory;
    }

    String role(SupportRole role) {
        return text("enum.SupportRole." + role);
    }

    String roles(List<SupportRole> roles) {
        return roles.isEmpty() ? text("support.nobody")
                : roles.stream().map(this::role).collect(Collectors.joining(", "));
    }

    String rule(Rule rule) {
        return text("support.rule." + rule);
    }

    String reason(DeclineReason reason) {
        return text("enum.DeclineReason." + reason);
    }

    String agent(String user) {
        return directory.findAgent(user).map(Agent::name).orElse(user);
    }

    /** « Claire Martin (MSA Alpes du Nord) », or the organisation alone when it is asked as a whole. */
    String holder(Designation designation) {
        String organisation = directory.organisation(designation.organisation()).name();
        return designation.agent().map(user -> "%s (%s)".formatted(agent(user), organisation)).orElse(organisation);
    }

    private String text(String key) {
        return messages.getMessage(key, null, Locale.FRENCH);
    }

    /** « 12,5 », as a person writes a number of days. */
    String days(BigDecimal days) {
        return NumberFormat.getInstance(Locale.FRANCE).format(days);
    }
}
