package fr.maillage.review;

import org.springframework.data.relational.core.mapping.Table;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** Somebody who is invited to a session. */
@Table("session_member")
record SessionMember(@NotBlank @Size(max = 120) String name, @NotBlank @Email @Size(max = 200) String email) {
}
