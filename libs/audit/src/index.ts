export { auditEntities } from './audit-entities';
export { AuditLog, type AuditEntryView, type Verification } from './audit-log';
