import { Controller, Get, Query, Res } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiOperation,
  ApiProperty,
  ApiPropertyOptional,
  ApiQuery,
  ApiResponse,
  ApiTags,
} from '@nestjs/swagger';
import { AuditLog } from '@stafet/audit';
import type { Actor } from '@stafet/core';
import { mayAudit } from '@stafet/handover';
import { CurrentActor } from '@stafet/identity';
import { ProblemError } from '@stafet/platform';
import { IsUUID } from 'class-validator';
import type { Response } from 'express';
import { pipeline } from 'node:stream/promises';
import { parseObject } from './body';
import { LimitField, MayBeLeftOut } from './fields';
import { CursorDto } from './page';
import { ProblemDto } from './responses.dto';

export class AuditEntriesDto extends CursorDto {
  @LimitField(100)
  limit?: number;

  @ApiPropertyOptional({ description: 'only of this handover', format: 'uuid' })
  @MayBeLeftOut()
  @IsUUID()
  handover?: string;
}

export class AuditEntryDto {
  @ApiProperty({ type: 'object', additionalProperties: true, description: 'all that the hash covers' })
  entry: Record<string, unknown>;
  @ApiProperty() hash: string;
}

export class AuditPageDto {
  @ApiProperty({ type: [AuditEntryDto] }) items: AuditEntryDto[];
  @ApiProperty({ type: String, nullable: true }) nextCursor: string | null;
}

export class ChainFaultDto {
  @ApiProperty() handover: string;
  @ApiProperty() seq: number;
  @ApiProperty() fault: string;
}

export class VerificationDto {
  @ApiProperty() handovers: number;
  @ApiProperty() entries: number;
  @ApiProperty({ type: [ChainFaultDto] }) faults: ChainFaultDto[];
}

/** The auditor's reads: the trail, its verification and its export. */
@ApiTags('audit')
@ApiBearerAuth()
@Controller('audit')
export class AuditController {
  constructor(private readonly trail: AuditLog) {}

  @Get('entries')
  @ApiOperation({ operationId: 'listAuditEntries', summary: 'The trail, in the order in which it was recorded' })
  @ApiQuery({ type: AuditEntriesDto })
  @ApiResponse({ status: 200, type: AuditPageDto })
  @ApiResponse({ status: 'default', type: ProblemDto })
  async entries(@CurrentActor() actor: Actor, @Query() query: object): Promise<unknown> {
    requireAuditor(actor);
    const { handover, cursor, limit } = parseObject(query, AuditEntriesDto);
    return this.trail.page({ handover, cursor, limit: limit ?? 100 });
  }

  @Get('verification')
  @ApiOperation({ operationId: 'verifyTrail', summary: 'Walk every stored chain and say what was found' })
  @ApiResponse({ status: 200, type: VerificationDto })
  @ApiResponse({ status: 'default', type: ProblemDto })
  async verification(@CurrentActor() actor: Actor): Promise<unknown> {
    requireAuditor(actor);
    return this.trail.verify();
  }

  @Get('export')
  @ApiOperation({ operationId: 'exportTrail', summary: 'The whole trail as NDJSON, one entry a line' })
  @ApiResponse({ status: 200, content: { 'application/x-ndjson': { schema: { type: 'string' } } } })
  @ApiResponse({ status: 'default', type: ProblemDto })
  async export(@CurrentActor() actor: Actor, @Res() response: Response): Promise<void> {
    requireAuditor(actor);
    const pages = this.trail.all();
    // The first page is read before anything is sent, so that a database that is away is still a problem with 503.
    const first = await pages.next();
    response.type('application/x-ndjson');
    await pipeline(async function* () {
      if (first.done === true) return;
      yield linesOf(first.value);
      for await (const page of pages) yield linesOf(page);
    }, response);
  }
}

function linesOf(page: readonly object[]): string {
  return page.map((entry) => `${JSON.stringify(entry)}\n`).join('');
}

function requireAuditor(actor: Actor): void {
  if (!mayAudit(actor)) throw new ProblemError('role-required');
}
