--liquibase formatted sql

--changeset contract:1
--comment Missions that a contract of that kind must cover, by date: three before the second amendment, four after.
insert into reference_value (domain, key, valid_from, code, unit, source, confidence, note) values
  ('CHOICE', 'contract-missions.ACI_CPTS', '2019-08-25', 'ACCESS,PATHWAYS,PREVENTION', 'CODE', 'Arrêté du 21/08/2019 approuvant l’ACI CPTS (JO du 24/08/2019)', 'VERIFIED', 'Missions socles'),
  ('CHOICE', 'contract-missions.ACI_CPTS', '2022-03-31', 'ACCESS,PATHWAYS,PREVENTION,CRISIS', 'CODE', 'Avenant 2 à l’ACI CPTS (JO du 31/03/2022)', 'VERIFIED', 'Missions socles');

--changeset contract:2
create table contract (
  id bigint generated always as identity primary key,
  version integer not null,
  dossier text not null references dossier,
  kind text not null,
  opened_at timestamptz not null,
  draft integer not null,
  signing_round integer not null,
  effective_on date,
  indicators text,
  note text,
  population integer,
  size_class integer check (size_class between 1 and 4),
  outcome text check (outcome in ('SIGNED', 'WAIVED', 'ABANDONED')),
  decided_on date,
  signed_on date,
  rank integer check (rank > 0),
  signed_file uuid references document,
  duration_years integer check (duration_years > 0),
  check ((outcome = 'SIGNED') = (signed_on is not null))
);
--comment One contract at a time is being prepared.
create unique index contract_open on contract (dossier) where outcome is null;
create index contract_dossier on contract (dossier, id);
create index contract_signed on contract (signed_on, id) where signed_on is not null;

create table contract_party (
  contract bigint not null references contract,
  party text not null check (party in ('STRUCTURE', 'CPAM', 'ARS')),
  signing_order integer not null,
  primary key (contract, party)
);

create table contract_mission (
  contract bigint not null references contract,
  position integer not null,
  mission text not null,
  start_due date,
  deployment_due date,
  primary key (contract, position),
  unique (contract, mission)
);

--comment No amount means that nobody knows it yet; it is never zero.
create table contract_amount (
  contract bigint not null references contract,
  position integer not null,
  purpose text not null,
  amount numeric(12, 2) check (amount > 0),
  source text,
  primary key (contract, position),
  unique (contract, purpose),
  check (amount is null or source is not null)
);

--changeset contract:3
--comment What each party thinks of a draft: one row a party, so that two answers at the same second do not meet.
create table contract_opinion (
  id bigint generated always as identity primary key,
  contract bigint not null references contract,
  draft integer not null,
  party text not null,
  negotiation text not null check (negotiation in ('AGREED', 'CHANGES')),
  given_at timestamptz not null,
  given_by text,
  unique (contract, draft, party)
);

create table contract_remark (
  contract_opinion bigint not null references contract_opinion,
  position integer not null,
  article text not null,
  remark text not null,
  primary key (contract_opinion, position)
);

create table contract_signature (
  id bigint generated always as identity primary key,
  contract bigint not null references contract,
  signing_round integer not null,
  party text not null,
  signature text not null check (signature in ('SIGNED', 'CHANGE_REQUESTED', 'REFUSED')),
  signatory text,
  capacity text,
  delegation text,
  signed_on date,
  file uuid references document,
  reason text,
  given_at timestamptz not null,
  given_by text,
  unique (contract, signing_round, party),
  check (signature <> 'SIGNED' or (signatory is not null and signed_on is not null))
);

create table contract_deliberation (
  id bigint generated always as identity primary key,
  contract bigint not null references contract,
  draft integer not null,
  deliberation text not null check (deliberation in ('APPROVED', 'REJECTED')),
  body text not null,
  held_on date not null,
  minutes uuid references document,
  reason text,
  recorded_at timestamptz not null,
  recorded_by text
);

create table contract_payment (
  id bigint generated always as identity primary key,
  contract bigint not null references contract,
  outcome text not null check (outcome in ('PAID', 'BLOCKED')),
  amount numeric(12, 2) check (amount > 0),
  source text,
  paid_on date,
  blocking_reason text,
  recorded_at timestamptz not null,
  recorded_by text,
  check (outcome <> 'PAID' or (amount is not null and source is not null and paid_on is not null)),
  check (outcome <> 'BLOCKED' or blocking_reason is not null)
);

--changeset contract:4
--comment The register: structures that exist, with the four dates that are counted apart.
create table structure (
  id bigint generated always as identity primary key,
  dossier text not null unique references dossier,
  type text not null,
  name text not null,
  region text not null,
  departement text not null,
  population integer,
  size_class integer,
  contract bigint references contract,
  finess_legal_entity text,
  finess_establishment text unique,
  validated_on date,
  contract_signed_on date,
  finess_recorded_on date,
  opened_on date not null,
  registered_at timestamptz not null
);
create index structure_departement on structure (departement, type);

create table structure_part (
  structure bigint not null references structure,
  position integer not null,
  commune text not null,
  part text,
  population integer,
  source text,
  primary key (structure, position)
);
create index structure_part_commune on structure_part (commune);

--changeset contract:5
--comment The draft as everybody reads it: one document, a version for each draft.
alter table contract add column draft_document uuid references document;
