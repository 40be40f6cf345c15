package fr.maillage.dossier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import fr.maillage.MaillageTest;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@MaillageTest
class ReferencesTest {

    @Autowired
    References references;

    @Test
    void twoThreadsNeverGetTheSameReference() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Future<List<String>> one = threads.submit(this::hundred);
            Future<List<String>> other = threads.submit(this::hundred);
            List<String> all = new ArrayList<>(one.get());
            all.addAll(other.get());
            assertThat(all).hasSize(200).doesNotHaveDuplicates().contains("1999-2A-0001", "1999-2A-0200");
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void aReferenceIsReadAsItIsWritten() {
        assertThat(DossierReference.parse("2026-974-0012")).isEqualTo(new DossierReference(2026, "974", 12))
                .hasToString("2026-974-0012");
        assertThatThrownBy(() -> DossierReference.parse("CPTS-38")).isInstanceOf(UnknownDossier.class);
    }

    private List<String> hundred() {
        List<String> taken = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            taken.add(references.next(1999, "2A").toString());
        }
        return taken;
    }
}
