package fr.maillage.review;

import java.util.Locale;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

import fr.maillage.dossier.SessionSubject;

/** A project as a whole, health and premises together, as the departmental committees of some regions examine it. */
@Component
class WholeProject implements SessionSubject {

    private final MessageSource messages;

    WholeProject(MessageSource messages) {
        this.messages = messages;
    }

    @Override
    public String kind() {
        return "PROJECT";
    }

    @Override
    public String title(String reference, String id) {
        return messages.getMessage("review.agenda.whole", null, Locale.FRENCH);
    }
}
