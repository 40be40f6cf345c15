package fr.maillage.support;

import org.springframework.data.relational.core.mapping.Table;

/** A role that the rule proposes, one row for each reason it has. */
@Table("support_proposal")
record SupportProposal(SupportRole role, Strength strength, Ground ground) {
}
