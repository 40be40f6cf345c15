package fr.maillage.notification;

import java.util.Optional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import fr.maillage.dossier.Dossiers;
import fr.maillage.dossier.Lead;
import fr.maillage.dossier.MailSource.Moment;
import fr.maillage.dossier.SignatureFolder.DraftLetter;

/** Prints letters as they will go, for whoever signs them: nothing is filed and nothing is sent. */
@Component
@Transactional(readOnly = true)
public class DraftLetters {

    private static final Logger LOG = LoggerFactory.getLogger(DraftLetters.class);

    private final CaseFiles caseFiles;
    private final Dossiers dossiers;
    private final LetterPrinter printer;
    private final MessageSource messages;

    DraftLetters(CaseFiles caseFiles, Dossiers dossiers, LetterPrinter printer, MessageSource messages) {
        this.caseFiles = caseFiles;
        this.dossiers = dossiers;
        this.printer = printer;
        this.messages = messages;
    }

    /** The PDF; empty while a fact without which the letter would be void is missing. */
    public Optional<byte[]> print(String reference, DraftLetter letter) {
        CaseFile file = caseFiles.at(new Moment(reference, letter.template(), name -> null));
        String addressee = dossiers.get(reference).lead().map(Lead::fullName).orElse("");
        try {
            return Optional.of(printer.print(letter.template(), new Variant(file.type(), letter.outcome()),
                    new Facts(file.facts(), messages).with(letter.facts()), addressee).pdf());
        } catch (IllegalStateException missing) {
            LOG.warn("{}: the letter {} cannot be printed yet: {}", reference, letter.template(), missing.getMessage());
            return Optional.empty();
        }
    }
}
