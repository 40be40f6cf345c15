--liquibase formatted sql

--changeset directory:1
create table organisation (
  id text primary key check (id ~ '^[a-z0-9][a-z0-9-]*$'),
  version integer not null,
  kind text not null,
  name text not null,
  email text,
  telephone text,
  region text,
  departements text[] not null,
  communes text[] not null,
  structure_types text[] not null,
  lots text[] not null,
  functions text[] not null,
  valid_from date,
  valid_to date,
  succeeds text[] not null,
  source text,
  check (valid_to >= valid_from)
);
create index organisation_departements on organisation using gin (departements);
create index organisation_communes on organisation using gin (communes);
create index organisation_kind on organisation (kind, name);

create table agent (
  id text primary key,
  version integer not null,
  given_name text not null,
  family_name text not null,
  title text,
  email text not null,
  telephone text,
  presence text,
  organisation text not null references organisation,
  functions text[] not null,
  sector_communes text[] not null,
  sector_epcis text[] not null,
  capacity integer check (capacity > 0),
  arrives_on date,
  leaves_on date,
  check (leaves_on >= arrives_on)
);
create index agent_organisation on agent (organisation, family_name);

create table absence (
  agent text not null references agent on delete cascade,
  starts_on date not null,
  ends_on date not null,
  substitute text references agent,
  check (ends_on >= starts_on)
);
create index absence_agent on absence (agent);

create table signature_delegation (
  agent text not null references agent on delete cascade,
  act text not null,
  starts_on date not null,
  ends_on date,
  check (ends_on >= starts_on)
);
create index signature_delegation_agent on signature_delegation (agent);

--changeset directory:2
--comment Which successions have been carried out: once each.
create table organisation_handover (
  predecessor text not null references organisation,
  successor text not null references organisation,
  done_at timestamptz not null,
  primary key (predecessor, successor)
);
