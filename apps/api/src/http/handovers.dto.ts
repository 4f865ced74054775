import { applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import { IsBoolean, IsIn, IsObject, IsString, IsUUID, Matches, ValidateNested } from 'class-validator';
import { workListViews, type NewHandover, type NewPart, type WorkListView } from '@stafet/handover';
import { malformed } from './body';
import { CodesField, InstantField, LimitField, MayBeLeftOut, TextField, toInstant } from './fields';

/** Who hands over. */
export function SenderField(): PropertyDecorator {
  return TextField({
    description: 'the organisation that hands over; one of those that GET /me lists',
    example: 'ward-randers',
  });
}

/** Whether it is sent at once. */
export function SendField(): PropertyDecorator {
  return applyDecorators(
    ApiPropertyOptional({ description: 'send at once; a draft where left out', default: false }),
    MayBeLeftOut(),
    IsBoolean(),
  );
}

export function ProposalField(): PropertyDecorator {
  return applyDecorators(
    ApiPropertyOptional({ description: 'the proposal that is taken by it (GET /proposals)', format: 'uuid' }),
    MayBeLeftOut(),
    IsUUID(),
  );
}

/** The citizen: by CPR number, or by the id that Stafet gave her. */
export class PatientDto {
  @TextField(
    { description: 'CPR or replacement number; never in an address', longest: 20, example: '2509479989' },
    true,
  )
  cpr?: string;

  @ApiPropertyOptional({ description: 'the id of a citizen who is known already', format: 'uuid' })
  @MayBeLeftOut()
  @IsUUID()
  id?: string;

  @TextField({ description: 'the citizen’s name', example: 'Bruno Test Elmer' }, true)
  name?: string;

  @ApiPropertyOptional({ description: 'four-digit code of the municipality of residence', example: '0730' })
  @MayBeLeftOut()
  @IsString()
  @Matches(/^\d{4}$/, { message: 'must be the four digits of a municipality' })
  municipality?: string;
}

/** @throws ProblemError `malformed` where the citizen is named in both ways, or in none. */
export function patientIn({ cpr, id, name, municipality }: PatientDto): NewHandover['patient'] {
  if ((cpr === undefined) === (id === undefined)) {
    throw malformed([{ pointer: '/patient', detail: 'name the citizen by cpr or by id, one of the two' }]);
  }
  return cpr === undefined ? { id: id ?? '', municipality } : { cpr, name, municipality };
}

/** What one handover is about, alone or as a part of a course. */
export class PartDto {
  @TextField({ description: 'the pathway that it follows', example: 'psy-discharge-municipality' })
  pathway: string;

  @TextField(
    { description: 'who is asked; proposed from the catchment table where left out', example: 'municipality-0730' },
    true,
  )
  receiver?: string;

  @CodesField(
    'what is handed over: kinds, or a kind and its scope (`treatment/assessment`); left out or empty for advice, and for everything that can be handed back',
    ['social-support', 'nursing-rehab'],
    true,
    0,
  )
  items?: string[];

  @InstantField('from when the receiver shall hold it; at once where left out', true)
  effectiveFrom?: string;

  @ApiProperty({ type: 'object', additionalProperties: true, description: 'by the contentSchema of the pathway' })
  // As it came: a copy would lack the names that every object has, and the schema could not refuse them.
  @Transform(({ obj }: { obj: { readonly content?: unknown } }) => obj.content)
  @IsObject()
  content: Record<string, unknown>;

  @ApiPropertyOptional({
    description: 'the earlier handover that this one follows, after a rejection, or the advice that led to it',
    format: 'uuid',
  })
  @MayBeLeftOut()
  @IsUUID()
  follows?: string;

  @ApiPropertyOptional({
    description: 'with the pathway `return`, and only there: the handover whose items are handed back',
    format: 'uuid',
  })
  @MayBeLeftOut()
  @IsUUID()
  returns?: string;

  toNewPart(): NewPart {
    return {
      pathway: this.pathway,
      receiver: this.receiver,
      items: this.items ?? [],
      effectiveFrom: this.effectiveFrom === undefined ? undefined : toInstant(this.effectiveFrom),
      content: this.content,
      follows: this.follows,
      returns: this.returns,
    };
  }
}

/** A new handover, as a draft or sent at once. */
export class CreateHandoverDto extends PartDto {
  @ApiProperty({ type: PatientDto })
  @IsObject()
  @ValidateNested()
  @Type(() => PatientDto)
  patient: PatientDto;

  @SenderField()
  sender: string;

  @SendField()
  send?: boolean;

  @ApiPropertyOptional({ description: 'the course that it becomes a part of', format: 'uuid' })
  @MayBeLeftOut()
  @IsUUID()
  course?: string;

  @ProposalField()
  proposal?: string;

  toNewHandover(): NewHandover {
    return {
      ...this.toNewPart(),
      patient: patientIn(this.patient),
      sender: this.sender,
      send: this.send ?? false,
      course: this.course,
      proposal: this.proposal,
    };
  }
}

/** Which list, and what of it. */
export class WorkListDto {
  @ApiProperty({ enum: workListViews, description: 'which list' })
  @IsIn(workListViews)
  view: WorkListView;

  @TextField({ description: 'only this pathway' }, true)
  pathway?: string;

  @TextField({ description: 'only with this organisation as sender or receiver' }, true)
  organization?: string;

  @TextField({ description: 'only with an item of this kind' }, true)
  kind?: string;

  @ApiPropertyOptional({ description: 'only what was created longer ago than this many days or hours', example: 'P2D' })
  @MayBeLeftOut()
  @Matches(/^P(\d{1,4}D|T\d{1,5}H)$/, { message: 'must be days or hours, such as P2D or PT12H' })
  olderThan?: string;

  @TextField(
    { description: 'part of an organisation’s name, or the id of a handover; never a citizen', longest: 80 },
    true,
  )
  q?: string;

  @LimitField(50)
  limit?: number;

  @TextField({ description: 'nextCursor of the page before', longest: 300 }, true)
  cursor?: string;
}
