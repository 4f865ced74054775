import { Controller, Get, HttpCode, Param, Put, Req } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiBody,
  ApiOperation,
  ApiProperty,
  ApiPropertyOptional,
  ApiResponse,
  ApiTags,
} from '@nestjs/swagger';
import type { Actor } from '@stafet/core';
import { TriggerSettings, type TriggerMode, type TriggerView } from '@stafet/handover';
import { CurrentActor } from '@stafet/identity';
import { IsBoolean, IsIn, IsObject } from 'class-validator';
import type { Request } from 'express';
import { parseBody } from './body';
import { MayBeLeftOut, TextField } from './fields';
import type { Page } from './page';
import { LocalizedDto, SourcedDto } from './reference.dto';
import { moment, NamedOrganizationDto, ProblemDto } from './responses.dto';

const modes = ['propose', 'open'] as const;
const numbers = { type: 'object', additionalProperties: { type: 'integer' } } as const;

export class TriggerChangeDto {
  @TextField({ description: 'in which cluster', example: 'cluster-randers' })
  cluster: string;

  @ApiPropertyOptional({ description: 'as before where left out' })
  @MayBeLeftOut()
  @IsBoolean()
  enabled?: boolean;

  @ApiPropertyOptional({
    enum: modes,
    description: 'open: where the fact brings the content, the handover is sent at once',
  })
  @MayBeLeftOut()
  @IsIn(modes)
  mode?: TriggerMode;

  @ApiPropertyOptional({ ...numbers, example: { shortCount: 3 }, description: 'those that change, by name' })
  @MayBeLeftOut()
  @IsObject()
  thresholds?: Record<string, unknown>;
}

export class ThresholdDto extends SourcedDto {
  @ApiProperty() name: string;
  @ApiProperty({ type: LocalizedDto }) label: LocalizedDto;
  @ApiProperty({ description: 'as long as nobody has set it' }) value: number;
  @ApiProperty() least: number;
  @ApiProperty() most: number;
}

export class TriggerSettingDto {
  @ApiProperty({ type: NamedOrganizationDto }) cluster: NamedOrganizationDto;
  @ApiProperty() enabled: boolean;
  @ApiProperty({ enum: modes }) mode: string;
  @ApiProperty(numbers) thresholds: Record<string, number>;
  @ApiProperty({ description: 'nobody has set it: it is as proposed' }) isDefault: boolean;
  @ApiPropertyOptional(moment) validFrom?: string;
}

export class TriggerDto extends SourcedDto {
  @ApiProperty() id: string;
  @ApiProperty({ enum: ['trigger', 'participation'] }) kind: string;
  @ApiProperty() pathway: string;
  @ApiProperty({ type: LocalizedDto }) name: LocalizedDto;
  @ApiProperty({ type: [ThresholdDto] }) thresholds: ThresholdDto[];
  @ApiProperty({ type: [TriggerSettingDto], description: 'one for each cluster' }) settings: TriggerSettingDto[];
}

export class TriggerPageDto {
  @ApiProperty({ type: [TriggerDto] }) items: TriggerDto[];
  @ApiProperty({ type: String, nullable: true }) nextCursor: string | null;
}

/** The rules that open or propose handovers, and how they hold in each cluster. */
@ApiTags('reference data')
@ApiBearerAuth()
@Controller('triggers')
export class TriggersController {
  constructor(private readonly settings: TriggerSettings) {}

  @Get()
  @ApiOperation({
    operationId: 'listTriggers',
    summary: 'Every rule with its numbers, sources and settings per cluster',
  })
  @ApiResponse({ status: 200, type: TriggerPageDto })
  @ApiResponse({ status: 'default', type: ProblemDto })
  async all(): Promise<Page<TriggerView>> {
    return { items: await this.settings.all(), nextCursor: null };
  }

  @Put(':rule')
  @HttpCode(200)
  @ApiOperation({ operationId: 'setTrigger', summary: 'Set a rule in a cluster, as the steward; dated and recorded' })
  @ApiBody({ type: TriggerChangeDto })
  @ApiResponse({ status: 200, type: TriggerDto })
  @ApiResponse({ status: 'default', type: ProblemDto })
  async set(@CurrentActor() actor: Actor, @Param('rule') rule: string, @Req() request: Request): Promise<TriggerView> {
    return this.settings.set(rule, parseBody(request, TriggerChangeDto), actor);
  }
}
