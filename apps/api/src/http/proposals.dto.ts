import { ApiProperty } from '@nestjs/swagger';
import { citizenFactTypes } from '@stafet/handover';
import { CursorDto } from './page';
import { LimitField, TextField } from './fields';
import { LocalizedDto } from './reference.dto';
import { moment, NamedOrganizationDto, PatientViewDto } from './responses.dto';

export class ProposalsDto extends CursorDto {
  @LimitField(50)
  limit?: number;
}

export class DismissDto {
  @TextField({ description: 'why, in words; they are kept with the citizen', longest: 2_000 })
  reason: string;
}

const nobody = {
  type: NamedOrganizationDto,
  nullable: true,
  description: 'null where the receiver must be named',
} as const;

export class ProposedPartDto {
  @ApiProperty(nobody) receiver: NamedOrganizationDto | null;
  @ApiProperty({ type: [String] }) items: string[];
}

export class ReasonFactDto {
  @ApiProperty() id: string;
  @ApiProperty({ enum: citizenFactTypes }) type: string;
  @ApiProperty(moment) at: string;
  @ApiProperty({ type: NamedOrganizationDto }) unit: NamedOrganizationDto;
}

export class RuleProposalDto {
  @ApiProperty() id: string;
  @ApiProperty({ description: 'the rule that makes it, or change-of-municipality' }) rule: string;
  @ApiProperty({ type: LocalizedDto }) name: LocalizedDto;
  @ApiProperty() pathway: string;
  @ApiProperty({ type: PatientViewDto }) patient: PatientViewDto;
  @ApiProperty({ type: NamedOrganizationDto, description: 'who could take it' }) sender: NamedOrganizationDto;
  @ApiProperty(nobody) receiver: NamedOrganizationDto | null;
  @ApiProperty({ type: [String], description: 'of the first part' }) items: string[];
  @ApiProperty({ type: [ProposedPartDto], description: 'several are to be made as one course' })
  parts: ProposedPartDto[];
  @ApiProperty({ type: [ReasonFactDto], description: 'what happened, in order' }) because: ReasonFactDto[];
  @ApiProperty(moment) visibleFrom: string;
  @ApiProperty(moment) dueAt: string;
  @ApiProperty() explanation: string;
  @ApiProperty() explanationEn: string;
  @ApiProperty() overdue: boolean;
  @ApiProperty({ enum: ['open', 'taken', 'dismissed', 'superseded'] }) state: string;
  @ApiProperty({ type: String, nullable: true }) handover: string | null;
  @ApiProperty({ type: String, nullable: true }) course: string | null;
  @ApiProperty(moment) createdAt: string;
  @ApiProperty({ ...moment, nullable: true }) endedAt: string | null;
}

export class ProposalPageDto {
  @ApiProperty({ type: [RuleProposalDto] }) items: RuleProposalDto[];
  @ApiProperty({ type: String, nullable: true }) nextCursor: string | null;
}
