--liquibase formatted sql

--changeset support:1
--comment What the rule has proposed for a dossier, on which facts, and what the case handler has made of it.
create table support_plan (
  dossier text primary key references dossier,
  version integer not null,
  proposed_at timestamptz not null,
  local_fund text not null check (local_fund in ('MSA', 'CGSS', 'NONE')),
  rural_share integer check (rural_share between 0 and 100),
  msa_wished boolean not null,
  confirmed_at timestamptz,
  confirmed_by text,
  msa_accompanies boolean,
  urgent boolean not null,
  lead_refuses boolean not null
);

create table support_proposal (
  dossier text not null references support_plan,
  role text not null check (role in ('MSA', 'MEDICAL_ADVISER', 'FEDERATION', 'CONSULTANT')),
  strength text not null check (strength in ('LEADS', 'PROPOSED', 'ASK')),
  ground text not null,
  primary key (dossier, role, ground)
);

create table support_choice (
  dossier text not null references support_plan,
  role text not null check (role in ('MSA', 'MEDICAL_ADVISER', 'FEDERATION', 'CONSULTANT')),
  choice text not null check (choice in ('KEEP', 'REMOVE', 'ADD')),
  reason text,
  primary key (dossier, role)
);

--comment A need for a consultant on a lot of the framework agreement, whoever expressed it first.
create table consultant_need (
  dossier text not null references dossier,
  lot text not null check (lot in ('HEALTH_PROJECT', 'REAL_ESTATE', 'LEGAL')),
  recorded_at timestamptz not null,
  primary key (dossier, lot)
);

--comment Organisation that a supervisor has chosen for a role instead of the one that the rules give.
create table support_transfer (
  dossier text not null references dossier,
  role text not null,
  organisation text not null references organisation,
  decided_at timestamptz not null,
  decided_by text,
  primary key (dossier, role)
);

--changeset support:2
create table designation (
  id bigint generated always as identity primary key,
  version integer not null,
  dossier text not null references dossier,
  role text not null check (role in ('MSA', 'MEDICAL_ADVISER', 'FEDERATION')),
  organisation text not null references organisation,
  agent text references agent,
  rule text not null,
  proposed_at timestamptz not null,
  first_contact_on date,
  accepted_at timestamptz,
  declined_at timestamptz,
  decline_reason text,
  passed_at timestamptz,
  passed_to text references agent,
  lapsed_at timestamptz,
  ended_on date,
  contacted_on date,
  contact_outcome text check (contact_outcome in ('DONE', 'UNREACHABLE')),
  next_meeting timestamp,
  contact_report text,
  check ((declined_at is null) = (decline_reason is null)),
  check ((passed_at is null) = (passed_to is null))
);
create index designation_dossier on designation (dossier, role, id);
--comment Several medical advisers may back one dossier; every other role has one holder at a time.
create unique index designation_current on designation (dossier, role)
  where role <> 'MEDICAL_ADVISER' and declined_at is null and passed_at is null and lapsed_at is null and ended_on is null;
create index designation_workload on designation (agent)
  where declined_at is null and passed_at is null and lapsed_at is null and ended_on is null;
