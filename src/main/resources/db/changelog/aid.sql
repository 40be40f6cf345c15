--liquibase formatted sql

--changeset aid:1
--comment An aid from its request to the decision. The arrays hold names of constants.
create table aid (
  id bigint generated always as identity primary key,
  version integer not null,
  dossier text not null references dossier,
  kind text not null check (kind in ('STARTER', 'FEASIBILITY_STUDY', 'REAL_ESTATE', 'DIFFICULTY', 'OTHER')),
  opened_at timestamptz not null,
  state text not null check (state in ('OPENED', 'FILED', 'NOT_WANTED', 'WITHDRAWN', 'INELIGIBLE', 'REFUSED', 'POSTPONED', 'GRANTED', 'PARTLY')),
  received_on date,
  applicant text,
  applicant_form text,
  siret text check (siret ~ '^[0-9]{14}$'),
  object text,
  own_funds numeric(12, 2) check (own_funds >= 0),
  other_funding numeric(12, 2) check (other_funding >= 0),
  other_public numeric(12, 2) check (other_public >= 0),
  works_start_on date,
  aim text check (aim in ('INSTALLATION', 'RETENTION')),
  doctors integer check (doctors > 0),
  priority_district boolean,
  complete_on date,
  silence_on date,
  implicitly_rejected_on date,
  scheme text,
  zone text check (zone in ('ZIP', 'ZAC', 'QPV', 'HZ', 'UNKNOWN')),
  covered text[] not null default '{}',
  missing_pieces text[] not null default '{}',
  pieces_by date,
  rate numeric(5, 2) check (rate between 0 and 100),
  ceiling numeric(12, 2) check (ceiling > 0),
  ceiling_source text,
  deduction numeric(12, 2) check (deduction >= 0),
  ineligible_reason text,
  committee_text text,
  decided_on date,
  fiscal_year integer,
  reasons text,
  signatory text,
  delegation text,
  appeal_received_on date,
  appeal_reasons text,
  check (state in ('OPENED', 'NOT_WANTED', 'WITHDRAWN') or received_on is not null and silence_on is not null),
  check (ceiling is null or ceiling_source is not null)
);
create index aid_dossier on aid (dossier, id);
create index aid_siret on aid (siret) where siret is not null;

create table aid_line (
  aid bigint not null references aid,
  position integer not null,
  purpose text not null,
  label text,
  cost numeric(12, 2) not null check (cost > 0),
  asked numeric(12, 2) not null check (asked between 0 and cost),
  proposed numeric(12, 2) check (proposed between 0 and asked),
  granted numeric(12, 2) check (granted between 0 and asked),
  spent numeric(12, 2) check (spent >= 0),
  accepted numeric(12, 2) check (accepted between 0 and spent),
  rejection text,
  primary key (aid, position),
  unique (aid, purpose)
);

create table aid_finding (
  aid bigint not null references aid,
  position integer not null,
  finding text not null,
  verdict text not null check (verdict in ('MET', 'TO_CHECK', 'REFUSED')),
  primary key (aid, position)
);

--changeset aid:2
--comment How a granted aid is paid, signed and accounted for.
create table aid_agreement (
  id bigint generated always as identity primary key,
  version integer not null,
  aid bigint not null unique references aid,
  form text not null check (form in ('AGREEMENT', 'DECISION')),
  number text not null,
  starts_on date not null,
  ends_on date not null check (ends_on > starts_on),
  fiscal_year integer not null,
  commitment_until date,
  commitment_checked_on date,
  siret text check (siret ~ '^[0-9]{14}$'),
  bank_details boolean not null,
  carrier text,
  carrier_siret text check (carrier_siret ~ '^[0-9]{14}$'),
  carrier_until date,
  carrier_document uuid,
  released boolean not null,
  invoiced numeric(12, 2) check (invoiced >= 0),
  extended_until date,
  control text check (control in ('BALANCE', 'NEXT_YEAR', 'EXTENSION', 'RECOVERY')),
  transferable boolean not null,
  dissolved_on date,
  liquidator text,
  liquidator_email text,
  recoverable numeric(12, 2) check (recoverable > 0),
  order_number text,
  recovered_on date,
  check (carrier is null or carrier_siret is not null and carrier_until is not null and carrier_document is not null)
);

create table aid_instalment (
  agreement bigint not null references aid_agreement,
  position integer not null,
  label text not null,
  amount numeric(12, 2) not null check (amount > 0),
  condition text not null check (condition in ('ON_SIGNATURE', 'ON_DATE', 'ON_INVOICES', 'ON_REPORT')),
  due_on date,
  paid numeric(12, 2) check (paid > 0 and paid <= amount),
  paid_on date,
  primary key (agreement, position),
  check (condition <> 'ON_DATE' or due_on is not null),
  check ((paid is null) = (paid_on is null))
);

create table aid_signature (
  agreement bigint not null references aid_agreement,
  party text not null check (party in ('BENEFICIARY', 'AGENCY')),
  signature text not null check (signature in ('SIGNED', 'REFUSED')),
  signatory text,
  delegation text,
  signed_on date,
  reason text,
  primary key (agreement, party),
  check (signature <> 'SIGNED' or signatory is not null and signed_on is not null),
  check (signature <> 'REFUSED' or reason is not null)
);

create table aid_payment (
  id bigint generated always as identity primary key,
  aid bigint not null references aid,
  outcome text not null check (outcome in ('PAID', 'BLOCKED')),
  siren text check (siren ~ '^[0-9]{9}$'),
  amount numeric(12, 2) check (amount > 0),
  paid_on date,
  blocking_reason text,
  recorded_at timestamptz not null,
  recorded_by text,
  check (outcome <> 'PAID' or siren is not null and amount is not null and paid_on is not null),
  check (outcome <> 'BLOCKED' or blocking_reason is not null)
);
create index aid_payment_aid on aid_payment (aid, id);
create index aid_payment_siren on aid_payment (siren, paid_on) where siren is not null;

--changeset aid:3
--comment What the regions grant. A row without amount: the scheme exists and its ceiling has not been read.
insert into reference_value (domain, key, valid_from, amount, unit, source, confidence, note) values
  ('AMOUNT', 'aid.GRAND_EST_STARTER.ceiling', '2018-01-01', 100000, 'EUROS', 'ARS Grand Est, « Développer les dispositifs d’exercice coordonné »', 'VERIFIED', 'Au maximum, sur deux ans ; date de début non lue'),
  ('AMOUNT', 'aid.ILE_DE_FRANCE_STUDY.ceiling', '2019-01-01', 35000, 'EUROS', 'FémasIF (femasif.fr), aides aux MSP d’Île-de-France', 'VERIFIED', 'Étude de faisabilité ; date de début non lue'),
  ('AMOUNT', 'aid.ILE_DE_FRANCE_STARTUP.ceiling', '2019-01-01', 100000, 'EUROS', 'FémasIF (femasif.fr), aides aux MSP d’Île-de-France', 'VERIFIED', 'En ZIP et ZAC, étude de faisabilité déduite ; date de début non lue'),
  ('AMOUNT', 'aid.ARS_URPS_REAL_ESTATE.ceiling', '2017-07-01', 400000, 'EUROS', 'Protocole ARS–URPS médecins d’Île-de-France, juillet 2017 (ville de Courbevoie, Le Quotidien du médecin)', 'VERIFIED', null),
  ('AMOUNT', 'aid.ARS_URPS_DIFFICULTY.ceiling', '2017-07-01', null, 'EUROS', 'Protocole ARS–URPS médecins d’Île-de-France, juillet 2017 : plafond non lu', 'UNCONFIRMED', 'À saisir avec sa source'),
  ('AMOUNT', 'aid.NOUVELLE_AQUITAINE_START.ceiling', '2024-08-08', 35000, 'EUROS', 'PAPS Nouvelle-Aquitaine, 08/08/2024', 'VERIFIED', 'Projet, conseil SISA, coordination, équipement ; date de début non lue'),
  ('AMOUNT', 'aid.NOUVELLE_AQUITAINE_REAL_ESTATE.ceiling', '2025-01-01', null, 'EUROS', 'ARS Nouvelle-Aquitaine, appel immobilier 2025 (enveloppe de 1 220 000 €) : plafond non lu', 'UNCONFIRMED', 'À saisir avec sa source'),
  ('AMOUNT', 'aid.DEFAULT.ceiling', '2010-01-01', null, 'EUROS', 'Règlement de l’agence : non lu', 'UNCONFIRMED', 'Le Concours pluripro (2021) cite 50 000 € « dans certaines régions »'),
  ('THRESHOLD', 'aid.ARS_URPS_REAL_ESTATE.rate-min', '2017-07-01', 25, 'PERCENT', 'Protocole ARS–URPS médecins d’Île-de-France, juillet 2017 (ville de Courbevoie, Le Quotidien du médecin)', 'VERIFIED', 'Selon la zone et le nombre de médecins'),
  ('THRESHOLD', 'aid.ARS_URPS_REAL_ESTATE.rate-max', '2017-07-01', 45, 'PERCENT', 'Protocole ARS–URPS médecins d’Île-de-France, juillet 2017 (ville de Courbevoie, Le Quotidien du médecin)', 'VERIFIED', 'Selon la zone et le nombre de médecins'),
  ('THRESHOLD', 'subsidy.agreement-above', '2010-01-01', 23000, 'EUROS', 'service-public.fr, subventions publiques', 'VERIFIED', 'Au-delà, convention obligatoire'),
  ('THRESHOLD', 'subsidy.auditor-above', '2010-01-01', 153000, 'EUROS', 'Guide Crowe 2024', 'VERIFIED', 'Par an ; au-delà, commissaire aux comptes');

--changeset aid:4
--comment Delays of the models of aids: the keys are those that bpmn/ and AidClock name.
insert into reference_value (domain, key, valid_from, amount, unit, source, confidence, note) values
  ('DELAY', 'aid.silence', '2010-01-01', 2, 'MONTHS', 'Code des relations entre le public et l’administration, art. L. 231-4', 'VERIFIED', 'Silence de l’agence sur une demande d’aide : rejet implicite'),
  ('DELAY', 'aidAppeal.period', '2010-01-01', 2, 'MONTHS', 'Recours gracieux dans les deux mois de la notification, texte non relu', 'UNCONFIRMED', null),
  ('DELAY', 'depositRequest', '2010-01-01', 6, 'MONTHS', 'Usage', 'UNCONFIRMED', 'Dépôt libre : date de relance'),
  ('DELAY', 'depositRequest.reminder', '2010-01-01', 2, 'MONTHS', 'Usage', 'UNCONFIRMED', null),
  ('DELAY', 'checkEligibility', '2010-01-01', 10, 'WORKING_DAYS', 'Usage', 'UNCONFIRMED', null),
  ('DELAY', 'recordAidPieces', '2010-01-01', 1, 'MONTHS', 'Usage', 'UNCONFIRMED', null),
  ('DELAY', 'assessRequest', '2010-01-01', 20, 'WORKING_DAYS', 'Usage', 'UNCONFIRMED', null),
  ('DELAY', 'decideAid', '2010-01-01', 10, 'DAYS', 'Usage', 'UNCONFIRMED', 'Compté avant le terme'),
  ('DELAY', 'campaign.alert', '2010-01-01', 107, 'DAYS', 'Usage', 'UNCONFIRMED', 'Compté avant le 31 décembre : 15 septembre'),
  ('DELAY', 'campaign.closing', '2010-01-01', 46, 'DAYS', 'Usage', 'UNCONFIRMED', 'Compté avant le 31 décembre : 15 novembre'),
  ('DELAY', 'campaign.opening', '2010-01-01', 1, 'DAYS', 'Usage', 'UNCONFIRMED', 'Compté après le 31 décembre'),
  ('DELAY', 'chooseAfterRefusal', '2010-01-01', 2, 'MONTHS', 'Usage', 'UNCONFIRMED', null),
  ('DELAY', 'draftAgreement', '2010-01-01', 15, 'WORKING_DAYS', 'Usage', 'UNCONFIRMED', null),
  ('DELAY', 'recordAidExistence', '2010-01-01', 2, 'MONTHS', 'Usage', 'UNCONFIRMED', null),
  ('DELAY', 'recordAidExistence.reminder', '2010-01-01', 1, 'MONTHS', 'Usage', 'UNCONFIRMED', null),
  ('DELAY', 'signAgreement', '2010-01-01', 15, 'WORKING_DAYS', 'Usage', 'UNCONFIRMED', null),
  ('DELAY', 'payInstalment', '2010-01-01', 30, 'DAYS', 'Usage', 'UNCONFIRMED', 'Compté après la condition remplie'),
  ('DELAY', 'reportSpending', '2010-01-01', 6, 'MONTHS', 'Guide Crowe 2024', 'VERIFIED', 'Compté après la fin de l’exercice'),
  ('DELAY', 'reportSpending.first', '2010-01-01', 2, 'MONTHS', 'Usage', 'UNCONFIRMED', 'Compté avant l’échéance du compte rendu'),
  ('DELAY', 'reportSpending.second', '2010-01-01', 1, 'MONTHS', 'Usage', 'UNCONFIRMED', 'Compté avant l’échéance du compte rendu'),
  ('DELAY', 'reportSpending.last', '2010-01-01', 0, 'DAYS', 'Usage', 'UNCONFIRMED', 'Le jour de l’échéance du compte rendu'),
  ('DELAY', 'recordDissolution', '2010-01-01', 1, 'MONTHS', 'Usage', 'UNCONFIRMED', null),
  ('DELAY', 'controlSpending', '2010-01-01', 30, 'DAYS', 'Usage', 'UNCONFIRMED', null),
  ('DELAY', 'payBalance', '2010-01-01', 30, 'DAYS', 'Usage', 'UNCONFIRMED', null),
  ('DELAY', 'issueRecoveryOrder', '2010-01-01', 15, 'WORKING_DAYS', 'Usage', 'UNCONFIRMED', null),
  ('DELAY', 'checkCommitment', '2010-01-01', 30, 'DAYS', 'Usage', 'UNCONFIRMED', null),
  ('DELAY', 'commitmentCheck', '2010-01-01', 12, 'MONTHS', 'Usage', 'UNCONFIRMED', 'Compté après le contrôle précédent de l’engagement');

--changeset aid:5
--comment A structure in difficulty: what was reported, decided, and how often it was looked at since.
create table difficulty (
  id bigint generated always as identity primary key,
  version integer not null,
  dossier text not null references dossier,
  reported_on date not null,
  causes text[] not null,
  description text not null,
  debts numeric(12, 2) check (debts >= 0),
  departures integer check (departures >= 0),
  patients integer check (patients >= 0),
  measures text,
  committee_text text,
  decided_on date,
  reasons text,
  points integer not null check (points between 0 and 3),
  closing_on date
);
create index difficulty_dossier on difficulty (dossier, id);

insert into reference_value (domain, key, valid_from, amount, unit, source, confidence, note) values
  ('DELAY', 'analyseDifficulty', '2010-01-01', 15, 'WORKING_DAYS', 'Usage', 'UNCONFIRMED', null),
  ('DELAY', 'planRecovery', '2010-01-01', 45, 'DAYS', 'Usage', 'UNCONFIRMED', null),
  ('DELAY', 'decideSupport', '2010-01-01', 15, 'WORKING_DAYS', 'Usage', 'UNCONFIRMED', null),
  ('DELAY', 'holdFollowUpPoint', '2010-01-01', 15, 'WORKING_DAYS', 'Usage', 'UNCONFIRMED', null),
  ('DELAY', 'organiseClosure', '2010-01-01', 60, 'DAYS', 'Usage', 'UNCONFIRMED', null),
  ('DELAY', 'difficulty.first', '2010-01-01', 3, 'MONTHS', 'Usage', 'UNCONFIRMED', 'Compté après la décision'),
  ('DELAY', 'difficulty.second', '2010-01-01', 6, 'MONTHS', 'Usage', 'UNCONFIRMED', 'Compté après la décision'),
  ('DELAY', 'difficulty.last', '2010-01-01', 12, 'MONTHS', 'Usage', 'UNCONFIRMED', 'Compté après la décision');

--changeset aid:6
--comment The aid of the health insurance to the employment of a medical assistant.
create table assistant_aid (
  id bigint generated always as identity primary key,
  version integer not null,
  dossier text not null references dossier,
  holder text not null check (holder in ('DOCTOR', 'CENTRE')),
  sector text check (sector in ('SECTOR_1', 'OPTAM', 'SECTOR_2')),
  activity_percentile integer check (activity_percentile between 0 and 100),
  patient_rank text not null check (patient_rank in ('BELOW_P90', 'P90', 'P95')),
  fte text not null check (fte in ('THIRD', 'HALF', 'FULL', 'ONE_AND_HALF', 'DOUBLE')),
  third_year boolean not null,
  requested_on date not null,
  patients integer not null check (patients > 0),
  reason text,
  hired_on date,
  assistant_name text,
  missions text[] not null default '{}',
  objective integer,
  trained_on date,
  qualified_on date,
  training_late boolean not null,
  suspended boolean not null,
  reduction numeric(4, 2) check (reduction > 0 and reduction < 100),
  contract_year integer not null check (contract_year > 0),
  check (holder <> 'DOCTOR' or sector is not null and activity_percentile is not null)
);
create index assistant_aid_dossier on assistant_aid (dossier, id);

create table assistant_finding (
  assistant bigint not null references assistant_aid,
  position integer not null,
  finding text not null,
  verdict text not null check (verdict in ('MET', 'TO_CHECK', 'REFUSED')),
  primary key (assistant, position)
);

create table assistant_signature (
  assistant bigint not null references assistant_aid,
  party text not null check (party in ('HOLDER', 'FUND')),
  signature text not null check (signature in ('SIGNED', 'REFUSED')),
  signatory text,
  delegation text,
  signed_on date,
  reason text,
  primary key (assistant, party),
  check (signature <> 'SIGNED' or signatory is not null and signed_on is not null),
  check (signature <> 'REFUSED' or reason is not null)
);

create table assistant_payment (
  id bigint generated always as identity primary key,
  assistant bigint not null references assistant_aid,
  contract_year integer not null,
  outcome text not null check (outcome in ('PAID', 'BLOCKED', 'NOT_DUE')),
  amount numeric(12, 2) check (amount > 0),
  source text,
  paid_on date,
  reason text,
  recorded_at timestamptz not null,
  recorded_by text,
  check (outcome <> 'PAID' or amount is not null and source is not null and paid_on is not null),
  check (outcome = 'PAID' or reason is not null)
);
--comment A year is paid once.
create unique index assistant_payment_once on assistant_payment (assistant, contract_year) where outcome = 'PAID';

--changeset aid:7
--comment Amounts by year and working time. Those that no source gives stay empty: the caisse types them.
insert into reference_value (domain, key, valid_from, amount, unit, source, confidence, note) values
  ('AMOUNT', 'assistant.FULL.year-1', '2024-06-22', 38000, 'EUROS', 'ameli.fr, « ce qui change dès juin 2024 » ; Le Quotidien du médecin', 'VERIFIED', null),
  ('AMOUNT', 'assistant.FULL.year-2', '2024-06-22', 28000, 'EUROS', 'ameli.fr, « ce qui change dès juin 2024 » ; Le Quotidien du médecin', 'VERIFIED', null),
  ('AMOUNT', 'assistant.FULL.year-3', '2024-06-22', 22000, 'EUROS', 'ameli.fr, « ce qui change dès juin 2024 » ; Le Quotidien du médecin', 'VERIFIED', 'Et les années suivantes'),
  ('AMOUNT', 'assistant.HALF.year-1', '2024-06-22', 19000, 'EUROS', 'ameli.fr, « ce qui change dès juin 2024 » ; Le Quotidien du médecin', 'VERIFIED', null),
  ('AMOUNT', 'assistant.HALF.year-2', '2024-06-22', 14000, 'EUROS', 'ameli.fr, « ce qui change dès juin 2024 » ; Le Quotidien du médecin', 'VERIFIED', null),
  ('AMOUNT', 'assistant.HALF.year-3', '2024-06-22', 11000, 'EUROS', 'ameli.fr, « ce qui change dès juin 2024 » ; Le Quotidien du médecin', 'VERIFIED', 'Et les années suivantes'),
  ('AMOUNT', 'assistant.THIRD.year-1', '2024-06-22', null, 'EUROS', 'ameli.fr : non lu', 'UNCONFIRMED', 'Fermé aux nouveaux contrats'),
  ('AMOUNT', 'assistant.THIRD.year-2', '2024-06-22', 9450, 'EUROS', 'ameli.fr, « ce qui change dès juin 2024 » ; Le Quotidien du médecin', 'VERIFIED', 'Fermé aux nouveaux contrats'),
  ('AMOUNT', 'assistant.THIRD.year-3', '2024-06-22', 7350, 'EUROS', 'ameli.fr, « ce qui change dès juin 2024 » ; Le Quotidien du médecin', 'VERIFIED', 'Fermé aux nouveaux contrats ; et les années suivantes'),
  ('AMOUNT', 'assistant.FULL.P90.year-3', '2024-06-22', 26000, 'EUROS', 'ameli.fr, « ce qui change dès juin 2024 » ; Le Quotidien du médecin', 'VERIFIED', 'Patientèle du 90e au 94e rang ; et les années suivantes'),
  ('AMOUNT', 'assistant.FULL.P95.year-1', '2024-06-22', 38000, 'EUROS', 'ameli.fr, « ce qui change dès juin 2024 » ; Le Quotidien du médecin', 'VERIFIED', 'Patientèle à partir du 95e rang'),
  ('AMOUNT', 'assistant.FULL.P95.year-2', '2024-06-22', 38000, 'EUROS', 'ameli.fr, « ce qui change dès juin 2024 » ; Le Quotidien du médecin', 'VERIFIED', 'Patientèle à partir du 95e rang'),
  ('AMOUNT', 'assistant.FULL.P95.year-3', '2024-06-22', 38000, 'EUROS', 'ameli.fr, « ce qui change dès juin 2024 » ; Le Quotidien du médecin', 'VERIFIED', 'Patientèle à partir du 95e rang ; et les années suivantes'),
  ('THRESHOLD', 'assistant.activity-above', '2010-01-01', 30, 'PERCENT', 'ameli.fr, « ce qui change dès juin 2024 » ; Le Quotidien du médecin', 'VERIFIED', 'Rang de l’activité du médecin dans sa spécialité'),
  ('DELAY', 'assistant.contract', '2010-01-01', 60, 'MONTHS', 'ameli.fr, « ce qui change dès juin 2024 » ; Le Quotidien du médecin', 'VERIFIED', 'Contrat de cinq ans'),
  ('DELAY', 'assistant.training', '2010-01-01', 24, 'MONTHS', 'Acoorde, sur l’avenant 7', 'VERIFIED', 'Compté de l’embauche'),
  ('DELAY', 'assistant.qualification', '2010-01-01', 36, 'MONTHS', 'Acoorde, sur l’avenant 7', 'VERIFIED', 'Compté de l’embauche'),
  ('DELAY', 'checkAssistantRequest', '2010-01-01', 20, 'WORKING_DAYS', 'Usage', 'UNCONFIRMED', null),
  ('DELAY', 'signAssistantContract', '2010-01-01', 15, 'WORKING_DAYS', 'Usage', 'UNCONFIRMED', null),
  ('DELAY', 'recordHiring', '2010-01-01', 6, 'MONTHS', 'Usage', 'UNCONFIRMED', null),
  ('DELAY', 'payAssistantYear', '2010-01-01', 15, 'WORKING_DAYS', 'Usage', 'UNCONFIRMED', null),
  ('DELAY', 'reviewObjective', '2010-01-01', 30, 'DAYS', 'Usage', 'UNCONFIRMED', null);

insert into reference_value (domain, key, valid_from, amount, unit, source, confidence, note)
select 'AMOUNT', 'assistant.' || fte || part || '.year-' || year, '2024-06-22', null, 'EUROS', 'Convention médicale de 2024 : non lu', 'UNCONFIRMED', 'Montant à saisir avec sa source'
  from (values ('HALF', '.P90', 3), ('HALF', '.P95', 1), ('HALF', '.P95', 2), ('HALF', '.P95', 3),
               ('ONE_AND_HALF', '', 1), ('ONE_AND_HALF', '', 2), ('ONE_AND_HALF', '', 3), ('DOUBLE', '', 1), ('DOUBLE', '', 2), ('DOUBLE', '', 3)) missing (fte, part, year);

insert into reference_value (domain, key, valid_from, code, unit, source, confidence, note) values
  ('CHOICE', 'assistant.time.THIRD', '2010-01-01', 'OPEN', 'CODE', 'ameli.fr, « ce qui change dès juin 2024 »', 'SECONDARY', 'Tiers temps'),
  ('CHOICE', 'assistant.time.THIRD', '2023-05-01', 'CLOSED', 'CODE', 'ameli.fr, « ce qui change dès juin 2024 »', 'VERIFIED', 'Fermé aux nouveaux contrats'),
  ('CHOICE', 'assistant.time.HALF', '2010-01-01', 'OPEN', 'CODE', 'ameli.fr, « ce qui change dès juin 2024 »', 'VERIFIED', null),
  ('CHOICE', 'assistant.time.FULL', '2010-01-01', 'OPEN', 'CODE', 'ameli.fr, « ce qui change dès juin 2024 »', 'VERIFIED', null),
  ('CHOICE', 'assistant.time.ONE_AND_HALF', '2010-01-01', 'OPEN', 'CODE', 'ameli.fr, « ce qui change dès juin 2024 »', 'VERIFIED', 'Généralistes en ZIP, à partir de la troisième année'),
  ('CHOICE', 'assistant.time.DOUBLE', '2010-01-01', 'OPEN', 'CODE', 'ameli.fr, « ce qui change dès juin 2024 »', 'VERIFIED', 'Généralistes en ZIP, à partir de la troisième année');

--changeset aid:8
--comment For how long a ceiling stands: what the same scheme has granted the same beneficiary in that time counts against it.
insert into reference_value (domain, key, valid_from, amount, unit, source, confidence, note) values
  ('DELAY', 'aid.GRAND_EST_STARTER.period', '2010-01-01', 24, 'MONTHS', 'ARS Grand Est, « Développer les dispositifs d’exercice coordonné »', 'SECONDARY', 'Compté après la décision'),
  ('DELAY', 'aid.ILE_DE_FRANCE_STARTUP.period', '2010-01-01', 24, 'MONTHS', 'Usage', 'UNCONFIRMED', 'Compté après la décision ; durée non lue, celle du Grand Est'),
  ('DELAY', 'aid.NOUVELLE_AQUITAINE_START.period', '2010-01-01', 24, 'MONTHS', 'Usage', 'UNCONFIRMED', 'Compté après la décision ; durée non lue, celle du Grand Est');

--changeset aid:9
--comment A row whose first day nobody has read is to be confirmed.
update reference_value set confidence = 'UNCONFIRMED'
  where domain = 'AMOUNT' and key like 'aid.%.ceiling' and note like '%date de début non lue' and recorded_by is null;

--changeset aid:10
--comment One ceiling for a study, asked as an aid or by its own process; its first day was not read either.
update reference_value set key = 'feasibility-study.11' where key = 'aid.ILE_DE_FRANCE_STUDY.ceiling' and recorded_by is not null;
delete from reference_value where key = 'aid.ILE_DE_FRANCE_STUDY.ceiling';
update reference_value set confidence = 'UNCONFIRMED', note = note || ' ; date de début non lue'
  where domain = 'AMOUNT' and key = 'feasibility-study.11' and recorded_by is null;
