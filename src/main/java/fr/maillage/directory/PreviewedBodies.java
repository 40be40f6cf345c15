package fr.maillage.directory;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

import fr.maillage.territory.Commune;
import fr.maillage.territory.PreviewContributor;
import fr.maillage.territory.TerritoryProfile;

/** The competent bodies in the preview of a territory, and what will be asked about them. */
@Component
class PreviewedBodies implements PreviewContributor {

    private static final int NAMES_IN_A_SENTENCE = 4;

    private final CompetentBodies bodies;
    private final MessageSource messages;

    PreviewedBodies(CompetentBodies bodies, MessageSource messages) {
        this.bodies = bodies;
        this.messages = messages;
    }

    record Body(String id, String kind, String name, boolean associate) {
    }

    @Override
    public Map<String, Object> contribute(TerritoryProfile profile, String seatCommune) {
        Competence competence = bodies.of(profile.parts(), seatCommune == null || seatCommune.isBlank() ? null : seatCommune);
        List<Body> views = competence.bodies().stream()
                .map(body -> new Body(body.id(), body.kind().name(), body.name(), competence.associates().contains(body)))
                .toList();
        return Map.of(
                "pilotDepartement", competence.pilotDepartement(),
                "region", competence.region(),
                "bodies", views,
                "questions", competence.questions().stream().map(this::text).toList());
    }

    private String text(CompetenceQuestion question) {
        List<String> names = question.communes().stream().map(Commune::name).toList();
        String some = names.stream().limit(NAMES_IN_A_SENTENCE).collect(Collectors.joining(", "));
        return messages.getMessage("directory.competence.question", new Object[] {
            names.size() > NAMES_IN_A_SENTENCE ? some + "…" : some,
            question.choices().stream().map(Organisation::name).collect(Collectors.joining(", "))
        }, Locale.FRENCH);
    }
}
