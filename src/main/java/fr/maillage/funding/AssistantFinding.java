package fr.maillage.funding;

import org.springframework.data.relational.core.mapping.Table;

/** What one rule answered about a request for an assistant. */
@Table("assistant_finding")
record AssistantFinding(Finding finding, Verdict verdict) {
}
