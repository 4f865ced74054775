import { PathwayRegistry } from '@stafet/handover';
import { Database, loadConfig } from '@stafet/platform';
import { pathways } from '@stafet/workflows';
import { Command } from 'commander';

interface Version {
  readonly id: string;
  readonly version: number;
  /** From the repository, or accepted while the system ran. */
  readonly accepted: string | null;
  readonly running: number;
}

/** `stafet pathways list`: every version that a handover can have, with those that follow it now. */
export function pathwaysListCommand(): Command {
  return new Command('list')
    .description('list every pathway and version, when it was accepted, and how many handovers follow it now')
    .option('--json', 'as JSON')
    .action(async ({ json }: { readonly json?: true }) => {
      const database = Database.open(loadConfig().database, 'stafet-pathways-list');
      try {
        const versions = await versionsIn(database);
        const newest = new Map((await new PathwayRegistry(database).all()).map(({ id, version }) => [id, version]));
        const lines = versions.map(
          ({ id, version, accepted, running }) =>
            `${id} version ${version}${newest.get(id) === version ? '' : ' (superseded)'}: ${running} running, ` +
            (accepted === null ? 'of the repository' : `accepted ${accepted}`),
        );
        process.stdout.write(`${json ? JSON.stringify(versions, null, 2) : lines.join('\n')}\n`);
      } finally {
        await database.close();
      }
    });
}

async function versionsIn(database: Database): Promise<readonly Version[]> {
  return database.query<Version>(
    `with known as (
       select id, version, null::timestamptz as accepted from unnest($1::text[], $2::integer[]) ours (id, version)
       union all select id, version, accepted_at from pathway_document
     )
     select known.id, known.version, to_jsonb(known.accepted) #>> '{}' as accepted, count(h.id) as running
     from known
     left join handover h on h.pathway = known.id and h.pathway_version = known.version
       and h.phase not in ('completed', 'rejected', 'redirected', 'withdrawn', 'closed-by-event', 'entered-in-error')
     group by 1, 2, known.accepted order by 1, 2`,
    [pathways.map(({ id }) => id), pathways.map((each) => each.version)],
  );
}
