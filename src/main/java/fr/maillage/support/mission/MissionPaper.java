package fr.maillage.support.mission;

import java.util.UUID;

import org.springframework.data.relational.core.mapping.Table;

/** A document of the dossier that the consultant may read. */
@Table("mission_paper")
record MissionPaper(UUID document) {
}
