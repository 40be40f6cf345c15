package fr.maillage.dossier;

import java.util.EnumSet;
import java.util.Set;

import fr.maillage.directory.StructureType;
import fr.maillage.reference.Thresholds;

import org.springframework.stereotype.Component;

/**
 * Who a team must hold: a MSP at least two general practitioners and one medical auxiliary (auxiliaire médical, « un
 * professionnel paramédical »). The numbers are rows of the reference tables, read at the day of the declaration.
 */
@Component
public class TeamRule {

    private static final String GENERAL_PRACTITIONERS = "msp-team.general-practitioners";
    private static final String AUXILIARIES = "msp-team.auxiliaries";

    /** Livre III de la quatrième partie du Code de la santé publique, as far as {@link Profession} tells them apart. */
    private static final Set<Profession> MEDICAL_AUXILIARIES = EnumSet.of(Profession.NURSE,
            Profession.ADVANCED_PRACTICE_NURSE, Profession.PHYSIOTHERAPIST, Profession.PODIATRIST,
            Profession.OCCUPATIONAL_THERAPIST, Profession.PSYCHOMOTOR_THERAPIST, Profession.SPEECH_THERAPIST,
            Profession.ORTHOPTIST, Profession.HEARING_CARE, Profession.OPTICIAN, Profession.DIETITIAN);

    private final Thresholds thresholds;

    TeamRule(Thresholds thresholds) {
        this.thresholds = thresholds;
    }

    public static boolean isAuxiliary(Profession profession) {
        return MEDICAL_AUXILIARIES.contains(profession);
    }

    /** Whether the team is enough; other types have no such rule. */
    public boolean isMet(Dossier dossier) {
        return dossier.type() != StructureType.MSP
                || generalPractitioners(dossier) >= required(GENERAL_PRACTITIONERS, dossier)
                && auxiliaries(dossier) >= required(AUXILIARIES, dossier);
    }

    public long generalPractitioners(Dossier dossier) {
        return dossier.team().stream().filter(each -> each.profession() == Profession.GENERAL_PRACTITIONER).count();
    }

    public long auxiliaries(Dossier dossier) {
        return dossier.team().stream().filter(each -> isAuxiliary(each.profession())).count();
    }

    private int required(String key, Dossier dossier) {
        return thresholds.on(key, dossier.declaredOn()).intValueExact();
    }
}
