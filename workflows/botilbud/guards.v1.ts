import { keyOf } from '@stafet/core';
import type { Question } from '../guards';

/** What was taken over is an assessment, and not the support after a discharge. */
export function isAnAssessmentTakenOver({ context }: Question): boolean {
  return context.items.some((item) => keyOf(item) === 'treatment/assessment' && item.status === 'transferred');
}
