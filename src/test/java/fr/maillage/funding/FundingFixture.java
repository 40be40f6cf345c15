package fr.maillage.funding;

import static fr.maillage.GivenDossier.form;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

import fr.maillage.ProcessDriver;
import fr.maillage.directory.StructureType;
import fr.maillage.dossier.Civility;
import fr.maillage.dossier.Declaration;
import fr.maillage.dossier.Dossiers;
import fr.maillage.dossier.Lead;
import fr.maillage.dossier.LegalExistence;
import fr.maillage.dossier.Origin;
import fr.maillage.dossier.Profession;
import fr.maillage.dossier.TeamMember;
import fr.maillage.security.MaillageUser;
import fr.maillage.territory.TerritoryPart;
import fr.maillage.workflow.PathStart;
import fr.maillage.workflow.TaskInHand;

/** Dossiers that ask for aids, signatories in regions where the trial has none, and the steps that many tests share. */
@Component
public class FundingFixture {

    static final String METZ = "57463";
    static final String COURBEVOIE = "92026";
    static final String LIMOGES = "87085";
    static final LegalExistence EXISTENCE =
            new LegalExistence("W922000001", null, null, null, null, "73282932000074", null, true);
    /** In Moselle an association stands in the register of the tribunal. */
    static final LegalExistence IN_MOSELLE =
            new LegalExistence(null, "Metz", "178", "42", null, "73282932000074", null, true);

    private final Dossiers dossiers;
    private final Aids aids;
    private final ProcessDriver driver;
    private final HistoryService history;
    private final RuntimeService runtime;
    private final JdbcClient jdbc;
    private final PathStart paths;
    private final IdentityService identity;

    FundingFixture(Dossiers dossiers, Aids aids, ProcessDriver driver, HistoryService history,
                   RuntimeService runtime, JdbcClient jdbc, PathStart paths, IdentityService identity) {
        this.dossiers = dossiers;
        this.aids = aids;
        this.driver = driver;
        this.history = history;
        this.runtime = runtime;
        this.jdbc = jdbc;
        this.paths = paths;
        this.identity = identity;
    }

    /** A MSP with two doctors and a nurse. */
    String msp(String commune) {
        return declared(StructureType.MSP, commune);
    }

    /** Submits a start form as this agent, as Tasklist does, and says for which dossier. */
    public String start(String process, String user, Map<String, Object> values) {
        SecurityContextHolder.getContext().setAuthentication(new TestingAuthenticationToken(
                new MaillageUser(user, user, Set.of("role-case-handler"), List.of()), null));
        try {
            AtomicReference<String> reference = new AtomicReference<>();
            Runnable submission = () -> reference.set(paths.start(process, values).reference());
            if (identity.createUserQuery().userId(user).count() > 0) {
                driver.as(user, submission);
            } else {
                submission.run();
            }
            driver.runJobs(reference.get());
            return reference.get();
        } finally {
            SecurityContextHolder.clearContext();
        }
    }

    /** A beneficiary without a dossier, as a start form names it. */
    static Map<String, Object> newBeneficiary(String kind, String commune) {
        return form("declarationId", UUID.randomUUID().toString(), "beneficiaryChoice", "NEW", "beneficiary", """
                {"kind":"%s","name":"Bénéficiaire fictif","firstName":"Noémie","lastName":"Exemple",
                 "profession":"GENERAL_PRACTITIONER","email":"beneficiaire@exemple.fr"}""".formatted(kind),
                "communes", "[{\"commune\":\"%s\"}]".formatted(commune));
    }

    /** @param number field and value that identify it, as in the form */
    static Map<String, Object> identified(String kind, String commune, String field, String number) {
        Map<String, Object> form = newBeneficiary(kind, commune);
        form.computeIfPresent("beneficiary", (name, json) -> json.toString().replace("{", "{\"%s\":\"%s\",".formatted(field, number)));
        return form;
    }

    public static Map<String, Object> dossier(String reference) {
        return form("declarationId", UUID.randomUUID().toString(), "beneficiaryChoice", "DOSSIER", "dossier", reference);
    }

    String declared(StructureType type, String commune) {
        Lead lead = new Lead(Civility.values()[0], "Noémie", "Exemple", Profession.GENERAL_PRACTITIONER, null,
                "porteuse-" + UUID.randomUUID() + "@exemple.fr", "03 87 00 00 00", null);
        List<TeamMember> team = Stream.of(Profession.GENERAL_PRACTITIONER, Profession.GENERAL_PRACTITIONER, Profession.NURSE)
                .map(profession -> new TeamMember(null, fr.maillage.dossier.MemberKind.PROFESSIONAL, null, "Une", "Personne", profession,
                        null, null, null, null, null, null, null)).toList();
        return dossiers.declare(new Declaration(UUID.randomUUID().toString(), Origin.DECLARED, type, "MSP fictive", lead,
                List.of(TerritoryPart.whole(commune)), commune, team, Set.of(), false), null).reference();
    }

    /** An aid that was granted that day under that scheme, without its process. */
    Long granted(String reference, AidScheme scheme, String siret, String amount, LocalDate decidedOn) {
        BigDecimal euros = new BigDecimal(amount);
        Long aid = aids.open(reference, AidKind.STARTER).id();
        aids.file(aid, new AidForms.Requested("Association fictive", ApplicantForm.ASSOCIATION, siret, "Démarrage",
                List.of(new AidForms.RequestedLine(AidPurpose.COORDINATION, null, euros, euros)), BigDecimal.ZERO, BigDecimal.ZERO,
                null), "", decidedOn, null, null);
        aids.change(aid, each -> {
            each.examinedUnder(scheme, null, null);
            each.eachLine(Map.of(AidPurpose.COORDINATION, euros), AidLine::granting);
            each.decide(AidState.GRANTED, new AidDecision(decidedOn, decidedOn.getYear(), null, "Solange Fictive", "Arrêté fictif"));
        });
        return aid;
    }

    /** The number under which the dossier's latest aid is known. */
    Long latest(String reference) {
        return aids.of(reference).stream().mapToLong(Aid::id).max().orElseThrow();
    }

    static String agentOf(String organisation) {
        return "signataire." + organisation.replace("-", "");
    }

    /** Somebody of the delegation who may sign decisions on aids. */
    String signatory(String organisation) {
        String id = agentOf(organisation);
        jdbc.sql("""
                        insert into agent (id, version, given_name, family_name, email, organisation, functions, sector_communes, sector_epcis)
                        values (:id, 0, 'Solange', 'Fictive', :id || '@exemple.fr', :organisation, '{SIGNATORY}', '{}', '{}') on conflict do nothing""")
                .param("id", id).param("organisation", organisation).update();
        jdbc.sql("""
                        insert into signature_delegation (agent, act, starts_on)
                        select :id, 'FUNDING', date '2015-01-01' where not exists (select from signature_delegation where agent = :id)""")
                .param("id", id).update();
        return "Solange Fictive";
    }

    /** Opens a request as a path does, and says under which number. */
    Long open(String reference, AidKind kind) {
        aids.openOnce(reference, kind);
        driver.runJobs(reference);
        return latest(reference);
    }

    public void deposit(String reference, String request, LocalDate receivedOn) {
        driver.complete(reference, "depositRequest", form("filing", "FILED", "request", request, "deposit", deposit(receivedOn)));
    }

    public static String deposit(LocalDate receivedOn) {
        return "{\"depositedBy\":\"Noémie Exemple\",\"channel\":\"EMAIL\",\"receivedOn\":\"%s\"}".formatted(receivedOn);
    }

    /** @param lines purpose, cost and asked, a blank between; a comma between lines */
    public static String request(String lines, String ownFunds) {
        String json = Stream.of(lines.split(", ")).map(line -> line.split(" "))
                .map(line -> "{\"purpose\":\"%s\",\"cost\":%s,\"asked\":%s}".formatted((Object[]) line))
                .reduce((first, second) -> first + "," + second).orElseThrow();
        return """
                {"applicant":"Association fictive","applicantForm":"ASSOCIATION","siret":null,"object":"Démarrage","lines":[%s],
                "ownFunds":%s,"otherFunding":0,"otherPublic":60000}""".formatted(json, ownFunds);
    }

    /** @param amounts purpose and amount, a blank between; a comma between lines */
    public static String amounts(String amounts) {
        return lines(amounts, "amount");
    }

    static String lines(String amounts, String field) {
        return Stream.of(amounts.split(", ")).map(line -> line.split(" "))
                .map(line -> "{\"purpose\":\"%s\",\"%s\":%s}".formatted(line[0], field, line[1]))
                .reduce((first, second) -> first + "," + second).map(json -> "[" + json + "]").orElseThrow();
    }

    public void eligible(String reference) {
        driver.complete(reference, "checkEligibility", form("eligibility", "ELIGIBLE", "assessment", "Vérifié"));
    }

    public void assess(String reference, String amounts, Object... more) {
        Map<String, Object> form = form(more);
        form.putAll(form("opinion", "FAVOURABLE", "proposed", amounts(amounts), "note", "Note fictive"));
        driver.complete(reference, "assessRequest", form);
    }

    public void withoutSession(String reference) {
        driver.complete(reference, "scheduleCommittee", form("sessionChoice", "NO_SESSION", "reason", "Urgence"));
    }

    public void decide(String reference, String outcome, String amounts, String signatory, Object... more) {
        Map<String, Object> form = form(more);
        form.putAll(form("outcome", outcome, "granted", amounts == null ? null : amounts(amounts),
                "reasons", outcome.equals("GRANTED") ? null : "Motifs fictifs", "decidedOn", today().toString(),
                "signatory", signatory, "delegation", "Arrêté fictif"));
        form.putIfAbsent("fiscalYear", amounts == null ? null : today().getYear());
        form.values().removeIf(java.util.Objects::isNull);
        driver.complete(reference, "decideAid", form);
    }

    public void draftAgreement(String reference, String form, String instalments, Object... more) {
        Map<String, Object> all = form(more);
        all.putAll(form("form", form, "number", "FIR-" + UUID.randomUUID().toString().substring(0, 8), "startsOn", today().toString(),
                "endsOn", today().plusYears(2).toString(), "fiscalYear", today().getYear(), "instalments", instalments));
        driver.complete(reference, "draftAgreement", all);
    }

    public void sign(String reference, String signatory) {
        for (var task : driver.tasks(reference, "signAgreement")) {
            boolean agency = "AGENCY".equals(driver.variable(task, "aidParty"));
            driver.complete(reference, task, form("signature", "SIGNED", "signatory", agency ? signatory : "Noémie Exemple",
                    "delegation", agency ? "Arrêté fictif" : null, "signedOn", today().toString()));
        }
    }

    public void pay(String reference, String amount) {
        driver.complete(reference, "payInstalment", form("aidPayment", "PAID", "amount", amount, "paidOn", today().toString()));
    }

    public void control(String reference, String accepted, String control, Object... more) {
        Map<String, Object> form = form(more);
        form.putAll(form("lines", lines(accepted, "accepted"), "control", control));
        form.putIfAbsent("transferable", false);
        driver.complete(reference, "controlSpending", form);
    }

    public static LocalDate today() {
        return fr.maillage.workflow.ParisTime.dateOf(ClockUtil.getCurrentTime().toInstant());
    }

    /** Activities that the dossier's instances of the process have passed. */
    List<String> passed(String reference, String process) {
        return history.createHistoricProcessInstanceQuery().processInstanceBusinessKey(reference).processDefinitionKey(process)
                .list().stream()
                .flatMap(instance -> history.createHistoricActivityInstanceQuery().processInstanceId(instance.getId()).finished()
                        .list().stream())
                .map(HistoricActivityInstance::getActivityId).toList();
    }

    public boolean runs(String reference, String process) {
        return runtime.createProcessInstanceQuery().processInstanceBusinessKey(reference).processDefinitionKey(process).count() > 0;
    }

    TaskInHand inHand(String reference, String process, String task, Long aid, String user) {
        return new TaskInHand(reference, null, process, task, user, ClockUtil.getCurrentTime().toInstant(),
                name -> name.equals(Aids.AID) ? aid : name.equals("aidParty") ? "AGENCY" : null);
    }
}
