package fr.maillage.notification;

import java.util.UUID;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

import fr.maillage.security.CurrentUser;
import fr.maillage.security.MaillageUser;

/** For a machine that reads the mailbox of returns. */
@RestController
@RequestMapping("/api/mails")
class MailApi {

    private final Mailbox mailbox;
    private final MailActions actions;
    private final CurrentUser currentUser;
    private final Texts texts;

    MailApi(Mailbox mailbox, MailActions actions, CurrentUser currentUser, Texts texts) {
        this.mailbox = mailbox;
        this.actions = actions;
        this.currentUser = currentUser;
        this.texts = texts;
    }

    /** Reports that a mail that had left came back; the id is the part of its Message-ID before the @. */
    @PostMapping("/{id}/bounce")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void reportBounce(@PathVariable UUID id) {
        MaillageUser user = currentUser.get();
        OutboxMail mail = mailbox.find(user, id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        if (!mailbox.mayHandle(user, mail)) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        if (!actions.reportBounce(mail, user.id())) {
            throw new ResponseStatusException(HttpStatus.CONFLICT, texts.get("notification.mail.unchanged"));
        }
    }
}
