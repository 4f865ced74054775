import { keyOf } from '@stafet/core';
import type { Question } from '../guards';

/** What was taken over is the assessment of a resident, and not what follows a discharge. */
export function isAnAssessmentTakenOver({ context }: Question): boolean {
  return context.items.some((item) => keyOf(item) === 'treatment/assessment' && item.status === 'transferred');
}
