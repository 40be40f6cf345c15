package fr.maillage.funding;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.transaction.annotation.Transactional;

import fr.maillage.dossier.Dossier;
import fr.maillage.dossier.Dossiers;
import fr.maillage.dossier.StudyGrants;
import fr.maillage.dossier.TeamRule;
import fr.maillage.reference.Amounts;
import fr.maillage.reference.Delays;
import fr.maillage.reference.ReferenceValue;
import fr.maillage.reference.Thresholds;
import fr.maillage.territory.TerritoryPart;
import fr.maillage.territory.Territories;
import fr.maillage.territory.Zoning;
import fr.maillage.workflow.ModelBean;

/**
 * What the decision tables ask about an aid, and what they answer. Amounts and rates are rows in force on the day the
 * request was received.
 */
@ModelBean
@Transactional
public class AidRules {

    private static final String ANY = "ANY";

    private final Aids aids;
    private final Dossiers dossiers;
    private final Territories territories;
    private final Amounts amounts;
    private final Thresholds thresholds;
    private final Delays delays;
    private final TeamRule teamRule;
    private final StudyGrants studyGrants;

    AidRules(Aids aids, Dossiers dossiers, Territories territories, Amounts amounts, Thresholds thresholds,
             Delays delays, TeamRule teamRule, StudyGrants studyGrants) {
        this.aids = aids;
        this.dossiers = dossiers;
        this.territories = territories;
        this.amounts = amounts;
        this.thresholds = thresholds;
        this.delays = delays;
        this.teamRule = teamRule;
        this.studyGrants = studyGrants;
    }

    @Transactional(readOnly = true)
    public String kind(Long aid) {
        return aids.get(aid).kind().name();
    }

    @Transactional(readOnly = true)
    public String scheme(Long aid) {
        return aids.get(aid).scheme().name();
    }

    /** The zone that the handler has named, else that of the commune of the seat. */
    @Transactional(readOnly = true)
    public String zone(Long aid) {
        return zoneOf(aids.get(aid)).name();
    }

    /**
     * Whether the scheme has rows in the reference tables on the day of the request, or may have begun before the first one:
     * a day that nobody has read refuses nothing, its ceiling is then unknown and asked.
     */
    @Transactional(readOnly = true)
    public boolean inForce(Long aid) {
        Aid examined = aids.get(aid);
        return amounts.isInForce(examined.scheme().ceilingKey(), examined.request().receivedOn())
                || unreadStart(examined).isPresent();
    }

    /** The day from which the tables know the scheme, when the request is older and nobody has read that it begins then. */
    @Transactional(readOnly = true)
    Optional<LocalDate> unreadStart(Aid aid) {
        return amounts.unreadStart(aid.scheme().ceilingKey(), aid.request().receivedOn()).map(ReferenceValue::validFrom);
    }

    @Transactional(readOnly = true)
    public boolean ceilingKnown(Long aid) {
        return ceiling(aids.get(aid)).isPresent();
    }

    @Transactional(readOnly = true)
    public boolean linesCovered(Long aid) {
        Aid examined = aids.get(aid);
        return examined.coveredLines().size() == examined.lines().size();
    }

    @Transactional(readOnly = true)
    public boolean worksStarted(Long aid) {
        return aids.get(aid).request().worksStarted();
    }

    @Transactional(readOnly = true)
    public boolean teamSufficient(Long aid) {
        return teamRule.isMet(dossiers.get(aids.get(aid).dossier()));
    }

    @Transactional(readOnly = true)
    public boolean projectValidated(Long aid) {
        Aid examined = aids.get(aid);
        return Optional.ofNullable(dossiers.get(examined.dossier()).milestones().validatedOn())
                .filter(day -> !day.isAfter(examined.request().receivedOn())).isPresent();
    }

    /** @param decisionResult one map, with {@code scheme} */
    public void recordScheme(Long aid, List<Map<String, Object>> decisionResult) {
        AidScheme scheme = AidScheme.valueOf((String) decisionResult.get(0).get("scheme"));
        aids.change(aid, examined -> {
            examined.liesIn(zoneOf(examined));
            Optional<ReferenceValue> ceiling = amounts.find(scheme.ceilingKey(), examined.request().receivedOn());
            examined.examinedUnder(scheme, ceiling.map(ReferenceValue::amount).orElse(null),
                    ceiling.map(ReferenceValue::source).orElse(null));
            examined.deducts(deduction(examined).euros());
        });
    }

    /** The aid with what counts against its ceiling now: other aids may have been granted since it was examined. Not saved. */
    @Transactional(readOnly = true)
    Aid upToDate(Long aid) {
        Aid examined = aids.get(aid);
        examined.deducts(deduction(examined).euros());
        return examined;
    }

    /** @param decisionResult one map a rule, with {@code purpose} */
    public void recordPurposes(Long aid, List<Map<String, Object>> decisionResult) {
        Set<String> named = decisionResult.stream().map(rule -> (String) rule.get("purpose")).collect(Collectors.toSet());
        Set<AidPurpose> covered = named.contains(ANY) ? EnumSet.allOf(AidPurpose.class)
                : Arrays.stream(AidPurpose.values()).filter(each -> named.contains(each.name())).collect(Collectors.toSet());
        aids.change(aid, examined -> examined.covers(covered));
    }

    /** @param decisionResult one map a rule, with {@code finding} and {@code verdict} */
    public void recordFindings(Long aid, List<Map<String, Object>> decisionResult) {
        aids.change(aid, examined -> examined.found(findings(decisionResult)));
    }

    static List<AidFinding> findings(List<Map<String, Object>> decisionResult) {
        return decisionResult.stream()
                .map(rule -> new AidFinding(Finding.valueOf((String) rule.get("finding")),
                        Verdict.valueOf((String) rule.get("verdict"))))
                .toList();
    }

    /** Lowest and highest rate of a scheme that pays a share of the expense; empty for others. */
    @Transactional(readOnly = true)
    Optional<Rates> rates(Aid aid) {
        if (aid.scheme() != AidScheme.ARS_URPS_REAL_ESTATE) {
            return Optional.empty();
        }
        String key = aid.scheme().key();
        return Optional.of(new Rates(thresholds.on(key + ".rate-min", aid.request().receivedOn()),
                thresholds.on(key + ".rate-max", aid.request().receivedOn())));
    }

    /** In percent, both included. */
    record Rates(BigDecimal lowest, BigDecimal highest) {

        boolean allow(BigDecimal rate) {
            return rate.compareTo(lowest) >= 0 && rate.compareTo(highest) <= 0;
        }
    }

    private Optional<BigDecimal> ceiling(Aid aid) {
        return amounts.find(aid.scheme().ceilingKey(), aid.request().receivedOn()).map(ReferenceValue::amount);
    }

    private Cents deduction(Aid aid) {
        return studies(aid).plus(earlier(aid));
    }

    /** What studies of the same beneficiary have been granted, as an aid or not, where they count against the ceiling. */
    @Transactional(readOnly = true)
    Cents studies(Aid aid) {
        return !aid.scheme().deductsStudy() ? Cents.ZERO
                : Stream.concat(aids.dossiersOf(aid).stream(), aids.ofBeneficiary(aid).stream().map(Aid::dossier))
                        .distinct()
                        .map(dossier -> new Cents(studyGrants.granted(dossier)))
                        .reduce(granted(aid, other -> other.kind() == AidKind.FEASIBILITY_STUDY), Cents::plus);
    }

    /** What the same scheme has granted the same beneficiary in the period for which its ceiling stands, where it has one. */
    @Transactional(readOnly = true)
    Cents earlier(Aid aid) {
        LocalDate receivedOn = aid.request().receivedOn();
        return delays.find(aid.scheme().key() + ".period", receivedOn)
                .map(period -> granted(aid, other -> other.scheme() == aid.scheme()
                        && delays.after(other.decision().orElseThrow().decidedOn(), period).isAfter(receivedOn)))
                .orElse(Cents.ZERO);
    }

    private Cents granted(Aid aid, Predicate<Aid> counted) {
        return aids.ofBeneficiary(aid).stream()
                .filter(other -> other.state().isGranted())
                .filter(counted)
                .map(Aid::granted)
                .reduce(Cents.ZERO, Cents::plus);
    }

    private Zone zoneOf(Aid aid) {
        if (aid.zone() != null && aid.zone() != Zone.UNKNOWN) {
            return aid.zone();
        }
        if (Boolean.TRUE.equals(aid.request().priorityDistrict())) {
            return Zone.QPV;
        }
        Dossier dossier = dossiers.get(aid.dossier());
        String place = dossier.seatCommune().orElseGet(() -> dossier.territory().get(0).commune());
        Zoning zoning = territories.describe(List.of(TerritoryPart.whole(place))).zoning();
        return Arrays.stream(Zone.values()).filter(zone -> zoning.includes(zone.name())).findFirst().orElse(Zone.UNKNOWN);
    }
}
