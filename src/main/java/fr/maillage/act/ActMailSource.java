package fr.maillage.act;

import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import fr.maillage.act.ActPerson.Part;
import fr.maillage.dossier.Addressee;
import fr.maillage.dossier.Dossiers;
import fr.maillage.dossier.MailSource;
import fr.maillage.territory.Commune;
import fr.maillage.territory.Communes;
import fr.maillage.workflow.ParisTime;

import org.springframework.stereotype.Component;

/** What mails say about acts and reports from the field, and to whom they go beside those who take part in the dossier. */
@Component
class ActMailSource implements MailSource {

    private static final Set<String> REPORTS = Set.of("field-report-received", "field-report-acknowledged",
            "field-report-overdue", "field-report-passed", "field-report-answered");

    private final Acts acts;
    private final Measures measures;
    private final FieldReports reports;
    private final Communes communes;
    private final Dossiers dossiers;

    ActMailSource(Acts acts, Measures measures, FieldReports reports, Communes communes, Dossiers dossiers) {
        this.acts = acts;
        this.measures = measures;
        this.reports = reports;
        this.communes = communes;
        this.dossiers = dossiers;
    }

    @Override
    public Map<String, Object> facts(Moment moment) {
        if (REPORTS.contains(moment.template())) {
            return reports.find(moment.reference()).map(this::report).orElse(Map.of());
        }
        return act(moment).map(this::act).orElse(Map.of());
    }

    private static Optional<Long> number(Moment moment) {
        return Optional.ofNullable(moment.variable("act")).filter(Long.class::isInstance).map(Long.class::cast);
    }

    private Optional<Act> act(Moment moment) {
        return number(moment).map(acts::get);
    }

    private Map<String, Object> report(FieldReport report) {
        Map<String, Object> facts = new HashMap<>();
        facts.put("reportCommune", communes.find(report.commune()).map(Commune::name).orElse(report.commune()));
        facts.put("reportProblem", report.problem());
        facts.put("reportPeople", report.people());
        facts.put("reportUrgency", report.urgency());
        facts.put("reporterName", reports.memberOf(report.reference()).fullName());
        facts.put("reportAnswerOn", report.answerOn());
        facts.put("reportNote", report.outcomeNote());
        facts.put("reportAnswer", report.answer());
        facts.values().removeIf(value -> value == null);
        return facts;
    }

    private Map<String, Object> act(Act act) {
        Map<String, Object> facts = new HashMap<>();
        facts.put("actTitle", act.title());
        facts.put("actAt", act.heldAt() == null ? null : LocalDateTime.ofInstant(act.heldAt(), ParisTime.ZONE));
        facts.put("actPlace", act.place());
        facts.put("actContent", act.content());
        facts.put("actIdentity", "acte-" + act.id());
        facts.put("actReport", act.report());
        facts.put("pressRelease", act.pressRelease());
        facts.put("actAttendance", act.attendance());
        List<String> presented = measures.presentedLabels(act.id());
        facts.put("actMeasures", presented.isEmpty() ? null : presented);
        List<String> partners = acts.persons(act.id(), Part.PARTNER).stream()
                .map(partner -> "%s (%s)".formatted(partner.name(), partner.detail())).toList();
        facts.put("actPartners", partners.isEmpty() ? null : partners);
        facts.values().removeIf(value -> value == null);
        return facts;
    }

    @Override
    public Optional<List<Addressee>> addressees(String audience, Moment moment) {
        return switch (audience) {
            case "reporter" -> Optional.of(person(reports.memberOf(moment.reference()).fullName(),
                    reports.memberOf(moment.reference()).email()));
            case "reportCaisse" -> Optional.of(List.of(Addressee.group(reports.caisse(moment.reference()))));
            case "reportSupervisors" -> Optional.of(List.of(Addressee.group(reports.supervisors(moment.reference()))));
            case "guests" -> Optional.of(persons(moment, Part.GUEST, false));
            case "partners" -> Optional.of(persons(moment, Part.PARTNER, false));
            case "missingPartners" -> Optional.of(persons(moment, Part.PARTNER, true));
            case "pressContact" -> Optional.of(act(moment).map(Act::press).map(press -> person(press, press)).orElse(List.of()));
            case "speaker" -> Optional.of(dossiers.get(moment.reference()).lead()
                    .map(lead -> person(lead.fullName(), lead.email())).orElse(List.of()));
            default -> Optional.empty();
        };
    }

    private List<Addressee> persons(Moment moment, Part part, boolean unsigned) {
        return number(moment).stream()
                .flatMap(act -> acts.persons(act, part).stream())
                .filter(person -> !unsigned || person.signedOn() == null)
                .map(person -> Addressee.person(person.name(), person.email()))
                .toList();
    }

    private static List<Addressee> person(String name, String email) {
        return List.of(Addressee.person(name, email));
    }
}
