--liquibase formatted sql

--changeset contract-3:1
--comment Every kind of contract: why it is signed, whether the parties sign at once or in order, who writes and who pays.
alter table contract add column purpose text not null default 'FIRST' check (purpose in ('FIRST', 'RENEWAL', 'AMENDMENT'));
alter table contract add column signing text not null default 'PARALLEL' check (signing in ('PARALLEL', 'IN_ORDER'));
alter table contract_party drop constraint contract_party_party_check;
alter table contract_party add constraint contract_party_party_check check (party in ('STRUCTURE', 'CPAM', 'ARS', 'DEPARTEMENT'));
--comment In release 1.0.0 the caisse wrote the drafts and paid, without a row that said so.
alter table contract_party add column drafts boolean not null default false;
alter table contract_party add column pays boolean not null default false;
update contract_party set drafts = true, pays = true where party = 'CPAM';

--changeset contract-3:2
--comment The kind that each type of structure signs, from the day on which its text allows it.
insert into reference_value (domain, key, valid_from, code, unit, source, confidence, note) values
  ('CHOICE', 'contract-kind.MSP', '2017-07-24', 'ACI_MSP', 'CODE', 'Arrêté du 24/07/2017 approuvant l’ACI des structures pluriprofessionnelles', 'SECONDARY', 'Signé le 20/04/2017 ; avenant 1 du 04/03/2022 (JO du 03/08/2022)'),
  ('CHOICE', 'contract-kind.CDS', '2015-09-30', 'ACCORD_NATIONAL_CDS', 'CODE', 'Accord national des centres de santé du 08/07/2015 (JO du 30/09/2015)', 'SECONDARY', 'Un centre peut aussi choisir l’ACI des maisons de santé ; l’accord national est conseillé'),
  ('CHOICE', 'contract-kind.DAC', '2021-03-18', 'CPOM_DAC', 'CODE', 'Décret 2021-295 du 18/03/2021, art. D. 6327-1 du code de la santé publique', 'SECONDARY', 'CPOM avec l’ARS, le cas échéant avec le conseil départemental'),
  ('CHOICE', 'contract-signing.CONVENTION_ARS', '2010-01-01', 'IN_ORDER', 'CODE', 'Usage', 'UNCONFIRMED', 'La structure signe d’abord'),
  ('CHOICE', 'contract-signing.ACI_CPTS', '2010-01-01', 'PARALLEL', 'CODE', 'Usage', 'UNCONFIRMED', null),
  ('CHOICE', 'contract-signing.ACI_MSP', '2010-01-01', 'PARALLEL', 'CODE', 'Usage', 'UNCONFIRMED', null),
  ('CHOICE', 'contract-signing.ACCORD_NATIONAL_CDS', '2010-01-01', 'PARALLEL', 'CODE', 'Usage', 'UNCONFIRMED', null),
  ('CHOICE', 'contract-signing.CPOM_DAC', '2010-01-01', 'IN_ORDER', 'CODE', 'Usage', 'UNCONFIRMED', 'Le porteur signe d’abord, l’ARS en dernier');

--changeset contract-3:3
--comment Durations; one that nobody has read in the text has no number and is asked when the contract is filed.
insert into reference_value (domain, key, valid_from, amount, unit, source, confidence, note) values
  ('DELAY', 'contract.duration.ACI_MSP', '2017-07-24', 60, 'MONTHS', 'FémasIF, page sur l’ACI des maisons de santé : contrat de cinq ans', 'SECONDARY', null),
  ('DELAY', 'contract.duration.ACCORD_NATIONAL_CDS', '2015-09-30', 60, 'MONTHS', 'Docteur House (blog) : contrat de cinq ans ; texte non lu', 'UNCONFIRMED', null),
  ('DELAY', 'contract.duration.CPOM_DAC', '2021-03-18', null, 'MONTHS', 'Contrat pluriannuel : durée non lue', 'UNCONFIRMED', 'Durée à demander à l’ARS'),
  ('DELAY', 'contract.duration.CONVENTION_ARS', '2016-01-26', null, 'MONTHS', 'Convention particulière : pas de durée nationale', 'UNCONFIRMED', 'Durée à demander à l’ARS');

--changeset contract-3:4
--comment Rules and amounts of the agreement of multi-professional structures; points per axis could not be read.
insert into reference_value (domain, key, valid_from, amount, unit, source, confidence, note) values
  ('AMOUNT', 'aci-msp.point', '2017-07-24', 7, 'EUROS', 'FémasIF et APMSL, pages sur l’ACI des maisons de santé', 'SECONDARY', 'Valeur d’un point ; la part variable dépend de la patientèle (base 4 000 patients) ou du nombre de professionnels'),
  ('THRESHOLD', 'aci-msp.advance-share', '2017-07-24', 60, 'PERCENT', 'FémasIF et APMSL, pages sur l’ACI des maisons de santé', 'SECONDARY', 'Part de la rémunération d’une année versée en avance'),
  ('AMOUNT', 'aci-msp.advance-minimum', '2017-07-24', 12000, 'EUROS', 'FémasIF et APMSL, pages sur l’ACI des maisons de santé', 'SECONDARY', 'Avance la plus faible'),
  ('AMOUNT', 'accord-national-cds.remuneration', '2015-09-30', null, 'EUROS', 'Accord national des centres de santé (JO du 30/09/2015) : annexes non lues', 'UNCONFIRMED', 'Montant à demander à la CPAM'),
  ('AMOUNT', 'cpom-dac.grant', '2021-03-18', null, 'EUROS', 'Décision de financement de l’ARS', 'UNCONFIRMED', 'Montant à demander à l’ARS'),
  ('AMOUNT', 'convention-ars.operation', '2016-01-26', null, 'EUROS', 'Décision de financement de l’ARS', 'UNCONFIRMED', 'Montant à demander à l’ARS');
insert into reference_value (domain, key, valid_from, amount, unit, source, confidence, note)
select 'AMOUNT', 'aci-msp.' || axis || '.' || part, '2017-07-24', null, 'EUROS',
       'Arrêté du 24/07/2017, annexe : non lu', 'UNCONFIRMED', 'Montant à demander à la CPAM'
  from unnest(array['ACCESS', 'TEAMWORK', 'INFORMATION']) axis,
       unnest(array['fixed', 'variable']) part;

--changeset contract-3:5
--comment The most that a CPTS contract pays in a year; after the second amendment only that of the largest is known.
insert into reference_value (domain, key, valid_from, amount, unit, source, confidence, note) values
  ('AMOUNT', 'aci-cpts.maximum.1', '2019-08-25', 220000, 'EUROS', 'Le Quotidien du médecin, 21/11/2019', 'SECONDARY', 'Avec les soins non programmés'),
  ('AMOUNT', 'aci-cpts.maximum.2', '2019-08-25', 287000, 'EUROS', 'Le Quotidien du médecin, 21/11/2019', 'SECONDARY', 'Avec les soins non programmés'),
  ('AMOUNT', 'aci-cpts.maximum.3', '2019-08-25', 370000, 'EUROS', 'Le Quotidien du médecin, 21/11/2019', 'SECONDARY', 'Avec les soins non programmés'),
  ('AMOUNT', 'aci-cpts.maximum.4', '2019-08-25', 450000, 'EUROS', 'Le Quotidien du médecin, 21/11/2019', 'SECONDARY', 'Avec les soins non programmés'),
  ('AMOUNT', 'aci-cpts.maximum.1', '2022-03-31', null, 'EUROS', 'Avenant 2 à l’ACI CPTS (JO du 31/03/2022) : annexe non lue', 'UNCONFIRMED', 'Montant à demander à la CPAM'),
  ('AMOUNT', 'aci-cpts.maximum.2', '2022-03-31', null, 'EUROS', 'Avenant 2 à l’ACI CPTS (JO du 31/03/2022) : annexe non lue', 'UNCONFIRMED', 'Montant à demander à la CPAM'),
  ('AMOUNT', 'aci-cpts.maximum.3', '2022-03-31', null, 'EUROS', 'Avenant 2 à l’ACI CPTS (JO du 31/03/2022) : annexe non lue', 'UNCONFIRMED', 'Montant à demander à la CPAM'),
  ('AMOUNT', 'aci-cpts.maximum.4', '2022-03-31', 580000, 'EUROS', 'Syndicat des médecins libéraux (lesml.org), 2022', 'SECONDARY', null);

--changeset contract-3:6
--comment A CPTS of 2018 has inhabitants too: the classes are shown, nothing depends on them before the agreement.
insert into reference_value (domain, key, valid_from, amount, unit, source, confidence, note) values
  ('THRESHOLD', 'cpts-size.class-2-from', '2016-01-26', 40000, 'INHABITANTS', 'Repère : tailles de l’accord du 20/06/2019', 'UNCONFIRMED', 'Sans effet avant l’accord conventionnel'),
  ('THRESHOLD', 'cpts-size.class-3-from', '2016-01-26', 80000, 'INHABITANTS', 'Repère : tailles de l’accord du 20/06/2019', 'UNCONFIRMED', 'Sans effet avant l’accord conventionnel'),
  ('THRESHOLD', 'cpts-size.class-4-above', '2016-01-26', 175000, 'INHABITANTS', 'Repère : tailles de l’accord du 20/06/2019', 'UNCONFIRMED', 'Sans effet avant l’accord conventionnel');

--changeset contract-3:7
insert into reference_value (domain, key, valid_from, amount, unit, source, confidence, note) values
  ('DELAY', 'contract.amendment.notice', '2010-01-01', 2, 'MONTHS', 'Usage', 'UNCONFIRMED', 'Compté avant l’anniversaire du contrat, en mois');
