package fr.maillage.reference;

import java.time.LocalDate;

/** A model or a feature asks for a value that no row gives: a fault of configuration, said in words to the operator. */
public class MissingReference extends IllegalStateException {

    MissingReference(String what, String key, LocalDate day) {
        super("Référentiel incomplet : %s « %s » sans valeur en vigueur le %s. Ajoutez-la sur la page /administration/referentiels."
                .formatted(what, key, day));
    }
}
