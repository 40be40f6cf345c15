package fr.maillage.act;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import fr.maillage.act.ElectedMembers.ElectedMember;
import fr.maillage.directory.Agent;
import fr.maillage.directory.Directory;
import fr.maillage.directory.Organisation;
import fr.maillage.directory.OrganisationKind;
import fr.maillage.security.CurrentUser;
import fr.maillage.territory.Commune;
import fr.maillage.territory.Communes;
import fr.maillage.territory.FoundCommune;
import fr.maillage.workflow.ParisTime;

import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** What an organisation keeps for its acts: its catalogue of measures and, in a MSA caisse, its elected members. */
@Controller
class CaissePages {

    private static final int NAMES = 50;

    private final ElectedMembers members;
    private final Measures measures;
    private final Communes communes;
    private final Directory directory;
    private final CurrentUser currentUser;
    private final MessageSource messages;
    private final Clock clock;

    CaissePages(ElectedMembers members, Measures measures, Communes communes, Directory directory, CurrentUser currentUser,
                MessageSource messages, Clock clock) {
        this.members = members;
        this.measures = measures;
        this.communes = communes;
        this.directory = directory;
        this.currentUser = currentUser;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping("/elus")
    String elected(Model model) {
        Organisation caisse = caisse();
        model.addAttribute("caisse", caisse);
        List<ElectedMember> all = members.of(caisse.id());
        model.addAttribute("members", all);
        model.addAttribute("communes", communes.findAll(all.stream().flatMap(each -> each.communes().stream()).toList()));
        return "act/elected";
    }

    @PostMapping("/elus")
    String addElected(@RequestParam String firstName, @RequestParam String lastName, @RequestParam String email,
                      @RequestParam String places, @RequestParam(required = false) String trainedOn,
                      RedirectAttributes flash) {
        Organisation caisse = caisse();
        try {
            String first = required(firstName, 80, "Prénom");
            String last = required(lastName, 80, "Nom");
            String address = required(email, 150, "Courriel");
            if (!address.matches("[^@\\s]+@[^@\\s]+\\.[^@\\s]+")) {
                throw new Refused("act.elected.email");
            }
            String token = members.add(new ElectedMember(0, caisse.id(), first, last, address, codes(places, caisse),
                    day(trainedOn), null), currentUser.get().id());
            show(token, flash);
        } catch (Refused e) {
            flash.addFlashAttribute("error", messages.getMessage(e.getMessage(), e.arguments, Locale.FRENCH));
        }
        return "redirect:/elus";
    }

    @PostMapping("/elus/{id}/lien")
    String renewLink(@PathVariable long id, RedirectAttributes flash) {
        members.renewLink(caisse().id(), id).ifPresent(token -> show(token, flash));
        return "redirect:/elus";
    }

    @PostMapping("/elus/{id}/retrait")
    String withdraw(@PathVariable long id, RedirectAttributes flash) {
        members.withdraw(caisse().id(), id, ParisTime.today(clock));
        flash.addFlashAttribute("notice", "Le lien de cette personne n’ouvre plus rien.");
        return "redirect:/elus";
    }

    @GetMapping("/mesures")
    String measures(Model model) {
        Organisation mine = mine();
        model.addAttribute("organisation", mine);
        model.addAttribute("measures", measures.of(mine.id()));
        model.addAttribute("elected", hasElected(mine));
        return "act/measures";
    }

    @PostMapping("/mesures")
    String addMeasure(@RequestParam String label, @RequestParam(required = false) String description,
                      RedirectAttributes flash) {
        try {
            measures.add(mine().id(), required(label, 200, "Mesure"), description == null || description.isBlank() ? null
                    : required(description, 2_000, "Description"));
            flash.addFlashAttribute("notice", "La mesure est au catalogue.");
        } catch (Refused e) {
            flash.addFlashAttribute("error", messages.getMessage(e.getMessage(), e.arguments, Locale.FRENCH));
        }
        return "redirect:/mesures";
    }

    @PostMapping("/mesures/{id}/retrait")
    String withdrawMeasure(@PathVariable long id) {
        measures.withdraw(mine().id(), id);
        return "redirect:/mesures";
    }

    @ExceptionHandler(AccessDeniedException.class)
    @ResponseStatus(HttpStatus.FORBIDDEN)
    String forbidden() {
        return "error/403";
    }

    /** The link is shown this once: only its hash is kept. */
    private static void show(String token, RedirectAttributes flash) {
        flash.addFlashAttribute("link", ServletUriComponentsBuilder.fromCurrentContextPath().path("/remontee/{token}")
                .buildAndExpand(token).toUriString());
    }

    /** Names or INSEE codes, one a line or separated by commas; a name must be that of one commune of the caisse. */
    private List<String> codes(String typed, Organisation caisse) throws Refused {
        List<String> codes = new ArrayList<>();
        for (String place : typed.split("[,;\\n]")) {
            String name = place.strip();
            if (!name.isEmpty()) {
                codes.add(code(name, caisse));
            }
        }
        if (codes.isEmpty()) {
            throw new Refused("act.elected.communes");
        }
        return codes.stream().distinct().toList();
    }

    private String code(String name, Organisation caisse) throws Refused {
        Optional<Commune> coded = communes.find(name);
        List<Commune> found = coded.map(List::of).orElseGet(() -> caisse.departements().stream()
                .flatMap(departement -> communes.search(name, departement, NAMES).stream())
                .map(FoundCommune::commune)
                .filter(commune -> commune.name().equalsIgnoreCase(name))
                .toList());
        if (found.size() != 1) {
            throw new Refused(found.isEmpty() ? "act.elected.unknown" : "act.elected.several", name);
        }
        return found.get(0).code();
    }

    private static LocalDate day(String text) throws Refused {
        try {
            return text == null || text.isBlank() ? null : LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new Refused("act.elected.day");
        }
    }

    private static String required(String text, int longest, String field) throws Refused {
        String stripped = text.strip();
        if (stripped.isEmpty() || stripped.length() > longest) {
            throw new Refused("act.field", field, longest);
        }
        return stripped;
    }

    private Organisation caisse() {
        Organisation organisation = mine();
        if (!hasElected(organisation)) {
            throw new AccessDeniedException("elected members belong to a caisse");
        }
        return organisation;
    }

    private static boolean hasElected(Organisation organisation) {
        return organisation.kind() == OrganisationKind.MSA || organisation.kind() == OrganisationKind.CGSS;
    }

    private Organisation mine() {
        return directory.findAgent(currentUser.get().id()).map(Agent::organisation).flatMap(directory::findOrganisation)
                .orElseThrow(() -> new AccessDeniedException("no organisation"));
    }

    /** What was typed cannot be kept. */
    private static final class Refused extends Exception {

        private final transient Object[] arguments;

        private Refused(String messageKey, Object... arguments) {
            super(messageKey);
            this.arguments = arguments;
        }
    }
}
