import { Controller, Get, Res, VERSION_NEUTRAL } from '@nestjs/common';
import { ApiBearerAuth, ApiExcludeController, ApiOperation, ApiProperty, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '@stafet/core';
import { maySeeOperations, StuckItems } from '@stafet/handover';
import { CurrentActor, Public } from '@stafet/identity';
import { Database, ProblemError } from '@stafet/platform';
import type { Response } from 'express';
import { collectDefaultMetrics, Registry } from 'prom-client';
import { ProblemDto } from './responses.dto';

export class StuckItemDto {
  @ApiProperty() kind: string;
  @ApiProperty() id: string;
  @ApiProperty({ type: String, format: 'date-time' }) since: string;
  @ApiProperty() reason: string;
}

export class StuckDto {
  @ApiProperty({ type: [StuckItemDto] }) items: StuckItemDto[];
  @ApiProperty({ type: String, nullable: true }) nextCursor: string | null;
}

/** What waits longer than it may, for those who look after the machinery. */
@ApiTags('operations')
@ApiBearerAuth()
@Controller('ops')
export class OperationsController {
  constructor(private readonly stuck: StuckItems) {}

  @Get('stuck')
  @ApiOperation({ operationId: 'listStuck', summary: 'Everything that is waiting longer than it may, and why' })
  @ApiResponse({ status: 200, type: StuckDto })
  @ApiResponse({ status: 'default', type: ProblemDto })
  async list(@CurrentActor() actor: Actor): Promise<unknown> {
    if (!maySeeOperations(actor)) throw new ProblemError('role-required');
    return { items: await this.stuck.all(), nextCursor: null };
  }
}

/** For load balancers, container engines and Prometheus. */
@ApiExcludeController()
@Public()
@Controller({ version: VERSION_NEUTRAL })
export class HealthController {
  private readonly registry = new Registry();

  constructor(private readonly database: Database) {
    collectDefaultMetrics({ register: this.registry, prefix: 'stafet_api_' });
  }

  /** The process runs. It says nothing of what it depends on: restarting would not mend that. */
  @Get('health/live')
  live(): { readonly status: 'ok' } {
    return { status: 'ok' };
  }

  /** The process can serve: the database answers. */
  @Get('health/ready')
  async ready(): Promise<{ readonly status: 'ok' }> {
    await this.database.query('select 1 from handover limit 1');
    return { status: 'ok' };
  }

  @Get('metrics')
  async metrics(@Res() response: Response): Promise<void> {
    response.type(this.registry.contentType).send(await this.registry.metrics());
  }
}
