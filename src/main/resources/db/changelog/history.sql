--liquibase formatted sql

--changeset history:1
--comment What was there before the application is imported as well.
alter table territory_import drop constraint territory_import_kind_check;
alter table territory_import add constraint territory_import_kind_check
  check (kind in ('FRR', 'ZONING', 'STRUCTURES', 'PLATFORMS'));
