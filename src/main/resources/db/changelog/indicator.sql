--liquibase formatted sql

--changeset indicator:1
--comment Where each dossier stood since when, so that stages can be counted at a past date. No stage: not known, before this table.
create table dossier_course (
  id bigint generated always as identity primary key,
  dossier text not null references dossier,
  since timestamptz not null,
  type text not null,
  stage text
);
insert into dossier_course (dossier, since, type, stage)
  select reference, declared_on::timestamp at time zone 'Europe/Paris', type, null from dossier
   where declared_on::timestamp at time zone 'Europe/Paris' < stage_since;
insert into dossier_course (dossier, since, type, stage)
  select reference, stage_since, type, stage from dossier;
create index dossier_course_at on dossier_course (dossier, since desc, id desc) include (type, stage);

--changeset indicator:2 splitStatements:false
create function record_course() returns trigger language plpgsql as $$
begin
  insert into dossier_course (dossier, since, type, stage) values (new.reference, new.changed_at, new.type, new.stage);
  return null;
end
$$;
--changeset indicator:3
create trigger dossier_course_begins after insert on dossier
  for each row execute function record_course();
create trigger dossier_course_goes_on after update of type, stage on dossier
  for each row when (old.type <> new.type or old.stage <> new.stage) execute function record_course();
create trigger dossier_course_append_only before update or delete on dossier_course
  for each row execute function refuse_rewriting();

--changeset indicator:4
insert into reference_value (domain, key, valid_from, amount, unit, source, confidence, note) values
  ('THRESHOLD', 'msp.extra-patients', '2010-01-01', 600, 'PERSONS', 'CPAM de l’Isère, communiqué sur la CPTS du Voironnais', 'SECONDARY', 'Estimation : une MSP ouverte équivaut à la prise en charge de 600 patients supplémentaires'),
  ('THRESHOLD', 'rural.mostly-from', '2010-01-01', 50, 'PERCENT', 'Usage', 'UNCONFIRMED', 'Part des habitants en zone rurale (FRR) à partir de laquelle un territoire compte pour rural');

--changeset indicator:5
--comment Objectives of the regional health projects, as texts with their time. Those that nobody has read stay empty.
alter table reference_value drop constraint if exists reference_value_domain_check;
insert into reference_value (domain, key, valid_from, code, unit, source, confidence, note)
  select 'TEXT', 'prs.' || region, '2010-01-01', null, 'TEXT', 'Projet régional de santé : non lu', 'UNCONFIRMED', 'À saisir avec sa période'
    from unnest(array['01', '02', '03', '04', '06', '11', '24', '27', '28', '32', '44', '52', '53', '75', '76', '84', '93', '94']) region;
insert into reference_value (domain, key, valid_from, code, unit, source, confidence, note) values
  ('TEXT', 'prs.44', '2018-01-01', 'PRS 2018-2022 : le développement des structures d’exercice coordonné est une priorité ; offrir à l’ensemble des médecins généralistes l’accès à un appui simple, lisible et cohérent aux patients en situation complexe.', 'TEXT', 'ARS Grand Est, « Assurer l’égal accès aux soins de proximité »', 'SECONDARY', 'Le même texte écrit aussi « 2018-2023 »'),
  ('TEXT', 'prs.44', '2023-01-01', null, 'TEXT', 'Projet régional de santé suivant : non lu', 'UNCONFIRMED', 'À saisir avec sa période');
