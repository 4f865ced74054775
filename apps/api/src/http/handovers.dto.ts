import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  IsBoolean,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { workListViews, type NewHandover, type WorkListView } from '@stafet/handover';
import { instant, type HandoverCommandEvent } from '@stafet/core';
import { startOfLocalDay } from '@stafet/calendar';
import { CodesField, DateField, InstantField, TextField } from './fields';

const toInstant = (text: string) => instant(new Date(text).toISOString());

/** The citizen: by CPR number, or by the id that Stafet gave her. */
export class PatientDto {
  @TextField(
    { description: 'CPR or replacement number; never in an address', longest: 20, example: '2509479989' },
    true,
  )
  cpr?: string;

  @ApiPropertyOptional({ description: 'the id of a citizen who is known already', format: 'uuid' })
  @IsOptional()
  @IsUUID()
  id?: string;

  @TextField({ description: 'the citizen’s name', example: 'Bruno Test Elmer' }, true)
  name?: string;

  @ApiPropertyOptional({ description: 'four-digit code of the municipality of residence', example: '0730' })
  @IsOptional()
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

  @CodesField('what is handed over', ['social-support', 'nursing-rehab'])
  items: string[];

  @InstantField('from when the receiver shall hold it; at once where left out', true)
  effectiveFrom?: string;

  @ApiProperty({ type: 'object', additionalProperties: true, description: 'by the contentSchema of the pathway' })
  @IsObject()
  content: Record<string, unknown>;

  @ApiPropertyOptional({ description: 'send at once; a draft where left out', default: false })
  @IsOptional()
  @IsBoolean()
  send?: boolean;

  @ApiPropertyOptional({ description: 'the earlier handover that this one follows, after a rejection', format: 'uuid' })
  @IsOptional()
  @IsUUID()
  follows?: string;

  toNewHandover(): NewHandover {
    const { cpr, id, name, municipality } = this.patient;
    return {
      pathway: this.pathway,
      patient: cpr === undefined ? { id: id ?? '', municipality } : { cpr, name, municipality },
      sender: this.sender,
      receiver: this.receiver,
      items: this.items,
      effectiveFrom: this.effectiveFrom === undefined ? undefined : toInstant(this.effectiveFrom),
      content: this.content,
      send: this.send ?? false,
      follows: this.follows,
    };
  }
}

/** The shape that all events share. */
export abstract class EventDto {
  @ApiProperty({ description: 'what is done' })
  @IsString()
  type: string;

  abstract toEvent(): HandoverCommandEvent;
}

export class SendDto extends EventDto {
  toEvent(): HandoverCommandEvent {
    return { type: 'send' };
  }
}

export class OpenDto extends EventDto {
  toEvent(): HandoverCommandEvent {
    return { type: 'open' };
  }
}

export class AssignDto extends EventDto {
  @TextField({ description: 'to whom; oneself where left out' }, true)
  assignee?: string;

  toEvent(): HandoverCommandEvent {
    return { type: 'assign', assignee: this.assignee };
  }
}

export class AcceptDto extends EventDto {
  @CodesField('the items taken over; all that are requested where left out', ['social-support'], true)
  items?: string[];

  @DateField('the receiver’s counter-offer: the first day on which she takes over; the sender holds until then', true)
  startDate?: string;

  toEvent(): HandoverCommandEvent {
    return {
      type: 'accept',
      items: this.items,
      startsAt: this.startDate === undefined ? undefined : startOfLocalDay(this.startDate),
    };
  }
}

export class RejectDto extends EventDto {
  @TextField({ description: 'a code from the pathway’s list', longest: 60, example: 'no-capacity' })
  reason: string;

  @TextField({ description: 'in words', longest: 4000 }, true)
  text?: string;

  @CodesField('the items rejected; all that are requested where left out', ['nursing-rehab'], true)
  items?: string[];

  @TextField({ description: 'where it belongs; required with wrong-catchment', example: 'municipality-0751' }, true)
  betterReceiver?: string;

  toEvent(): HandoverCommandEvent {
    return {
      type: 'reject',
      reason: this.reason,
      text: this.text,
      items: this.items,
      betterReceiver: this.betterReceiver,
    };
  }
}

export class AskDto extends EventDto {
  @TextField({ description: 'what the receiver needs to know', longest: 4000 })
  question: string;

  toEvent(): HandoverCommandEvent {
    return { type: 'ask', question: this.question };
  }
}

export class AnswerDto extends EventDto {
  @TextField({ description: 'the answer', longest: 4000 })
  text: string;

  toEvent(): HandoverCommandEvent {
    return { type: 'answer', text: this.text };
  }
}

export class RedirectDto extends EventDto {
  @TextField({ description: 'who is asked instead', example: 'municipality-0751' })
  receiver: string;

  @TextField({ description: 'a code from the pathway’s list', longest: 60, example: 'wrong-catchment' })
  reason: string;

  @TextField({ description: 'in words', longest: 4000 }, true)
  text?: string;

  toEvent(): HandoverCommandEvent {
    return {
      type: 'redirect',
      receiver: this.receiver,
      reason: this.reason,
      text: this.text,
    };
  }
}

export class WithdrawDto extends EventDto {
  @TextField({ description: 'a code from the pathway’s list', longest: 60, example: 'plan-changed' })
  reason: string;

  @TextField({ description: 'in words; required with other', longest: 4000 }, true)
  text?: string;

  toEvent(): HandoverCommandEvent {
    return { type: 'withdraw', reason: this.reason, text: this.text };
  }
}

export class RescheduleDto extends EventDto {
  @InstantField('the new moment, ahead of now')
  effectiveFrom: string;

  toEvent(): HandoverCommandEvent {
    return { type: 'reschedule', effectiveFrom: toInstant(this.effectiveFrom) };
  }
}

export class PhoneCallDto extends EventDto {
  @TextField({ description: 'who was spoken to' })
  with: string;

  @TextField({ description: 'what was said', longest: 4000 })
  text: string;

  toEvent(): HandoverCommandEvent {
    return { type: 'phone-call', with: this.with, text: this.text };
  }
}

export class CompleteDto extends EventDto {
  @TextField({ description: 'how it ended, in a word or two', example: 'support-started' })
  outcome: string;

  @TextField({ description: 'in words', longest: 4000 }, true)
  text?: string;

  toEvent(): HandoverCommandEvent {
    return { type: 'complete', outcome: this.outcome, text: this.text };
  }
}

export class CorrectDto extends EventDto {
  @TextField({ description: 'a code from the pathway’s list', longest: 60, example: 'wrong-patient' })
  reason: string;

  @TextField({ description: 'in words; required with other', longest: 4000 }, true)
  text?: string;

  toEvent(): HandoverCommandEvent {
    return { type: 'correct', reason: this.reason, text: this.text };
  }
}

/** The form of each event that a person or system may send. */
export const eventDtos = {
  send: SendDto,
  open: OpenDto,
  assign: AssignDto,
  accept: AcceptDto,
  reject: RejectDto,
  ask: AskDto,
  answer: AnswerDto,
  redirect: RedirectDto,
  withdraw: WithdrawDto,
  reschedule: RescheduleDto,
  'phone-call': PhoneCallDto,
  complete: CompleteDto,
  correct: CorrectDto,
} as const satisfies Record<HandoverCommandEvent['type'], new () => EventDto>;

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
  @IsOptional()
  @Matches(/^P(\d{1,4}D|T\d{1,5}H)$/, { message: 'must be days or hours, such as P2D or PT12H' })
  olderThan?: string;

  @TextField(
    { description: 'part of an organisation’s name, or the id of a handover; never a citizen', longest: 80 },
    true,
  )
  q?: string;

  @ApiPropertyOptional({ type: Number, minimum: 1, maximum: 200, default: 50 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(200)
  limit?: number;

  @TextField({ description: 'nextCursor of the page before', longest: 300 }, true)
  cursor?: string;
}
