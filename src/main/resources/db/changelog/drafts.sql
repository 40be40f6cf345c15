--liquibase formatted sql

--changeset drafts:1
--comment What somebody has typed into the form of a task (by its id) or of a start event (by the key of its process) and not yet sent.
create table form_draft (
  person text not null,
  kind text not null check (kind in ('TASK', 'START')),
  subject text not null,
  typed text not null,
  saved_at timestamptz not null,
  primary key (person, kind, subject)
);
create index form_draft_subject on form_draft (kind, subject);
create index form_draft_saved_at on form_draft (saved_at);
