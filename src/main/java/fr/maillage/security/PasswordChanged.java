package fr.maillage.security;

/** A person has a new password: what was opened with the old one must end. */
record PasswordChanged(String user) {
}
