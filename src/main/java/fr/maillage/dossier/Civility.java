package fr.maillage.dossier;

public enum Civility {
    MADAME, MONSIEUR, DOCTEUR, PROFESSEUR
}
