export { databaseAccount, spawnAs } from './account.ts';
export type { ConnectionSettings, DatabaseConnections } from './connection.ts';
export { defaultDataFolder, isDataFolder } from './data-folder.ts';
export { appRoleBypasses, postgresErrors } from './errors.ts';
export { checkAppRole, type ExternalDatabase, externalDatabase } from './external-database.ts';
export {
  connectionOf,
  type DatabaseEvent,
  type ReachedDatabase,
  type RunningDatabase,
  type StartDatabaseOptions,
  startDatabase,
} from './start-database.ts';
