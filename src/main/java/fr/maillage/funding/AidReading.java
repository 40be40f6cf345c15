package fr.maillage.funding;

import java.util.List;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import fr.maillage.directory.StructureType;
import fr.maillage.dossier.Dossier;
import fr.maillage.dossier.Dossiers;
import fr.maillage.dossier.Lead;
import fr.maillage.dossier.Reader;

/** What readers of a dossier see of its aids: what the rules answered is for administrations. */
@Service
@Transactional(readOnly = true)
class AidReading {

    private final Aids aids;
    private final Agreements agreements;
    private final AidAgreements model;
    private final Dossiers dossiers;

    AidReading(Aids aids, Agreements agreements, AidAgreements model, Dossiers dossiers) {
        this.aids = aids;
        this.agreements = agreements;
        this.model = model;
        this.dossiers = dossiers;
    }

    /** The aids of the dossier, the first one first. */
    List<AidView> of(String reference, Reader reader) {
        Dossier beneficiary = dossiers.get(reference);
        return aids.of(reference).stream().map(aid -> view(aid, beneficiary, reader)).toList();
    }

    private static String rpps(Dossier beneficiary) {
        return beneficiary.type() == StructureType.PROFESSIONAL ? beneficiary.lead().map(Lead::rpps).orElse(null) : null;
    }

    private AidView view(Aid aid, Dossier beneficiary, Reader reader) {
        boolean granted = aid.state().isGranted();
        return new AidView(aid.id(), aid.kind(), aid.state(),
                aid.filed().map(AidRequest::applicant).orElse(null), aid.filed().map(AidRequest::siret).orElse(null),
                beneficiary.finessEstablishment().orElse(null), rpps(beneficiary), aid.filed().map(AidRequest::object).orElse(null),
                aid.asked().euros(), granted ? aid.granted().euros() : null, agreements.paid(aid.id()).euros(), aid.completeOn(),
                aid.silenceOn(), aid.implicitlyRejectedOn().orElse(null), aid.decision().map(AidDecision::decidedOn).orElse(null),
                aid.decision().map(AidDecision::reasons).orElse(aid.ineligibleReason()),
                aid.lines().stream().map(AidView.Line::of).toList(),
                reader.kind() == Reader.Kind.ADMINISTRATION ? aid.findings() : List.of(),
                agreements.find(aid.id()).map(agreement -> view(aid, agreement)).orElse(null));
    }

    private AidView.Agreement view(Aid aid, AidAgreement agreement) {
        return new AidView.Agreement(agreement.number(), agreement.startsOn(), agreement.endsOn(), agreement.fiscalYear(),
                agreement.commitmentUntil().orElse(null), agreement.carrier().map(Carrier::carrier).orElse(null),
                agreement.instalments(), model.reportDueOn(aid.id()),
                agreement.liquidation().map(Liquidation::liquidator).orElse(null), agreement.recoverable(),
                agreement.orderNumber(), agreement.recoveredOn().orElse(null));
    }
}
