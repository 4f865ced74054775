import { loadCatalogue } from '@stafet/organization';
import { ProblemError, type Config, type Database } from '@stafet/platform';
import { HandoverViews } from './handover-view';
import { HandoverService } from './handover.service';
import { endedPhases, type MigrationOrder, type MigrationOutcome } from './migrating';
import { PathwayRegistry } from './pathway-registry';
import { PatientVault } from './patient-vault';

const running = `
  select id from handover
  where pathway = $1 and pathway_version = $2 and phase <> all ($3) and id > $4::uuid
  order by id limit 200`;

/** Takes running handovers from one version of their pathway to a newer one, one after the other. */
export class VersionMigration {
  constructor(
    private readonly database: Database,
    private readonly pathways: PathwayRegistry,
    private readonly service: HandoverService,
  ) {}

  /** Everything that is needed, from the configuration of a process. */
  static of(database: Database, config: Pick<Config, 'patientKeys' | 'organizationsFile'>): VersionMigration {
    const vault = new PatientVault(config.patientKeys);
    const organizations = loadCatalogue(config.organizationsFile);
    const views = new HandoverViews(vault, (id) => organizations.find(id)?.name ?? id);
    const pathways = new PathwayRegistry(database);
    const service = new HandoverService(database, vault, organizations, views, pathways);
    return new VersionMigration(database, pathways, service);
  }

  /**
   * What becomes of each running handover, in turn. A handover that is refused stays as it is, and the others go on; what
   * was interrupted is gone on with by doing it again.
   * @throws ProblemError `unknown-pathway` where one of the versions does not exist
   */
  async *run(
    pathway: string,
    order: MigrationOrder,
  ): AsyncGenerator<{ readonly handover: string; readonly outcome: MigrationOutcome }> {
    for (const version of [order.from, order.to]) {
      const known = await this.pathways.version(pathway, version);
      if (known === undefined) throw new ProblemError('unknown-pathway', { pathway, version });
    }
    let last = '00000000-0000-0000-0000-000000000000';
    for (;;) {
      const rows = await this.database.query<{ id: string }>(running, [pathway, order.from, endedPhases, last]);
      const end = rows.at(-1);
      if (end === undefined) return;
      for (const { id } of rows) yield { handover: id, outcome: await this.service.migrate(id, order) };
      last = end.id;
    }
  }
}
