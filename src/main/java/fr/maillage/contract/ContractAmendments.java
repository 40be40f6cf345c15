package fr.maillage.contract;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Date;
import java.util.Optional;

import fr.maillage.dossier.Dossier;
import fr.maillage.dossier.Dossiers;
import fr.maillage.dossier.FrozenSize;
import fr.maillage.reference.Delays;
import fr.maillage.workflow.ModelBean;
import fr.maillage.workflow.ParisTime;

/**
 * What the model {@code contract-amendment} asks. The contract keeps the size class it was signed with; when the
 * population has left that class, an amendment may bring the amounts of the new one at the anniversary.
 */
@ModelBean
public class ContractAmendments {

    private final Contracting contracting;
    private final Dossiers dossiers;
    private final Delays delays;
    private final Clock clock;

    ContractAmendments(Contracting contracting, Dossiers dossiers, Delays delays, Clock clock) {
        this.contracting = contracting;
        this.dossiers = dossiers;
        this.delays = delays;
        this.clock = clock;
    }

    /** Long enough before the next anniversary for an amendment to be written and signed; at once when that is past. */
    public Date draftingDate(String reference) {
        LocalDate anniversary = contracting.inForce(reference).orElseThrow().anniversaryAfter(today());
        int months = delays.of("contract.amendment.notice").amount();
        return Date.from(ParisTime.startOf(anniversary.minusMonths(months)));
    }

    /** The size still differs, and the contract lasts beyond its next anniversary: a renewal takes the new size anyhow. */
    public boolean needed(String reference) {
        Dossier dossier = dossiers.get(reference);
        return !dossier.stage().isEnd() && contracting.inForce(reference)
                .filter(contract -> hasLeftItsClass(dossier, contract))
                .filter(contract -> contract.endsOn().filter(end -> !end.isAfter(contract.anniversaryAfter(today()))).isEmpty())
                .isPresent();
    }

    /** Whether the dossier counts as another class than the one that its contract is paid for. */
    static boolean hasLeftItsClass(Dossier dossier, Contract contract) {
        Optional<Integer> signed = dossier.frozenSize().map(FrozenSize::sizeClass);
        return contract.kind().isBySize() && dossier.sizeClass() != null
                && signed.filter(size -> !size.equals(dossier.sizeClass())).isPresent();
    }

    private LocalDate today() {
        return ParisTime.today(clock);
    }
}
