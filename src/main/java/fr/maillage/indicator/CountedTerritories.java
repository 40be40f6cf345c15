package fr.maillage.indicator;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

import fr.maillage.directory.Directory;
import fr.maillage.directory.Organisation;
import fr.maillage.directory.OrganisationKind;
import fr.maillage.dossier.DossierAccess;
import fr.maillage.security.MaillageUser;
import fr.maillage.territory.Communes;
import fr.maillage.workflow.ParisTime;

/**
 * The territories that somebody may ask about: the départements of their organisations and of the delegations that they
 * watch, and the regions and caisses that lie within; everything for those who read everything. A caisse that shares a
 * département is counted over the whole of it.
 */
@Service
class CountedTerritories {

    private static final String FRANCE = "france";

    private final DossierAccess access;
    private final Directory directory;
    private final Communes communes;
    private final JdbcClient jdbc;
    private final Clock clock;

    CountedTerritories(DossierAccess access, Directory directory, Communes communes, JdbcClient jdbc, Clock clock) {
        this.access = access;
        this.directory = directory;
        this.communes = communes;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Their own ones first, then départements, regions, caisses. */
    List<CountedTerritory> of(MaillageUser user) {
        Map<String, String> departements = communes.departements();
        Set<String> mine = user.readsEverything() ? departements.keySet() : departementsOf(user);
        List<CountedTerritory> all = new ArrayList<>();
        if (user.readsEverything()) {
            all.add(new CountedTerritory(FRANCE, "France entière", List.copyOf(mine)));
        }
        List<CountedTerritory> regions = regions().stream().filter(each -> mine.containsAll(each.departements())).toList();
        List<CountedTerritory> single = mine.stream().filter(departements::containsKey)
                .map(code -> new CountedTerritory("departement-" + code, "%s – %s".formatted(code, departements.get(code)), List.of(code)))
                .toList();
        all.addAll(own(user));
        all.addAll(regions);
        all.addAll(single);
        all.addAll(caisses().filter(each -> mine.containsAll(each.departements())).filter(each -> !all.contains(each)).toList());
        return all;
    }

    /** A caisse asks about its circonscription before anything else. */
    private List<CountedTerritory> own(MaillageUser user) {
        Set<String> organisations = access.organisations(user);
        return caisses().filter(each -> organisations.contains(each.code())).toList();
    }

    private Set<String> departementsOf(MaillageUser user) {
        Set<String> codes = new TreeSet<>();
        access.organisations(user).forEach(id -> codes.addAll(directory.organisation(id).departements()));
        user.tenants().forEach(tenant -> codes.add(tenant.substring(tenant.indexOf('-') + 1)));
        return codes;
    }

    private Stream<CountedTerritory> caisses() {
        LocalDate today = ParisTime.today(clock);
        return Stream.of(OrganisationKind.CPAM, OrganisationKind.CGSS, OrganisationKind.MSA)
                .flatMap(kind -> directory.organisations(kind, today).stream())
                .filter(caisse -> !caisse.departements().isEmpty())
                .map(CountedTerritories::circonscription);
    }

    private static CountedTerritory circonscription(Organisation caisse) {
        return new CountedTerritory(caisse.id(), caisse.name(), caisse.departements().stream().sorted().toList());
    }

    private List<CountedTerritory> regions() {
        Map<String, List<String>> members = new TreeMap<>();
        jdbc.sql("select code, region from departement order by code").query(row -> {
            members.computeIfAbsent(row.getString("region"), region -> new ArrayList<>()).add(row.getString("code"));
        });
        Map<String, String> names = communes.regions();
        return members.entrySet().stream()
                .map(each -> new CountedTerritory("region-" + each.getKey(), names.get(each.getKey()), each.getValue()))
                .toList();
    }
}
