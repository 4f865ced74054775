import { randomUUID } from 'node:crypto';
import { parseDuration } from '@stafet/calendar';
import type { Actor } from '@stafet/core';
import { ProblemError, type Database } from '@stafet/platform';
import { maySetDeadlines } from './access-policy';
import type { ConfiguredDeadline } from './handover-reader';
import { PathwayRegistry } from './pathway-registry';

export interface DeadlineSetting {
  readonly duration: string;
  readonly clock: 'working' | 'elapsed';
}

/** The deadlines of pathways as configuration: dated, audited, valid for what is sent afterwards (design 4.3). */
export class PathwayDeadlines {
  constructor(
    private readonly database: Database,
    private readonly pathways = new PathwayRegistry(database),
  ) {}

  /** What is set for a pathway, the newest setting of each deadline. */
  async current(pathway: string): Promise<readonly ConfiguredDeadline[]> {
    return this.database.query<ConfiguredDeadline>(
      `select distinct on (name) name, duration, clock, to_jsonb(valid_from) #>> '{}' as valid_from
       from pathway_deadline where pathway = $1 order by name, valid_from desc`,
      [pathway],
    );
  }

  /** @throws ProblemError `role-required`, `unknown-pathway`, `deadline-unknown`, `duration-invalid`. */
  async set(pathwayId: string, settings: Readonly<Record<string, DeadlineSetting>>, actor: Actor): Promise<void> {
    if (!maySetDeadlines(actor)) throw new ProblemError('role-required');
    const pathway = await this.pathways.newest(pathwayId);
    if (pathway === undefined) throw new ProblemError('unknown-pathway');
    const names = pathway.deadlines.map((deadline) => deadline.name);
    for (const [name, { duration }] of Object.entries(settings)) {
      if (!names.includes(name)) throw new ProblemError('deadline-unknown', { allowed: names });
      if (!parseDuration(duration).ok) throw new ProblemError('duration-invalid', { deadline: name });
    }
    const rows = Object.entries(settings).map(([name, setting]) => ({ id: randomUUID(), name, ...setting }));
    // One statement: the setting and the entry that says who set it, or neither.
    await this.database.query(
      `with setting as (
         insert into pathway_deadline (id, pathway, name, duration, clock, valid_from, set_by)
         select each.id, $1, each.name, each.duration, each.clock, date_trunc('milliseconds', clock_timestamp()), $2
         from jsonb_to_recordset($3::jsonb) as each (id uuid, name text, duration text, clock text)
       )
       insert into access_entry (id, recorded_at, person_id, organization_id, action, details)
       values (gen_random_uuid(), clock_timestamp(), $2, $4, 'deadline-setting', jsonb_build_object('pathway', $1::text, 'settings', $3::jsonb))`,
      [
        pathwayId,
        actor.id,
        JSON.stringify(rows),
        actor.roles.find((each) => each.role === 'steward')?.organization ?? '',
      ],
    );
  }
}
