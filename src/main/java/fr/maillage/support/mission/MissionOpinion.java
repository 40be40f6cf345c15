package fr.maillage.support.mission;

import java.time.Instant;

import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

/** An opinion on a deliverable, for the buyer. */
@Table("mission_opinion")
record MissionOpinion(@Id Long id, long delivery, OpinionSource source, DeliverableOpinion opinion, String remarks,
                      Instant givenAt, String givenBy) {
}
