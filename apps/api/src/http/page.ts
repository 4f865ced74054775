import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, Max, Min } from 'class-validator';
import { malformed } from './body';
import { MayBeLeftOut, TextField } from './fields';

/** Which page of a list. */
export class PageDto {
  @ApiPropertyOptional({ type: Number, minimum: 1, maximum: 200, default: 200 })
  @MayBeLeftOut()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(200)
  limit?: number;

  @TextField({ description: 'nextCursor of the page before', longest: 300 }, true)
  cursor?: string;
}

export interface Page<Item> {
  readonly items: readonly Item[];
  readonly nextCursor: string | null;
}

/** A page of a list that is held in memory, such as reference data. */
export function pageOf<Item>(all: readonly Item[], { limit = 200, cursor }: PageDto): Page<Item> {
  const start = cursor === undefined ? 0 : Number(Buffer.from(cursor, 'base64url').toString('utf8'));
  if (!Number.isInteger(start) || start < 0) {
    throw malformed([{ pointer: '/cursor', detail: 'use the nextCursor of the page before' }]);
  }
  const end = start + limit;
  return {
    items: all.slice(start, end),
    nextCursor: end < all.length ? Buffer.from(String(end)).toString('base64url') : null,
  };
}
