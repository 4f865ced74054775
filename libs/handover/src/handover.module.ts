import { Module, type DynamicModule } from '@nestjs/common';
import { loadCatalogue, OrganizationCatalogue } from '@stafet/organization';
import { CONFIG, Database, type Config } from '@stafet/platform';
import { CitizenEvents } from './citizen/citizen-events';
import { citizenProviders } from './citizen/citizen-providers';
import { Proposals } from './citizen/proposals';
import { TriggerSettings } from './citizen/trigger-settings';
import { DeadlineSweep } from './deadline-sweep';
import { HandoverReads } from './handover-reads';
import { HandoverViews } from './handover-view';
import { HandoverService } from './handover.service';
import { PathwayDeadlines } from './pathway-deadlines';
import { PathwayRegistry } from './pathway-registry';
import { PatientVault } from './patient-vault';
import { StuckItems } from './stuck.query';

/** The one writer, the sweep, and the reads of the same tables. */
@Module({})
export class HandoverModule {
  static forRoot(): DynamicModule {
    return {
      module: HandoverModule,
      providers: [
        {
          provide: OrganizationCatalogue,
          inject: [CONFIG],
          useFactory: (config: Config) => loadCatalogue(config.organizationsFile),
        },
        {
          provide: PatientVault,
          inject: [CONFIG],
          useFactory: (config: Config) => new PatientVault(config.patientKeys),
        },
        {
          provide: HandoverViews,
          inject: [PatientVault, OrganizationCatalogue],
          useFactory: (vault: PatientVault, organizations: OrganizationCatalogue) =>
            new HandoverViews(vault, (id) => organizations.find(id)?.name ?? id),
        },
        {
          provide: PathwayRegistry,
          inject: [Database],
          useFactory: (database: Database) => new PathwayRegistry(database),
        },
        {
          provide: HandoverService,
          inject: [Database, PatientVault, OrganizationCatalogue, HandoverViews, PathwayRegistry],
          useFactory: (
            database: Database,
            vault: PatientVault,
            organizations: OrganizationCatalogue,
            views: HandoverViews,
            pathways: PathwayRegistry,
          ) => new HandoverService(database, vault, organizations, views, pathways),
        },
        {
          provide: HandoverReads,
          inject: [Database, PatientVault, OrganizationCatalogue, HandoverViews, PathwayRegistry],
          useFactory: (
            database: Database,
            vault: PatientVault,
            organizations: OrganizationCatalogue,
            views: HandoverViews,
            pathways: PathwayRegistry,
          ) => new HandoverReads(database, vault, organizations, views, pathways),
        },
        {
          provide: PathwayDeadlines,
          inject: [Database, PathwayRegistry],
          useFactory: (database: Database, pathways: PathwayRegistry) => new PathwayDeadlines(database, pathways),
        },
        ...citizenProviders,
        { provide: StuckItems, inject: [Database], useFactory: (database: Database) => new StuckItems(database) },
        {
          provide: DeadlineSweep,
          inject: [Database, HandoverService],
          useFactory: (database: Database, handovers: HandoverService) => new DeadlineSweep(database, handovers),
        },
      ],
      exports: [
        ...[OrganizationCatalogue, HandoverService, HandoverReads, PathwayDeadlines, StuckItems, DeadlineSweep],
        ...[PathwayRegistry, CitizenEvents, Proposals, TriggerSettings],
      ],
    };
  }
}
