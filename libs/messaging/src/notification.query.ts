import type { Database } from '@stafet/platform';

/** Something that the people of an organisation have been told in the app and have not seen. */
export interface UnreadNotification {
  readonly id: string;
  readonly organization: string;
  readonly handover: string;
  readonly factType: string;
  readonly createdAt: string;
}

/** The unread notifications of some organisations, newest first. */
export async function unreadNotifications(
  database: Database,
  organizations: readonly string[],
  limit: number,
): Promise<readonly UnreadNotification[]> {
  const rows = await database.query<Omit<UnreadNotification, 'createdAt'> & { createdAt: Date }>(
    `select id, organization_id as organization, handover_id as handover, fact_type as "factType",
       created_at as "createdAt"
     from notification where organization_id = any ($1) and read_at is null
     order by created_at desc, id limit $2`,
    [[...organizations], limit],
  );
  return rows.map((row) => ({ ...row, createdAt: row.createdAt.toISOString() }));
}

/** Marks what some organisations were told about one handover as seen. Seeing moves nothing. */
export async function markRead(
  database: Database,
  organizations: readonly string[],
  handoverId: string,
): Promise<void> {
  await database.query(
    `update notification set read_at = clock_timestamp()
     where organization_id = any ($1) and handover_id = $2 and read_at is null`,
    [[...organizations], handoverId],
  );
}
