import type { OutgoingMessage } from '../outgoing-message';
import { mailFor } from './mail-text';

const subjectOf = (factType: string): string => {
  const message: OutgoingMessage = {
    id: '6f0c2b53-58a7-4f0e-9d6f-3b8f4a2f9c11',
    handoverId: '0f0c2b53-58a7-4f0e-9d6f-3b8f4a2f9c11',
    factType,
    recipient: 'municipality-0730',
    isRequest: false,
    createdAt: new Date(0),
    isCompleted: false,
    email: 'somebody@example.org',
    standing: {},
  };
  return mailFor(message, 'https://stafet.example').subject;
};

describe('the mail about a fact', () => {
  it.each([
    ['reminded', 'En overdragelse venter stadig på svar / A handover is still waiting for an answer'],
    ['deadline-passed', 'En frist for en overdragelse er overskredet / A deadline of a handover has passed'],
    ['escalated', 'En overdragelse kræver opmærksomhed / A handover needs attention'],
    ['reopened', 'En overdragelse er åbnet igen / A handover is open again'],
  ])('says of %s what it is, in both languages', (factType, subject) => {
    expect(subjectOf(factType)).toBe(subject);
  });

  it.each(['call', 'advise', 'toString', 'an act of a pathway that is not written yet'])(
    'names no act of a pathway’s own: %s',
    (act) => {
      expect(subjectOf(act)).toBe('Der er nyt om en overdragelse / There is news about a handover');
    },
  );
});
