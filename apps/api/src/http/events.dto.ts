import { ApiProperty } from '@nestjs/swagger';
import { startOfLocalDay } from '@stafet/calendar';
import type { HandoverCommandEvent } from '@stafet/core';
import { IsString } from 'class-validator';
import { CodesField, DateField, InstantField, TextField, toInstant } from './fields';

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

/** The form of each event that all pathways share. */
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
} as const satisfies Record<Exclude<HandoverCommandEvent['type'], 'act'>, new () => EventDto>;
