package fr.maillage.directory;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

import fr.maillage.workflow.FrenchDates;
import fr.maillage.workflow.ParisTime;

/** Names people as their colleagues need to see them: with their absence, wherever they are named. */
@Component("colleagues")
public class Colleagues {

    private final Directory directory;
    private final MessageSource messages;
    private final Clock clock;

    Colleagues(Directory directory, MessageSource messages, Clock clock) {
        this.directory = directory;
        this.messages = messages;
        this.clock = clock;
    }

    public Colleague of(Agent agent) {
        Optional<Absence> absence = agent.absenceOn(today());
        return new Colleague(agent.id(), agent.name(), directory.organisation(agent.organisation()).name(),
                absence.map(Absence::endsOn).orElse(null),
                absence.flatMap(this::substitute).map(Agent::name).orElse(null));
    }

    /** « absent jusqu’au 5 août, remplacé par … »; {@code null} for who is there, and for who is no agent. */
    public String absence(String user) {
        return user == null ? null : directory.findAgent(user).flatMap(agent -> agent.absenceOn(today()))
                .map(this::worded)
                .orElse(null);
    }

    /** Who stands in for the person today. */
    public Optional<Agent> substituteOf(Agent agent) {
        return agent.absenceOn(today()).flatMap(this::substitute);
    }

    private Optional<Agent> substitute(Absence absence) {
        return Optional.ofNullable(absence.substitute()).flatMap(directory::findAgent)
                .filter(agent -> agent.isActiveOn(today()));
    }

    private String worded(Absence absence) {
        String until = FrenchDates.of(absence.endsOn());
        return substitute(absence)
                .map(substitute -> text("team.absent.replaced", until, substitute.name()))
                .orElseGet(() -> text("team.absent", until));
    }

    private String text(String key, Object... arguments) {
        return messages.getMessage(key, arguments, Locale.FRENCH);
    }

    /** Today in France. */
    public LocalDate today() {
        return ParisTime.today(clock);
    }
}
