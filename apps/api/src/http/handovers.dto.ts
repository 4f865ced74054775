import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import { IsBoolean, IsIn, IsObject, IsString, IsUUID, Matches, ValidateNested } from 'class-validator';
import { workListViews, type NewHandover, type WorkListView } from '@stafet/handover';
import { CodesField, InstantField, LimitField, MayBeLeftOut, TextField, toInstant } from './fields';

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

/** A new handover, as a draft or sent at once. */
export class CreateHandoverDto {
  @TextField({ description: 'the pathway that it follows', example: 'psy-discharge-municipality' })
  pathway: string;

  @ApiProperty({ type: PatientDto })
  @IsObject()
  @ValidateNested()
  @Type(() => PatientDto)
  patient: PatientDto;

  @TextField({
    description: 'the organisation that hands over; one of those that GET /me lists',
    example: 'ward-randers',
  })
  sender: string;

  @TextField(
    { description: 'who is asked; proposed from the catchment table where left out', example: 'municipality-0730' },
    true,
  )
  receiver?: string;

  @CodesField(
    'what is handed over: kinds, or a kind and its scope (`treatment/assessment`); left out or empty for advice',
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

  @ApiPropertyOptional({ description: 'send at once; a draft where left out', default: false })
  @MayBeLeftOut()
  @IsBoolean()
  send?: boolean;

  @ApiPropertyOptional({ description: 'the earlier handover that this one follows, after a rejection', format: 'uuid' })
  @MayBeLeftOut()
  @IsUUID()
  follows?: string;

  toNewHandover(): NewHandover {
    const { cpr, id, name, municipality } = this.patient;
    return {
      pathway: this.pathway,
      patient: cpr === undefined ? { id: id ?? '', municipality } : { cpr, name, municipality },
      sender: this.sender,
      receiver: this.receiver,
      items: this.items ?? [],
      effectiveFrom: this.effectiveFrom === undefined ? undefined : toInstant(this.effectiveFrom),
      content: this.content,
      send: this.send ?? false,
      follows: this.follows,
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
