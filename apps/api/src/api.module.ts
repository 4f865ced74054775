import { Module, type DynamicModule } from '@nestjs/common';
import { AuditLog } from '@stafet/audit';
import { HandoverModule } from '@stafet/handover';
import { IdentityModule } from '@stafet/identity';
import { Database, PlatformModule, type Config } from '@stafet/platform';
import { AuditController } from './http/audit.controller';
import { CoursesController } from './http/courses.controller';
import { HandoversController } from './http/handovers.controller';
import { MeController } from './http/me.controller';
import { NotificationsController } from './http/notifications.controller';
import { HealthController, OperationsController } from './http/operations.controller';
import { PatientEventsController } from './http/patient-events.controller';
import { PatientsController } from './http/patients.controller';
import { ProposalsController } from './http/proposals.controller';
import { ReferenceController } from './http/reference.controller';
import { TriggersController } from './http/triggers.controller';

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
      ],
      controllers: [
        HandoversController,
        CoursesController,
        PatientsController,
        PatientEventsController,
        ProposalsController,
        ReferenceController,
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
