--liquibase formatted sql

--changeset dossier:1
--comment One row per year and département; the number is taken by an upsert, which locks the row.
create table dossier_counter (
  year int not null,
  departement text not null,
  last_number int not null,
  primary key (year, departement)
);

create table dossier (
  reference text primary key,
  version int not null,
  declaration_id text not null unique,
  origin text not null,
  type text not null,
  name text not null,
  declared_on date not null,
  declared_by text,
  lead_civility text,
  lead_first_name text,
  lead_last_name text,
  lead_profession text,
  lead_rpps text,
  lead_email text,
  lead_telephone text,
  lead_organisation text,
  seat_commune text,
  region text not null,
  departement text not null,
  population int,
  size_class int,
  territory_text text not null,
  needs text[] not null,
  msa_wished boolean,
  chosen_funds text[] not null,
  stage text not null,
  stage_since timestamptz not null,
  dormant_since timestamptz,
  dormant_review_on date,
  dormant_reason text,
  legal_rna text,
  legal_tribunal text,
  legal_volume text,
  legal_folio text,
  legal_journal_on date,
  legal_siret text,
  legal_seat text,
  legal_bank_details boolean,
  validated_on date,
  contract_signed_on date,
  finess_recorded_on date,
  opened_on date,
  finess_legal_entity text,
  finess_establishment text,
  frozen_population int,
  frozen_size_class int,
  legal_date date,
  changed_at timestamptz not null,
  changed_by text
);
create index dossier_stage on dossier (stage, departement);
create index dossier_region on dossier (region, departement);
create index dossier_name on dossier (lower(name));

create table dossier_part (
  dossier text not null references dossier,
  position int not null,
  commune text not null,
  part text,
  population int,
  source text,
  primary key (dossier, position)
);
create index dossier_part_commune on dossier_part (commune);

create table dossier_member (
  dossier text not null references dossier,
  position int not null,
  member_id uuid not null,
  kind text not null,
  civility text,
  first_name text,
  name text not null,
  profession text,
  practice text,
  rpps text,
  finess text,
  email text,
  telephone text,
  commune text,
  signed_on date,
  primary key (dossier, position)
);

create table dossier_participant (
  dossier text not null references dossier,
  position int not null,
  role text not null,
  organisation text not null,
  agent text,
  from_day date not null,
  to_day date,
  primary key (dossier, position)
);
create index dossier_participant_organisation on dossier_participant (organisation, dossier);
create index dossier_participant_agent on dossier_participant (agent, dossier) where agent is not null;

create table dossier_link (
  from_reference text not null references dossier,
  to_reference text not null references dossier,
  type text not null,
  created_at timestamptz not null,
  primary key (from_reference, to_reference, type)
);
create index dossier_link_to on dossier_link (to_reference);

--changeset dossier:2
--comment Append-only: what happened, as a message key with its arguments, and what a person typed, literally.
create table journal_entry (
  id bigint generated always as identity primary key,
  reference text not null references dossier,
  at timestamptz not null,
  author text,
  organisation text,
  event text not null,
  arguments jsonb not null,
  note text,
  visibility text not null
);
create index journal_entry_reference on journal_entry (reference, id);
create index journal_entry_at on journal_entry (at);

--changeset dossier:3
create table document (
  id uuid primary key,
  reference text not null references dossier,
  kind text not null,
  title text not null,
  visibility text not null,
  organisation text,
  created_at timestamptz not null,
  created_by text
);
create index document_reference on document (reference);

create table document_version (
  document uuid not null references document,
  number int not null,
  file_name text not null,
  media_type text not null,
  size bigint not null,
  sha256 text not null,
  uploaded_at timestamptz not null,
  uploaded_by text,
  primary key (document, number)
);

--comment The bytes stand apart, so that no list of documents ever reads them.
create table document_content (
  document uuid not null,
  number int not null,
  content bytea not null,
  primary key (document, number),
  foreign key (document, number) references document_version
);

--changeset dossier:4
--comment Everything typed in a task's form, kept as it was submitted.
create table task_record (
  id bigint generated always as identity primary key,
  reference text not null references dossier,
  process text not null,
  task text not null,
  task_id text,
  at timestamptz not null,
  author text,
  organisation text,
  visibility text not null,
  content jsonb not null
);
create index task_record_reference on task_record (reference, process, task, id);

--changeset dossier:5 splitStatements:false
--comment What happened cannot be rewritten.
create function refuse_rewriting() returns trigger language plpgsql as $$
begin
  raise exception 'append-only table %', tg_table_name;
end
$$;
--changeset dossier:6
create trigger journal_entry_append_only before update or delete on journal_entry
  for each row execute function refuse_rewriting();
create trigger task_record_append_only before update or delete on task_record
  for each row execute function refuse_rewriting();

--changeset dossier:7
create table required_piece (
  reference text not null references dossier,
  subject text not null,
  piece text not null,
  required boolean not null,
  position int not null,
  primary key (reference, subject, piece)
);

create table portrait (
  id bigint generated always as identity primary key,
  reference text not null references dossier,
  compiled_at timestamptz not null,
  content jsonb not null
);
create index portrait_reference on portrait (reference, id);
