package fr.maillage.support.act;

import java.time.LocalDate;
import java.util.Optional;

import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/**
 * What an agency and a federation, a support association or a MSA have agreed: so many accompaniments a year. Amounts are
 * cents.
 */
@Table("support_agreement")
class SupportAgreement {

    @Id
    private Long id;
    @Version
    private Integer version;
    private String dossier;
    private String organisation;
    private String purpose;
    private LocalDate startsOn;
    private int years;
    private int accompaniments;
    private Long funding;
    private String fundingSource;
    private LocalDate signedOn;
    private LocalDate refusedOn;
    private int reports;

    /** For the repository. */
    SupportAgreement() {
    }

    SupportAgreement(String dossier, String organisation, ActForms.ProposeAgreement form, Long funding) {
        this.dossier = dossier;
        this.organisation = organisation;
        this.purpose = form.purpose();
        this.startsOn = form.startsOn();
        this.years = form.years();
        this.accompaniments = form.accompaniments();
        this.funding = funding;
        this.fundingSource = form.fundingSource();
    }

    Long id() {
        return id;
    }

    String dossier() {
        return dossier;
    }

    String organisation() {
        return organisation;
    }

    String purpose() {
        return purpose;
    }

    int years() {
        return years;
    }

    /** Expected each year. */
    int accompaniments() {
        return accompaniments;
    }

    /** For each year. */
    Optional<Long> funding() {
        return Optional.ofNullable(funding);
    }

    /** The day of the last signature. */
    Optional<LocalDate> signedOn() {
        return Optional.ofNullable(signedOn);
    }

    boolean isRefused() {
        return refusedOn != null;
    }

    /** How many years were reported and accepted. */
    int reports() {
        return reports;
    }

    boolean isOver() {
        return reports >= years;
    }

    /** The first day after the year whose report comes next. */
    LocalDate yearEnd() {
        return startsOn.plusYears(reports + 1L);
    }

    void signed(LocalDate day) {
        signedOn = day;
    }

    void refused(LocalDate day) {
        refusedOn = day;
    }

    void reported() {
        reports++;
    }
}
