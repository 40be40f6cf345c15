package fr.maillage.dossier;

import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.DefaultMessageSourceResolvable;

/** Something that cannot be done to a dossier as it stands; says why in French. Reaches a person as HTTP 409. */
public class ImpossibleAct extends RuntimeException {

    private final transient MessageSourceResolvable text;

    public ImpossibleAct(String messageKey, Object... arguments) {
        super(messageKey);
        this.text = new DefaultMessageSourceResolvable(new String[] {messageKey}, arguments, null);
    }

    public MessageSourceResolvable text() {
        return text;
    }
}
