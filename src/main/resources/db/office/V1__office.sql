CREATE TABLE account (
    name           VARCHAR(64)  PRIMARY KEY,
    secret         VARCHAR(255) NOT NULL,
    roles          VARCHAR(255) NOT NULL,
    clearance      VARCHAR(600) NOT NULL,
    disabled       BOOLEAN      NOT NULL,
    failures       INTEGER      NOT NULL,
    locked_until   TIMESTAMP WITH TIME ZONE,
    last_sign_in   TIMESTAMP WITH TIME ZONE
);

CREATE TABLE token (
    digest         VARCHAR(64)  PRIMARY KEY,
    account        VARCHAR(64)  NOT NULL,
    expires        TIMESTAMP WITH TIME ZONE NOT NULL
);

CREATE TABLE pack (
    digest         VARCHAR(64)  PRIMARY KEY,
    file_name      VARCHAR(255) NOT NULL,
    wrapped_key    VARBINARY(1024) NOT NULL,
    sealed         BLOB         NOT NULL,
    status         VARCHAR(16)  NOT NULL,
    proposed_by    VARCHAR(64)  NOT NULL,
    proposed_at    TIMESTAMP WITH TIME ZONE NOT NULL,
    decided_by     VARCHAR(64),
    decided_at     TIMESTAMP WITH TIME ZONE
);
