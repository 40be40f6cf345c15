--liquibase formatted sql

--changeset scale:1
--comment Lists of dossiers start from the organisation or the delegation that reads them and need no more of the row.
create index dossier_participant_access on dossier_participant (organisation, dossier) include (role, to_day);
drop index dossier_participant_organisation;
create index dossier_tenant on dossier ((region || '-' || departement));

--changeset scale:2
--comment Nothing is found by the value of a variable; with this index a list of tasks by path begins with those of everybody.
drop index act_idx_variable_name_text;
