package fr.maillage.security;

import org.camunda.bpm.engine.impl.digest.PasswordEncryptor;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder.SecretKeyFactoryAlgorithm;

/** Passwords of engine users by PBKDF2, in place of the engine's single round of SHA-512. */
class Pbkdf2Passwords implements PasswordEncryptor {

    private static final int SALT_BYTES = 16;

    private final Pbkdf2PasswordEncoder encoder;

    /** @param iterations cost of one check; a stored password is only recognised with the number that it was made with */
    Pbkdf2Passwords(int iterations) {
        this.encoder = new Pbkdf2PasswordEncoder("", SALT_BYTES, iterations, SecretKeyFactoryAlgorithm.PBKDF2WithHmacSHA256);
    }

    @Override
    public String encrypt(String password) {
        return encoder.encode(password);
    }

    @Override
    public boolean check(String password, String encrypted) {
        return encoder.matches(password, encrypted);
    }

    @Override
    public String hashAlgorithmName() {
        return "PBKDF2";
    }
}
