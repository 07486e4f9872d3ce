create table sample (id integer not null primary key);
