package fr.maillage.directory;

import static fr.maillage.directory.OrganisationKind.ARCMSA;
import static fr.maillage.directory.OrganisationKind.ARS;
import static fr.maillage.directory.OrganisationKind.ARS_DELEGATION;
import static fr.maillage.directory.OrganisationKind.CGSS;
import static fr.maillage.directory.OrganisationKind.CPAM;
import static fr.maillage.directory.OrganisationKind.DCGDR;
import static fr.maillage.directory.OrganisationKind.MSA;
import static fr.maillage.directory.OrganisationKind.URPS;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import fr.maillage.territory.Commune;
import fr.maillage.workflow.RefusedSubmission;

/** The organisations of one territory on one day. A row that names a commune prevails over those of its département. */
final class TerritoryBodies {

    private static final List<OrganisationKind> HEALTH_INSURANCE = List.of(CPAM, CGSS);
    private static final List<OrganisationKind> AGRICULTURAL = List.of(MSA, CGSS);

    private final Map<Commune, Integer> inhabitants;
    private final Commune seat;
    private final String pilot;
    private final Set<String> chosen;
    private final Map<String, List<Organisation>> byDepartement = new HashMap<>();
    private final List<Organisation> namingCommunes;

    TerritoryBodies(Organisations organisations, Map<Commune, Integer> inhabitants, Commune seat, String pilot,
                    Set<String> chosen, LocalDate on) {
        this.inhabitants = inhabitants;
        this.seat = seat;
        this.pilot = pilot;
        this.chosen = chosen;
        places().map(Commune::departement).distinct().forEach(departement -> byDepartement.put(departement,
                organisations.covering(departement).stream().filter(found -> found.isValidOn(on)).toList()));
        this.namingCommunes = organisations.namingOneOf(places().map(Commune::code).toArray(String[]::new)).stream()
                .filter(found -> found.isValidOn(on))
                .toList();
    }

    Competence competence() {
        Organisation delegation = delegation(pilot);
        Organisation ars = agency(pilot);
        Organisation cpam = pilotBody(HEALTH_INSURANCE);
        Organisation msa = pilotBody(AGRICULTURAL);
        Organisation arcmsa = first(pilot, ARCMSA).orElse(msa);
        Organisation dcgdr = first(pilot, DCGDR).orElse(null);
        Organisation urps = first(pilot, URPS).orElse(null);
        Set<Organisation> associates = new LinkedHashSet<>();
        others().map(this::delegation).forEach(associates::add);
        others().map(this::agency).forEach(associates::add);
        places().map(place -> body(HEALTH_INSURANCE, place)).flatMap(Optional::stream).forEach(associates::add);
        places().map(place -> body(AGRICULTURAL, place)).flatMap(Optional::stream).forEach(associates::add);
        Stream.of(delegation, ars, cpam, msa).filter(Objects::nonNull).forEach(associates::remove);
        List<CompetenceQuestion> questions = Stream.concat(questions(HEALTH_INSURANCE), questions(AGRICULTURAL)).toList();
        return new Competence(pilot, ars.region(), ars, delegation, cpam, msa, arcmsa, dcgdr, urps,
                List.copyOf(associates), questions);
    }

    private Organisation agency(String departement) {
        return first(departement, ARS)
                .orElseThrow(() -> new RefusedSubmission("communes", "directory.competence.no-agency", departement));
    }

    private Organisation delegation(String departement) {
        return first(departement, ARS_DELEGATION).orElseGet(() -> agency(departement));
    }

    /** That of the seat, else the one with the most inhabitants in the pilot département; none while a question is open. */
    private Organisation pilotBody(List<OrganisationKind> kinds) {
        if (seat != null) {
            return body(kinds, seat).orElse(null);
        }
        Map<Organisation, Integer> counts = new LinkedHashMap<>();
        for (Map.Entry<Commune, Integer> place : inhabitants.entrySet()) {
            if (place.getKey().departement().equals(pilot)) {
                Optional<Organisation> body = body(kinds, place.getKey());
                if (body.isEmpty()) {
                    return null;
                }
                counts.merge(body.get(), place.getValue(), Integer::sum);
            }
        }
        return Majority.of(counts);
    }

    private Optional<Organisation> body(List<OrganisationKind> kinds, Commune commune) {
        Optional<Organisation> named = namingCommunes.stream()
                .filter(found -> kinds.contains(found.kind()) && found.communes().contains(commune.code()))
                .findFirst();
        if (named.isPresent()) {
            return named;
        }
        List<Organisation> choices = choices(kinds, commune.departement());
        return choices.size() == 1 ? Optional.of(choices.get(0))
                : choices.stream().filter(choice -> chosen.contains(choice.id())).findFirst();
    }

    private Stream<CompetenceQuestion> questions(List<OrganisationKind> kinds) {
        Map<String, List<Commune>> open = new LinkedHashMap<>();
        places().filter(place -> choices(kinds, place.departement()).size() > 1 && body(kinds, place).isEmpty())
                .forEach(place -> open.computeIfAbsent(place.departement(), key -> new ArrayList<>()).add(place));
        return open.entrySet().stream().map(entry ->
                new CompetenceQuestion(entry.getKey(), entry.getValue(), choices(kinds, entry.getKey())));
    }

    private List<Organisation> choices(List<OrganisationKind> kinds, String departement) {
        return byDepartement.get(departement).stream()
                .filter(found -> kinds.contains(found.kind()))
                .sorted(Comparator.comparing(Organisation::name))
                .toList();
    }

    private Optional<Organisation> first(String departement, OrganisationKind kind) {
        return byDepartement.get(departement).stream()
                .filter(found -> found.kind() == kind)
                .findFirst();
    }

    private Stream<Commune> places() {
        return Stream.concat(Stream.ofNullable(seat), inhabitants.keySet().stream()).distinct();
    }

    private Stream<String> others() {
        return places().map(Commune::departement).distinct().filter(departement -> !departement.equals(pilot));
    }
}
