import { AccessEntryEntity } from './access-entry.entity';
import { AuditEntryEntity } from './audit-entry.entity';

/** Every table that this library owns, for the check that entities and schema say the same. */
export const auditEntities: readonly (new () => object)[] = [AccessEntryEntity, AuditEntryEntity];
