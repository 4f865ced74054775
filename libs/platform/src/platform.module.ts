import { Global, Inject, Module, type DynamicModule, type OnApplicationShutdown } from '@nestjs/common';
import type { Config } from './config';
import { Database } from './database/database';

/** The injection token of the configuration. */
export const CONFIG = Symbol('CONFIG');

/** What every process has: its configuration and one pool of connections, closed when the process ends. */
@Global()
@Module({})
export class PlatformModule implements OnApplicationShutdown {
  constructor(@Inject(Database) private readonly database: Database) {}

  static forRoot(config: Config, applicationName: string): DynamicModule {
    return {
      module: PlatformModule,
      providers: [
        { provide: CONFIG, useValue: config },
        { provide: Database, useFactory: () => Database.open(config.database, applicationName) },
      ],
      exports: [CONFIG, Database],
    };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.database.close();
  }
}
