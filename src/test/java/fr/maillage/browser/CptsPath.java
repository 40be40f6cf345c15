package fr.maillage.browser;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import com.microsoft.playwright.Browser;

/** A CPTS of the Voironnais from its declaration to its operation, as the people of each organisation work on it. */
final class CptsPath {

    private static final Map<String, String> COMMUNES = new LinkedHashMap<>();

    static {
        COMMUNES.put("38563", "Voiron");
        COMMUNES.put("38133", "Coublevie");
        COMMUNES.put("38239", "Moirans");
        COMMUNES.put("38337", "Rives");
        COMMUNES.put("38400", "Saint-Jean-de-Moirans");
        COMMUNES.put("38061", "La Buisse");
        COMMUNES.put("38105", "Chirens");
        COMMUNES.put("38566", "Vourey");
    }

    /** Whom the rule designates: the first of the two officers, neither of whom has a case yet. */
    private static final String MSA_OFFICER = "denis.msa";

    private final People people;
    private final LocalDate today = LocalDate.now(ZoneId.of("Europe/Paris"));
    private String reference;

    CptsPath(Browser browser, String address) {
        this.people = new People(browser, address, "cpts");
    }

    String reference() {
        return reference;
    }

    TasklistPage as(String person) {
        return people.as(person);
    }

    void photograph(String person, String subject) {
        people.photograph(person, subject);
    }

    void declare() {
        TasklistPage alice = as("alice.delegation38");
        FormPart form = alice.start("Création d’une CPTS");
        form.answer("Origine", "Déclaré par le porteur")
                .answer("Nom du projet", "CPTS du Grand Voironnais");
        form.group("Porteur de projet")
                .answer("Civilité", "Docteur")
                .answer("Prénom", "Jeanne")
                .answer("Nom", "Martin")
                .answer("Profession", "Médecin généraliste")
                .answer("Numéro RPPS", "10003456780")
                .answer("Courriel", "jeanne.martin@sante-voiron.example")
                .answer("Téléphone", "04 76 00 00 01");
        COMMUNES.forEach((code, name) -> form.commune("Communes du territoire", name, code));
        form.shows("8 communes : 53 088 habitants, taille 2");
        form.answer("Commune du siège", "Voiron (38563)")
                .answer("Motifs du projet", "Cinq départs de médecins généralistes en trois ans, des soins non programmés à organiser.");
        form.row("Personnes déjà mobilisées", 1).answer("Nom", "Karim Besson").answer("Profession", "Infirmier")
                .answer("Courriel", "karim.besson@sante-voiron.example");
        form.row("Personnes déjà mobilisées", 2).answer("Nom", "Lucie Ferrand").answer("Profession", "Pharmacien")
                .answer("Courriel", "lucie.ferrand@sante-voiron.example");
        deposit(form, "Dépôt de la déclaration", "Docteur Jeanne Martin");
        alice.submitStart();
        form.group("Porteur de projet").refuses("Numéro RPPS", "La clé de contrôle de ce numéro RPPS est fausse");
        photograph("alice.delegation38", "Numéro RPPS refusé");
        form.group("Porteur de projet").answer("Numéro RPPS", "10003456786");
        photograph("alice.delegation38", "Déclarer le projet");
        alice.submitStart();
        alice.hasStarted();
        reference = alice.referenceOf("CPTS du Grand Voironnais", "Qualifier le projet");
    }

    void qualify() {
        as("claire.cpam38").isOffered(reference, "Qualifier le projet");
        as("camille.cpam73").isOfferedNothing(reference);
        as("aurore.ars974").isOfferedNothing(reference);
        work("alice.delegation38", "Qualifier le projet", form -> form
                .answer("Médecins généralistes mobilisés", "3")
                .answer("Autres professions mobilisées", "Infirmiers, pharmaciens, sage-femme.")
                .answer("Le territoire est cohérent", "Oui")
                .answer("Orientation", "Poursuivre"));
    }

    void interview() {
        work("claire.cpam38", "Mener l’entretien de cadrage", form -> form
                .answer("Entretien", "Tenu")
                .answer("Date et heure", today.minusDays(1).atTime(14, 30))
                .answer("Lieu", "Maison de santé de Voiron")
                .answer("Prochaines étapes", "Lettre d’intention dans les six mois."));
    }

    void support() {
        work("alice.delegation38", "Confirmer les accompagnements proposés", form -> form
                .answer("MSA accompagnante ?", "Oui"));
        as(MSA_OFFICER).isOffered(reference, "Accepter l’accompagnement");
    }

    void accept() {
        for (String designee : List.of(MSA_OFFICER, "fabien.femasaura")) {
            work(designee, "Accepter l’accompagnement", form -> form
                    .answer("Votre réponse", "J’accepte d’accompagner ce projet")
                    .answer("Premier contact prévu le", today.plusDays(3)));
            work(designee, "Prendre contact avec le porteur", form -> form
                    .answer("Résultat", "Contact établi")
                    .answer("Date du contact ou du dernier essai", today)
                    .answer("Mode", "Téléphone")
                    .answer("Compte rendu", "Le groupe se réunit chaque mois à Voiron."));
        }
    }

    void diagnosis() {
        work(MSA_OFFICER, "Vérifier le portrait de territoire", form -> form
                .answer("Portrait de territoire", "Confirmé"));
        work("medard.msa", "Donner l’éclairage du médecin conseil", form -> form
                .answer("Éclairage", "Rendu")
                .answer("Observations", "La part de patients sans médecin traitant augmente au nord du territoire.")
                .answer("Participera aux réunions", "Oui"));
        work(MSA_OFFICER, "Compléter le diagnostic", form -> {
            form.answer("Suite du diagnostic", "Terminé");
            form.row("Professionnels du territoire", 1).answer("Profession", "Médecin généraliste").answer("Effectif", "41")
                    .answer("Dont 60 ans et plus", "14").answer("Départs prévus", "5");
            form.answer("Patients sans médecin traitant", "4200");
        });
    }

    void mobilise() {
        work(MSA_OFFICER, "Mobiliser les professionnels", form -> {
            form.answer("Mobilisation", "Suffisante").answer("Réunion tenue le", today);
            form.row("Présents par profession", 1).answer("Profession", "Médecin généraliste").answer("Présents", "6");
            form.row("Présents par profession", 2).answer("Profession", "Infirmier").answer("Présents", "11");
        });
    }

    void letter() {
        work(MSA_OFFICER, "Enregistrer la lettre d’intention", form -> {
            deposit(form, "Dépôt de la lettre", "Docteur Jeanne Martin");
            form.everyRow("Rubriques de la lettre", "Contenu", "Traité dans la lettre.");
            form.upload("Lettre et pièces jointes", People.document("lettre-d-intention.pdf"));
        });
        work("alice.delegation38", "Vérifier la recevabilité", form -> form
                .everyRow("Rubriques", "État", "Présent")
                .answer("Recevabilité", "Recevable"));
        as("gilles.cgss974").isOfferedNothing(reference);
        for (String giver : List.of("claire.cpam38", MSA_OFFICER, "ursule.urps84")) {
            work(giver, "Rendre un avis sur la lettre d’intention", form -> form
                    .answer("Avis", "Favorable"));
        }
        work("alice.delegation38", "Inscrire à une séance", form -> form
                .answer("Passage en séance", "Sans séance")
                .answer("Raison de ne pas passer en séance", "Avis unanimes."));
        work("alice.delegation38", "Préparer le courrier conjoint", form -> form
                .answer("Suite donnée", "Validée")
                .answer("Amorçage proposé", "Conventionnel"));
        for (String signatory : List.of("sophie.delegation38", "simon.cpam38")) {
            work(signatory, "Signer le courrier conjoint", form -> form
                    .answer("Signature", "Signer")
                    .answer("Date de signature", today));
        }
        work("alice.delegation38", "Notifier la suite donnée", form -> form
                .answer("Mode de notification", "Courriel avec accusé de réception")
                .answer("Date de notification", today)
                .answer("Informer les communes du territoire", "Oui"));
    }

    void writing() {
        work(MSA_OFFICER, "Établir le plan de travail", form -> {
            form.row("Groupes de travail", 1).answer("Groupe de travail", "Soins non programmés").answer("Pilote", "Docteur Jeanne Martin");
            form.answer("Projet visé pour le", today.plusMonths(6));
        });
        work(MSA_OFFICER, "Suivre la rédaction", form -> form
                .everyRow("Rubriques", "État", "Prête")
                .answer("Suite", "Prêt à relire"));
        for (String reader : List.of("alice.delegation38", "claire.cpam38")) {
            work(reader, "Relire avant dépôt", form -> form.answer("Relecture", "Prêt"));
        }
        work(MSA_OFFICER, "Arrêter la liste des adhérents", form -> {
            deposit(form, "Liste reçue", "Docteur Jeanne Martin");
            form.answer("Liste des adhérents", "Complète");
            form.row("Adhérents", 1).answer("Nom", "Jeanne Martin").answer("Nature", "Professionnel")
                    .answer("Profession", "Médecin généraliste").answer("Courriel", "jeanne.martin@sante-voiron.example");
            form.row("Adhérents", 2).answer("Nom", "Karim Besson").answer("Nature", "Professionnel")
                    .answer("Profession", "Infirmier").answer("Courriel", "karim.besson@sante-voiron.example");
        });
        work(MSA_OFFICER, "Confirmer que le dossier peut être déposé", form -> form.answer("Dossier", "Prêt à déposer"));
    }

    void review() {
        work(MSA_OFFICER, "Enregistrer le dépôt du projet", form -> {
            deposit(form, "Dépôt du projet", "Docteur Jeanne Martin");
            form.answer("Version du projet", "version 1").upload("Projet de santé et pièces", People.document("projet-de-sante.pdf"));
        });
        work("alice.delegation38", "Vérifier la complétude", form -> form
                .everyRow("Pièces", "État", "Présente")
                .answer("Complétude", "Complet"));
        for (String giver : List.of("claire.cpam38", MSA_OFFICER, "ursule.urps84")) {
            work(giver, "Rendre un avis", form -> form.answer("Avis", "Favorable"));
        }
        work("alice.delegation38", "Inscrire à une séance", form -> form
                .answer("Passage en séance", "Sans séance")
                .answer("Raison de ne pas passer en séance", "Avis unanimes."));
        work("alice.delegation38", "Préparer la décision", form -> form
                .answer("Décision proposée", "Valider")
                .answer("Note d’instruction (interne)", "Projet complet, quatre missions socles décrites."));
        work("sophie.delegation38", "Signer la décision", form -> form
                .answer("Signature", "Signer")
                .answer("Date de signature", today));
        work("alice.delegation38", "Notifier la décision", form -> form
                .answer("Mode de notification", "Lettre recommandée avec accusé de réception")
                .answer("Date d’envoi", today));
    }

    void structure() {
        work(MSA_OFFICER, "Enregistrer l’AG constitutive", form -> {
            deposit(form, "Information reçue", "Docteur Jeanne Martin");
            form.answer("Assemblée générale", "Tenue").answer("Tenue le", today.minusDays(1)).answer("Nombre de présents", "34")
                    .answer("Les statuts sont adoptés", "Oui");
            form.row("Bureau élu", 1).answer("Nom", "Jeanne Martin").answer("Fonction au bureau", "Présidente");
        });
        work(MSA_OFFICER, "Enregistrer l’existence juridique", form -> {
            deposit(form, "Information reçue", "Docteur Jeanne Martin");
            form.answer("Existence juridique", "Complète").answer("Numéro RNA", "W381000001")
                    .answer("SIRET", "81234567800013")
                    .answer("IBAN", "FR7630006000011234567890189");
        });
        work("paula.cpam38", "Verser l’amorçage conventionnel", form -> form
                .answer("Résultat", "Payé").answer("Montant, en euros", "37500").answer("Source du montant", "Accord conventionnel, annexe")
                .answer("Versé le", today));
        work(MSA_OFFICER, "Enregistrer la coordination recrutée", form -> {
            deposit(form, "Information reçue", "Docteur Jeanne Martin");
            form.answer("Coordination", "Recrutée").answer("Personne recrutée", "Inès Roche")
                    .answer("Équivalents temps plein", "0,8").answer("Arrivée le", today.plusDays(30));
        });
    }

    void contract() {
        work("claire.cpam38", "Préparer le projet de contrat", form -> form
                .answer("Date d’effet prévue", today.plusMonths(1)));
        work(MSA_OFFICER, "Relire et négocier", form -> {
            form.answer("Avis sur le projet de contrat", "Accord");
            deposit(form, "Dépôt de la structure", "Docteur Jeanne Martin");
        });
        work("alice.delegation38", "Relire et négocier", form -> form.answer("Avis sur le projet de contrat", "Accord"));
        work(MSA_OFFICER, "Enregistrer la délibération", form -> {
            deposit(form, "Dépôt", "Docteur Jeanne Martin");
            form.answer("Décision", "Approuvé").answer("Instance", "Assemblée générale").answer("Réunie le", today)
                    .upload("Procès-verbal", People.document("deliberation.pdf"));
        });
        work(MSA_OFFICER, "Signer le contrat", form -> {
            sign(form, "Jeanne Martin", "Présidente");
            deposit(form, "Dépôt de la structure", "Docteur Jeanne Martin");
        });
        as("camille.cpam73").isOfferedNothing(reference);
        work("simon.cpam38", "Signer le contrat", form -> sign(form.answer("Réponse de la partie", "Signé")
                .answer("Délégation de signature", "Décision de nomination"), "Simon Lacroix", "Directeur"));
        work("sophie.delegation38", "Signer le contrat", form -> sign(form.answer("Réponse de la partie", "Signé")
                .answer("Délégation de signature", "Arrêté de délégation de signature"), "Sophie Dumas", "Directrice départementale"));
        work("claire.cpam38", "Enregistrer le contrat", form -> form
                .upload("Contrat signé (PDF)", People.document("contrat-signe.pdf")));
        work("paula.cpam38", "Vérifier le dossier de paiement et payer", form -> form
                .answer("Résultat", "Payé").answer("Montant, en euros", "60000").answer("Payé le", today));
    }

    void label() {
        work("felix.finess84", "Enregistrer le n° FINESS (604)", form -> form
                .answer("N° FINESS de l’entité juridique", "380012344")
                .answer("N° FINESS de l’établissement (604)", "380056788")
                .answer("Enregistré le", today));
        work("alice.delegation38", "Publier et annoncer", form -> form
                .answer("Contact public", "Inès Roche")
                .answer("Courriel public", "contact@cpts-voironnais.example")
                .answer("La liste des communes couvertes est exacte", "Oui")
                .answer("Informer les communes", "Oui"));
    }

    private void sign(FormPart form, String name, String capacity) {
        form.answer("Réponse de la partie", "Signé").answer("Signataire", name).answer("Qualité", capacity).answer("Signé le", today);
    }

    private void work(String person, String task, Consumer<FormPart> answers) {
        as(person).work(reference, task, form -> {
            answers.accept(form);
            photograph(person, task);
        });
    }

    private void deposit(FormPart form, String legend, String who) {
        form.group(legend).answer("Déposé par", who).answer("Canal", "Réunion").answer("Reçu le", today.minusDays(1));
    }
}
