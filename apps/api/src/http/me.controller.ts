import { Controller, Get } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiProperty, ApiResponse, ApiTags } from '@nestjs/swagger';
import { organizationsOf, type Actor } from '@stafet/core';
import { CurrentActor } from '@stafet/identity';
import { OrganizationCatalogue } from '@stafet/organization';
import { NamedOrganizationDto, ProblemDto } from './responses.dto';

export class MembershipDto {
  @ApiProperty() role: string;
  @ApiProperty({ type: NamedOrganizationDto }) organization: NamedOrganizationDto;
}

export class MeDto {
  @ApiProperty() id: string;
  @ApiProperty() name: string;
  @ApiProperty({ type: [String] }) roles: string[];
  @ApiProperty({ type: [MembershipDto] }) memberships: MembershipDto[];
  @ApiProperty({ type: [NamedOrganizationDto], description: 'the organisations I act for' })
  organizations: NamedOrganizationDto[];
}

@ApiTags('me')
@ApiBearerAuth()
@Controller('me')
export class MeController {
  constructor(private readonly catalogue: OrganizationCatalogue) {}

  @Get()
  @ApiOperation({ operationId: 'getMe', summary: 'Who I am, my roles, and the organisations I act for' })
  @ApiResponse({ status: 200, type: MeDto })
  @ApiResponse({ status: 'default', type: ProblemDto })
  me(@CurrentActor() actor: Actor): MeDto {
    const named = (id: string): NamedOrganizationDto => ({ id, name: this.catalogue.find(id)?.name ?? id });
    return {
      id: actor.id,
      name: actor.name,
      roles: [...new Set(actor.roles.map((each) => each.role))],
      memberships: actor.roles.map((each) => ({ role: each.role, organization: named(each.organization) })),
      organizations: organizationsOf(actor).map(named),
    };
  }
}
