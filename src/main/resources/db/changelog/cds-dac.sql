--liquibase formatted sql

--changeset cds-dac:1
--comment What is particular to the dossier of a centre de santé.
create table centre (
  dossier text primary key references dossier,
  version int not null,
  site_kind text not null,
  main_centre text,
  manager_kind text not null,
  manager_name text not null,
  manager_siret text,
  activities text[] not null,
  address text not null,
  opening_planned_on date not null,
  proposed_regime text,
  regime text,
  commercial_group boolean not null,
  pieces_due_on date,
  receipt_issued_on date,
  approval text,
  approval_on date,
  approval_ended_on date,
  contracting text,
  contracting_look_again_on date,
  visit_on date,
  compliance_due_on date
);

--changeset cds-dac:2
insert into reference_value (domain, key, valid_from, amount, unit, source, confidence, note) values
  ('DELAY', 'qualifyRequest', '2010-01-01', 10, 'WORKING_DAYS', 'Usage', 'UNCONFIRMED', null),
  ('DELAY', 'studyNeed', '2010-01-01', 30, 'DAYS', 'Usage', 'UNCONFIRMED', null),
  ('DELAY', 'prepareFile', '2010-01-01', 3, 'MONTHS', 'Usage', 'UNCONFIRMED', 'Dépôt libre : date de relance'),
  ('DELAY', 'prepareFile.reminder', '2010-01-01', 1, 'MONTHS', 'Usage', 'UNCONFIRMED', null),
  ('DELAY', 'checkReceiptFile', '2010-01-01', 10, 'WORKING_DAYS', 'Usage', 'UNCONFIRMED', null),
  ('DELAY', 'recordCentreFiness', '2010-01-01', 5, 'WORKING_DAYS', 'Usage', 'UNCONFIRMED', null),
  ('DELAY', 'issueReceipt', '2010-01-01', 15, 'WORKING_DAYS', 'Usage', 'UNCONFIRMED', 'Aucun texte ne fixe de délai au récépissé'),
  ('DELAY', 'reworkFile', '2010-01-01', 2, 'MONTHS', 'Usage', 'UNCONFIRMED', null),
  ('DELAY', 'decideContracting', '2010-01-01', 30, 'DAYS', 'Usage', 'UNCONFIRMED', null),
  ('DELAY', 'decideContracting.silence', '2010-01-01', 60, 'DAYS', 'Usage', 'UNCONFIRMED', 'L’ouverture n’attend pas la réponse de la caisse'),
  ('DELAY', 'contracting.lookAgain', '2010-01-01', 3, 'MONTHS', 'Usage', 'UNCONFIRMED', 'Réexamen d’un conventionnement resté sans réponse'),
  ('DELAY', 'centre.visitDecision', '2010-01-01', 8, 'MONTHS', 'Usage', 'UNCONFIRMED', 'Compté de l’ouverture'),
  ('DELAY', 'centre.definitiveApproval', '2023-05-21', 12, 'MONTHS', 'Loi n° 2023-378 du 19/05/2023 ; ARS Corse : « définitif qu’à l’expiration d’une durée d’un an à compter de l’ouverture »', 'VERIFIED', 'Compté de l’ouverture'),
  ('DELAY', 'centre.approvalAlert', '2010-01-01', 1, 'MONTHS', 'Usage', 'UNCONFIRMED', 'Compté avant que l’agrément devienne définitif'),
  ('DELAY', 'decideVisit', '2010-01-01', 30, 'DAYS', 'Usage', 'UNCONFIRMED', null),
  ('DELAY', 'reportVisit', '2010-01-01', 30, 'DAYS', 'Usage', 'UNCONFIRMED', 'Compté de la visite'),
  ('DELAY', 'assessCompliance', '2010-01-01', 15, 'DAYS', 'Usage', 'UNCONFIRMED', null),
  ('DELAY', 'recordObservations', '2010-01-01', 30, 'DAYS', 'Procédure contradictoire : délai non relu dans les textes', 'UNCONFIRMED', 'Observations du gestionnaire avant un retrait d’agrément'),
  ('DELAY', 'decideWithdrawal', '2010-01-01', 15, 'DAYS', 'Usage', 'UNCONFIRMED', null);

--changeset cds-dac:3
--comment How dental, ophthalmological and orthoptic activities of a centre are authorised.
insert into reference_value (domain, key, valid_from, code, unit, source, confidence, note) values
  ('CHOICE', 'centre-regime.specialties', '2010-01-01', 'RECEIPT', 'CODE', 'Code de la santé publique, art. L. 6323-1-11, avant la loi n° 2023-378', 'SECONDARY', 'Récépissé pour toutes les activités'),
  ('CHOICE', 'centre-regime.specialties', '2023-05-21', 'APPROVAL', 'CODE', 'Loi n° 2023-378 du 19/05/2023, en vigueur le 21/05/2023', 'VERIFIED', 'Agrément pour les activités dentaires, ophtalmologiques et orthoptiques');

--changeset cds-dac:4
--comment The devices that a DAC unites.
create table dac_device (
  id bigint generated always as identity primary key,
  dossier text not null references dossier,
  kind text not null,
  name text not null,
  carrier text not null,
  legal_form text,
  full_time_equivalent numeric check (full_time_equivalent >= 0),
  budget numeric check (budget >= 0),
  contracts text,
  finess text,
  email text,
  platform text references dossier,
  vote text,
  voted_on date,
  left_out boolean not null,
  finess_closed_on date
);
create index dac_device_dossier on dac_device (dossier);

--changeset cds-dac:5
--comment Plateformes territoriales d'appui, which are history.
create table platform (
  dossier text primary key references dossier,
  carrier text not null,
  opened_on date not null,
  inaugurated_on date,
  attendees text[] not null,
  integrated_on date,
  integrated_into text references dossier
);
create table platform_partnership (
  id bigint generated always as identity primary key,
  platform text not null references platform,
  name text not null,
  partners text[] not null,
  object text not null,
  carrying text
);
create index platform_partnership_platform on platform_partnership (platform);

--changeset cds-dac:6
insert into reference_value (domain, key, valid_from, amount, unit, source, confidence, note) values
  ('DELAY', 'describeCentre', '2010-01-01', 15, 'WORKING_DAYS', 'Usage', 'UNCONFIRMED', null),
  ('DELAY', 'listDevices', '2010-01-01', 60, 'DAYS', 'Usage', 'UNCONFIRMED', null),
  ('DELAY', 'holdCommittee', '2010-01-01', 2, 'MONTHS', 'Usage', 'UNCONFIRMED', 'Une séance tous les deux mois'),
  ('DELAY', 'assessSituation', '2010-01-01', 90, 'DAYS', 'Usage', 'UNCONFIRMED', null),
  ('DELAY', 'chooseCarrier', '2010-01-01', 60, 'DAYS', 'Usage', 'UNCONFIRMED', null),
  ('DELAY', 'recordVote', '2010-01-01', 60, 'DAYS', 'Usage', 'UNCONFIRMED', null),
  ('DELAY', 'decideAfterVote', '2010-01-01', 30, 'DAYS', 'Usage', 'UNCONFIRMED', null),
  ('DELAY', 'writeCommonProject', '2010-01-01', 90, 'DAYS', 'Usage', 'UNCONFIRMED', null),
  ('DELAY', 'closeFormerNumbers', '2010-01-01', 10, 'WORKING_DAYS', 'Usage', 'UNCONFIRMED', null);
