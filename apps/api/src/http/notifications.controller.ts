import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiProperty, ApiQuery, ApiResponse, ApiTags } from '@nestjs/swagger';
import { organizationsOf, type Actor } from '@stafet/core';
import { CurrentActor } from '@stafet/identity';
import { markRead, unreadNotifications } from '@stafet/messaging';
import { Database, ProblemError } from '@stafet/platform';
import { isUUID } from 'class-validator';
import { parseObject } from './body';
import { LimitField } from './fields';
import { ProblemDto } from './responses.dto';

/** How many. There are no pages: what is beyond the limit comes once the newer ones have been read. */
export class NotificationsDto {
  @LimitField(50)
  limit?: number;
}

export class NotificationDto {
  @ApiProperty() id: string;
  @ApiProperty() organization: string;
  @ApiProperty() handover: string;
  @ApiProperty({ description: 'the fact that it tells of' }) factType: string;
  @ApiProperty({ type: String, format: 'date-time' }) createdAt: string;
}

export class NotificationPageDto {
  @ApiProperty({ type: [NotificationDto] }) items: NotificationDto[];
  @ApiProperty({ type: String, nullable: true, description: 'always null; marking as read brings the next ones' })
  nextCursor: string | null;
}

/** What the people of my organisations have been told in the app and have not seen. */
@ApiTags('notifications')
@ApiBearerAuth()
@Controller('notifications')
export class NotificationsController {
  constructor(private readonly database: Database) {}

  @Get()
  @ApiOperation({ operationId: 'listNotifications', summary: 'Unread notifications of my organisations, newest first' })
  @ApiQuery({ type: NotificationsDto })
  @ApiResponse({ status: 200, type: NotificationPageDto })
  @ApiResponse({ status: 'default', type: ProblemDto })
  async unread(@CurrentActor() actor: Actor, @Query() query: object): Promise<unknown> {
    const { limit } = parseObject(query, NotificationsDto);
    return { items: await unreadNotifications(this.database, organizationsOf(actor), limit ?? 50), nextCursor: null };
  }

  @Post(':handover/read')
  @HttpCode(204)
  @ApiOperation({
    operationId: 'markNotificationsRead',
    summary: 'The notifications about one handover have been seen',
  })
  @ApiResponse({ status: 204 })
  @ApiResponse({ status: 'default', type: ProblemDto })
  async read(@CurrentActor() actor: Actor, @Param('handover') handover: string): Promise<void> {
    if (!isUUID(handover)) throw new ProblemError('unknown-handover');
    await markRead(this.database, organizationsOf(actor), handover);
  }
}
