import { Controller, Get, Headers, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiBody,
  ApiExtraModels,
  ApiHeader,
  ApiOperation,
  ApiQuery,
  ApiResponse,
  ApiTags,
  getSchemaPath,
} from '@nestjs/swagger';
import type { Actor, HandoverCommandEvent, Instant } from '@stafet/core';
import {
  HandoverReads,
  HandoverService,
  ownActIn,
  ownActsOf,
  type CommandAnswer,
  type HandoverCommand,
} from '@stafet/handover';
import { CurrentActor } from '@stafet/identity';
import type { Request, Response } from 'express';
import { bodyOf, malformed, objectOf, parseBody, parseObject } from './body';
import { eventDtos } from './events.dto';
import { isMoment, toInstant } from './fields';
import { CreateHandoverDto, WorkListDto } from './handovers.dto';
import { HandoverDto, ProblemDto, ResponsibilityDto, TimelineDto, WorkListPageDto } from './responses.dto';

/** How a command is told from its repeat. */
export const idempotencyKey = {
  name: 'Idempotency-Key',
  description: 'a new UUID; the same one for a repeat',
  required: true,
};
const eventNames = Object.keys(eventDtos) as (keyof typeof eventDtos)[];

/** Commands and reads on a handover. */
@ApiTags('handovers')
@ApiBearerAuth()
@ApiExtraModels(...Object.values(eventDtos))
@Controller('handovers')
export class HandoversController {
  constructor(
    private readonly handovers: HandoverService,
    private readonly reads: HandoverReads,
  ) {}

  @Post()
  @HttpCode(201)
  @ApiOperation({ operationId: 'createHandover', summary: 'Make a handover, as a draft or sent at once' })
  @ApiHeader(idempotencyKey)
  @ApiBody({ type: CreateHandoverDto })
  @ApiResponse({ status: 201, type: HandoverDto })
  @ApiResponse({ status: 'default', type: ProblemDto })
  async create(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
    @CurrentActor() actor: Actor,
    @Headers('idempotency-key') key: string | undefined,
  ): Promise<string> {
    const answer = await this.handovers.create({
      actor,
      path: '/api/v1/handovers',
      idempotencyKey: key,
      body: bodyOf(request),
      parse: () => parseBody(request, CreateHandoverDto).toNewHandover(),
    });
    return sendAnswer(response, answer);
  }

  @Post(':id/events')
  @HttpCode(200)
  @ApiOperation({ operationId: 'sendEvent', summary: 'Do something with a handover: confirm, ask, reject, send on …' })
  @ApiHeader(idempotencyKey)
  @ApiHeader({ name: 'If-Match', description: 'the ETag of the handover as last read', required: true })
  @ApiBody({
    schema: {
      anyOf: [
        {
          oneOf: eventNames.map((name) => ({ $ref: getSchemaPath(eventDtos[name]) })),
          discriminator: {
            propertyName: 'type',
            mapping: Object.fromEntries(eventNames.map((name) => [name, getSchemaPath(eventDtos[name])])),
          },
        },
        {
          type: 'object',
          description: 'an act of the pathway’s own, with the fields that its definition lists (availableEvents)',
          required: ['type'],
          properties: { type: { type: 'string', example: 'call' } },
          additionalProperties: true,
        },
      ],
    },
  })
  @ApiResponse({ status: 200, type: HandoverDto })
  @ApiResponse({ status: 'default', type: ProblemDto })
  async event(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Headers('idempotency-key') key: string | undefined,
    @Headers('if-match') ifMatch: string | undefined,
  ): Promise<string> {
    const answer = await this.handovers.apply({
      handoverId: id,
      actor,
      path: `/api/v1/handovers/${id.toLowerCase()}/events`,
      idempotencyKey: key,
      ifMatch,
      body: bodyOf(request),
      parse: (pathway) => eventIn(request, pathway),
    });
    return sendAnswer(response, answer);
  }

  @Get()
  @ApiOperation({ operationId: 'listHandovers', summary: 'A list to work from, oldest first' })
  @ApiQuery({ type: WorkListDto })
  @ApiResponse({ status: 200, type: WorkListPageDto })
  @ApiResponse({ status: 'default', type: ProblemDto })
  async list(@CurrentActor() actor: Actor, @Query() query: object) {
    const question = parseObject(query, WorkListDto);
    return this.reads.list(question, actor);
  }

  @Get(':id')
  @ApiOperation({ operationId: 'getHandover', summary: 'One handover; reading it never counts as opening' })
  @ApiResponse({ status: 200, type: HandoverDto })
  @ApiResponse({ status: 'default', type: ProblemDto })
  async one(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Res({ passthrough: true }) response: Response,
  ): Promise<unknown> {
    const handover = await this.reads.handover(id, actor);
    response.setHeader('ETag', `"${handover.version}"`);
    return handover;
  }

  @Get(':id/timeline')
  @ApiOperation({ operationId: 'getTimeline', summary: 'Every fact in order, with actor, organisation and evidence' })
  @ApiResponse({ status: 200, type: TimelineDto })
  @ApiResponse({ status: 'default', type: ProblemDto })
  async timeline(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<unknown> {
    return { items: await this.reads.timeline(id, actor), nextCursor: null };
  }

  @Get(':id/responsibility')
  @ApiOperation({ operationId: 'getResponsibility', summary: 'Who held each item at an instant, and the proof' })
  @ApiQuery({ name: 'at', required: false, schema: { type: 'string', format: 'date-time' } })
  @ApiResponse({ status: 200, type: ResponsibilityDto })
  @ApiResponse({ status: 'default', type: ProblemDto })
  async responsibility(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Query('at') at: unknown,
  ): Promise<unknown> {
    return this.reads.responsibilityOfHandover(id, actor, instantIn(at));
  }
}

/**
 * The moment asked about, or nothing where none is given.
 * @throws ProblemError `malformed`.
 */
export function instantIn(at: unknown): Instant | undefined {
  if (at === undefined) return undefined;
  // In an address a plus is read as a space; nobody means a moment with a space in it.
  const text = typeof at === 'string' ? at.replace(' ', '+') : at;
  if (!isMoment(text)) {
    throw malformed([{ pointer: '/at', detail: 'must be a moment with an offset, such as 2026-11-21T14:32:00+01:00' }]);
  }
  return toInstant(text);
}

function eventIn(request: Request, pathway: Parameters<HandoverCommand['parse']>[0]): HandoverCommandEvent {
  const type = (bodyOf(request) as { readonly type?: unknown } | undefined)?.type;
  const dto = eventNames.find((name) => name === type);
  if (typeof type === 'string' && dto === undefined) {
    const act = ownActIn(pathway, objectOf(request));
    if (act !== undefined) return act;
    const known = [...eventNames, ...ownActsOf(pathway)];
    throw malformed([{ pointer: '/type', detail: `must be one of ${known.join(', ')}` }]);
  }
  return parseBody(request, eventDtos[dto ?? 'send']).toEvent();
}

/** Sends an answer as it was made or stored: the very bytes. */
export function sendAnswer(response: Response, answer: CommandAnswer): string {
  response.status(answer.status).type('application/json');
  if (answer.etag !== undefined) response.setHeader('ETag', answer.etag);
  if (answer.location !== undefined) response.setHeader('Location', answer.location);
  return answer.body;
}
