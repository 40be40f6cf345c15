package fr.maillage.territory;

import java.util.Map;

/** Adds to the preview of a territory what this module does not know, for instance the competent bodies. */
public interface PreviewContributor {

    /**
     * @param seatCommune INSEE code of the seat, {@code null} when it is not chosen
     * @return properties of the answer with their values
     */
    Map<String, Object> contribute(TerritoryProfile profile, String seatCommune);
}
