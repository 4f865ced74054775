-- Run once by the PostgreSQL image, as the superuser, on an empty data folder (psql; not a migration).
-- Three roles own the rights and cannot log in; three logins are members and own the passwords. A password can then be
-- changed, or a login added, without touching who may do what: migrations grant to the roles only.
\set ON_ERROR_STOP on
\set migrator_password `cat /run/secrets/migrator-password`
\set app_password `cat /run/secrets/app-password`
\set auditor_password `cat /run/secrets/auditor-password`

create role stafet_migrator nologin;
create role stafet_app nologin;
create role stafet_auditor nologin;

create role stafet_migrator_login login password :'migrator_password' in role stafet_migrator;
create role stafet_app_login login password :'app_password' in role stafet_app;
create role stafet_auditor_login login password :'auditor_password' in role stafet_auditor;

revoke all on database :"DBNAME" from public;
grant connect, create on database :"DBNAME" to stafet_migrator;
grant connect on database :"DBNAME" to stafet_app, stafet_auditor;
revoke all on schema public from public;
grant usage, create on schema public to stafet_migrator;
grant usage on schema public to stafet_app, stafet_auditor;
