import { Controller, Headers, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiHeader, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '@stafet/core';
import { CitizenEvents } from '@stafet/handover';
import { CurrentActor } from '@stafet/identity';
import type { Request, Response } from 'express';
import { bodyOf, parseBody } from './body';
import { idempotencyKey, sendAnswer } from './handovers.controller';
import { NamedPatientEventDto, PatientEventAnswerDto, PatientEventDto } from './patient-events.dto';
import { ProblemDto } from './responses.dto';

/** What happens to citizens: a death, an admission, a move. It reaches every handover that she is in. */
@ApiTags('patients')
@ApiBearerAuth()
@Controller('patients')
export class PatientEventsController {
  constructor(private readonly events: CitizenEvents) {}

  @Post('events')
  @HttpCode(200)
  @ApiOperation({
    operationId: 'tellOfPatientByCpr',
    summary: 'Tell what happened to a citizen who is named by CPR number; it is recorded once',
  })
  @ApiHeader(idempotencyKey)
  @ApiBody({ type: NamedPatientEventDto })
  @ApiResponse({ status: 200, type: PatientEventAnswerDto })
  @ApiResponse({ status: 'default', type: ProblemDto })
  async tellByCpr(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
    @CurrentActor() actor: Actor,
    @Headers('idempotency-key') key: string | undefined,
  ): Promise<string> {
    const answer = await this.events.report({
      ...{ patientId: undefined, actor, idempotencyKey: key, body: bodyOf(request) },
      path: '/api/v1/patients/events',
      parse: () => parseBody(request, NamedPatientEventDto).toEvent(),
    });
    return sendAnswer(response, answer);
  }

  @Post(':id/events')
  @HttpCode(200)
  @ApiOperation({
    operationId: 'tellOfPatient',
    summary: 'Tell what happened to a citizen that is yours to know; it is recorded once',
  })
  @ApiHeader(idempotencyKey)
  @ApiBody({ type: PatientEventDto })
  @ApiResponse({ status: 200, type: PatientEventAnswerDto })
  @ApiResponse({ status: 'default', type: ProblemDto })
  async tell(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Headers('idempotency-key') key: string | undefined,
  ): Promise<string> {
    const answer = await this.events.report({
      ...{ patientId: id, actor, idempotencyKey: key, body: bodyOf(request) },
      path: `/api/v1/patients/${id.toLowerCase()}/events`,
      parse: () => parseBody(request, PatientEventDto).toEvent(),
    });
    return sendAnswer(response, answer);
  }
}
