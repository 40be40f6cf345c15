package fr.maillage.tasklist;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.util.UriComponentsBuilder;

import fr.maillage.directory.Agent;
import fr.maillage.directory.Directory;
import fr.maillage.directory.StructureType;
import fr.maillage.dossier.DossierFilter;
import fr.maillage.dossier.DossierOrder;
import fr.maillage.dossier.DossierScope;
import fr.maillage.dossier.DossierSearch;
import fr.maillage.dossier.DossierState;
import fr.maillage.dossier.Stage;
import fr.maillage.security.CurrentUser;
import fr.maillage.security.MaillageUser;
import fr.maillage.territory.Communes;

/**
 * « Mes dossiers » : one line a dossier, whether it has a task or not. Opens on what is one's own and in progress; all
 * readable dossiers are one click away.
 */
@Controller
class DossierListPage {

    private static final int ROWS = 25;

    record Choice(String value, String label) {
    }

    private final DossierSearch search;
    private final DossierRows rows;
    private final Directory directory;
    private final Communes communes;
    private final CurrentUser currentUser;
    private final FrenchWords words;
    private final MessageSource messages;

    DossierListPage(DossierSearch search, DossierRows rows, Directory directory, Communes communes, CurrentUser currentUser,
                    FrenchWords words, MessageSource messages) {
        this.search = search;
        this.rows = rows;
        this.directory = directory;
        this.communes = communes;
        this.currentUser = currentUser;
        this.words = words;
        this.messages = messages;
    }

    /** @param asked criteria as they stand in the URL; without a scope, the page opens anew */
    @GetMapping("/dossiers")
    String list(DossierFilter asked, String scope, Model model) {
        MaillageUser user = currentUser.get();
        DossierFilter filter = scope == null ? asked.ofOnesOwn(ROWS) : asked.paged(ROWS);
        long count = search.count(filter, user);
        model.addAttribute("words", words);
        model.addAttribute("filter", filter);
        model.addAttribute("rows", rows.of(search.find(filter, user), user));
        model.addAttribute("count", count);
        model.addAttribute("pages", (count + ROWS - 1) / ROWS);
        model.addAttribute("query", query(filter));
        model.addAttribute("narrowed", isNarrowed(filter));
        model.addAttribute("types", StructureType.structures().stream()
                .map(type -> new Choice(type.name(), words.of(type))).toList());
        model.addAttribute("stages", Arrays.stream(Stage.values())
                .map(stage -> new Choice(stage.name(), messages.getMessage(stage.labelKey(stageWords(filter)), null, Locale.FRENCH)))
                .toList());
        model.addAttribute("states", choices("state", DossierState.values()));
        model.addAttribute("orders", choices("order", DossierOrder.values()));
        model.addAttribute("departements", communes.departements());
        model.addAttribute("colleagues", colleagues(user));
        return "dossiers";
    }

    /** The criteria without the page, for links. */
    private static String query(DossierFilter filter) {
        UriComponentsBuilder query = UriComponentsBuilder.newInstance().queryParam("scope", filter.scope());
        add(query, "q", filter.q());
        add(query, "type", filter.type());
        add(query, "stage", filter.stage());
        add(query, "departement", filter.departement());
        query.queryParam("state", filter.state() == null ? "" : filter.state());
        add(query, "colleague", filter.colleague());
        add(query, "silent", filter.silent());
        add(query, "order", filter.order());
        return query.encode().build().getQuery();
    }

    private static void add(UriComponentsBuilder query, String name, Object value) {
        if (value != null) {
            query.queryParam(name, "{" + name + "}").uriVariables(java.util.Map.of(name, value));
        }
    }

    private static boolean isNarrowed(DossierFilter filter) {
        return filter.q() != null || filter.type() != null || filter.stage() != null || filter.departement() != null
                || filter.colleague() != null || Boolean.TRUE.equals(filter.silent())
                || filter.state() != null && filter.state() != DossierState.CURRENT;
    }

    /** Stages are called after their type; a list of several types says it as a CPTS does. */
    private static StructureType stageWords(DossierFilter filter) {
        return filter.type() == null ? StructureType.CPTS : filter.type();
    }

    private List<Choice> choices(String what, Enum<?>[] constants) {
        return Arrays.stream(constants)
                .map(each -> new Choice(each.name(),
                        messages.getMessage("worklist.%s.%s".formatted(what, each), null, Locale.FRENCH)))
                .toList();
    }

    private List<Choice> colleagues(MaillageUser user) {
        return directory.findAgent(user.id()).map(Agent::organisation).map(directory::agents).orElse(List.of()).stream()
                .map(agent -> new Choice(agent.id(), agent.name()))
                .toList();
    }
}
