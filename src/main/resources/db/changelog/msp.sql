--liquibase formatted sql

--changeset msp:0
--comment The application knows the units; a list here would have to follow each new one.
alter table reference_value drop constraint if exists reference_value_unit_check;

--changeset msp:1
--comment The team of a MSP.
insert into reference_value (domain, key, valid_from, amount, unit, source, confidence, note) values
  ('THRESHOLD', 'msp-team.general-practitioners', '2010-01-01', 2, 'PERSONS', 'Pages des fédérations et des ARS (FEMAGE, PAPS Bretagne, Auvergne-Rhône-Alpes, Nouvelle-Aquitaine)', 'VERIFIED', 'Médecins généralistes au moins'),
  ('THRESHOLD', 'msp-team.auxiliaries', '2010-01-01', 1, 'PERSONS', 'Pages des fédérations et des ARS (FEMAGE, PAPS Bretagne, Auvergne-Rhône-Alpes, Nouvelle-Aquitaine)', 'VERIFIED', 'Professionnels paramédicaux au moins');

--changeset msp:2
--comment Whether the team of a MSP was enough when last looked at.
create table msp_team (
  reference text primary key references dossier,
  enough boolean not null
);
