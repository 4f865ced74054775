import { Controller, Get, Headers, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiHeader, ApiOperation, ApiQuery, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '@stafet/core';
import { Proposals } from '@stafet/handover';
import { CurrentActor } from '@stafet/identity';
import type { Request, Response } from 'express';
import { bodyOf, parseBody, parseObject } from './body';
import { idempotencyKey, sendAnswer } from './handovers.controller';
import { DismissDto, RuleProposalDto, ProposalPageDto, ProposalsDto } from './proposals.dto';
import { ProblemDto } from './responses.dto';

/** What rules propose. A proposal moves nothing: it is taken by making the handover that names it. */
@ApiTags('proposals')
@ApiBearerAuth()
@Controller('proposals')
export class ProposalsController {
  constructor(private readonly proposals: Proposals) {}

  @Get()
  @ApiOperation({ operationId: 'listProposals', summary: 'The open proposals that your organisations can take' })
  @ApiQuery({ type: ProposalsDto })
  @ApiResponse({ status: 200, type: ProposalPageDto })
  @ApiResponse({ status: 'default', type: ProblemDto })
  async list(@CurrentActor() actor: Actor, @Query() query: object): Promise<unknown> {
    return this.proposals.list(actor, parseObject(query, ProposalsDto));
  }

  @Post(':id/dismiss')
  @HttpCode(200)
  @ApiOperation({ operationId: 'dismissProposal', summary: 'Set a proposal aside, with a reason; it is recorded' })
  @ApiHeader(idempotencyKey)
  @ApiBody({ type: DismissDto })
  @ApiResponse({ status: 200, type: RuleProposalDto })
  @ApiResponse({ status: 'default', type: ProblemDto })
  async dismiss(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Headers('idempotency-key') key: string | undefined,
  ): Promise<string> {
    const answer = await this.proposals.dismiss({
      ...{ proposalId: id, actor, idempotencyKey: key, body: bodyOf(request) },
      path: `/api/v1/proposals/${id.toLowerCase()}/dismiss`,
      parse: () => parseBody(request, DismissDto),
    });
    return sendAnswer(response, answer);
  }
}
