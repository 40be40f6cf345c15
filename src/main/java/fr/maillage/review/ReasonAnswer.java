package fr.maillage.review;

import org.springframework.data.relational.core.mapping.Table;

import fr.maillage.workflow.Widget;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/**
 * « Réponse du porteur » to a reason for which an earlier filing met an objection.
 *
 * @param reason as it was notified
 */
@Table("filing_answer")
record ReasonAnswer(@NotBlank @Size(max = 10_000) @Widget("textarea") String reason,
                    @NotBlank @Size(max = 10_000) @Widget("textarea") String answer) {
}
