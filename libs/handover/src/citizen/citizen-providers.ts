import type { Provider } from '@nestjs/common';
import { OrganizationCatalogue } from '@stafet/organization';
import { Database } from '@stafet/platform';
import { HandoverCreation } from '../handover-creation';
import { HandoverRecord } from '../handover-record';
import { HandoverViews } from '../handover-view';
import { PathwayRegistry } from '../pathway-registry';
import { PatientVault } from '../patient-vault';
import { CitizenEvents } from './citizen-events';
import { Proposals } from './proposals';
import { ProposalViews } from './proposal-view';
import { TriggerSettings } from './trigger-settings';

/** Everything about citizens, as the module of this library provides it. */
export const citizenProviders: Provider[] = [
  {
    provide: ProposalViews,
    inject: [HandoverViews, OrganizationCatalogue],
    useFactory: (views: HandoverViews, organizations: OrganizationCatalogue) =>
      new ProposalViews(views, (id) => organizations.find(id)?.name ?? id),
  },
  {
    provide: CitizenEvents,
    inject: [Database, PatientVault, OrganizationCatalogue, HandoverViews, ProposalViews, PathwayRegistry],
    useFactory: (
      database: Database,
      vault: PatientVault,
      organizations: OrganizationCatalogue,
      handovers: HandoverViews,
      proposals: ProposalViews,
      pathways: PathwayRegistry,
    ) => {
      const record = new HandoverRecord(vault);
      const creation = new HandoverCreation(vault, organizations, record, pathways);
      return new CitizenEvents(
        database,
        vault,
        organizations,
        { handovers, proposals },
        { record, creation },
        pathways,
      );
    },
  },
  {
    provide: Proposals,
    inject: [Database, PatientVault, ProposalViews],
    useFactory: (database: Database, vault: PatientVault, views: ProposalViews) =>
      new Proposals(database, vault, views),
  },
  {
    provide: TriggerSettings,
    inject: [Database, OrganizationCatalogue],
    useFactory: (database: Database, organizations: OrganizationCatalogue) =>
      new TriggerSettings(database, organizations),
  },
];
