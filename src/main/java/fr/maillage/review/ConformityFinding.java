package fr.maillage.review;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.springframework.data.relational.core.mapping.Table;

import fr.maillage.workflow.Widget;

/** What was found about one criterion of the specification. */
@Table("filing_conformity")
record ConformityFinding(@NotNull ConformityCriterion criterion, @NotNull Conformity finding,
                         @Size(max = 2000) @Widget("textarea") String note) {
}
