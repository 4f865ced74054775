import { Controller, Get, HttpCode, Param, Put, Query, Req } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiBody,
  ApiOperation,
  ApiProperty,
  ApiPropertyOptional,
  ApiQuery,
  ApiResponse,
  ApiTags,
} from '@nestjs/swagger';
import type { Actor, EventDefinition } from '@stafet/core';
import { PathwayDeadlines, PathwayRegistry, proposalFor, type DeadlineSetting } from '@stafet/handover';
import { CurrentActor } from '@stafet/identity';
import { OrganizationCatalogue, type Organization } from '@stafet/organization';
import { ProblemError } from '@stafet/platform';
import { diagramOf, type Pathway } from '@stafet/workflows';
import { IsIn, IsString, Length, Matches } from 'class-validator';
import type { Request } from 'express';
import { bodyOf, malformed, parseBody, parseObject } from './body';
import { InstantField, MayBeLeftOut, TextField, toInstant } from './fields';
import { instantIn } from './handovers.controller';
import { OrganizationPageDto, PathwayDto, PathwayPageDto, ReceiverProposalDto } from './reference.dto';
import { PageDto, pageOf, type Page } from './page';
import { ProblemDto } from './responses.dto';

export class OrganizationsDto extends PageDto {
  @InstantField('as they are at this moment; all rows with their validity where left out', true)
  at?: string;

  @TextField({ description: 'only this type', example: 'municipality' }, true)
  type?: string;
}

export class ProposalDto {
  @TextField({ description: 'the pathway' })
  pathway: string;

  @ApiProperty({ description: 'four-digit code of the municipality of residence' })
  @Matches(/^\d{4}$/, { message: 'must be the four digits of a municipality' })
  municipality: string;

  @InstantField('the moment of effect; now where left out', true)
  at?: string;

  @TextField({ description: 'who hands over: only ways that are open to it' }, true)
  sender?: string;
}

export class PathwayVersionDto {
  @ApiPropertyOptional({ description: 'the newest where left out; a running handover keeps the one that it has' })
  @MayBeLeftOut()
  @Matches(/^[1-9]\d{0,5}$/, { message: 'must be a version, such as 1' })
  version?: string;
}

export class DeadlineSettingDto {
  @IsString()
  @Length(1, 40)
  duration: string;

  @MayBeLeftOut()
  @IsIn(['working', 'elapsed'])
  clock?: 'working' | 'elapsed';
}

/** Reference data: the organisations of the region, and the pathways with all that they say about themselves. */
@ApiTags('reference data')
@ApiBearerAuth()
@Controller()
export class ReferenceController {
  constructor(
    private readonly organizations: OrganizationCatalogue,
    private readonly deadlines: PathwayDeadlines,
    private readonly pathways: PathwayRegistry,
  ) {}

  @Get('organizations')
  @ApiOperation({
    operationId: 'listOrganizations',
    summary: 'The organisations of the region, with validity and source',
  })
  @ApiQuery({ type: OrganizationsDto })
  @ApiResponse({ status: 200, type: OrganizationPageDto })
  @ApiResponse({ status: 'default', type: ProblemDto })
  list(@Query() query: object): Page<Organization> {
    const { at, type, ...page } = parseObject(query, OrganizationsDto);
    const all = this.organizations.all(instantIn(at)).filter((each) => type === undefined || each.type === type);
    return pageOf(all, page);
  }

  @Get('organizations/proposal')
  @ApiOperation({ operationId: 'proposeReceiver', summary: 'Who is to be asked, by the catchment table, and why' })
  @ApiQuery({ type: ProposalDto })
  @ApiResponse({ status: 200, type: ReceiverProposalDto })
  @ApiResponse({ status: 'default', type: ProblemDto })
  async propose(@Query() query: object): Promise<unknown> {
    const { pathway: id, municipality, at, sender } = parseObject(query, ProposalDto);
    const pathway = await this.pathways.newest(id);
    const proposal =
      pathway &&
      proposalFor(this.organizations, pathway, {
        municipalityCode: municipality,
        at: toInstant(at ?? new Date().toISOString()),
        sender,
      });
    if (proposal === undefined) throw new ProblemError('receiver-not-proposable');
    return proposal;
  }

  @Get('pathways')
  @ApiOperation({
    operationId: 'listPathways',
    summary: 'Every pathway with its items, events, reasons, deadlines and form',
  })
  @ApiResponse({ status: 200, type: PathwayPageDto })
  @ApiResponse({ status: 'default', type: ProblemDto })
  async all(@Query() query: object): Promise<unknown> {
    const page = pageOf(await this.pathways.all(), parseObject(query, PageDto));
    return { ...page, items: await Promise.all(page.items.map(async (pathway) => this.described(pathway))) };
  }

  @Get('pathways/:id')
  @ApiOperation({ operationId: 'getPathway', summary: 'One pathway, in its newest version or in another' })
  @ApiQuery({ type: PathwayVersionDto })
  @ApiResponse({ status: 200, type: PathwayDto })
  @ApiResponse({ status: 'default', type: ProblemDto })
  async one(@Param('id') id: string, @Query() query: object = {}): Promise<unknown> {
    const { version } = parseObject(query, PathwayVersionDto);
    const pathway = await (version === undefined
      ? this.pathways.newest(id)
      : this.pathways.version(id, Number(version)));
    if (pathway === undefined) throw new ProblemError('unknown-pathway');
    return this.described(pathway);
  }

  @Put('pathways/:id/deadlines')
  @HttpCode(200)
  @ApiOperation({
    operationId: 'setDeadlines',
    summary: 'Set deadlines, as the steward; valid for handovers sent afterwards, dated and recorded',
  })
  @ApiBody({
    schema: {
      type: 'object',
      additionalProperties: {
        type: 'object',
        required: ['duration'],
        properties: { duration: { type: 'string', example: 'PT4H' }, clock: { enum: ['working', 'elapsed'] } },
      },
      example: { respond: { duration: 'PT4H', clock: 'working' } },
    },
  })
  @ApiResponse({ status: 200, type: PathwayDto })
  @ApiResponse({ status: 'default', type: ProblemDto })
  async setDeadlines(@CurrentActor() actor: Actor, @Param('id') id: string, @Req() request: Request): Promise<unknown> {
    await this.deadlines.set(id, settingsIn(request), actor);
    return this.one(id);
  }

  private async described(pathway: Pathway): Promise<unknown> {
    const { machine: _machine, name, description, deadlines, events, ...rest } = pathway;
    const set = await this.deadlines.current(pathway.id);
    const described = events.map(withReasonsInWords);
    return {
      ...rest,
      name: name.da,
      nameEn: name.en,
      description: description.da,
      descriptionEn: description.en,
      senderTypes: distinct(pathway.routes.flatMap(({ from }) => from)),
      receiverTypes: distinct(pathway.routes.flatMap(({ to }) => to)),
      events: described,
      reasons: described.flatMap(({ type, reasons }) => (reasons === undefined ? [] : [{ event: type, reasons }])),
      moments: pathway.moments ?? [],
      specialRules: pathway.specialRules ?? [],
      deadlines: deadlines.map((deadline) => ({
        ...deadline,
        configured: set.find((each) => each.name === deadline.name) ?? null,
      })),
      diagram: diagramOf(pathway),
    };
  }
}

/** Reasons say themselves whether they need words, which is most of what a form has to know. */
function withReasonsInWords({ reasons, ...event }: EventDefinition) {
  return {
    ...event,
    ...(reasons === undefined
      ? {}
      : {
          reasons: reasons.map((reason) => ({ ...reason, ...(reason.needs === 'text' ? { needsText: true } : {}) })),
        }),
  };
}

function distinct(types: readonly string[]): readonly string[] {
  return [...new Set(types)];
}

function settingsIn(request: Request): Readonly<Record<string, DeadlineSetting>> {
  const body = bodyOf(request);
  if (typeof body !== 'object' || body === null || Array.isArray(body) || Object.keys(body).length === 0) {
    throw malformed([{ pointer: '', detail: 'name at least one deadline, such as {"respond": {"duration": "PT4H"}}' }]);
  }
  return Object.fromEntries(
    Object.entries(body).map(([name, setting]: [string, unknown]) => {
      const { duration, clock } = parseBody({ body: setting } as Request, DeadlineSettingDto);
      return [name, { duration, clock: clock ?? 'elapsed' }];
    }),
  );
}
