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

/** Where a statement comes from: every number and list of a pathway carries it. */
export class SourcedDto {
  @ApiProperty({ enum: ['SEED', 'EXT', 'PROPOSED'], description: 'PROPOSED is a default, not a law' })
  evidence: string;
  @ApiProperty() source: string;
}

export class PathwayRouteDto extends SourcedDto {
  @ApiProperty({ type: [String], description: 'types of organisation that hand over' }) from: string[];
  @ApiProperty({ type: [String], description: 'types of organisation that are asked' }) to: string[];
  @ApiPropertyOptional({ type: [String], description: 'keys of items; all of the pathway where left out' })
  items?: string[];
  @ApiProperty({ description: 'how the receiver is found where none is named' }) catchment: string;
  @ApiPropertyOptional() freeChoice?: boolean;
  @ApiPropertyOptional({ description: 'the receiver advises and sends on, and can hold nothing' })
  receiverAdvises?: boolean;
  @ApiPropertyOptional({ description: 'want of capacity alone does not end what the receiver owes' })
  supplyDuty?: boolean;
  @ApiPropertyOptional({ type: String, format: 'date' }) validFrom?: string;
  @ApiPropertyOptional({ type: String, format: 'date', description: 'the first day on which it is closed' })
  validTo?: string;
}

export class PathwayItemDto extends SourcedDto {
  @ApiProperty() kind: string;
  @ApiPropertyOptional({ description: 'of several of a kind, which' }) scope?: string;
  @ApiProperty({ type: LocalizedDto }) label: LocalizedDto;
}

export class PathwayReasonDto {
  @ApiProperty() code: string;
  @ApiProperty({ type: LocalizedDto }) label: LocalizedDto;
  @ApiPropertyOptional({ enum: ['text', 'better-receiver', 'text-or-better-receiver'] }) needs?: string;
  @ApiPropertyOptional({ description: 'needs is text' }) needsText?: boolean;
  @ApiPropertyOptional({ description: 'ends nothing where the receiver has a supply duty' })
  escalatesUnderSupplyDuty?: boolean;
}

export class PathwayEventDto {
  @ApiProperty() type: string;
  @ApiProperty({ enum: ['sender', 'receiver', 'either'] }) by: string;
  @ApiProperty({ type: LocalizedDto }) label: LocalizedDto;
  @ApiPropertyOptional({ type: [PathwayReasonDto] }) reasons?: PathwayReasonDto[];
  @ApiPropertyOptional({ enum: ['startDate'] }) requires?: string;
  @ApiPropertyOptional({ ...anything, description: 'JSON Schema 2020-12 of an act of the pathway’s own' })
  fields?: Record<string, unknown>;
}

export class EventReasonsDto {
  @ApiProperty() event: string;
  @ApiProperty({ type: [PathwayReasonDto] }) reasons: PathwayReasonDto[];
}

export class LevelRuleDto {
  @ApiProperty({ enum: [0, 1, 2, 3] }) level: number;
  @ApiProperty({ ...anything, description: 'a share of the time, the due moment, or a length after or before it' })
  at: object;
}

export class PathwayLevelDto extends SourcedDto {
  @ApiPropertyOptional({ enum: ['effect-within-24-hours', 'always'] }) when?: string;
  @ApiProperty({ type: LevelRuleDto }) rule: LevelRuleDto;
  @ApiProperty({ type: [String], description: 'who is told' }) tells: string[];
}

export class PathwayMomentDto extends SourcedDto {
  @ApiProperty() name: string;
  @ApiProperty({ type: LocalizedDto }) label: LocalizedDto;
  @ApiProperty({ ...anything, description: 'a field of the content, an act, or a birthday' }) from: object;
}

export class SpecialRuleDto extends SourcedDto {
  @ApiProperty({ type: LocalizedDto }) text: LocalizedDto;
}

export class PathwayDeadlineDto {
  @ApiProperty() name: string;
  @ApiProperty({ type: LocalizedDto }) label: LocalizedDto;
  @ApiProperty({ enum: ['sender', 'receiver'] }) waitsFor: string;
  @ApiProperty({ type: [String], description: 'phases or steps' }) runsIn: string[];
  @ApiPropertyOptional({ ...anything, description: 'what must be so for it to run' }) onlyIf?: object;
  @ApiPropertyOptional({ type: [String], description: 'acts that start it anew' }) restartsOn?: string[];
  @ApiPropertyOptional() pausesWithQuestion?: boolean;
  @ApiProperty({ enum: ['after-start', 'before-effect', 'after-effect', 'after-moment', 'before-moment'] })
  counts: string;
  @ApiPropertyOptional({ description: 'which moment of the pathway' }) moment?: string;
  @ApiProperty({ type: 'array', items: anything, description: 'with evidence tag and source; a default, not a law' })
  rules: object[];
  @ApiProperty({ type: [PathwayLevelDto] }) levels: PathwayLevelDto[];
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
  @ApiPropertyOptional({ description: 'its number in the pathway catalogue', example: 'P01' }) catalogueId?: string;
  @ApiProperty({ enum: [1, 2, 3] }) tier: number;
  @ApiProperty({ description: 'false for advice: nothing is handed over' }) transfers: boolean;
  @ApiProperty({ type: [PathwayRouteDto] }) routes: PathwayRouteDto[];
  @ApiProperty({ type: [String], description: 'of all routes' }) senderTypes: string[];
  @ApiProperty({ type: [String], description: 'of all routes' }) receiverTypes: string[];
  @ApiProperty({ type: [PathwayItemDto] }) items: PathwayItemDto[];
  @ApiProperty({ type: [PathwayEventDto] }) events: PathwayEventDto[];
  @ApiProperty({ type: [EventReasonsDto] }) reasons: EventReasonsDto[];
  @ApiProperty({ type: [PathwayDeadlineDto] }) deadlines: PathwayDeadlineDto[];
  @ApiProperty({ type: [PathwayMomentDto] }) moments: PathwayMomentDto[];
  @ApiProperty({ type: [SpecialRuleDto] }) specialRules: SpecialRuleDto[];
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
