import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';

// The shapes of reference data in answers, for OpenAPI and the generated client. They carry no rule.

const anything = { type: 'object', additionalProperties: true } as const;

export class LocalizedDto {
  @ApiProperty() da: string;
  @ApiProperty() en: string;
}

export class PopulationDto {
  @ApiProperty() value: number;
  @ApiProperty() asOf: string;
}

export class OrganizationDto {
  @ApiProperty() id: string;
  @ApiProperty() name: string;
  @ApiProperty() type: string;
  @ApiPropertyOptional() partOf?: string;
  @ApiPropertyOptional() cluster?: string;
  @ApiPropertyOptional() municipalityCode?: string;
  @ApiPropertyOptional({ type: PopulationDto }) population?: PopulationDto;
  @ApiProperty({ type: String, format: 'date' }) validFrom: string;
  @ApiProperty({ type: String, format: 'date', nullable: true }) validTo: string | null;
  @ApiProperty() source: string;
  @ApiProperty() evidence: string;
}

export class OrganizationPageDto {
  @ApiProperty({ type: [OrganizationDto] }) items: OrganizationDto[];
  @ApiProperty({ type: String, nullable: true }) nextCursor: string | null;
}

export class ReceiverProposalDto {
  @ApiProperty({ type: OrganizationDto }) receiver: OrganizationDto;
  @ApiProperty({ type: LocalizedDto }) because: LocalizedDto;
}

export class PathwayItemDto {
  @ApiProperty() kind: string;
  @ApiProperty({ type: LocalizedDto }) label: LocalizedDto;
}

export class PathwayReasonDto {
  @ApiProperty() code: string;
  @ApiProperty({ type: LocalizedDto }) label: LocalizedDto;
  @ApiPropertyOptional() needsText?: boolean;
}

export class PathwayEventDto {
  @ApiProperty() type: string;
  @ApiProperty({ enum: ['sender', 'receiver', 'either'] }) by: string;
  @ApiProperty({ type: LocalizedDto }) label: LocalizedDto;
  @ApiPropertyOptional({ type: [PathwayReasonDto] }) reasons?: PathwayReasonDto[];
}

export class EventReasonsDto {
  @ApiProperty() event: string;
  @ApiProperty({ type: [PathwayReasonDto] }) reasons: PathwayReasonDto[];
}

export class PathwayDeadlineDto {
  @ApiProperty() name: string;
  @ApiProperty({ type: LocalizedDto }) label: LocalizedDto;
  @ApiProperty({ enum: ['sender', 'receiver'] }) waitsFor: string;
  @ApiProperty() level: number;
  @ApiProperty({ enum: ['after-start', 'before-effect'] }) counts: string;
  @ApiProperty({ type: 'array', items: anything, description: 'with evidence tag and source; a default, not a law' })
  rules: object[];
  @ApiProperty({ ...anything, nullable: true, description: 'what the steward has set' }) configured: object | null;
}

export class DiagramTransitionDto {
  @ApiProperty() from: string;
  @ApiProperty() event: string;
  @ApiProperty() to: string;
}

export class DiagramDto {
  @ApiProperty({ type: [String] }) states: string[];
  @ApiProperty({ type: [DiagramTransitionDto] }) transitions: DiagramTransitionDto[];
}

export class PathwayDto {
  @ApiProperty() id: string;
  @ApiProperty() version: number;
  @ApiProperty() name: string;
  @ApiProperty() nameEn: string;
  @ApiProperty() description: string;
  @ApiProperty() descriptionEn: string;
  @ApiProperty({ type: [String] }) senderTypes: string[];
  @ApiProperty({ type: [String] }) receiverTypes: string[];
  @ApiProperty({ type: [PathwayItemDto] }) items: PathwayItemDto[];
  @ApiProperty({ type: [PathwayEventDto] }) events: PathwayEventDto[];
  @ApiProperty({ type: [EventReasonsDto] }) reasons: EventReasonsDto[];
  @ApiProperty({ type: [PathwayDeadlineDto] }) deadlines: PathwayDeadlineDto[];
  @ApiProperty({ ...anything, description: 'JSON Schema 2020-12 of `content`' }) contentSchema: Record<string, unknown>;
  @ApiProperty({ ...anything, description: 'synthetic content that is valid as it stands' })
  exampleContent: Record<string, unknown>;
  @ApiProperty({ type: DiagramDto }) diagram: DiagramDto;
  @ApiProperty() source: string;
}

export class PathwayPageDto {
  @ApiProperty({ type: [PathwayDto] }) items: PathwayDto[];
  @ApiProperty({ type: String, nullable: true }) nextCursor: string | null;
}
