--liquibase formatted sql

--changeset territory:1
--comment Official geographic code: filled by TerritoryLoad from the files of reference/, replaced as a whole when they change.
create table region (
  code text primary key,
  name text not null
);
create table departement (
  code text primary key,
  name text not null,
  region text not null
);
create table epci (
  siren text primary key,
  name text not null,
  kind text not null
);
create table commune (
  code text primary key,
  name text not null,
  kind text not null check (kind in ('COMMUNE', 'ARRONDISSEMENT')),
  parent text,
  departement text not null,
  region text not null,
  epci text,
  population int,
  population_year int,
  postcodes text[] not null
);
create index commune_departement on commune (departement);
create index commune_epci on commune (epci);
create index commune_postcodes on commune using gin (postcodes);

--comment A former code may have gone to several communes, a former name may have no code of its own.
create table former_commune (
  code text not null,
  name text,
  current text not null
);
create index former_commune_code on former_commune (code);

create table commune_name (
  commune text not null,
  former_name text,
  key text not null,
  words tsvector not null
);
create index commune_name_words on commune_name using gin (words);

--changeset territory:2
--comment What an administrator imports; the rows are those of the last import of each kind, replaced as a whole.
create table territory_import (
  id bigint generated always as identity primary key,
  kind text not null check (kind in ('FRR', 'ZONING')),
  file_name text not null,
  origin text not null,
  as_of date not null,
  row_count int not null,
  sha256 text not null,
  imported_at timestamptz not null,
  imported_by text not null
);
create table frr_class (
  commune text primary key,
  class text not null
);
create table profession_zone (
  commune text not null,
  profession text not null,
  profession_key text not null,
  qpv text,
  zone text not null,
  decided_on date,
  tvs text,
  unique nulls not distinct (commune, profession_key, qpv)
);

--changeset territory:3
--comment Territories of dossiers and structures; the owner is their reference, which this module does not understand.
create table perimeter (
  owner text primary key,
  state text not null check (state in ('ACTIVE', 'SLEEPING', 'ENDED', 'STRUCTURE'))
);
create table perimeter_part (
  owner text not null references perimeter on delete cascade,
  commune text not null,
  part text,
  part_key text,
  population bigint not null,
  unique nulls not distinct (owner, commune, part_key)
);
create index perimeter_part_commune on perimeter_part (commune);
