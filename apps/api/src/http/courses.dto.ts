import { ApiProperty } from '@nestjs/swagger';
import { itemKinds, phases } from '@stafet/core';
import type { NewCourse } from '@stafet/handover';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsObject, ValidateNested } from 'class-validator';
import { PartDto, patientIn, PatientDto, ProposalField, SenderField, SendField } from './handovers.dto';
import { HandoverDto, itemStatuses, moment, NamedOrganizationDto, PatientViewDto, scope } from './responses.dto';

// A discharge goes to a handful of parties, a joint plan to a few more.
const mostParts = 12;

/** Several handovers that belong together: all of them begin, or none. */
export class CreateCourseDto {
  @ApiProperty({ type: PatientDto })
  @IsObject()
  @ValidateNested()
  @Type(() => PatientDto)
  patient: PatientDto;

  @SenderField()
  sender: string;

  @ApiProperty({ type: [PartDto], minItems: 2, maxItems: mostParts, description: 'one handover each' })
  @IsArray()
  @ArrayMinSize(2)
  @ArrayMaxSize(mostParts)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => PartDto)
  parts: PartDto[];

  @SendField()
  send?: boolean;

  @ProposalField()
  proposal?: string;

  toNewCourse(): NewCourse {
    return {
      patient: patientIn(this.patient),
      sender: this.sender,
      parts: this.parts.map((part) => part.toNewPart()),
      send: this.send ?? false,
      proposal: this.proposal,
    };
  }
}

export class StillWithItemDto {
  @ApiProperty({ enum: itemKinds }) kind: string;
  @ApiProperty(scope) scope: string | null;
  @ApiProperty({ description: 'the part that says so' }) handover: string;
}

export class StillWithDto {
  @ApiProperty({ type: NamedOrganizationDto }) organization: NamedOrganizationDto;
  @ApiProperty({ type: [StillWithItemDto] }) items: StillWithItemDto[];
}

const stillWith = {
  type: StillWithDto,
  isArray: true,
  description: 'what is not off the hands of those who hand over, whoever started the course first',
} as const;

export class CreatedCourseDto {
  @ApiProperty() id: string;
  @ApiProperty({ type: PatientViewDto }) patient: PatientViewDto;
  @ApiProperty({ type: [HandoverDto] }) parts: HandoverDto[];
  @ApiProperty(stillWith) stillWith: StillWithDto[];
}

export class CourseItemDto {
  @ApiProperty({ enum: itemKinds }) kind: string;
  @ApiProperty(scope) scope: string | null;
  @ApiProperty({ enum: itemStatuses }) status: string;
  @ApiProperty({ type: NamedOrganizationDto, description: 'who holds the responsibility now' })
  holder: NamedOrganizationDto;
}

export class CoursePartDto {
  @ApiProperty() id: string;
  @ApiProperty() pathway: string;
  @ApiProperty({ type: NamedOrganizationDto }) sender: NamedOrganizationDto;
  @ApiProperty({ type: NamedOrganizationDto }) receiver: NamedOrganizationDto;
  @ApiProperty({ enum: phases }) phase: string;
  @ApiProperty() step: string;
  @ApiProperty() version: number;
  @ApiProperty({ type: [CourseItemDto] }) items: CourseItemDto[];
  @ApiProperty() overdue: boolean;
  @ApiProperty() escalationLevel: number;
}

export class CourseDto {
  @ApiProperty() id: string;
  @ApiProperty({ type: PatientViewDto }) patient: PatientViewDto;
  @ApiProperty({ type: NamedOrganizationDto }) startedBy: NamedOrganizationDto;
  @ApiProperty(moment) createdAt: string;
  @ApiProperty({ type: [CoursePartDto], description: 'every part, without what was written in it' })
  parts: CoursePartDto[];
  @ApiProperty(stillWith) stillWith: StillWithDto[];
  @ApiProperty({ description: 'every receiver has confirmed, and nothing is left with those who hand over' })
  isComplete: boolean;
}
