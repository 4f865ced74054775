import { Controller, Get, Headers, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiHeader, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '@stafet/core';
import { HandoverReads, HandoverService } from '@stafet/handover';
import { CurrentActor } from '@stafet/identity';
import type { Request, Response } from 'express';
import { bodyOf, parseBody } from './body';
import { CourseDto, CreateCourseDto, CreatedCourseDto } from './courses.dto';
import { idempotencyKey, sendAnswer } from './handovers.controller';
import { ProblemDto } from './responses.dto';

/** Courses: handovers of one citizen that belong together, each with its own items and its own confirmation (INV-5). */
@ApiTags('courses')
@ApiBearerAuth()
@Controller('courses')
export class CoursesController {
  constructor(
    private readonly handovers: HandoverService,
    private readonly reads: HandoverReads,
  ) {}

  @Post()
  @HttpCode(201)
  @ApiOperation({ operationId: 'createCourse', summary: 'Hand over to several at once: all parts begin, or none' })
  @ApiHeader(idempotencyKey)
  @ApiBody({ type: CreateCourseDto })
  @ApiResponse({ status: 201, type: CreatedCourseDto })
  @ApiResponse({ status: 'default', type: ProblemDto })
  async create(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
    @CurrentActor() actor: Actor,
    @Headers('idempotency-key') key: string | undefined,
  ): Promise<string> {
    const answer = await this.handovers.createCourse({
      actor,
      path: '/api/v1/courses',
      idempotencyKey: key,
      body: bodyOf(request),
      parse: () => parseBody(request, CreateCourseDto).toNewCourse(),
    });
    return sendAnswer(response, answer);
  }

  @Get(':id')
  @ApiOperation({
    operationId: 'getCourse',
    summary: 'How every part of a course stands, for whoever is a party of one of them',
  })
  @ApiResponse({ status: 200, type: CourseDto })
  @ApiResponse({ status: 'default', type: ProblemDto })
  async one(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<unknown> {
    return this.reads.course(id, actor);
  }
}
