--liquibase formatted sql

--changeset review:1
--comment What was filed, numbered per dossier and subject; legal_date is derived from receipts and kept for lists.
create table filing (
  id bigint generated always as identity primary key,
  version int not null,
  reference text not null references dossier,
  subject text not null,
  number int not null,
  received_on date not null,
  deposited_by text not null,
  channel text not null,
  recorded_at timestamptz not null,
  recorded_by text,
  project_version text,
  external_number text,
  budget_wished numeric check (budget_wished >= 0),
  documents text[] not null,
  regime text,
  silence text,
  starts_on date,
  legal_date date,
  prudent_date date,
  pieces_by date,
  state text not null,
  ended_on date,
  withdrawal text,
  unique (reference, subject, number),
  check (prudent_date <= legal_date)
);
create unique index filing_open on filing (reference, subject) where state in ('OPEN', 'TO_COMPLETE');

create table filing_piece (
  filing bigint not null references filing,
  position int not null,
  piece text not null,
  required boolean not null,
  state text,
  received_on date,
  note text,
  document text,
  primary key (filing, position),
  unique (filing, piece)
);

create table filing_answer (
  filing bigint not null references filing,
  position int not null,
  reason text not null,
  answer text not null,
  primary key (filing, position)
);

--changeset review:2
--comment A receipt date that was wrong: what it was, what it is, why. Rows are added, never changed.
create table receipt_correction (
  id bigint generated always as identity primary key,
  filing bigint not null references filing,
  piece text,
  was date not null,
  becomes date not null,
  reason text not null,
  corrected_at timestamptz not null,
  corrected_by text
);
create index receipt_correction_filing on receipt_correction (filing);

--changeset review:3
create table opinion_giver (
  reference text not null references dossier,
  subject text not null,
  position int not null,
  giver text not null,
  primary key (reference, subject, giver)
);

create table opinion (
  id bigint generated always as identity primary key,
  filing bigint not null references filing,
  giver text not null,
  asked_at timestamptz not null,
  given_at timestamptz,
  given_by text,
  sense text,
  content text,
  health_plan text,
  contract_points text,
  territory_points text,
  visibility text not null,
  silent boolean not null default false,
  late boolean not null default false,
  unique (filing, giver),
  check ((given_at is null) = (sense is null)),
  check (not late or given_at is not null)
);

--changeset review:4
create table joint_letter (
  filing bigint primary key references filing,
  version int not null,
  round int not null,
  decision text not null,
  reasons text,
  recommendations text,
  startup_proposed text,
  project_due_on date,
  notified_on date,
  mode text,
  communes_informed boolean not null
);

--comment One row per signatory and round, so that two who sign in the same second do not wait for each other.
create table joint_letter_signature (
  filing bigint not null references joint_letter,
  round int not null,
  signatory_group text not null,
  signature text not null,
  signatory text,
  signed_on date,
  remark text,
  recorded_at timestamptz not null,
  primary key (filing, round, signatory_group)
);

create table decision (
  filing bigint primary key references filing,
  version int not null,
  sense text not null,
  legal_ground text,
  reasons text,
  recommendations text,
  prepared_at timestamptz not null,
  prepared_by text,
  taken_up boolean not null,
  signatory text,
  signed_on date,
  mode text,
  sent_on date,
  acknowledged_on date,
  proof text,
  check (sense <> 'OBJECT' or legal_ground is not null and reasons is not null)
);

create table tacit_validation (
  filing bigint primary key references filing,
  version int not null,
  acquired_on date not null,
  attested_on date,
  attested_by text,
  objection_notified_on date,
  objection_mode text,
  objection_proof text,
  legal_ground text,
  reasons text,
  endorsement text,
  endorsed_by text,
  endorsed_on date
);

create table appeal (
  filing bigint primary key references filing,
  version int not null,
  received_on date not null,
  due_on date not null,
  document text not null,
  outcome text,
  reasons text,
  decided_on date
);

--changeset review:5
create table session_counter (
  year int not null,
  region text not null,
  last_number int not null,
  primary key (year, region)
);

create table committee_session (
  number text primary key,
  version int not null,
  committee text not null,
  region text not null,
  departement text,
  secretariat text not null,
  held_at timestamptz not null,
  place text,
  state text not null,
  quorum boolean,
  present text[] not null,
  minutes text,
  created_at timestamptz not null,
  created_by text
);
create index committee_session_region on committee_session (region, held_at);

create table session_member (
  session text not null references committee_session,
  position int not null,
  name text not null,
  email text not null,
  primary key (session, position)
);

create table agenda_item (
  id bigint generated always as identity primary key,
  session text not null references committee_session,
  reference text not null references dossier,
  filing bigint not null references filing,
  minutes int,
  lead_invited boolean not null,
  opinion text,
  content text,
  delivered_at timestamptz,
  unique (session, reference)
);
create index agenda_item_reference on agenda_item (reference);
create index agenda_item_filing on agenda_item (filing);
