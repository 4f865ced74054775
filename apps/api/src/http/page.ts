import { malformed } from './body';
import { LimitField, TextField } from './fields';

/** Where a page of a list begins. */
export class CursorDto {
  @TextField({ description: 'nextCursor of the page before', longest: 300 }, true)
  cursor?: string;
}

/** Which page of a list that is read as a whole where nothing else is said. */
export class PageDto extends CursorDto {
  @LimitField(200)
  limit?: number;
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
