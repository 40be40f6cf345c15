package fr.maillage.contract;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.springframework.data.relational.core.mapping.Table;

import fr.maillage.workflow.Widget;

/** A remark on one article of a draft. */
@Table("contract_remark")
record ArticleRemark(@NotBlank @Size(max = 120) String article,
                     @NotBlank @Widget("textarea") @Size(max = 2000) String remark) {
}
