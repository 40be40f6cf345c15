package fr.maillage.support;

import org.springframework.data.relational.core.mapping.Table;

/** What the case handler has made of one role. */
@Table("support_choice")
record SupportChoice(SupportRole role, RoleDecision choice, String reason) {
}
