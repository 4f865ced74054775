export type { Binaries } from './binaries';
export { checkoutFolder } from './checkout';
export { asRole, createDatabase, dropDatabase, withClient, withDatabase } from './database';
export { EmbeddedPostgresError, type EmbeddedPostgresFault } from './embedded-postgres-error';
export { makeFolder } from './placement';
export { isAlive } from './postmaster';
export {
  freePort,
  startPostgres,
  stopLeftoverPostgres,
  type EmbeddedPostgres,
  type StartOptions,
} from './start-postgres';
