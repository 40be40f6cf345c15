--liquibase formatted sql

--changeset worklist:1
--comment Who follows which dossier, of their own accord.
create table dossier_follower (
  dossier text not null references dossier,
  agent text not null,
  since timestamptz not null,
  primary key (dossier, agent)
);
create index dossier_follower_agent on dossier_follower (agent, dossier);

--changeset worklist:2 splitStatements:false
--comment A name as people type it, without accents and case. Own function, since the extension unaccent is not everywhere.
create function folded(given text) returns text language sql immutable strict parallel safe as $$
  select regexp_replace(regexp_replace(regexp_replace(
           translate(replace(replace(lower(given), 'œ', 'oe'), 'æ', 'ae'), 'àáâãäåçèéêëìíîïñòóôõöùúûüýÿ', 'aaaaaaceeeeiiiinooooouuuuyy'),
           '[^a-z0-9]+', ' ', 'g'), '\mst\M', 'saint', 'g'), '\mste\M', 'sainte', 'g')
$$;

--changeset worklist:3
--comment The words by which a dossier is found: those of its name and the parts of its reference, cut at blanks only (a text-search parser would take 2e8 for a number).
alter table dossier add words tsvector
  generated always as (array_to_tsvector(array_remove(string_to_array(folded(name) || ' ' || folded(reference), ' '), ''))) stored;
create index dossier_words on dossier using gin (words);
create index dossier_sleeping on dossier (dormant_review_on) where dormant_since is not null;

--changeset worklist:4
--comment Tasks of dossiers that sleep already carry the day on which they are looked at again (engine time is UTC).
update act_ru_task t
   set follow_up_date_ = d.dormant_review_on::timestamp at time zone 'Europe/Paris' at time zone 'UTC'
  from act_ru_execution e, dossier d
 where e.id_ = t.proc_inst_id_ and d.reference = e.business_key_ and d.dormant_since is not null;
