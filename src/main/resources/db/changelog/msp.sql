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

--changeset msp:3
--comment Delays of the path of a MSP; those that it shares with the path of a CPTS are there already.
insert into reference_value (domain, key, valid_from, amount, unit, source, confidence, note) values
  ('DELAY', 'holdFirstMeeting', '2010-01-01', 45, 'DAYS', 'Usage', 'UNCONFIRMED', null),
  ('DELAY', 'followRealEstate', '2010-01-01', 3, 'MONTHS', 'Usage', 'UNCONFIRMED', 'Répétition du point immobilier'),
  ('DELAY', 'collectSignatures', '2010-01-01', 30, 'DAYS', 'Usage', 'UNCONFIRMED', null),
  ('DELAY', 'collectSignatures.reminder', '2010-01-01', 7, 'DAYS', 'Usage', 'UNCONFIRMED', null),
  ('DELAY', 'checkAciEligibility', '2010-01-01', 20, 'WORKING_DAYS', 'Usage', 'UNCONFIRMED', null),
  ('DELAY', 'recordStatutes', '2010-01-01', 60, 'DAYS', 'Usage', 'UNCONFIRMED', null),
  ('DELAY', 'sendStatutes', '2010-01-01', 15, 'WORKING_DAYS', 'Usage', 'UNCONFIRMED', null),
  ('DELAY', 'recordMissingSisa', '2010-01-01', 10, 'WORKING_DAYS', 'Usage', 'UNCONFIRMED', null),
  ('DELAY', 'labelStructure', '2010-01-01', 10, 'WORKING_DAYS', 'Usage', 'UNCONFIRMED', null),
  ('DELAY', 'recordOpening', '2010-01-01', 30, 'DAYS', 'Usage', 'UNCONFIRMED', 'Quand aucune date d’ouverture n’est annoncée'),
  ('DELAY', 'confirmTeam', '2010-01-01', 30, 'DAYS', 'Usage', 'UNCONFIRMED', null),
  ('DELAY', 'sisa.registration-block', '2010-01-01', 1, 'MONTHS', 'Code de la santé publique, art. L. 4041-1 s. : statuts transmis aux ordres et à l’ARS un mois au moins avant l’immatriculation', 'VERIFIED', 'Compté du dernier envoi'),
  ('DELAY', 'sisa.after-contract', '2017-07-24', 6, 'MONTHS', 'FémasIF ; docteur-house.fr : SISA existante ou créée dans les six mois de la signature de l’ACI', 'VERIFIED', 'Compté de la signature du contrat'),
  ('DELAY', 'sisa.after-contract', '2010-01-01', 6, 'MONTHS', 'Usage, avant l’ACI des MSP', 'UNCONFIRMED', null),
  ('THRESHOLD', 'sisa.doctors', '2010-01-01', 2, 'PERSONS', 'Code de la santé publique, art. L. 4041-4', 'VERIFIED', 'Médecins associés au moins'),
  ('THRESHOLD', 'sisa.auxiliaries', '2010-01-01', 1, 'PERSONS', 'Code de la santé publique, art. L. 4041-4', 'VERIFIED', 'Auxiliaires médicaux associés au moins');

--changeset msp:4
--comment What works must wait for, or an aid for them is lost; regions without a row have no such rule.
insert into reference_value (domain, key, valid_from, code, unit, source, confidence, note) values
  ('CHOICE', 'msp.works-wait-for.75', '2010-01-01', 'VALIDATED_PROJECT', 'CODE', 'ARS Nouvelle-Aquitaine, appel à projets immobiliers 2025 : projet de santé validé avant le dépôt', 'VERIFIED', null),
  ('CHOICE', 'msp.works-wait-for.28', '2010-01-01', 'RECEIVED_LETTER', 'CODE', 'Région Normandie (fmpc.fr) : lettre d’intention reçue avant le début des travaux', 'VERIFIED', null);

--changeset msp:5
--comment The company of the professionals (SISA): statutes, associates, sendings with their proof, registration.
create table sisa (
  reference text primary key references dossier,
  name text,
  seat text,
  statutes_signed_on date,
  round integer not null,
  contract_term date,
  registered_on date,
  registry text,
  siret text,
  registered_at timestamptz
);
create table sisa_associate (
  reference text not null references sisa,
  position integer not null,
  name text not null,
  profession text not null,
  order_number text,
  contribution numeric(10, 2),
  primary key (reference, position)
);
create table sisa_sending (
  reference text not null references sisa,
  round integer not null,
  recipient text not null,
  sent_on date not null,
  proof uuid not null references document,
  primary key (reference, round, recipient)
);

--changeset msp:6
create table msp_label (
  reference text primary key references dossier,
  signed_on date not null,
  effective_on date not null,
  signatory text not null,
  exception text,
  inform_communes boolean not null,
  certificate uuid references document
);
create table msp_site (
  reference text not null references msp_label,
  position integer not null,
  name text not null,
  address text not null,
  finess text unique,
  primary key (reference, position),
  unique (reference, name)
);
