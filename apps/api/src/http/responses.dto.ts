import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { circumstances, itemKinds, phases } from '@stafet/core';

// The shapes of answers, for OpenAPI and the generated client. They carry no rule.

export const moment = { type: String, format: 'date-time' } as const;
const maybeMoment = { type: String, format: 'date-time', nullable: true } as const;
export const itemStatuses = ['requested', 'accepted', 'transferred', 'rejected', 'closed'] as const;

export class NamedOrganizationDto {
  @ApiProperty() id: string;
  @ApiProperty() name: string;
}

export class HolderDto extends NamedOrganizationDto {
  @ApiProperty(moment) since: string;
}

export class PatientViewDto {
  @ApiProperty() id: string;
  @ApiProperty({ type: String, nullable: true }) name: string | null;
  @ApiProperty({ example: '250947-****' }) maskedCpr: string;
}

export const scope = {
  type: String,
  nullable: true,
  description: 'of several of a kind, which; null where none',
} as const;

export class ItemViewDto {
  @ApiProperty({ enum: itemKinds }) kind: string;
  @ApiProperty(scope) scope: string | null;
  @ApiProperty({ enum: itemStatuses }) status: string;
  @ApiProperty({ type: HolderDto, description: 'who holds the responsibility now' }) holder: HolderDto;
  @ApiProperty(maybeMoment) effectiveFrom: string | null;
}

export class DeliveryViewDto {
  @ApiProperty(maybeMoment) sentAt: string | null;
  @ApiProperty({ ...maybeMoment, description: 'a system of the receiver has it' }) deliveredAt: string | null;
  @ApiProperty({ ...maybeMoment, description: 'a person at the receiver saw it' }) openedAt: string | null;
}

export class DeadlineViewDto {
  @ApiProperty() name: string;
  @ApiProperty(moment) dueAt: string;
  @ApiProperty({ description: 'why it is due then, in Danish' }) explanation: string;
  @ApiProperty({ description: 'why it is due then, in English' }) explanationEn: string;
  @ApiProperty() overdue: boolean;
  @ApiProperty() paused: boolean;
}

export class AvailableEventDto {
  @ApiProperty() type: string;
  @ApiPropertyOptional({ type: [String] }) reasons?: string[];
  @ApiPropertyOptional({ type: [String], description: 'what it counts only with', example: ['startDate'] })
  requires?: string[];
  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: true,
    description: 'JSON Schema of what an act of the pathway’s own brings beside its type',
  })
  fields?: Record<string, unknown>;
}

export class UnavailableEventDto {
  @ApiProperty() type: string;
  @ApiProperty({ description: 'why not: a code of the problem catalogue' }) code: string;
}

export class HandoverDto {
  @ApiProperty() id: string;
  @ApiProperty() pathway: string;
  @ApiProperty() pathwayVersion: number;
  @ApiProperty({ description: 'false for advice: nothing is handed over' }) transfers: boolean;
  @ApiProperty() version: number;
  @ApiProperty({ enum: phases }) phase: string;
  @ApiProperty() step: string;
  @ApiProperty({ type: PatientViewDto }) patient: PatientViewDto;
  @ApiProperty({ type: NamedOrganizationDto }) sender: NamedOrganizationDto;
  @ApiProperty({ type: NamedOrganizationDto }) receiver: NamedOrganizationDto;
  @ApiProperty({ description: 'another receiver than the proposed one was named' }) freeChoice: boolean;
  @ApiProperty(maybeMoment) effectiveFrom: string | null;
  @ApiProperty({ type: [ItemViewDto] }) items: ItemViewDto[];
  @ApiProperty({ type: DeliveryViewDto }) delivery: DeliveryViewDto;
  @ApiProperty({ type: String, nullable: true }) assignee: string | null;
  @ApiProperty({ type: [DeadlineViewDto] }) deadlines: DeadlineViewDto[];
  @ApiProperty() overdue: boolean;
  @ApiProperty() escalationLevel: number;
  @ApiProperty({ enum: circumstances, isArray: true, description: 'what holds for the citizen meanwhile' })
  circumstances: string[];
  @ApiProperty({ type: String, nullable: true }) redirectedFrom: string | null;
  @ApiProperty({ type: String, nullable: true }) redirectedTo: string | null;
  @ApiProperty({ type: String, nullable: true }) follows: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'the course that it is a part of' })
  course: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'the handover whose items it hands back' })
  returns: string | null;
  @ApiProperty(moment) createdAt: string;
  @ApiProperty({ type: [AvailableEventDto] }) availableEvents: AvailableEventDto[];
  @ApiProperty({ type: [UnavailableEventDto] }) unavailableEvents: UnavailableEventDto[];
  @ApiProperty({ type: 'object', additionalProperties: true, nullable: true }) content: Record<string, unknown> | null;
  @ApiProperty({
    description:
      'true where the citizen has withdrawn her consent: the receiver sees no content until it holds something',
  })
  contentWithheld: boolean;
}

export class WorkListEntryItemDto {
  @ApiProperty({ enum: itemKinds }) kind: string;
  @ApiProperty(scope) scope: string | null;
  @ApiProperty({ enum: itemStatuses }) status: string;
  @ApiProperty({ type: NamedOrganizationDto }) holder: NamedOrganizationDto;
}

export class WorkListEntryDto {
  @ApiProperty() id: string;
  @ApiProperty() pathway: string;
  @ApiProperty({ enum: phases }) phase: string;
  @ApiProperty() version: number;
  @ApiProperty({ type: PatientViewDto }) patient: PatientViewDto;
  @ApiProperty({ type: NamedOrganizationDto }) sender: NamedOrganizationDto;
  @ApiProperty({ type: NamedOrganizationDto }) receiver: NamedOrganizationDto;
  @ApiProperty({ type: [WorkListEntryItemDto] }) items: WorkListEntryItemDto[];
  @ApiProperty(moment) createdAt: string;
  @ApiProperty(maybeMoment) sentAt: string | null;
  @ApiProperty(maybeMoment) effectiveFrom: string | null;
  @ApiProperty(maybeMoment) nextDueAt: string | null;
  @ApiProperty() overdue: boolean;
  @ApiProperty() escalationLevel: number;
}

export class WorkListPageDto {
  @ApiProperty({ type: [WorkListEntryDto] }) items: WorkListEntryDto[];
  @ApiProperty({ type: String, nullable: true }) nextCursor: string | null;
}

export class DeliveryFactDto {
  @ApiProperty({ type: NamedOrganizationDto }) recipient: NamedOrganizationDto;
  @ApiProperty({ example: 'email' }) channel: string;
  @ApiProperty({ enum: ['pending', 'sent', 'delivered', 'failed'] }) status: string;
  @ApiProperty(moment) at: string;
}

export class FactActorDto {
  @ApiProperty() id: string;
  @ApiProperty() name: string;
}

export class FactDto {
  @ApiProperty() seq: number;
  @ApiProperty() type: string;
  @ApiProperty(moment) at: string;
  @ApiPropertyOptional(moment) effectiveAt?: string;
  @ApiProperty({ type: FactActorDto }) actor: FactActorDto;
  @ApiProperty({ type: NamedOrganizationDto }) organization: NamedOrganizationDto;
  @ApiProperty() version: number;
  @ApiPropertyOptional() commandId?: string;
  @ApiProperty({ type: [String] }) items: string[];
  @ApiPropertyOptional({ type: NamedOrganizationDto }) previousHolder?: NamedOrganizationDto;
  @ApiPropertyOptional({ type: NamedOrganizationDto }) newHolder?: NamedOrganizationDto;
  @ApiPropertyOptional() reason?: string;
  @ApiPropertyOptional() outcome?: string;
  @ApiPropertyOptional() text?: string;
  @ApiPropertyOptional() deadline?: string;
  @ApiPropertyOptional() level?: number;
  @ApiPropertyOptional({ type: NamedOrganizationDto }) receiver?: NamedOrganizationDto;
  @ApiPropertyOptional(moment) effectiveFrom?: string;
  @ApiPropertyOptional({ enum: circumstances }) circumstance?: string;
  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: true,
    description: 'the coded values of an act of the pathway’s own',
  })
  details?: Record<string, unknown>;
  @ApiProperty() hash: string;
  @ApiProperty({ type: [DeliveryFactDto] }) deliveries: DeliveryFactDto[];
}

export class TimelineDto {
  @ApiProperty({ type: [FactDto] }) items: FactDto[];
  @ApiProperty({ type: String, nullable: true }) nextCursor: string | null;
}

export class EvidenceDto {
  @ApiProperty() handover: string;
  @ApiProperty() seq: number;
  @ApiProperty() hash: string;
}

export class HeldItemDto {
  @ApiProperty({ enum: itemKinds }) kind: string;
  @ApiProperty(scope) scope: string | null;
  @ApiProperty({ type: NamedOrganizationDto }) holder: NamedOrganizationDto;
  @ApiProperty(moment) since: string;
  @ApiPropertyOptional(moment) closedAt?: string;
  @ApiProperty({ type: EvidenceDto, description: 'the audit entry that proves it' }) evidence: EvidenceDto;
}

export class ResponsibilityDto {
  @ApiProperty(moment) at: string;
  @ApiProperty({ type: [HeldItemDto] }) items: HeldItemDto[];
}

export class FieldFaultDto {
  @ApiProperty() pointer: string;
  @ApiProperty() detail: string;
}

export class ProblemDto {
  @ApiProperty() type: string;
  @ApiProperty() title: string;
  @ApiProperty() status: number;
  @ApiProperty() detail: string;
  @ApiProperty({ description: 'stable; see docs/problems.md' }) code: string;
  @ApiPropertyOptional() phase?: string;
  @ApiPropertyOptional() version?: number;
  @ApiPropertyOptional({ type: [AvailableEventDto] }) availableEvents?: AvailableEventDto[];
  @ApiPropertyOptional({ description: 'the handover that an item is in already' }) handover?: string;
  @ApiPropertyOptional({
    type: 'array',
    items: { type: 'object', additionalProperties: true },
    description: 'with no-route: the ways that are open, with types of organisation and items',
  })
  ways?: object[];
  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: { type: 'array', items: { type: 'string' } },
    description: 'with pathway-unsound: how the promise is broken, line by line, in Danish (da) and English (en)',
  })
  story?: object;
  @ApiPropertyOptional({ description: 'of a course: which part is the reason, counted from 0' }) part?: number;
  @ApiPropertyOptional({ type: [FieldFaultDto] }) errors?: FieldFaultDto[];
  @ApiPropertyOptional() correlationId?: string;
}
