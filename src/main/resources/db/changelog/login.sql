--liquibase formatted sql

--changeset login:session-generation
-- how often all sessions of a person have been ended at once; none: never
create table session_generation (
    user_id    varchar(64) primary key,
    generation integer not null
);
