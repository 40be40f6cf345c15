package fr.maillage.contract;

import java.time.LocalDate;
import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

import fr.maillage.security.PublicDoor;
import fr.maillage.territory.Commune;
import fr.maillage.territory.Communes;

/** The structures that work, for the population: no account, and nothing that the structure has not said for the public. */
@Controller
@RequestMapping("/structures")
class PublicRegisterPages {

    private static final String DOOR = "structures";
    /** So many requests an hour from one address, behind which there may be a whole town hall. */
    static final int AN_HOUR = 300;
    private static final int LONGEST = 120;

    private final PublicRegister register;
    private final StructureRegister structures;
    private final PublicDoor door;
    private final Communes communes;
    private final ContractWords words;

    PublicRegisterPages(PublicRegister register, StructureRegister structures, PublicDoor door, Communes communes,
                        ContractWords words) {
        this.register = register;
        this.structures = structures;
        this.door = door;
        this.communes = communes;
        this.words = words;
    }

    @GetMapping
    String list(@RequestParam(required = false) String q, Model model, HttpServletRequest request, HttpServletResponse response) {
        if (isTooMuch(request)) {
            return later(model, response);
        }
        String asked = q == null || q.isBlank() ? null : q.strip().substring(0, Math.min(LONGEST, q.strip().length()));
        model.addAttribute("q", asked);
        model.addAttribute("rows", register.find(asked));
        model.addAttribute("most", PublicRegister.ROWS);
        return "contract/public-register";
    }

    @GetMapping("/{reference:\\d{4}-\\w{2,3}-\\d{4,}}")
    String show(@PathVariable String reference, Model model, HttpServletRequest request, HttpServletResponse response) {
        if (isTooMuch(request)) {
            return later(model, response);
        }
        LocalDate today = register.today();
        Structure structure = structures.find(reference)
                .filter(each -> each.existedOn(today) && each.stateOn(today) == StructureState.IN_OPERATION)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        model.addAttribute("structure", structure);
        model.addAttribute("since", words.day(structure.openedOn()));
        model.addAttribute("places", structures.territoryOn(structure, today).stream()
                .map(part -> name(part.commune()) + (part.isWhole() ? "" : " (%s)".formatted(part.part()))).toList());
        model.addAttribute("contact", register.contact(reference));
        return "contract/public-structure";
    }

    private String name(String commune) {
        return communes.find(commune).map(Commune::name).orElse(commune);
    }

    private boolean isTooMuch(HttpServletRequest request) {
        return !door.letIn(DOOR, request.getRemoteAddr(), AN_HOUR);
    }

    private static String later(Model model, HttpServletResponse response) {
        response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
        model.addAttribute("error", "Trop de demandes depuis votre adresse : réessayez dans une heure.");
        model.addAttribute("rows", List.of());
        model.addAttribute("most", PublicRegister.ROWS);
        return "contract/public-register";
    }
}
