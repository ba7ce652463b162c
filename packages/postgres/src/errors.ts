import { type ErrorTable, type Fault, faultsOf } from '@eupraxia/kernel';

/** What can be refused on the way to a running database. No sentence ever carries a password. */
export const postgresErrors = {
  EUP_STORE_PLATFORM: {
    sentence: 'There is no built-in PostgreSQL for {platform}.',
    status: 500,
    remedy: 'Run the installation again without leaving out optional packages, or set DATABASE_URL to a PostgreSQL 15 or newer.',
  },
  EUP_STORE_ACCOUNT: {
    sentence: 'PostgreSQL must not run as root, and no account was found to run it as: {detail}.',
    status: 500,
    remedy: 'Create a system account named eupraxia, or run as an ordinary user.',
  },
  EUP_STORE_DATA_NOT_A_FOLDER: {
    sentence: 'The data folder cannot be made: {path} is not a folder.',
    status: 500,
    remedy: 'Move that file away, or set EUPRAXIA_DATA to another folder.',
  },
  EUP_STORE_DATA_NOT_WRITABLE: {
    sentence: 'The data folder cannot be written: permission denied at {path}.',
    status: 500,
    remedy: 'Give this user the right to write there, or set EUPRAXIA_DATA to a folder of its own.',
  },
  EUP_STORE_DATA_READ_ONLY: {
    sentence: 'The data folder cannot be written: {path} is on a read-only file system.',
    status: 500,
    remedy: 'Make the file system writable, or set EUPRAXIA_DATA to a folder on another one.',
  },
  EUP_STORE_DATA_UNREACHABLE: {
    sentence: 'The account {account}, which PostgreSQL runs as, cannot enter the data folder {path}.',
    status: 500,
    remedy:
      'Let others pass through the folders above it (chmod o+x), or set EUPRAXIA_DATA to a folder such as /var/lib/eupraxia.',
  },
  EUP_STORE_DATA_FOREIGN: {
    sentence: 'The folder {path} holds other files ({found}) and is not a data folder of Eupraxia.',
    status: 409,
    remedy: 'Set EUPRAXIA_DATA to an empty or a new folder.',
  },
  EUP_STORE_DATA_UNREADABLE: {
    sentence: 'The file {path} is damaged: expected {expected}.',
    status: 500,
    remedy: 'Restore that file from a backup of the data folder.',
  },
  EUP_STORE_DATA_NEWER: {
    sentence: 'The data folder {path} was made by a newer program: layout {found}, and this one knows up to {known}.',
    status: 409,
    remedy: 'Run the newer version of Eupraxia, or set EUPRAXIA_DATA to another folder.',
  },
  EUP_STORE_POSTGRES_MAJOR: {
    sentence: 'The data folder {path} belongs to PostgreSQL {found}, and this program brings PostgreSQL {known}.',
    status: 409,
    remedy: 'Make a backup with the version of Eupraxia that wrote it, then restore it into a new data folder with this one.',
  },
  EUP_STORE_DATA_IN_USE: {
    sentence: 'Another Eupraxia (process {pid}) is using the data folder {path}.',
    status: 409,
    remedy: 'Use or stop that one, or set EUPRAXIA_DATA to another folder.',
  },
  EUP_STORE_DISK_FULL: {
    sentence: 'The disk that holds {path} is full.',
    status: 507,
    remedy: 'Free some space there (a new data folder takes about 120 MB) and start again; nothing that was saved is lost.',
  },
  EUP_STORE_COPY_NO_ROOM: {
    sentence: 'Before this version updates the database it copies it to {path}: that needs {needed} MB, and {free} MB are free.',
    status: 507,
    remedy: 'Free some space there and start again, or run the version that you had: nothing was changed.',
  },
  EUP_STORE_UPDATE_IN_USE: {
    sentence: 'This version has to update the database in {path}, and another Eupraxia is using it.',
    status: 409,
    remedy: 'Stop that one, then start this version there: it copies the database before it updates it.',
  },
  EUP_STORE_INIT_FAILED: {
    sentence: 'The database could not be created: {detail}',
    status: 500,
    remedy: 'Fix what the sentence names and start again; the half-made database is cleared away by itself.',
  },
  EUP_STORE_START_FAILED: {
    sentence: 'The database did not start: {detail}',
    status: 500,
    remedy: 'See log/postgresql.log in the data folder, fix what it names and start again.',
  },
  EUP_STORE_GAVE_UP: {
    sentence: 'The database stopped {count} times within a minute and was not started again: {detail}',
    status: 503,
    remedy: 'See log/postgresql.log in the data folder, fix what it names and start Eupraxia again.',
  },
  EUP_STORE_NOT_RUNNING: {
    sentence: 'No database is running on the data folder {path}.',
    status: 503,
    remedy: 'Start Eupraxia there first (eupraxia serve), or set EUPRAXIA_DATA to the folder in use.',
  },
  EUP_STORE_URL_INVALID: {
    sentence: '{variable} is not usable: {detail}.',
    status: 400,
    remedy: 'Write it as postgresql://USER:PASSWORD@HOST:PORT/DATABASE, special characters percent-encoded.',
  },
  EUP_STORE_DB_UNREACHABLE: {
    sentence: 'The database server {server} does not answer: {detail}.',
    status: 503,
    remedy: 'Check that it runs and that host and port are right.',
  },
  EUP_STORE_DB_SIGN_IN: {
    sentence: 'The database server {server} refuses the user {user}.',
    status: 503,
    remedy: 'Check user and password in the connection URL, and the rules in pg_hba.conf of the server.',
  },
  EUP_STORE_DB_MISSING: {
    sentence: 'The database {database} does not exist on {server}.',
    status: 503,
    remedy: 'Create it (CREATE DATABASE), or correct the name in the connection URL.',
  },
  EUP_STORE_DB_TOO_OLD: {
    sentence: 'The database server {server} is PostgreSQL {found}; 15 or newer is needed.',
    status: 503,
    remedy: 'Upgrade the server, or leave DATABASE_URL unset to use the built-in one.',
  },
  EUP_STORE_DB_REFUSED: {
    sentence: 'The database server {server} refuses the connection: {detail}.',
    status: 503,
    remedy: 'Fix what the server names, then start again.',
  },
  EUP_STORE_APP_ROLE_MISSING: {
    sentence: 'The role eupraxia_app is not usable on {server}, and the user {user} may not create it or set its password.',
    status: 503,
    remedy: 'Let an administrator create it (LOGIN NOSUPERUSER NOBYPASSRLS) and set DATABASE_APP_URL to sign in with it.',
  },
  EUP_STORE_APP_ROLE_BYPASSES: {
    sentence: 'The role {role} could see past the walls between clinics: {detail}.',
    status: 500,
    remedy: 'Use a role of its own for DATABASE_APP_URL: NOSUPERUSER, NOBYPASSRLS, a member of no such role, not the owner.',
  },
} as const satisfies ErrorTable;

export const fault = faultsOf(postgresErrors);

/** The refusal of a role that could read across clinics; the store uses it too, when it looks at its own roles. */
export const appRoleBypasses = (role: string, detail: string): Fault => fault('EUP_STORE_APP_ROLE_BYPASSES', { role, detail });
