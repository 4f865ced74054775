import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { startOfLocalDay } from '@stafet/calendar';
import { itemKinds } from '@stafet/core';
import { citizenFactTypes, type CitizenEvent, type CitizenFactType } from '@stafet/handover';
import { Transform, Type } from 'class-transformer';
import { IsBoolean, IsIn, IsObject, IsString, Matches, ValidateNested } from 'class-validator';
import { malformed } from './body';
import { DateField, InstantField, MayBeLeftOut, TextField, toInstant } from './fields';
import { RuleProposalDto } from './proposals.dto';
import { moment, NamedOrganizationDto, PatientViewDto } from './responses.dto';

/** A citizen who is named by her CPR number, which stands in the body and never in an address. */
export class EventPatientDto {
  @TextField({ description: 'CPR or replacement number', longest: 20, example: '2509479989' })
  cpr: string;

  @TextField(
    { description: 'the citizen’s name, where Stafet does not know her yet', example: 'Bruno Test Elmer' },
    true,
  )
  name?: string;

  @ApiPropertyOptional({ description: 'four-digit code of the municipality of residence', example: '0730' })
  @MayBeLeftOut()
  @IsString()
  @Matches(/^\d{4}$/, { message: 'must be the four digits of a municipality' })
  municipality?: string;
}

type Field = 'at' | 'unit' | 'municipality' | 'first' | 'psychosocialProblems' | 'content' | keyof Course;
interface Course {
  readonly startedOn: string;
  readonly under18AtReferral: boolean;
  readonly eatingDisorder: boolean;
}

/** What each type brings: first what it must, then what it may. */
const fieldsOf: Readonly<Record<CitizenFactType, readonly [readonly Field[], readonly Field[]]>> = {
  death: [[], ['at']],
  'death-cancelled': [[], ['at']],
  admission: [
    ['at', 'unit'],
    ['first', 'psychosocialProblems', 'content'],
  ],
  discharge: [[], ['at', 'unit']],
  leave: [[], ['at', 'unit']],
  'leave-ended': [[], ['at', 'unit']],
  relocation: [['municipality'], ['at']],
  'consent-withdrawn': [[], ['at']],
  'consent-given': [[], ['at']],
  'no-show': [['at', 'unit'], ['content']],
  'acute-contact': [['at', 'unit'], ['content']],
  'bup-course': [['startedOn', 'under18AtReferral', 'eatingDisorder'], ['unit']],
};
const allFields: readonly Field[] = [...new Set(Object.values(fieldsOf).flat(2))];

/** Something that happened to a citizen (pathway catalogue 1.4, and the triggers of section 3). */
export class PatientEventDto {
  @ApiProperty({ enum: citizenFactTypes, description: 'what happened' })
  @IsIn(citizenFactTypes)
  type: CitizenFactType;

  @InstantField('when it happened, which is not when it is told; now where it may be left out', true)
  at?: string;

  @TextField({ description: 'where it happened: a hospital unit or a practice', example: 'ward-randers' }, true)
  unit?: string;

  @TextField({ description: 'on whose behalf it is told, where you act for several', example: 'ward-randers' }, true)
  organization?: string;

  @ApiPropertyOptional({ description: 'relocation: four-digit code of where she moves to', example: '0751' })
  @MayBeLeftOut()
  @IsString()
  @Matches(/^\d{4}$/, { message: 'must be the four digits of a municipality' })
  municipality?: string;

  @ApiPropertyOptional({ description: 'admission: her first to psychiatry, as the ward knows' })
  @MayBeLeftOut()
  @IsBoolean()
  first?: boolean;

  @ApiPropertyOptional({ description: 'admission: the ward sees psychosocial problems' })
  @MayBeLeftOut()
  @IsBoolean()
  psychosocialProblems?: boolean;

  @DateField('bup-course: the day on which it began', true)
  startedOn?: string;

  @ApiPropertyOptional({ description: 'bup-course: she was under 18 when she was referred' })
  @MayBeLeftOut()
  @IsBoolean()
  under18AtReferral?: boolean;

  @ApiPropertyOptional({ description: 'bup-course: for an eating disorder, which stays there at any age' })
  @MayBeLeftOut()
  @IsBoolean()
  eatingDisorder?: boolean;

  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: true,
    description: 'by the contentSchema of the pathway, for a rule that opens the handover at once; not kept else',
  })
  @MayBeLeftOut()
  // As it came: a copy would lack the names that every object has, and the schema could not refuse them.
  @Transform(({ obj }: { obj: { readonly content?: unknown } }) => obj.content)
  @IsObject()
  content?: Record<string, unknown>;

  /** @throws ProblemError `malformed`, where a field is missing or belongs to another type */
  toEvent(): CitizenEvent {
    const [must, may] = fieldsOf[this.type];
    const lacking = must.filter((name) => this[name] === undefined);
    const foreign = allFields.filter((name) => this[name] !== undefined && ![...must, ...may].includes(name));
    const errors = [
      ...lacking.map((name) => ({ pointer: `/${name}`, detail: `is needed for ${this.type}` })),
      ...foreign.map((name) => ({ pointer: `/${name}`, detail: `does not belong to ${this.type}` })),
    ];
    if (errors.length > 0) throw malformed(errors);
    const { type, unit, organization, content, municipality, first, psychosocialProblems } = this;
    const { startedOn, under18AtReferral, eatingDisorder } = this;
    const began = startedOn === undefined ? undefined : startOfLocalDay(startedOn);
    const details = { municipality, first, psychosocialProblems, under18AtReferral, eatingDisorder };
    return {
      ...{ type, unit, organization, content },
      at: this.at === undefined ? began : toInstant(this.at),
      details: Object.fromEntries(Object.entries(details).filter(([, value]) => value !== undefined)),
    };
  }
}

/** The same, about a citizen who is named by her CPR number. */
export class NamedPatientEventDto extends PatientEventDto {
  @ApiProperty({ type: EventPatientDto })
  @IsObject()
  @ValidateNested()
  @Type(() => EventPatientDto)
  patient: EventPatientDto;

  override toEvent(): CitizenEvent {
    const { cpr, name, municipality } = this.patient;
    return { ...super.toEvent(), patient: { cpr, name, municipality } };
  }
}

export class PatientFactDto {
  @ApiProperty() id: string;
  @ApiProperty({ enum: citizenFactTypes }) type: string;
  @ApiProperty(moment) at: string;
  @ApiProperty({ type: NamedOrganizationDto }) unit: NamedOrganizationDto;
  @ApiProperty({ type: PatientViewDto }) patient: PatientViewDto;
  @ApiProperty({ description: 'it was known already: nothing was done' }) repeated: boolean;
}

export class EffectOnHandoverDto {
  @ApiProperty() id: string;
  @ApiProperty() pathway: string;
  @ApiProperty() phase: string;
  @ApiProperty({ enum: ['closed', 'reopened', 'noted'] }) what: string;
  @ApiPropertyOptional({ description: 'the handover in which it is asked for again' }) successor?: string;
}

export class ItemOfStayDto {
  @ApiProperty({ enum: itemKinds }) kind: string;
  @ApiProperty() scope: string;
  @ApiProperty() holder: string;
  @ApiProperty({ enum: ['opened', 'closed'] }) what: string;
}

/** What was done. Of handovers and proposals that are not yours to know nothing is said. */
export class PatientEventAnswerDto {
  @ApiProperty({ type: PatientFactDto }) fact: PatientFactDto;
  @ApiProperty({ type: [EffectOnHandoverDto] }) handovers: EffectOnHandoverDto[];
  @ApiProperty({
    type: [ItemOfStayDto],
    description: 'what the admitting unit is responsible for from now on, or no more',
  })
  items: ItemOfStayDto[];
  @ApiProperty({ type: [RuleProposalDto] }) proposals: RuleProposalDto[];
}
