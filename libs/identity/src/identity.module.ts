import { Module, type DynamicModule } from '@nestjs/common';
import { APP_GUARD, Reflector } from '@nestjs/core';
import { Database, type Config } from '@stafet/platform';
import { ActorGuard } from './actor.guard';
import { ActorResolver } from './actor-resolver';
import { AuthController, identityConfig } from './auth.controller';
import { IdentityProvider } from './identity-provider';
import { TokenVerifier } from './token-verifier';
import { WebSessions } from './web-sessions';

/**
 * The door of the API. Every route of the application asks for an actor, unless it says `@Public()`. The application
 * provides `Database` globally.
 */
@Module({})
export class IdentityModule {
  static register(config: Pick<Config, 'oidc' | 'production' | 'publicUrl'>): DynamicModule {
    return {
      module: IdentityModule,
      controllers: [AuthController],
      providers: [
        { provide: identityConfig, useValue: config },
        { provide: IdentityProvider, useFactory: () => new IdentityProvider(config) },
        {
          provide: TokenVerifier,
          inject: [IdentityProvider],
          useFactory: (provider: IdentityProvider) => new TokenVerifier(config.oidc, provider),
        },
        { provide: WebSessions, inject: [Database], useFactory: (database: Database) => new WebSessions(database) },
        { provide: ActorResolver, inject: [Database], useFactory: (database: Database) => new ActorResolver(database) },
        {
          provide: ActorGuard,
          inject: [Reflector, TokenVerifier, WebSessions, ActorResolver],
          useFactory: (reflector: Reflector, tokens: TokenVerifier, sessions: WebSessions, actors: ActorResolver) =>
            new ActorGuard(reflector, tokens, sessions, actors, config.publicUrl),
        },
        { provide: APP_GUARD, useExisting: ActorGuard },
      ],
      exports: [TokenVerifier, ActorResolver, ActorGuard, WebSessions],
    };
  }
}
