package fr.maillage.contract;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

import fr.maillage.contract.SisaForms.Associate;
import fr.maillage.contract.SisaForms.RecordStatutes;
import fr.maillage.dossier.Dossiers;
import fr.maillage.dossier.Profession;
import fr.maillage.dossier.TeamRule;
import fr.maillage.reference.Delays;
import fr.maillage.reference.Thresholds;
import fr.maillage.workflow.ModelBean;
import fr.maillage.workflow.ParisTime;

/**
 * The SISA of the dossiers: statutes, to whom they were sent and when, the day from which the registration is possible,
 * the last day when a contract was signed before.
 */
@ModelBean
@Transactional
public class Sisas {

    static final String DOCTORS = "sisa.doctors";
    static final String AUXILIARIES = "sisa.auxiliaries";
    private static final String BLOCK = "sisa.registration-block";
    private static final String AFTER_CONTRACT = "sisa.after-contract";

    private final JdbcClient jdbc;
    private final Dossiers dossiers;
    private final Delays delays;
    private final Thresholds thresholds;
    private final Clock clock;

    Sisas(JdbcClient jdbc, Dossiers dossiers, Delays delays, Thresholds thresholds, Clock clock) {
        this.jdbc = jdbc;
        this.dossiers = dossiers;
        this.delays = delays;
        this.thresholds = thresholds;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    Optional<Sisa> find(String reference) {
        return jdbc.sql("""
                        select reference, name, seat, statutes_signed_on, round, contract_term, registered_on, registry, siret
                        from sisa where reference = :reference""")
                .param("reference", reference)
                .query(Sisa.class)
                .optional();
    }

    /** Whether the company is awaited by a contract that its MSP has signed already. */
    @Transactional(readOnly = true)
    public boolean contractSigned(String reference) {
        return dossiers.get(reference).milestones().contractSignedOn() != null;
    }

    /** One task for each of them: {@code ARS} and the Orders of the associates' professions. */
    @Transactional(readOnly = true)
    public List<String> recipients(String reference) {
        return StatutesRecipient.of(jdbc.sql("""
                        select profession from sisa_associate where reference = :reference""")
                .param("reference", reference)
                .query((row, number) -> Profession.valueOf(row.getString("profession")))
                .list()).stream().map(StatutesRecipient::name).toList();
    }

    /** The first instant at which the registration is possible: a month after the last sending, date to date. */
    @Transactional(readOnly = true)
    public Date registrableFrom(String reference) {
        return Date.from(ParisTime.startOf(registrableOn(reference).orElseThrow()));
    }

    /** The agency has the month for its observations. */
    @Transactional(readOnly = true)
    public Date examinationDue(String reference) {
        return registrableFrom(reference);
    }

    /** By when the SISA should be registered. */
    @Transactional(readOnly = true)
    public Date registrationDue(String reference) {
        return deadline(reference);
    }

    /** The last day when the contract was signed before, or was given more time; else the same time from today. */
    @Transactional(readOnly = true)
    public Date deadline(String reference) {
        LocalDate term = find(reference).map(Sisa::contractTerm).orElseGet(() -> fromContract(reference));
        return Date.from(ParisTime.startOf(term.plusDays(1)));
    }

    private LocalDate fromContract(String reference) {
        LocalDate signedOn = dossiers.get(reference).milestones().contractSignedOn();
        return delays.after(signedOn == null ? ParisTime.today(clock) : signedOn, AFTER_CONTRACT);
    }

    /** Empty while statutes have still to be sent. */
    @Transactional(readOnly = true)
    Optional<LocalDate> registrableOn(String reference) {
        return jdbc.sql("""
                        select max(s.sent_on) from sisa_sending s join sisa on sisa.reference = s.reference
                        where s.reference = :reference and s.round = sisa.round""")
                .param("reference", reference)
                .query(LocalDate.class)
                .optional()
                .map(last -> delays.after(last, BLOCK));
    }

    /** Two doctors and one auxiliary at least, or a court may dissolve the company (CSP, art. L. 4041-4). */
    @Transactional(readOnly = true)
    boolean isEnough(String reference, long doctors, long auxiliaries) {
        LocalDate day = dossiers.get(reference).declaredOn();
        return doctors >= thresholds.on(DOCTORS, day).intValueExact()
                && auxiliaries >= thresholds.on(AUXILIARIES, day).intValueExact();
    }

    boolean isEnough(String reference, List<Associate> associates) {
        return isEnough(reference,
                associates.stream().map(Associate::profession).filter(Sisas::isDoctor).count(),
                associates.stream().map(Associate::profession).filter(TeamRule::isAuxiliary).count());
    }

    private static boolean isDoctor(Profession profession) {
        return profession == Profession.GENERAL_PRACTITIONER || profession == Profession.SPECIALIST;
    }

    /** Only those who practise a medical profession, as auxiliaries or as pharmacists may be associates (L. 4041-1). */
    static boolean mayBeAssociate(Profession profession) {
        return isDoctor(profession) || TeamRule.isAuxiliary(profession) || profession == Profession.DENTIST
                || profession == Profession.MIDWIFE || profession == Profession.PHARMACIST
                || profession == Profession.BIOLOGIST;
    }

    /** Statutes, amended ones included: their sendings begin anew. */
    void keepStatutes(String reference, RecordStatutes form) {
        jdbc.sql("""
                        insert into sisa (reference, name, seat, statutes_signed_on, round, contract_term)
                        values (:reference, :name, :seat, :signedOn, 1, :term)
                        on conflict (reference) do update set name = excluded.name, seat = excluded.seat,
                          statutes_signed_on = excluded.statutes_signed_on, round = sisa.round + 1""")
                .param("reference", reference)
                .param("name", form.name())
                .param("seat", form.seat())
                .param("signedOn", form.signedOn())
                .param("term", dossiers.get(reference).milestones().contractSignedOn() == null ? null
                        : fromContract(reference))
                .update();
        jdbc.sql("delete from sisa_associate where reference = :reference").param("reference", reference).update();
        for (int position = 0; position < form.associates().size(); position++) {
            Associate associate = form.associates().get(position);
            jdbc.sql("""
                            insert into sisa_associate (reference, position, name, profession, order_number, contribution)
                            values (:reference, :position, :name, :profession, :orderNumber, :contribution)""")
                    .param("reference", reference)
                    .param("position", position)
                    .param("name", associate.name())
                    .param("profession", associate.profession().name())
                    .param("orderNumber", associate.orderNumber())
                    .param("contribution", associate.contribution())
                    .update();
        }
    }

    void keepSending(String reference, StatutesRecipient recipient, LocalDate sentOn, String proof) {
        jdbc.sql("""
                        insert into sisa_sending (reference, round, recipient, sent_on, proof)
                        select reference, round, :recipient, :sentOn, :proof::uuid from sisa where reference = :reference""")
                .param("reference", reference)
                .param("recipient", recipient.name())
                .param("sentOn", sentOn)
                .param("proof", proof)
                .update();
    }

    /** A company that was there before the path of its MSP. */
    void keepExisting(String reference, String name, String siret, LocalDate registeredOn) {
        jdbc.sql("""
                        insert into sisa (reference, name, round, registered_on, siret)
                        values (:reference, :name, 1, :registeredOn, :siret)
                        on conflict (reference) do update set name = excluded.name,
                          registered_on = excluded.registered_on, siret = excluded.siret""")
                .param("reference", reference)
                .param("name", name)
                .param("registeredOn", registeredOn)
                .param("siret", siret)
                .update();
    }

    void register(String reference, LocalDate registeredOn, String registry, String siret) {
        jdbc.sql("""
                        update sisa set registered_on = :registeredOn, registry = :registry, siret = :siret,
                          registered_at = :at where reference = :reference""")
                .param("registeredOn", registeredOn)
                .param("registry", registry)
                .param("siret", siret)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("reference", reference)
                .update();
    }

    void extend(String reference, LocalDate until) {
        jdbc.sql("""
                        insert into sisa (reference, round, contract_term) values (:reference, 0, :until)
                        on conflict (reference) do update set contract_term = excluded.contract_term""")
                .param("until", until)
                .param("reference", reference)
                .update();
    }
}
