package fr.maillage.directory;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Instances of the application that start together fill the directory one after the other. */
final class DirectoryLock {

    private static final long KEY = 0x6d61696c_0001L;

    private DirectoryLock() {
    }

    /** Held until the running transaction ends. */
    static void take(JdbcClient jdbc) {
        jdbc.sql("select pg_advisory_xact_lock(:key)").param("key", KEY).query().singleRow();
    }
}
