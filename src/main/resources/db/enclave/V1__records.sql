-- Attributes are authenticated by the envelope in `sealed`: a row edited here does not open.
create table record (
    kind varchar(16) not null,
    meeting varchar(64) not null,
    id varchar(64) not null,
    ordinal integer not null,
    version bigint not null,
    label varchar(65535) not null,
    policy varchar(64) not null,
    sealed ${bytes} not null,
    primary key (meeting, kind, id)
);

create index record_by_kind on record (kind, meeting, ordinal);

create table meeting_key (
    meeting varchar(64) not null primary key,
    wrapped bytea not null
);

-- One row: which journal file continues this database.
create table journal_epoch (
    epoch bigint not null
);

insert into journal_epoch (epoch) values (0);
