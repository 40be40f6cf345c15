package fr.maillage.support;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

import org.springframework.stereotype.Component;

import fr.maillage.directory.Directory;
import fr.maillage.directory.Function;
import fr.maillage.dossier.Addressee;
import fr.maillage.dossier.Dossiers;
import fr.maillage.dossier.MailSource;
import fr.maillage.dossier.ParticipantRole;
import fr.maillage.reference.Delays;
import fr.maillage.workflow.ParisTime;

/** What mails say about those who accompany. */
@Component
class SupportMailSource implements MailSource {

    private final Accompaniment accompaniment;
    private final Directory directory;
    private final Dossiers dossiers;
    private final Delays delays;

    SupportMailSource(Accompaniment accompaniment, Directory directory, Dossiers dossiers, Delays delays) {
        this.accompaniment = accompaniment;
        this.directory = directory;
        this.dossiers = dossiers;
        this.delays = delays;
    }

    @Override
    public Map<String, Object> facts(Moment moment) {
        Map<String, Object> facts = new HashMap<>();
        List<?> lots = accompaniment.consultantNeeds(moment.reference());
        if (!lots.isEmpty()) {
            facts.put("lots", lots);
        }
        accompaniment.findPlan(moment.reference()).filter(SupportPlan::urgent)
                .ifPresent(plan -> facts.put("urgent", true));
        role(moment).ifPresent(role -> {
            facts.put("supportRole", role);
            accompaniment.current(moment.reference(), role).ifPresent(designation -> tell(designation, facts::put));
        });
        return facts;
    }

    @Override
    public Optional<List<Addressee>> addressees(String audience, Moment moment) {
        return switch (audience) {
            case "designee" -> Optional.of(role(moment)
                    .flatMap(role -> accompaniment.current(moment.reference(), role))
                    .map(this::addressee)
                    .stream().toList());
            case "procurement" -> Optional.of(dossiers.get(moment.reference()).participants(ParticipantRole.ARS).stream()
                    .map(ars -> Addressee.group(directory.groupOf(ars.organisation(), Function.PROCUREMENT)))
                    .toList());
            default -> Optional.empty();
        };
    }

    private Addressee addressee(Designation designation) {
        return designation.agent().map(Addressee::agent).orElseGet(() ->
                Addressee.group(directory.groupOf(designation.organisation(), Accompaniment.functionOf(designation.role()))));
    }

    private void tell(Designation designation, BiConsumer<String, Object> facts) {
        facts.accept("designeeOrganisation", directory.organisation(designation.organisation()).name());
        facts.accept("answerBy", delays.after(ParisTime.dateOf(designation.proposedAt()), "acceptSupport"));
        designation.agent().flatMap(directory::findAgent).ifPresent(agent -> {
            facts.accept("designeeName", agent.name());
            facts.accept("designeeEmail", agent.email());
            Optional.ofNullable(agent.telephone()).ifPresent(telephone -> facts.accept("designeePhone", telephone));
            Optional.ofNullable(agent.presence()).ifPresent(days -> facts.accept("presenceDays", days));
        });
        designation.firstContactOn().ifPresent(day -> facts.accept("firstContactOn", day));
        designation.contactedOn().ifPresent(day -> facts.accept("contactOn", day));
        designation.contactReport().ifPresent(report -> facts.accept("contactReport", report));
        designation.nextMeeting().ifPresent(meeting -> facts.accept("nextMeetingOn", meeting));
    }

    private static Optional<SupportRole> role(Moment moment) {
        return Optional.ofNullable((String) moment.variable("supportRole")).map(SupportRole::valueOf);
    }
}
