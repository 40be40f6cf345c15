package fr.maillage.act;

import java.util.Map;

import fr.maillage.dossier.SideWork;
import fr.maillage.workflow.EngineNames;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The acts of a dossier that may end with its path when it changes course. */
@Configuration
class ActSideWork {

    @Bean
    SideWork eventsBeside(Acts acts) {
        return new Ended(EngineNames.EVENT, acts);
    }

    @Bean
    SideWork partnershipsBeside(Acts acts) {
        return new Ended(EngineNames.PARTNERSHIP_PROJECT, acts);
    }

    private record Ended(String process, Acts acts) implements SideWork {

        @Override
        public void end(String reference, Map<String, Object> variables, String reason, String by) {
            acts.close((Long) variables.get("act"), "CANCELLED", reason);
        }
    }
}
