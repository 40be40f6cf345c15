--liquibase formatted sql

--changeset panel:1
--comment Who has a dossier open, so that colleagues know of each other; rows older than an hour are removed.
create table dossier_presence (
  reference text not null references dossier,
  person text not null,
  organisations text[] not null,
  at timestamptz not null,
  primary key (reference, person)
);
create index dossier_presence_at on dossier_presence (at);
