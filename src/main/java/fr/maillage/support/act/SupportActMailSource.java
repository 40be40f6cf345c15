package fr.maillage.support.act;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import org.springframework.stereotype.Component;

import fr.maillage.directory.Directory;
import fr.maillage.dossier.Addressee;
import fr.maillage.dossier.MailSource;
import fr.maillage.reference.Euros;

/** What mails say about studies, introductions and support agreements. */
@Component
class SupportActMailSource implements MailSource {

    private final Studies studies;
    private final Introductions introductions;
    private final SupportAgreements agreements;
    private final Directory directory;

    SupportActMailSource(Studies studies, Introductions introductions, SupportAgreements agreements, Directory directory) {
        this.studies = studies;
        this.introductions = introductions;
        this.agreements = agreements;
        this.directory = directory;
    }

    @Override
    public Map<String, Object> facts(Moment moment) {
        Map<String, Object> facts = new HashMap<>();
        id(moment, "study").flatMap(studies::find).ifPresent(study -> tell(study, facts));
        id(moment, "introduction").flatMap(introductions::find).ifPresent(introduction -> tell(introduction, facts));
        id(moment, "agreement").flatMap(agreements::find).ifPresent(agreement -> tell(agreement, facts));
        return facts;
    }

    @Override
    public Optional<List<Addressee>> addressees(String audience, Moment moment) {
        return switch (audience) {
            case "introduced" -> Optional.of(id(moment, "introduction").flatMap(introductions::find)
                    .flatMap(introduction -> introduction.contactEmail().map(email ->
                            Addressee.person(introduction.contactName().orElse(email), email)))
                    .stream().toList());
            case "supportBody" -> groups(moment, agreements::body);
            case "arsSignatories" -> groups(moment, agreements::arsSignatories);
            case "arsHeadquarters" -> groups(moment, agreements::arsHeadquarters);
            default -> Optional.empty();
        };
    }

    private Optional<List<Addressee>> groups(Moment moment, Function<Long, String> group) {
        return Optional.of(id(moment, "agreement").map(group).map(Addressee::group).stream().toList());
    }

    private static void tell(FeasibilityStudy study, Map<String, Object> facts) {
        facts.put("studyPurpose", study.purpose());
        study.granted().ifPresent(cents -> facts.put("studyAmount", Euros.of(cents)));
        study.reasons().ifPresent(reasons -> facts.put("studyReasons", reasons));
        study.presentation().ifPresent(report -> facts.put("studyReport", report));
        study.conclusionText().ifPresent(text -> facts.put("studyConclusionText", text));
    }

    private static void tell(Introduction introduction, Map<String, Object> facts) {
        facts.put("introductionReason", introduction.reason());
        introduction.contactName().ifPresent(name -> facts.put("introducedName", name));
        introduction.contactOrganisation().ifPresent(name -> facts.put("introducedOrganisation", name));
        introduction.contactEmail().ifPresent(email -> facts.put("introducedEmail", email));
    }

    private void tell(SupportAgreement agreement, Map<String, Object> facts) {
        facts.put("supportBodyName", directory.organisation(agreement.organisation()).name());
        facts.put("supportPurpose", agreement.purpose());
        facts.put("supportExpected", agreement.accompaniments());
        agreement.funding().ifPresent(cents -> facts.put("supportFunding", Euros.of(cents)));
        agreement.signedOn().ifPresent(day -> facts.put("agreementSignedOn", day));
    }

    /** Other processes have variables of the same name that are no numbers of rows. */
    private static Optional<Long> id(Moment moment, String variable) {
        return Optional.ofNullable(moment.variable(variable)).filter(Long.class::isInstance).map(Long.class::cast);
    }
}
