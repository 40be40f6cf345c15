package fr.maillage;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/**
 * Maillage carries the dossier of a coordinated-practice health structure (CPTS, MSP, centre de santé, DAC) from the
 * first idea to its label.
 */
@SpringBootApplication
@ConfigurationPropertiesScan
public class MaillageApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(MaillageApplication.class, arguments);
    }
}
