import { isUUID } from 'class-validator';
import type { RequestHandler } from 'express';
import { ProblemError, sendProblem } from '@stafet/platform';
import { isMoment } from './fields';

// Ten digits or a replacement number, in whatever pairs people write them; longer numbers are of something else.
const pairOf = String.raw`\d{2}[\s\p{Pd}./]{0,3}`;
const cprNumber = new RegExp(String.raw`(?<!\d)(?:${pairOf}){3}(?:${pairOf}\d{2}|\d[a-z]{2}\d)(?!\d)`, 'iu');

/** Refuses a CPR number in the query of any address: addresses end up in logs and histories. */
export const refuseCprInAddress: RequestHandler = (request, response, next) => {
  const texts = Object.entries(request.query).flatMap(([name, value]): readonly unknown[] =>
    // What Stafet itself gave out is no citizen; any other cursor is refused where it is read.
    name === 'cursor' ? [] : [name, value].flat(),
  );
  if (texts.some(isCitizen)) sendProblem(response, new ProblemError('personal-data-in-url'));
  else next();
};

function isCitizen(text: unknown): boolean {
  if (typeof text !== 'string' || !cprNumber.test(text)) return false;
  // Ids may have ten digits in a row, and moments before an offset.
  return !isUUID(text) && !isMoment(text.replace(' ', '+'));
}
