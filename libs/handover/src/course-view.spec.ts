import type { Phase } from '@stafet/core';
import { isComplete, stillWith, type CourseItem, type CoursePart } from './course-view';

const item = (change: Partial<CourseItem> = {}): CourseItem => ({
  ...{ kind: 'social-support', scope: null, status: 'requested', holder: 'ward', responsibility: 'r1', isOpen: true },
  ...change,
});
const part = (
  id: string,
  phase: Phase,
  items: readonly CourseItem[],
  change: Partial<CoursePart> = {},
): CoursePart => ({
  ...{ id, phase, items, sender: 'ward', wasSent: phase !== 'draft' },
  ...change,
});
const left = (...parts: readonly CoursePart[]) =>
  stillWith(parts, 'ward', (id) => id).map(
    ({ organization, items }) =>
      `${organization.id}: ${items.map(({ kind, handover }) => `${kind} (${handover})`).join()}`,
  );

describe('what of a course is still with whom', () => {
  it.each<[string, readonly CoursePart[], readonly string[]]>([
    ['asked for and not answered', [part('a', 'sent', [item()])], ['ward: social-support (a)']],
    ['confirmed for later', [part('a', 'accepted', [item({ status: 'accepted' })])], ['ward: social-support (a)']],
    ['confirmed and in effect', [part('a', 'transferred', [item({ status: 'transferred', holder: 'town' })])], []],
    ['rejected', [part('a', 'rejected', [item({ status: 'rejected' })])], ['ward: social-support (a)']],
    ['taken back', [part('a', 'withdrawn', [item({ status: 'closed' })])], ['ward: social-support (a)']],
    ['a draft', [part('a', 'draft', [item({ responsibility: null })])], ['ward: social-support (a)']],
    [
      'a draft that was thrown away',
      [part('a', 'withdrawn', [item({ responsibility: null })], { wasSent: false })],
      [],
    ],
    ['an error', [part('a', 'entered-in-error', [item({ status: 'closed' })])], []],
    ['ended by a death', [part('a', 'closed-by-event', [item({ status: 'closed' })])], []],
    ['ended with its responsibility', [part('a', 'completed', [item({ holder: 'ward', isOpen: false })])], []],
    [
      'sent on',
      [part('a', 'redirected', [item({ status: 'closed' })]), part('b', 'sent', [item()])],
      ['ward: social-support (b)'],
    ],
    [
      'rejected, asked for again and confirmed',
      [part('a', 'rejected', [item({ holder: 'town' })]), part('b', 'transferred', [item({ holder: 'town' })])],
      [],
    ],
    [
      'handed back outside the course',
      [part('a', 'transferred', [item({ status: 'transferred' })])],
      ['ward: social-support (a)'],
    ],
    [
      'with a party that hands it on in the course',
      [
        part('a', 'transferred', [item({ kind: 'treatment', responsibility: 'r2' })]),
        part('b', 'sent', [item({ holder: 'town' })], { sender: 'town' }),
      ],
      ['ward: treatment (a)', 'town: social-support (b)'],
    ],
  ])('%s', (_what, parts, expected) => {
    expect(left(...parts)).toEqual(expected);
  });

  it('is named with the one who started the course first', () => {
    const town = part('a', 'sent', [item({ holder: 'town', responsibility: 'r2' })], { sender: 'town' });
    expect(left(town, part('b', 'sent', [item()]))).toEqual(['ward: social-support (b)', 'town: social-support (a)']);
  });

  it('is complete when nothing is left and nobody is asked, for advice too', () => {
    const done = part('a', 'transferred', [item({ status: 'transferred', holder: 'town' })]);
    expect(isComplete([done], 'ward')).toBe(true);
    expect(isComplete([done, part('b', 'sent', [])], 'ward')).toBe(false);
    expect(isComplete([done, part('b', 'draft', [])], 'ward')).toBe(false);
    expect(isComplete([done, part('b', 'completed', [])], 'ward')).toBe(true);
    expect(isComplete([done, part('b', 'rejected', [item({ responsibility: 'r2' })])], 'ward')).toBe(false);
  });
});
