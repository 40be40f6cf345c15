package fr.maillage.dossier;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Declarations of fictitious projects on real communes, as the start form submits them. */
public final class DeclaredProject {

    private DeclaredProject() {
    }

    public static Map<String, Object> voironnais() {
        return on("CPTS du Voironnais (fictive)", "38563", "38563", "38133", "38239", "38337", "38400", "38061", "38105",
                "38566");
    }

    public static Map<String, Object> grandSud() {
        return on("CPTS Grand Sud (fictive)", "97412", "97405", "97412", "97417");
    }

    /** The name, the seat (or null) and the communes of a project. */
    public static Map<String, Object> on(String name, String seat, String... communes) {
        StringBuilder territory = new StringBuilder();
        for (String commune : communes) {
            territory.append(territory.isEmpty() ? "" : ",").append("{\"commune\":\"").append(commune).append("\"}");
        }
        Map<String, Object> values = new HashMap<>();
        values.put("declarationId", UUID.randomUUID().toString());
        values.put("origin", "DECLARED");
        values.put("structureName", name);
        values.put("lead", lead("10003456786", "claire.exemple@exemple.fr"));
        values.put("communes", "[" + territory + "]");
        values.put("seatCommune", seat);
        values.put("motives", "Accès aux soins difficile, départs en retraite.");
        values.put("team", """
                [{"name":"Nadia Perrin","profession":"GENERAL_PRACTITIONER","email":"nadia.perrin@exemple.fr"},
                 {"name":"Luc Fictif","profession":"PHARMACIST"}]""");
        values.put("needs", "[\"PROJECT_WRITING\"]");
        values.put("msaWished", true);
        values.put("deposit", """
                {"depositedBy":"Claire Exemple","channel":"EMAIL","receivedOn":"2026-01-15"}""");
        return values;
    }

    static String lead(String rpps, String email) {
        return """
                {"civility":"DOCTEUR","firstName":"Claire","lastName":"Exemple","profession":"GENERAL_PRACTITIONER",
                 "rpps":"%s","email":"%s","phone":"04 76 00 00 00"}""".formatted(rpps, email);
    }
}
