export { ActorGuard, CurrentActor, Public } from './actor.guard';
export { ActorResolver } from './actor-resolver';
export { credentialsFrom, type Credentials } from './credentials';
export { identityEntities } from './identity-entities';
export { IdentityModule } from './identity.module';
export { IdentityProvider } from './identity-provider';
export { upsertPerson, type KnownPerson } from './person';
export { TokenVerifier } from './token-verifier';
export { WebSessions } from './web-sessions';
