package fr.maillage.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The folder that holds the trial's database. Locked while the trial runs, so that a second start on the same folder says
 * so instead of failing inside PostgreSQL.
 */
class TrialFolder implements AutoCloseable {

    private final Path folder;
    private final FileChannel channel;

    private TrialFolder(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    static TrialFolder open(Path folder, int postgresMajor) {
        try {
            Files.createDirectories(folder);
            FileChannel channel = FileChannel.open(folder.resolve("verrou"), StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE);
            if (!isLocked(channel)) {
                channel.close();
                throw new Unusable("Maillage tourne déjà sur le dossier %s : arrêtez l’autre application, ou choisissez un autre dossier avec --maillage.trial.folder=…"
                        .formatted(folder.toAbsolutePath()));
            }
            TrialFolder opened = new TrialFolder(folder, channel);
            opened.refuseOtherVersion(postgresMajor);
            return opened;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path database() {
        return folder.resolve("postgres");
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    private void refuseOtherVersion(int expected) throws IOException {
        Path version = database().resolve("PG_VERSION");
        if (Files.exists(version)) {
            String found = Files.readString(version).strip();
            if (!found.equals(String.valueOf(expected))) {
                close();
                throw new Unusable("Le dossier %s vient d’un essai avec PostgreSQL %s, cette version de Maillage emploie PostgreSQL %d : supprimez ce dossier d’essai ou choisissez-en un autre avec --maillage.trial.folder=…"
                        .formatted(folder.toAbsolutePath(), found, expected));
            }
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    static class Unusable extends RuntimeException {

        Unusable(String sentence) {
            super(sentence);
        }
    }
}
