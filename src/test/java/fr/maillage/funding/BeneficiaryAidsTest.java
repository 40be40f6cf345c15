package fr.maillage.funding;

import static fr.maillage.GivenDossier.form;
import static fr.maillage.funding.FundingFixture.METZ;
import static fr.maillage.funding.FundingFixture.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Map;

import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import fr.maillage.MaillageTest;
import fr.maillage.dossier.Dossiers;
import fr.maillage.dossier.Lead;
import fr.maillage.workflow.EngineNames;

/** Several aids of one beneficiary: what they do to each other. */
@MaillageTest
class BeneficiaryAidsTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    private static final String SIRET = "98765432100015";
    private static final String RPPS = "10199999987";
    private static final String FINESS = "579000019";
    private static final String AT_ONCE = "[{\"label\":\"Tout\",\"amount\":%s,\"condition\":\"ON_SIGNATURE\"}]";

    @Autowired
    FundingFixture fixture;
    @Autowired
    Aids aids;
    @Autowired
    Agreements agreements;
    @Autowired
    Dossiers dossiers;
    @Autowired
    AidTasks aidTasks;
    @Autowired
    AgreementTasks agreementTasks;

    private String reference;
    private String signatory;

    @BeforeEach
    void open() {
        ClockUtil.setCurrentTime(Date.from(Instant.parse("2026-03-02T08:00:00Z")));
        signatory = fixture.signatory("ars-44-57");
        reference = fixture.msp(METZ);
    }

    @AfterEach
    void resetClock() {
        ClockUtil.reset();
    }

    /** 23 000 euros for one legal person and one year (décret n° 2001-495). */
    @Test
    void theAidsOfAYearTogetherTakeAnAgreement() {
        assertThat(agreements.takesAgreement(new Cents(2_300_000), DAY)).isFalse();
        assertThat(agreements.takesAgreement(new Cents(2_300_001), DAY)).isTrue();
        fixture.granted(reference, AidScheme.DEFAULT, null, "20000", DAY);
        Long aid = starter("3000.01");
        fixture.assess(reference, "COORDINATION 3000.01");
        fixture.withoutSession(reference);
        fixture.decide(reference, "GRANTED", "COORDINATION 3000.01", signatory);
        assertThat(agreementTasks.proposal(fixture.inHand(reference, EngineNames.AID_AGREEMENT, "draftAgreement", aid, null)))
                .satisfies(draft -> assertThat(draft.form()).isEqualTo(AgreementForm.AGREEMENT))
                .satisfies(draft -> assertThat(draft.situation()).anyMatch(line -> line.contains("2026") && line.contains("000,01")));
        assertThatThrownBy(() -> fixture.draftAgreement(reference, "DECISION", AT_ONCE.formatted("3000.01")))
                .hasMessageContaining("[form]").hasMessageContaining("000,01");
        assertThat(agreements.grantedInYear(aids.get(aid), 2027)).as("another year").isEqualTo(new Cents(300_001));
        fixture.draftAgreement(reference, "AGREEMENT", AT_ONCE.formatted("3000.01"));
    }

    @Test
    void aYearCountsWhatTheSameLegalPersonHasBeenGrantedElsewhere() {
        fixture.granted(reference, AidScheme.DEFAULT, SIRET, "20000", DAY);
        fixture.granted(reference, AidScheme.DEFAULT, SIRET, "9000", DAY.minusYears(1));
        Long aid = fixture.granted(fixture.msp(METZ), AidScheme.DEFAULT, SIRET, "3000", DAY);
        assertThat(agreements.grantedInYear(aids.get(aid), 2026)).isEqualTo(new Cents(2_300_000));
        agreements.change(fixture.granted(reference, AidScheme.DEFAULT, SIRET, "1000", DAY.minusYears(1)),
                late -> late.draft(AgreementForm.DECISION, "FIR-1", DAY, DAY.plusYears(1), 2026, null, List.of()));
        assertThat(agreements.grantedInYear(aids.get(aid), 2026)).as("drafted for another year than decided").isEqualTo(new Cents(2_400_000));
    }

    /** The starter of the Grand Est: at most 100 000 euros in two years, in however many aids. */
    @Test
    void theCeilingStandsForAllAidsOfItsPeriod() {
        fixture.granted(reference, AidScheme.GRAND_EST_STARTER, null, "60000", LocalDate.of(2024, 3, 3));
        fixture.granted(reference, AidScheme.GRAND_EST_STARTER, null, "70000", LocalDate.of(2024, 3, 2));
        fixture.granted(reference, AidScheme.DEFAULT, null, "80000", DAY);
        Long aid = starter("40000.01");
        assertThat(aids.get(aid).deduction()).as("the period of the second has ended, the third is of another scheme")
                .isEqualByComparingTo("60000");
        assertThat(aidTasks.proposal(fixture.inHand(reference, EngineNames.FIR_FUNDING, "assessRequest", aid, null)))
                .satisfies(draft -> assertThat(draft.situation()).anyMatch(line -> line.startsWith("Déjà accordé")))
                .satisfies(draft -> assertThat(draft.proposed().get(0).amount()).isEqualByComparingTo("40000"));
        assertThatThrownBy(() -> fixture.assess(reference, "COORDINATION 40000.01"))
                .hasMessageContaining("[proposed]").hasMessageContaining("déjà accordés");
        fixture.assess(reference, "COORDINATION 40000");
        fixture.withoutSession(reference);
        assertThatThrownBy(() -> fixture.decide(reference, "GRANTED", "COORDINATION 40000.01", signatory)).hasMessageContaining("[granted]");
        fixture.decide(reference, "PARTLY", "COORDINATION 40000", signatory);
    }

    @Test
    void anAidThatIsGrantedMeanwhileCountsWhenTheOtherIsDecided() {
        Long aid = starter("50000");
        assertThat(aids.get(aid).deduction()).isEqualByComparingTo("0");
        fixture.assess(reference, "COORDINATION 50000");
        fixture.withoutSession(reference);
        fixture.granted(reference, AidScheme.GRAND_EST_STARTER, null, "60000", DAY);
        assertThat(aidTasks.proposedDecision(fixture.inHand(reference, EngineNames.FIR_FUNDING, "decideAid", aid, signatory)).situation())
                .anyMatch(line -> line.startsWith("Au plus") && line.contains("40"));
        assertThatThrownBy(() -> fixture.decide(reference, "GRANTED", "COORDINATION 50000", signatory))
                .hasMessageContaining("[granted]").hasMessageContaining("déjà accordés");
        fixture.decide(reference, "PARTLY", "COORDINATION 40000", signatory);
        assertThat(aids.get(aid).deduction()).isEqualByComparingTo("60000");
    }

    @Test
    void aProfessionalIsFoundByRppsAndAnEstablishmentByFiness() {
        assertThatThrownBy(() -> asked("PROFESSIONAL", "rpps", "10100000009")).hasMessageContaining("[beneficiary.rpps]");
        assertThatThrownBy(() -> asked("ESTABLISHMENT", "finess", "57900001")).hasMessageContaining("[beneficiary.finess]");
        String doctor = asked("PROFESSIONAL", "rpps", RPPS);
        assertThat(dossiers.get(doctor).lead()).get().extracting(Lead::rpps).isEqualTo(RPPS);
        String again = asked("PROFESSIONAL", "rpps", RPPS);
        assertThat(aids.ofBeneficiary(aids.get(fixture.latest(again)))).extracting(Aid::dossier).containsExactly(doctor);

        String clinic = asked("ESTABLISHMENT", "finess", FINESS);
        assertThat(dossiers.get(clinic).finessEstablishment()).contains(FINESS);
        assertThat(dossiers.get(clinic).milestones().finessRecordedOn()).as("it had its number before").isNull();
        Long other = fixture.latest(asked("ESTABLISHMENT", "finess", FINESS));
        assertThat(aids.ofBeneficiary(aids.get(other))).extracting(Aid::dossier).containsExactly(clinic);
        assertThat(aids.ofBeneficiary(aids.get(fixture.latest(asked("ESTABLISHMENT", "finess", null))))).as("without number").isEmpty();
    }

    /** Reference of the light dossier of an aid of 1 000 euros. */
    private String asked(String kind, String field, String number) {
        Map<String, Object> form = number == null ? FundingFixture.newBeneficiary(kind, METZ)
                : FundingFixture.identified(kind, METZ, field, number);
        form.putAll(form("aidKind", "OTHER", "request", request("OTHER 1000 1000", "0"), "deposit", FundingFixture.deposit(DAY)));
        return fixture.start(EngineNames.AID_REQUEST, FundingFixture.agentOf("ars-44-57"), form);
    }

    /** A starter of the Grand Est that has been found eligible. */
    private Long starter(String amount) {
        Long aid = fixture.open(reference, AidKind.STARTER);
        fixture.deposit(reference, request("COORDINATION %1$s %1$s".formatted(amount), "0"), DAY);
        fixture.eligible(reference);
        return aid;
    }
}
