package fr.maillage.platform;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

import com.icegreen.greenmail.util.GreenMail;

import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

import fr.maillage.notification.MailFrame;

/** The page on which somebody who tries the application reads the mails that it sends. */
@Controller
@OnTrialMailServer
@RequestMapping("/essai/courriels")
class TrialMailbox {

    private static final int SHOWN = 200;

    private final GreenMail server;

    TrialMailbox(GreenMail server) {
        this.server = server;
    }

    @GetMapping
    String list(@RequestParam(name = "q", defaultValue = "") String words, Model model) {
        List<TrialMail> found = Arrays.stream(server.getReceivedMessages())
                .map(TrialMail::of)
                .filter(mail -> mail.matches(words))
                .sorted(Comparator.comparing(TrialMail::sentAt).reversed())
                .toList();
        model.addAttribute("words", words);
        model.addAttribute("total", found.size());
        model.addAttribute("mails", found.subList(0, Math.min(SHOWN, found.size())));
        return "platform/mailbox";
    }

    @GetMapping("/{id}")
    String show(@PathVariable String id, Model model) {
        model.addAttribute("mail", mail(id));
        return "platform/mail";
    }

    @GetMapping("/{id}/contenu")
    ResponseEntity<String> content(@PathVariable String id) {
        return MailFrame.of(mail(id).html());
    }

    @GetMapping("/{id}/pieces/{number}")
    ResponseEntity<byte[]> attachment(@PathVariable String id, @PathVariable int number) {
        List<TrialMail.Attachment> attachments = mail(id).attachments();
        if (number < 0 || number >= attachments.size()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        TrialMail.Attachment attachment = attachments.get(number);
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment()
                        .filename(attachment.name(), StandardCharsets.UTF_8).build().toString())
                .contentType(MediaType.parseMediaType(attachment.type()))
                .body(attachment.content());
    }

    private TrialMail mail(String id) {
        return Arrays.stream(server.getReceivedMessages())
                .map(TrialMail::of)
                .filter(mail -> mail.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
