--liquibase formatted sql

--changeset reference:1
--comment A row is valid from its date until a later one; rows are added, never changed. No amount means: not known.
create table reference_value (
  id bigint generated always as identity primary key,
  domain text not null check (domain in ('DELAY', 'THRESHOLD', 'AMOUNT', 'CHOICE')),
  key text not null,
  valid_from date not null,
  amount numeric check (amount >= 0),
  code text,
  unit text not null check (unit in ('WORKING_DAYS', 'DAYS', 'WEEKS', 'MONTHS', 'INHABITANTS', 'PERCENT', 'EUROS', 'CODE')),
  source text not null,
  confidence text not null check (confidence in ('VERIFIED', 'SECONDARY', 'UNCONFIRMED')),
  note text,
  recorded_at timestamptz,
  recorded_by text
);
create index reference_value_lookup on reference_value (domain, key, valid_from desc, id desc);

--changeset reference:2
insert into reference_value (domain, key, valid_from, amount, unit, source, confidence, note) values
  ('THRESHOLD', 'cpts-size.class-2-from', '2019-08-25', 40000, 'INHABITANTS', 'Accord conventionnel interprofessionnel CPTS ; page PAPS Hauts-de-France du 30/11/2023', 'VERIFIED', null),
  ('THRESHOLD', 'cpts-size.class-3-from', '2019-08-25', 80000, 'INHABITANTS', 'Accord conventionnel interprofessionnel CPTS ; page PAPS Hauts-de-France du 30/11/2023', 'VERIFIED', null),
  ('THRESHOLD', 'cpts-size.class-4-above', '2019-08-25', 175000, 'INHABITANTS', 'Accord conventionnel interprofessionnel CPTS ; page PAPS Hauts-de-France du 30/11/2023', 'VERIFIED', '175 000 habitants exactement : taille 3'),
  ('THRESHOLD', 'msa.leads-from-rural-share', '2019-01-01', 50, 'PERCENT', 'Usage', 'UNCONFIRMED', 'Part de la population en zone FRR'),
  ('THRESHOLD', 'msa.proposed-from-rural-share', '2019-01-01', 10, 'PERCENT', 'Usage', 'UNCONFIRMED', 'Part de la population en zone FRR'),
  ('AMOUNT', 'aci-cpts.operation.1', '2019-08-25', 50000, 'EUROS', 'Le Concours médical, octobre 2020 ; fourchette confirmée par le Sénat (r25-0325, octobre 2025)', 'VERIFIED', 'Par an'),
  ('AMOUNT', 'aci-cpts.operation.2', '2019-08-25', 60000, 'EUROS', 'Le Concours médical, octobre 2020 ; fourchette confirmée par le Sénat (r25-0325, octobre 2025)', 'VERIFIED', 'Par an'),
  ('AMOUNT', 'aci-cpts.operation.3', '2019-08-25', 75000, 'EUROS', 'Le Concours médical, octobre 2020 ; fourchette confirmée par le Sénat (r25-0325, octobre 2025)', 'VERIFIED', 'Par an'),
  ('AMOUNT', 'aci-cpts.operation.4', '2019-08-25', 90000, 'EUROS', 'Le Concours médical, octobre 2020 ; fourchette confirmée par le Sénat (r25-0325, octobre 2025)', 'VERIFIED', 'Par an'),
  ('AMOUNT', 'aci-cpts.start-up.1', '2022-03-31', 15000, 'EUROS', 'Propositions de novembre 2020 pour l’avenant 2 (Le Concours médical, Le Quotidien du médecin)', 'SECONDARY', 'Texte signé non lu'),
  ('AMOUNT', 'aci-cpts.start-up.2', '2022-03-31', 17500, 'EUROS', 'Propositions de novembre 2020 pour l’avenant 2 (Le Concours médical, Le Quotidien du médecin)', 'SECONDARY', 'Texte signé non lu'),
  ('AMOUNT', 'aci-cpts.start-up.3', '2022-03-31', 25000, 'EUROS', 'Propositions de novembre 2020 pour l’avenant 2 (Le Concours médical, Le Quotidien du médecin)', 'UNCONFIRMED', 'Une autre source donne 20 000 € (Le Pharmacien de France) ; texte signé non lu'),
  ('AMOUNT', 'aci-cpts.start-up.4', '2022-03-31', 30000, 'EUROS', 'Propositions de novembre 2020 pour l’avenant 2 (Le Concours médical, Le Quotidien du médecin)', 'UNCONFIRMED', 'Une autre source donne 25 000 € (Le Pharmacien de France) ; texte signé non lu');

--changeset reference:3
--comment Mission amounts of the CPTS agreement: the annex of the decree of 21/08/2019 could not be read, so the cells are empty.
insert into reference_value (domain, key, valid_from, amount, unit, source, confidence, note)
select 'AMOUNT', 'aci-cpts.' || mission || '.' || part || '.' || size, '2019-08-25', null, 'EUROS',
       'Arrêté du 21/08/2019, annexe, article 8 : non lu', 'UNCONFIRMED', 'Montant à demander à la CPAM'
  from unnest(array['ACCESS', 'PATHWAYS', 'PREVENTION', 'CRISIS', 'QUALITY', 'SUPPORT']) mission,
       unnest(array['fixed', 'variable']) part,
       generate_series(1, 4) size;

--changeset reference:4
insert into reference_value (domain, key, valid_from, code, unit, source, confidence, note) values
  ('CHOICE', 'contract-kind.CPTS', '2016-01-26', 'CONVENTION_ARS', 'CODE', 'Code de la santé publique, art. L. 1434-12 ; avant l’accord conventionnel', 'SECONDARY', 'Convention avec l’ARS seule'),
  ('CHOICE', 'contract-kind.CPTS', '2019-08-25', 'ACI_CPTS', 'CODE', 'Arrêté du 21/08/2019 approuvant l’ACI CPTS (JO du 24/08/2019)', 'VERIFIED', null);

--changeset reference:5
--comment Delays of the models: the keys are those that bpmn/ names.
insert into reference_value (domain, key, valid_from, amount, unit, source, confidence, note) values
  ('DELAY', 'qualifyProject', '2010-01-01', 10, 'WORKING_DAYS', 'Usage', 'UNCONFIRMED', null),
  ('DELAY', 'holdFramingInterview', '2010-01-01', 20, 'WORKING_DAYS', 'Usage', 'UNCONFIRMED', null),
  ('DELAY', 'mobiliseProfessionals', '2010-01-01', 60, 'DAYS', 'Usage', 'UNCONFIRMED', null),
  ('DELAY', 'holdConstituentAssembly', '2010-01-01', 60, 'DAYS', 'Usage', 'UNCONFIRMED', null),
  ('DELAY', 'recordLegalExistence', '2010-01-01', 60, 'DAYS', 'Usage', 'UNCONFIRMED', null),
  ('DELAY', 'recordLegalExistence.reminder', '2010-01-01', 1, 'MONTHS', 'Usage', 'UNCONFIRMED', null),
  ('DELAY', 'payStartup', '2010-01-01', 15, 'WORKING_DAYS', 'Usage', 'UNCONFIRMED', null),
  ('DELAY', 'recruitCoordinator', '2010-01-01', 90, 'DAYS', 'Usage', 'UNCONFIRMED', null),
  ('DELAY', 'recordFiness', '2010-01-01', 10, 'WORKING_DAYS', 'Usage', 'UNCONFIRMED', null),
  ('DELAY', 'publishAndAnnounce', '2010-01-01', 5, 'WORKING_DAYS', 'Usage', 'UNCONFIRMED', null),
  ('DELAY', 'closureNotice', '2010-01-01', 1, 'MONTHS', 'Usage', 'UNCONFIRMED', 'Préavis avant le classement sans suite'),
  ('DELAY', 'designateNewLead', '2010-01-01', 30, 'DAYS', 'Usage', 'UNCONFIRMED', null),
  ('DELAY', 'designateNewLead.escalation', '2010-01-01', 90, 'DAYS', 'Usage', 'UNCONFIRMED', null),
  ('DELAY', 'confirmSupport', '2010-01-01', 3, 'WORKING_DAYS', 'Usage', 'UNCONFIRMED', null),
  ('DELAY', 'acceptSupport', '2010-01-01', 5, 'WORKING_DAYS', 'Usage', 'UNCONFIRMED', null),
  ('DELAY', 'acceptSupport.reminder', '2010-01-01', 3, 'WORKING_DAYS', 'Usage', 'UNCONFIRMED', null),
  ('DELAY', 'acceptSupport.escalation', '2010-01-01', 7, 'WORKING_DAYS', 'Usage', 'UNCONFIRMED', null),
  ('DELAY', 'assignSupport', '2010-01-01', 5, 'WORKING_DAYS', 'Usage', 'UNCONFIRMED', null),
  ('DELAY', 'assignSupport.escalation', '2010-01-01', 10, 'WORKING_DAYS', 'Usage', 'UNCONFIRMED', null),
  ('DELAY', 'contactLead', '2010-01-01', 10, 'WORKING_DAYS', 'Usage', 'UNCONFIRMED', null),
  ('DELAY', 'checkPortrait', '2010-01-01', 10, 'WORKING_DAYS', 'Usage', 'UNCONFIRMED', null),
  ('DELAY', 'completeDiagnosis', '2010-01-01', 30, 'DAYS', 'Usage', 'UNCONFIRMED', null),
  ('DELAY', 'giveMedicalView', '2010-01-01', 20, 'DAYS', 'Usage', 'UNCONFIRMED', null),
  ('DELAY', 'organiseConcertation', '2010-01-01', 30, 'DAYS', 'Usage', 'UNCONFIRMED', null),
  ('DELAY', 'arbitratePerimeter', '2010-01-01', 20, 'DAYS', 'Usage', 'UNCONFIRMED', null),
  ('DELAY', 'depositLetter', '2010-01-01', 6, 'MONTHS', 'Usage', 'UNCONFIRMED', 'Dépôt libre : date de relance'),
  ('DELAY', 'depositLetter.reminder', '2010-01-01', 2, 'MONTHS', 'Usage', 'UNCONFIRMED', null),
  ('DELAY', 'depositLetter.dormancy', '2010-01-01', 6, 'MONTHS', 'Usage', 'UNCONFIRMED', null),
  ('DELAY', 'checkAdmissibility', '2010-01-01', 10, 'WORKING_DAYS', 'Usage', 'UNCONFIRMED', null),
  ('DELAY', 'giveLetterOpinion', '2010-01-01', 21, 'DAYS', 'Usage', 'UNCONFIRMED', null),
  ('DELAY', 'giveLetterOpinion.reminder', '2010-01-01', 14, 'DAYS', 'Usage', 'UNCONFIRMED', null),
  ('DELAY', 'scheduleLetterSession', '2010-01-01', 5, 'WORKING_DAYS', 'Usage', 'UNCONFIRMED', null),
  ('DELAY', 'letterSessionWait', '2010-01-01', 45, 'DAYS', 'Usage', 'UNCONFIRMED', null),
  ('DELAY', 'prepareJointLetter', '2010-01-01', 10, 'WORKING_DAYS', 'Usage', 'UNCONFIRMED', null),
  ('DELAY', 'signJointLetter', '2010-01-01', 10, 'WORKING_DAYS', 'Usage', 'UNCONFIRMED', null),
  ('DELAY', 'notifyLetter', '2010-01-01', 2, 'WORKING_DAYS', 'Usage', 'UNCONFIRMED', null),
  ('DELAY', 'chooseAfterLetter', '2010-01-01', 2, 'MONTHS', 'Usage', 'UNCONFIRMED', null),
  ('DELAY', 'planWriting', '2010-01-01', 30, 'DAYS', 'Usage', 'UNCONFIRMED', null),
  ('DELAY', 'followWriting', '2010-01-01', 1, 'MONTHS', 'Usage', 'UNCONFIRMED', null),
  ('DELAY', 'rereadProject', '2010-01-01', 15, 'WORKING_DAYS', 'Usage', 'UNCONFIRMED', null),
  ('DELAY', 'recordMembers', '2010-01-01', 30, 'DAYS', 'Usage', 'UNCONFIRMED', null),
  ('DELAY', 'recordMembers.reminder', '2010-01-01', 7, 'DAYS', 'Usage', 'UNCONFIRMED', null),
  ('DELAY', 'confirmReadiness', '2010-01-01', 5, 'WORKING_DAYS', 'Usage', 'UNCONFIRMED', null),
  ('DELAY', 'fileProject', '2010-01-01', 1, 'MONTHS', 'Usage', 'UNCONFIRMED', null),
  ('DELAY', 'checkCompleteness', '2010-01-01', 10, 'WORKING_DAYS', 'Usage', 'UNCONFIRMED', null),
  ('DELAY', 'recordPieces', '2010-01-01', 1, 'MONTHS', 'Usage', 'UNCONFIRMED', null),
  ('DELAY', 'scheduleSession', '2010-01-01', 20, 'DAYS', 'Usage', 'UNCONFIRMED', 'Compté avant le terme légal'),
  ('DELAY', 'session.latest', '2010-01-01', 15, 'DAYS', 'Usage', 'UNCONFIRMED', 'Compté avant le terme légal'),
  ('DELAY', 'prepareDecision', '2010-01-01', 20, 'DAYS', 'Usage', 'UNCONFIRMED', 'Compté avant le terme légal'),
  ('DELAY', 'signDecision', '2010-01-01', 10, 'DAYS', 'Usage', 'UNCONFIRMED', 'Compté avant le terme légal'),
  ('DELAY', 'notifyDecision', '2010-01-01', 5, 'DAYS', 'Usage', 'UNCONFIRMED', 'Compté avant le terme légal'),
  ('DELAY', 'legalAlert.first', '2010-01-01', 30, 'DAYS', 'Usage', 'UNCONFIRMED', 'Compté avant le terme légal'),
  ('DELAY', 'legalAlert.second', '2010-01-01', 15, 'DAYS', 'Usage', 'UNCONFIRMED', 'Compté avant le terme légal'),
  ('DELAY', 'legalAlert.third', '2010-01-01', 7, 'DAYS', 'Usage', 'UNCONFIRMED', 'Compté avant le terme légal'),
  ('DELAY', 'legalAlert.last', '2010-01-01', 2, 'DAYS', 'Usage', 'UNCONFIRMED', 'Compté avant le terme légal'),
  ('DELAY', 'issueTacitAttestation', '2010-01-01', 5, 'WORKING_DAYS', 'Usage', 'UNCONFIRMED', null),
  ('DELAY', 'endorsePriorObjection', '2010-01-01', 5, 'WORKING_DAYS', 'Usage', 'UNCONFIRMED', null),
  ('DELAY', 'chooseAfterObjection', '2010-01-01', 2, 'MONTHS', 'Usage', 'UNCONFIRMED', null),
  ('DELAY', 'draftContract', '2010-01-01', 20, 'WORKING_DAYS', 'Usage', 'UNCONFIRMED', null),
  ('DELAY', 'negotiateContract', '2010-01-01', 15, 'WORKING_DAYS', 'Usage', 'UNCONFIRMED', null),
  ('DELAY', 'recordDeliberation', '2010-01-01', 30, 'DAYS', 'Usage', 'UNCONFIRMED', null),
  ('DELAY', 'signContract', '2010-01-01', 15, 'WORKING_DAYS', 'Usage', 'UNCONFIRMED', null),
  ('DELAY', 'signContract.firstReminder', '2010-01-01', 7, 'DAYS', 'Usage', 'UNCONFIRMED', null),
  ('DELAY', 'signContract.secondReminder', '2010-01-01', 15, 'DAYS', 'Usage', 'UNCONFIRMED', null),
  ('DELAY', 'signContract.escalation', '2010-01-01', 30, 'DAYS', 'Usage', 'UNCONFIRMED', null),
  ('DELAY', 'decideAfterRefusal', '2010-01-01', 30, 'DAYS', 'Usage', 'UNCONFIRMED', null),
  ('DELAY', 'registerContract', '2010-01-01', 5, 'WORKING_DAYS', 'Usage', 'UNCONFIRMED', null),
  ('DELAY', 'payContract', '2010-01-01', 15, 'WORKING_DAYS', 'Usage', 'UNCONFIRMED', null),
  ('DELAY', 'notifyOtherwise', '2010-01-01', 2, 'WORKING_DAYS', 'Usage', 'UNCONFIRMED', null),
  ('DELAY', 'giveOpinion', '2010-01-01', 30, 'DAYS', 'Usage', 'UNCONFIRMED', 'Au plus tard 21 jours avant le terme légal'),
  ('DELAY', 'giveOpinion.beforeDeadline', '2010-01-01', 21, 'DAYS', 'Usage', 'UNCONFIRMED', 'Compté avant le terme légal'),
  ('DELAY', 'giveOpinion.reminder', '2010-01-01', 7, 'DAYS', 'Usage', 'UNCONFIRMED', 'Compté avant l’échéance des avis'),
  ('DELAY', 'review.silence', '2016-01-26', 2, 'MONTHS', 'Code de la santé publique, art. L. 1434-12', 'VERIFIED', 'Silence de l’agence : projet de santé réputé validé. Version lue : 30/06/2022'),
  ('DELAY', 'appeal.silence', '2010-01-01', 2, 'MONTHS', 'Recours gracieux : silence valant rejet, texte non relu', 'UNCONFIRMED', null),
  ('DELAY', 'session.opinions', '2010-01-01', 5, 'WORKING_DAYS', 'Usage', 'UNCONFIRMED', 'Compté après la séance'),
  ('DELAY', 'dormancy.review', '2010-01-01', 1, 'MONTHS', 'Usage', 'UNCONFIRMED', 'Répétition de la proposition de réexamen'),
  ('DELAY', 'contract.duration.ACI_CPTS', '2019-08-25', 60, 'MONTHS', 'Accord conventionnel interprofessionnel CPTS : contrat de cinq ans', 'VERIFIED', null),
  ('DELAY', 'mission.start.ACCESS', '2019-08-25', 6, 'MONTHS', 'Accord conventionnel interprofessionnel CPTS', 'VERIFIED', 'Compté de la signature du contrat'),
  ('DELAY', 'mission.start.CRISIS', '2019-08-25', 6, 'MONTHS', 'Accord conventionnel interprofessionnel CPTS', 'VERIFIED', 'Compté de la signature du contrat'),
  ('DELAY', 'mission.start.PATHWAYS', '2019-08-25', 12, 'MONTHS', 'Accord conventionnel interprofessionnel CPTS', 'VERIFIED', 'Compté de la signature du contrat'),
  ('DELAY', 'mission.start.PREVENTION', '2019-08-25', 12, 'MONTHS', 'Accord conventionnel interprofessionnel CPTS', 'VERIFIED', 'Compté de la signature du contrat'),
  ('DELAY', 'mission.deployed.ACCESS', '2019-08-25', 18, 'MONTHS', 'Accord conventionnel interprofessionnel CPTS', 'VERIFIED', 'Compté de la signature du contrat'),
  ('DELAY', 'mission.deployed.CRISIS', '2019-08-25', 18, 'MONTHS', 'Accord conventionnel interprofessionnel CPTS', 'VERIFIED', 'Compté de la signature du contrat'),
  ('DELAY', 'mission.deployed.PATHWAYS', '2019-08-25', 24, 'MONTHS', 'Accord conventionnel interprofessionnel CPTS', 'VERIFIED', 'Compté de la signature du contrat'),
  ('DELAY', 'mission.deployed.PREVENTION', '2019-08-25', 24, 'MONTHS', 'Accord conventionnel interprofessionnel CPTS', 'VERIFIED', 'Compté de la signature du contrat');
