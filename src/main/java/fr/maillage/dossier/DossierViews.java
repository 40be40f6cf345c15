package fr.maillage.dossier;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import fr.maillage.territory.Commune;
import fr.maillage.territory.Communes;
import fr.maillage.territory.TerritoryPart;

import org.springframework.stereotype.Component;

/** Words a dossier for those who read it. */
@Component
class DossierViews {

    private final Communes communes;
    private final Cards cards;
    private final Authors authors;
    private final Links links;

    DossierViews(Communes communes, Cards cards, Authors authors, Links links) {
        this.communes = communes;
        this.cards = cards;
        this.authors = authors;
        this.links = links;
    }

    DossierView of(Dossier dossier) {
        return new DossierView(dossier.reference(), dossier.version(), dossier.origin(), dossier.type(), dossier.name(),
                dossier.declaredOn(), dossier.lead().orElse(null), dossier.stage(), cards.stageLabel(dossier),
                dossier.stageSince(), dossier.dormancy().orElse(null), territory(dossier), dossier.team(),
                bodies(dossier.participants()), dossier.needs(), dossier.msaWished(),
                dossier.legalExistence().orElse(null), dossier.milestones(), dossier.frozenSize().orElse(null),
                dossier.finessLegalEntity().orElse(null), dossier.finessEstablishment().orElse(null),
                dossier.legalDate().orElse(null), links.of(dossier.reference()), dossier.changedAt(),
                dossier.changedBy().map(authors::nameOf).orElse(null));
    }

    List<DossierView.Body> bodies(List<Participant> participants) {
        return participants.stream()
                .map(each -> new DossierView.Body(each.role(), each.organisation(),
                        authors.organisationName(each.organisation()), each.agent(),
                        Optional.ofNullable(each.agent()).map(authors::nameOf).orElse(null), each.from(), each.to()))
                .toList();
    }

    private DossierView.Territory territory(Dossier dossier) {
        Map<String, Commune> known = communes.findAll(dossier.territory().stream().map(TerritoryPart::commune).toList());
        List<DossierView.Place> places = dossier.territory().stream()
                .map(part -> place(part, Optional.ofNullable(known.get(part.commune()))))
                .toList();
        return new DossierView.Territory(dossier.territoryText(), dossier.seatCommune().orElse(null), dossier.region(),
                dossier.departement(), dossier.population(), dossier.sizeClass(), places);
    }

    private static DossierView.Place place(TerritoryPart part, Optional<Commune> commune) {
        return new DossierView.Place(part.commune(), commune.map(Commune::name).orElse(part.commune()), part.part(),
                part.isWhole() ? commune.map(Commune::population).orElse(null) : part.population(), part.source());
    }
}
