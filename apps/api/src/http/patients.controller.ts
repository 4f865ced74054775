import { Controller, Get, HttpCode, Param, Post, Query, Req } from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiOperation, ApiQuery, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '@stafet/core';
import { HandoverReads } from '@stafet/handover';
import { CurrentActor } from '@stafet/identity';
import type { Request } from 'express';
import { parseBody } from './body';
import { TextField } from './fields';
import { instantIn } from './handovers.controller';
import { PatientViewDto, ProblemDto, ResponsibilityDto } from './responses.dto';

export class PatientSearchDto {
  @TextField({ description: 'CPR or replacement number', longest: 20, example: '2509479989' })
  cpr: string;
}

/** Citizens: found by CPR number in the body, never in an address; every search is recorded. */
@ApiTags('patients')
@ApiBearerAuth()
@Controller('patients')
export class PatientsController {
  constructor(private readonly reads: HandoverReads) {}

  @Post('search')
  @HttpCode(200)
  @ApiOperation({
    operationId: 'searchPatient',
    summary: 'Find a citizen that is yours to know; the search is recorded',
  })
  @ApiBody({ type: PatientSearchDto })
  @ApiResponse({ status: 200, type: PatientViewDto })
  @ApiResponse({ status: 'default', type: ProblemDto })
  async search(@CurrentActor() actor: Actor, @Req() request: Request): Promise<unknown> {
    return this.reads.searchPatient(parseBody(request, PatientSearchDto).cpr, actor);
  }

  @Get(':id/responsibility')
  @ApiOperation({ operationId: 'getPatientResponsibility', summary: 'Everything held for a citizen at an instant' })
  @ApiQuery({ name: 'at', required: false, schema: { type: 'string', format: 'date-time' } })
  @ApiResponse({ status: 200, type: ResponsibilityDto })
  @ApiResponse({ status: 'default', type: ProblemDto })
  async responsibility(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Query('at') at: unknown,
  ): Promise<unknown> {
    return this.reads.responsibilityOfPatient(id, actor, instantIn(at));
  }
}
