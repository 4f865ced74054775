import { Module, type DynamicModule } from '@nestjs/common';
import { AuditLog } from '@stafet/audit';
import { HandoverModule, PathwayAcceptance, PathwayRegistry } from '@stafet/handover';
import { IdentityModule } from '@stafet/identity';
import { OrganizationCatalogue } from '@stafet/organization';
import { Database, PlatformModule, type Config } from '@stafet/platform';
import { checkInThread } from '@stafet/proof';
import { AuditController } from './http/audit.controller';
import { CoursesController } from './http/courses.controller';
import { HandoversController } from './http/handovers.controller';
import { MeController } from './http/me.controller';
import { NotificationsController } from './http/notifications.controller';
import { HealthController, OperationsController } from './http/operations.controller';
import { PatientEventsController } from './http/patient-events.controller';
import { PathwaysController } from './http/pathways.controller';
import { PatientsController } from './http/patients.controller';
import { ProposalsController } from './http/proposals.controller';
import { ReferenceController } from './http/reference.controller';
import { TriggersController } from './http/triggers.controller';

// Our largest pathway takes a few seconds; somebody waits for the answer.
const checkLimits = { milliseconds: 40_000, megabytes: 512 };

/** What the API is made of. It holds no rule: it authenticates, checks form, and asks the libraries. */
@Module({})
export class ApiModule {
  static forRoot(config: Config): DynamicModule {
    return {
      module: ApiModule,
      imports: [
        PlatformModule.forRoot(config, 'stafet-api'),
        IdentityModule.register(config),
        HandoverModule.forRoot(),
      ],
      providers: [
        { provide: AuditLog, inject: [Database], useFactory: (database: Database) => new AuditLog(database) },
        {
          provide: PathwayAcceptance,
          inject: [Database, PathwayRegistry, OrganizationCatalogue],
          useFactory: (database: Database, pathways: PathwayRegistry, organizations: OrganizationCatalogue) =>
            new PathwayAcceptance(database, pathways, organizations, async (text) => checkInThread(text, checkLimits)),
        },
      ],
      controllers: [
        HandoversController,
        CoursesController,
        PatientsController,
        PatientEventsController,
        ProposalsController,
        ReferenceController,
        PathwaysController,
        TriggersController,
        MeController,
        NotificationsController,
        AuditController,
        OperationsController,
        HealthController,
      ],
    };
  }
}
