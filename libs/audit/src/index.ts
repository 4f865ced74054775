export { AuditLog, type AuditEntryView, type Verification } from './audit-log';
