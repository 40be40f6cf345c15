package fr.maillage.tasklist.team;

import java.util.EnumSet;
import java.util.Set;

import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

import fr.maillage.directory.Function;
import fr.maillage.notification.DraftLetters;

/** The signature book, the payments and the numbers to register: one list, one form, nothing else. */
@Controller
class DeskPages {

    private static final Set<Function> SIGNING = EnumSet.of(Function.SIGNATORY);
    private static final Set<Function> PAYING = EnumSet.of(Function.PAYMENT, Function.FINANCE);
    private static final Set<Function> REGISTERING = EnumSet.of(Function.FINESS);

    private final Desk desk;
    private final DraftLetters letters;

    DeskPages(Desk desk, DraftLetters letters) {
        this.desk = desk;
        this.letters = letters;
    }

    @GetMapping("/parapheur")
    String signatures(Model model) {
        return page("signatures", SIGNING, model);
    }

    @GetMapping("/paiements")
    String payments(Model model) {
        return page("payments", PAYING, model);
    }

    @GetMapping("/finess")
    String numbers(Model model) {
        return page("finess", REGISTERING, model);
    }

    /** The letter that waits for the signature, as it will go. */
    @GetMapping("/parapheur/{task}/lettre")
    ResponseEntity<byte[]> letter(@PathVariable String task) {
        byte[] pdf = desk.folder(task, SIGNING)
                .filter(folder -> folder.letter() != null)
                .flatMap(folder -> letters.print(desk.reference(task), folder.letter()))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND,
                        "Cette lettre n’est plus à signer, ou ne peut pas encore être composée."));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.inline().filename("projet-de-lettre.pdf").build().toString())
                .cacheControl(CacheControl.noStore())
                .body(pdf);
    }

    private String page(String kind, Set<Function> functions, Model model) {
        model.addAttribute("kind", kind);
        model.addAttribute("items", desk.of(functions));
        model.addAttribute("most", Desk.MOST);
        return "team/desk";
    }
}
