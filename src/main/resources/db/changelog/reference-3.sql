--liquibase formatted sql

--changeset reference-3:1
--comment Dossiers of before 2019, imported or replayed, need the thresholds of use too.
insert into reference_value (domain, key, valid_from, amount, unit, source, confidence, note) values
  ('THRESHOLD', 'msa.leads-from-rural-share', '2010-01-01', 50, 'PERCENT', 'Usage', 'UNCONFIRMED', 'Part de la population en zone FRR'),
  ('THRESHOLD', 'msa.proposed-from-rural-share', '2010-01-01', 10, 'PERCENT', 'Usage', 'UNCONFIRMED', 'Part de la population en zone FRR');
