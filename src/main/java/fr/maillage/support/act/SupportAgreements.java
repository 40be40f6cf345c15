package fr.maillage.support.act;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

import fr.maillage.directory.Directory;
import fr.maillage.directory.Function;
import fr.maillage.dossier.Dossiers;
import fr.maillage.dossier.JournalEntry;
import fr.maillage.dossier.ParticipantRole;
import fr.maillage.dossier.Stage;
import fr.maillage.dossier.Visibility;
import fr.maillage.reference.Euros;
import fr.maillage.workflow.ModelBean;
import fr.maillage.workflow.ParisTime;

/** Support agreements: signatures of the body and of the agency, a report each year against what was expected. */
@ModelBean
@Transactional
public class SupportAgreements {

    private final SupportAgreementRepository agreements;
    private final JdbcClient jdbc;
    private final Dossiers dossiers;
    private final Directory directory;
    private final MessageSource messages;
    private final Clock clock;

    SupportAgreements(SupportAgreementRepository agreements, JdbcClient jdbc, Dossiers dossiers, Directory directory,
                      MessageSource messages, Clock clock) {
        this.agreements = agreements;
        this.jdbc = jdbc;
        this.dossiers = dossiers;
        this.directory = directory;
        this.messages = messages;
        this.clock = clock;
    }

    /** The engine group of the federation, support association or MSA. */
    @Transactional(readOnly = true)
    public String body(long agreement) {
        return directory.groupOf(get(agreement).organisation(), Function.HANDLER);
    }

    /** Those who sign: the body, and the signatories of the agency. */
    @Transactional(readOnly = true)
    public List<String> signatories(long agreement) {
        return List.of(body(agreement), arsSignatories(agreement));
    }

    @Transactional(readOnly = true)
    public boolean refused(long agreement) {
        return get(agreement).isRefused();
    }

    /** The first instant after the year whose report comes next. */
    @Transactional(readOnly = true)
    public Date yearEnd(long agreement) {
        return Date.from(ParisTime.startOf(get(agreement).yearEnd()));
    }

    /** Whether every year was reported. */
    @Transactional(readOnly = true)
    public boolean isOver(long agreement) {
        return get(agreement).isOver();
    }

    @Transactional(readOnly = true)
    String arsSignatories(long agreement) {
        return directory.groupOf(agency(agreement), Function.SIGNATORY);
    }

    @Transactional(readOnly = true)
    String arsHeadquarters(long agreement) {
        return directory.groupOf(agency(agreement), Function.HANDLER);
    }

    @Transactional(readOnly = true)
    SupportAgreement get(long id) {
        return find(id).orElseThrow(() -> new IllegalStateException("no support agreement " + id));
    }

    @Transactional(readOnly = true)
    Optional<SupportAgreement> find(long id) {
        return agreements.findById(id);
    }

    long propose(String reference, ActForms.ProposeAgreement form, String by) {
        SupportAgreement agreement = agreements.save(new SupportAgreement(reference, form.body(), form,
                form.funding() == null ? null : Euros.cents(form.funding())));
        dossiers.addParticipant(reference, ParticipantRole.ASSOCIATE_OTHER, form.body(), null, by);
        dossiers.journal(reference, JournalEntry.of("agreement.proposed", Visibility.ACCOMPANIERS,
                directory.organisation(form.body()).name(), form.accompaniments()), by);
        return agreement.id();
    }

    /** The agreement is dated by the last signature; one refusal ends it. */
    void sign(long id, String group, ActForms.SignSupportAgreement form, String by) {
        boolean signed = form.agreementSignature() == ActForms.AgreementSignature.SIGNED;
        jdbc.sql("""
                insert into support_signature (agreement, signatory_group, signed, signatory, signed_on, reason)
                values (:agreement, :group, :signed, :signatory, :day, :reason)""")
                .param("agreement", id).param("group", group).param("signed", signed)
                .param("signatory", form.signatory()).param("day", form.signedOn()).param("reason", form.reason()).update();
        SupportAgreement agreement = get(id);
        if (!signed) {
            agreement.refused(form.signedOn());
            agreements.save(agreement);
            dossiers.enter(agreement.dossier(), Stage.CLOSED);
        } else if (signatures(id) == signatories(id).size()) {
            agreement.signed(lastSignature(id));
            agreements.save(agreement);
        }
        dossiers.journal(agreement.dossier(), JournalEntry.of("agreement." + form.agreementSignature(),
                Visibility.ACCOMPANIERS, directory.groupName(group)).withNote(form.reason()), by);
    }

    void report(long id, ActForms.ReportSupport form, UUID document, String by) {
        SupportAgreement agreement = get(id);
        jdbc.sql("""
                insert into support_report (agreement, year, accompaniments, spent, difficulties, document, reported_on)
                values (:agreement, :year, :accompaniments, :spent, :difficulties, :document, :today)""")
                .param("agreement", id).param("year", agreement.reports() + 1)
                .param("accompaniments", form.accompaniments())
                .param("spent", form.spent() == null ? null : Euros.cents(form.spent()))
                .param("difficulties", form.difficulties()).param("document", document)
                .param("today", ParisTime.today(clock)).update();
        dossiers.journal(agreement.dossier(), JournalEntry.of("agreement.reported", Visibility.ACCOMPANIERS,
                form.accompaniments(), agreement.accompaniments()), by);
    }

    void review(long id, ActForms.ReviewSupport form, String by) {
        SupportAgreement agreement = get(id);
        if (form.supportReport() == ActForms.SupportReportReview.ACCEPTED) {
            agreement.reported();
            agreements.save(agreement);
        }
        dossiers.journal(agreement.dossier(), JournalEntry.of("agreement." + form.supportReport(), Visibility.ACCOMPANIERS)
                .withNote(form.toComplete()), by);
        if (agreement.isOver()) {
            dossiers.enter(agreement.dossier(), Stage.CLOSED);
        }
    }

    /** What was reported for the year, each time, against what was expected. */
    @Transactional(readOnly = true)
    List<String> reports(long id) {
        SupportAgreement agreement = get(id);
        return jdbc.sql("select accompaniments, spent, difficulties from support_report where agreement = :id and year = :year order by id")
                .param("id", id).param("year", agreement.reports() + 1)
                .query((row, number) -> messages.getMessage("agreement.report", new Object[] {row.getInt("accompaniments"),
                        agreement.accompaniments(),
                        row.getObject("spent") == null ? "–" : Euros.text(row.getLong("spent")),
                        row.getString("difficulties") == null ? "–" : row.getString("difficulties")}, Locale.FRENCH))
                .list();
    }

    private int signatures(long id) {
        return jdbc.sql("select count(*) from support_signature where agreement = :id and signed").param("id", id)
                .query(Integer.class).single();
    }

    private LocalDate lastSignature(long id) {
        return jdbc.sql("select max(signed_on) from support_signature where agreement = :id").param("id", id)
                .query(LocalDate.class).single();
    }

    private String agency(long id) {
        return dossiers.get(get(id).dossier()).participants(ParticipantRole.ARS).stream().findFirst().orElseThrow()
                .organisation();
    }
}
