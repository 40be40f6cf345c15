package fr.maillage;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModulesTest {

    @Test
    void modulesKeepTheirBoundaries() {
        ApplicationModules.of(MaillageApplication.class).verify();
    }
}
