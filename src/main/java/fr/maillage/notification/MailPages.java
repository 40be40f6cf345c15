package fr.maillage.notification;

import java.time.ZoneId;
import java.util.Locale;
import java.util.UUID;

import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import fr.maillage.notification.OutboxMail.Status;
import fr.maillage.security.CurrentUser;
import fr.maillage.workflow.ParisTime;

/** The mails of the dossiers, what became of them, and what can be done when one did not arrive. */
@Controller
@RequestMapping("/courriels")
class MailPages {

    private final Mailbox mailbox;
    private final MailActions actions;
    private final Letters letters;
    private final CurrentUser currentUser;
    private final MessageSource messages;

    MailPages(Mailbox mailbox, MailActions actions, Letters letters, CurrentUser currentUser, MessageSource messages) {
        this.mailbox = mailbox;
        this.actions = actions;
        this.letters = letters;
        this.currentUser = currentUser;
        this.messages = messages;
    }

    @ModelAttribute("paris")
    ZoneId paris() {
        return ParisTime.ZONE;
    }

    @GetMapping
    String list(@RequestParam(name = "etat", required = false) Status status,
                @RequestParam(name = "dossier", defaultValue = "") String reference,
                @RequestParam(defaultValue = "0") int page, Model model) {
        model.addAttribute("statuses", Status.values());
        model.addAttribute("status", status);
        model.addAttribute("reference", reference.strip());
        model.addAttribute("page", Math.max(0, page));
        model.addAttribute("mails", mailbox.list(currentUser.get(), status,
                reference.isBlank() ? null : reference.strip(), Math.max(0, page)));
        return "mail/list";
    }

    @GetMapping("/{id}")
    String show(@PathVariable UUID id, Model model) {
        OutboxMail mail = visible(id);
        model.addAttribute("mail", mail);
        model.addAttribute("mayHandle", mailbox.mayHandle(currentUser.get(), mail));
        if (mail.letterId() != null) {
            model.addAttribute("sendings", letters.sendings(mail.letterId()));
            model.addAttribute("letterDocument", letters.document(mail.letterId()));
        }
        return "mail/show";
    }

    @GetMapping("/{id}/contenu")
    ResponseEntity<String> content(@PathVariable UUID id) {
        return MailFrame.of(visible(id).html());
    }

    @PostMapping("/{id}/renvoi")
    String sendAgain(@PathVariable UUID id, RedirectAttributes page) {
        return done(id, actions.sendAgain(handled(id)), "notification.mail.resent", page);
    }

    @PostMapping("/{id}/annulation")
    String cancel(@PathVariable UUID id, RedirectAttributes page) {
        return done(id, actions.cancel(handled(id)), "notification.mail.cancelled", page);
    }

    @PostMapping("/{id}/retour")
    String reportBounce(@PathVariable UUID id, RedirectAttributes page) {
        return done(id, actions.reportBounce(handled(id), currentUser.get().id()), "notification.bounce.reported", page);
    }

    private String done(UUID id, boolean changed, String text, RedirectAttributes page) {
        page.addFlashAttribute(changed ? "notice" : "error",
                messages.getMessage(changed ? text : "notification.mail.unchanged", null, Locale.FRENCH));
        return "redirect:/courriels/" + id;
    }

    private OutboxMail visible(UUID id) {
        return mailbox.find(currentUser.get(), id)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private OutboxMail handled(UUID id) {
        OutboxMail mail = visible(id);
        if (!mailbox.mayHandle(currentUser.get(), mail)) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        return mail;
    }
}
