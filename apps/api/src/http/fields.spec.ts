import { ProblemError } from '@stafet/platform';
import { parseObject } from './body';
import { AcceptDto } from './events.dto';

function refusalOf(items: readonly string[]): unknown {
  try {
    parseObject({ type: 'accept', items }, AcceptDto);
    return undefined;
  } catch (error) {
    return error instanceof ProblemError ? error.facts : error;
  }
}

describe('the names of items', () => {
  it.each(['social-support', 'treatment/assessment', 'medication/plan-2'])('lets %s through', (item) => {
    expect(refusalOf([item])).toBeUndefined();
  });

  it.each(['2509479989', 'social-support/2509479989', 'social-support/x-2509479989', 'social-support/', 'Bruno Test'])(
    'refuses %s by its form, and does not say it back',
    (item) => {
      const refusal = JSON.stringify(refusalOf([item]));
      expect(refusal).toContain('"pointer":"/items"');
      expect(refusal).not.toContain(item);
    },
  );
});
