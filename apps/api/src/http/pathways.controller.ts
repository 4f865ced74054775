import { Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiOperation, ApiProperty, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '@stafet/core';
import { PathwayAcceptance, type AcceptedPathway } from '@stafet/handover';
import { CurrentActor } from '@stafet/identity';
import type { Request, Response } from 'express';
import { objectOf } from './body';
import { moment, ProblemDto } from './responses.dto';

export class PathwayProofDto {
  @ApiProperty({ description: 'settings in which it was walked' }) worlds: number;
  @ApiProperty({ description: 'how a handover can stand in them' }) snapshots: number;
  @ApiProperty() decisions: number;
  @ApiProperty() refusals: number;
}

export class AcceptedPathwayDto {
  @ApiProperty() id: string;
  @ApiProperty() version: number;
  @ApiProperty({ description: 'SHA-256 of the document in canonical form (RFC 8785)' }) fingerprint: string;
  @ApiProperty(moment) acceptedAt: string;
  @ApiProperty({ type: PathwayProofDto }) proof: PathwayProofDto;
}

/** Pathways that are taken in while the system runs. */
@ApiTags('reference data')
@ApiBearerAuth()
@Controller('pathways')
export class PathwaysController {
  constructor(private readonly acceptance: PathwayAcceptance) {}

  @Post()
  @HttpCode(201)
  @ApiOperation({
    operationId: 'acceptPathway',
    summary: 'Prove a pathway that is written as a document, as the steward, and use it from now on',
    description:
      'At most 1 MB; `stafet pathways document ID` prints one to begin with. A document that breaks a promise is refused ' +
      'with the story (`story.da`, `story.en`). A version is accepted once, so that a repeat changes nothing.',
  })
  @ApiBody({ schema: { type: 'object', additionalProperties: true } })
  @ApiResponse({ status: 201, type: AcceptedPathwayDto })
  @ApiResponse({ status: 'default', type: ProblemDto })
  async accept(
    @CurrentActor() actor: Actor,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<AcceptedPathway> {
    this.acceptance.requireSteward(actor);
    const accepted = await this.acceptance.accept(objectOf(request), actor);
    response.setHeader('Location', `/api/v1/pathways/${accepted.id}`);
    return accepted;
  }
}
