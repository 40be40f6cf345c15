package fr.maillage.notification;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

import fr.maillage.directory.Agent;
import fr.maillage.directory.Directory;
import fr.maillage.directory.Organisation;
import fr.maillage.dossier.Dossier;
import fr.maillage.dossier.Dossiers;
import fr.maillage.dossier.Lead;
import fr.maillage.dossier.MailSource;
import fr.maillage.dossier.MailSource.Moment;
import fr.maillage.dossier.Participant;
import fr.maillage.dossier.ParticipantRole;
import fr.maillage.workflow.ParisTime;

/** Gathers what mails may say about a dossier: its own facts, those of the features, and who is in charge. */
@Component
class CaseFiles {

    private final Dossiers dossiers;
    private final Directory directory;
    private final List<MailSource> sources;
    private final MessageSource messages;
    private final Clock clock;

    CaseFiles(Dossiers dossiers, Directory directory, List<MailSource> sources, MessageSource messages, Clock clock) {
        this.dossiers = dossiers;
        this.directory = directory;
        this.sources = sources;
        this.messages = messages;
        this.clock = clock;
    }

    CaseFile at(Moment moment) {
        Optional<Dossier> found = dossiers.find(moment.reference());
        Map<String, Object> facts = new HashMap<>();
        facts.put("reference", moment.reference());
        facts.put("today", ParisTime.today(clock));
        found.ifPresent(dossier -> describe(dossier, facts));
        String replyTo = found.map(dossier -> putContact(dossier, facts)).orElse(null);
        sources.forEach(source -> source.facts(moment).forEach((name, value) -> put(facts, name, value)));
        String label = (found.isPresent() ? "dossier" : "séance") + French.NO_BREAK + moment.reference();
        return new CaseFile(moment.reference(), found.map(Dossier::type).orElse(null), label,
                found.map(dossier -> "/dossiers/" + dossier.reference()).orElse(null),
                found.map(Dossier::isAsleep).orElse(false), facts, replyTo);
    }

    private void describe(Dossier dossier, Map<String, Object> facts) {
        String type = dossier.type().name();
        facts.put("structure", !dossier.type().isStructure() || dossier.name().regionMatches(true, 0, type, 0, type.length())
                ? dossier.name()
                : type + " " + dossier.name());
        facts.put("stage", messages.getMessage(dossier.stage().labelKey(dossier.type()), null, Locale.FRENCH));
        put(facts, "territory", dossier.territoryText());
        put(facts, "population", dossier.population());
        put(facts, "sizeClass", dossier.sizeClass());
        put(facts, "leadName", dossier.lead().map(Lead::fullName).orElse(null));
        put(facts, "leadEmail", dossier.lead().map(Lead::email).orElse(null));
        put(facts, "leadPhone", dossier.lead().map(Lead::telephone).orElse(null));
        put(facts, "legalDate", dossier.legalDate().orElse(null));
        put(facts, "validatedOn", dossier.milestones().validatedOn());
        put(facts, "contractSignedOn", dossier.milestones().contractSignedOn());
        put(facts, "openedOn", dossier.milestones().openedOn());
        put(facts, "finess", dossier.finessLegalEntity().orElse(null));
        put(facts, "finessEstablishment", dossier.finessEstablishment().orElse(null));
        dossier.dormancy().ifPresent(dormancy -> {
            put(facts, "lookAgainOn", dormancy.reviewOn());
            put(facts, "dormancyReason", dormancy.reason());
        });
        organisation(dossier, ParticipantRole.PILOT_DELEGATION).ifPresent(delegation -> {
            facts.put("delegation", delegation.name());
            put(facts, "delegationPhone", delegation.telephone());
            put(facts, "delegationEmail", delegation.email());
        });
        organisation(dossier, ParticipantRole.CPAM).ifPresent(cpam -> facts.put("cpamName", cpam.name()));
        organisation(dossier, ParticipantRole.MSA).ifPresent(msa -> facts.put("msaName", msa.name()));
    }

    /** Names the person in charge, and gives the address to which answers go. */
    private String putContact(Dossier dossier, Map<String, Object> facts) {
        Optional<Agent> accompanier = accompanier(dossier);
        if (accompanier.isPresent()) {
            Agent agent = accompanier.get();
            put(facts, "contactPhone", agent.telephone());
            put(facts, "contactEmail", agent.email());
            put(facts, "contactPresence", agent.presence());
            facts.put("contact", directory.findOrganisation(agent.organisation())
                    .map(organisation -> agent.name() + ", " + organisation.name())
                    .orElse(agent.name()));
            return agent.email();
        }
        return organisation(dossier, ParticipantRole.PILOT_DELEGATION).map(delegation -> {
            facts.put("contact", delegation.name());
            put(facts, "contactPhone", delegation.telephone());
            put(facts, "contactEmail", delegation.email());
            return delegation.email();
        }).orElse(null);
    }

    private Optional<Agent> accompanier(Dossier dossier) {
        return dossier.participants().stream()
                .filter(Participant::isActive)
                .filter(participant -> Audiences.ACCOMPANIERS.contains(participant.role()))
                .filter(participant -> participant.agent() != null)
                .flatMap(participant -> directory.findAgent(participant.agent()).stream())
                .filter(agent -> agent.email() != null && agent.isActiveOn(ParisTime.today(clock)))
                .findFirst();
    }

    private Optional<Organisation> organisation(Dossier dossier, ParticipantRole role) {
        return dossier.participants(role).stream()
                .filter(Participant::isActive)
                .flatMap(participant -> directory.findOrganisation(participant.organisation()).stream())
                .findFirst();
    }

    private static void put(Map<String, Object> facts, String name, Object value) {
        if (value != null) {
            facts.put(name, value);
        }
    }
}
