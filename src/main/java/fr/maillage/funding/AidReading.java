package fr.maillage.funding;

import java.util.List;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import fr.maillage.dossier.Reader;

/** What readers of a dossier see of its aids: what the rules answered is for administrations. */
@Service
@Transactional(readOnly = true)
class AidReading {

    private final Aids aids;
    private final Agreements agreements;
    private final AidAgreements model;

    AidReading(Aids aids, Agreements agreements, AidAgreements model) {
        this.aids = aids;
        this.agreements = agreements;
        this.model = model;
    }

    /** The aids of the dossier, the first one first. */
    List<AidView> of(String reference, Reader reader) {
        return aids.of(reference).stream().map(aid -> view(aid, reader)).toList();
    }

    private AidView view(Aid aid, Reader reader) {
        boolean granted = aid.state().isGranted();
        return new AidView(aid.id(), aid.kind(), aid.state(),
                aid.filed().map(AidRequest::applicant).orElse(null), aid.filed().map(AidRequest::object).orElse(null),
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
