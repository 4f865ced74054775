import {
  createParamDecorator,
  SetMetadata,
  type CanActivate,
  type CustomDecorator,
  type ExecutionContext,
} from '@nestjs/common';
import type { Reflector } from '@nestjs/core';
import type { Actor } from '@stafet/core';
import { ProblemError } from '@stafet/platform';
import type { Request } from 'express';
import type { ActorResolver } from './actor-resolver';
import { readCookie, sessionCookie } from './cookies';
import { isFromOwnPages, isUnsafe } from './same-origin';
import type { TokenVerifier } from './token-verifier';
import type { WebSessions } from './web-sessions';

const publicKey = 'stafet:public';

interface ActorRequest extends Request {
  actor?: Actor;
}

/** Lets everybody in, known or not: for the login itself, health and the documentation. */
export function Public(): CustomDecorator {
  return SetMetadata(publicKey, true);
}

/** Who acts, as the guard found out. */
export const CurrentActor = createParamDecorator((_data: unknown, context: ExecutionContext): Actor => {
  const { actor } = context.switchToHttp().getRequest<ActorRequest>();
  if (actor === undefined) throw new ProblemError('not-authenticated');
  return actor;
});

/** The door: turns a bearer token or a session cookie into an actor, or says 401. */
export class ActorGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly tokens: TokenVerifier,
    private readonly sessions: WebSessions,
    private readonly actors: ActorResolver,
    private readonly publicUrl: string,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (this.reflector.getAllAndOverride<boolean>(publicKey, [context.getHandler(), context.getClass()])) return true;
    const request = context.switchToHttp().getRequest<ActorRequest>();
    const actor = await this.#actorOf(request);
    if (actor === undefined) throw new ProblemError('not-authenticated');
    request.actor = actor;
    return true;
  }

  async #actorOf(request: Request): Promise<Actor | undefined> {
    const { authorization } = request.headers;
    // Who sends a token means it: a bad one is not made good by a session.
    if (authorization !== undefined) {
      const token = /^Bearer +([\w.~+/-]+=*) *$/i.exec(authorization)?.[1];
      const credentials = token === undefined ? undefined : await this.tokens.verify(token);
      return credentials && this.actors.byCredentials(credentials);
    }
    const secret = readCookie(request.headers.cookie, sessionCookie);
    if (secret === undefined) return undefined;
    const personId = await this.sessions.personOf(secret);
    if (personId === undefined) return undefined;
    // A browser sends the cookie along with whatever another site makes it send.
    if (isUnsafe(request.method) && !isFromOwnPages(request.headers, this.publicUrl)) {
      throw new ProblemError('cross-site-request');
    }
    return this.actors.byPerson(personId);
  }
}
