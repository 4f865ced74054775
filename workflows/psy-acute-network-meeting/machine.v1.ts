import { accepted, answered, asked, draft, endings, rescheduled, transferred } from '../lifecycle-states';
import { lifecycle } from '../lifecycle';

/** The party answers the invitation: it comes, or names a substitute or writes down its position. */
const theParty = {
  'act.attend': {
    guard: { type: 'isAct', params: { by: 'receiver' } },
    target: '#answered',
    actions: ['countAct', 'tellSender'],
  },
  'act.decline-attendance': {
    guard: { type: 'isAct', params: { by: 'receiver' } },
    target: '#answered',
    actions: ['countAct', 'tellSender'],
  },
} as const;

/** The convener finds a date, or a new one where the first falls through. */
const aDate = {
  'act.find-date': {
    guard: { type: 'isAct', params: { by: 'sender' } },
    target: 'as-it-stands',
    actions: ['countAct', 'tellReceiver'],
  },
} as const;

/** The meeting has been held, with this party or without it: the convener writes what was decided. */
const theMinutes = {
  'act.write-minutes': {
    guard: { type: 'isAct', params: { by: 'sender' } },
    target: 'minutes-written',
    actions: ['countAct', 'tellReceiver'],
  },
} as const;

/** The party has not said whether it comes; its silence does not stop the convener. */
const silent = {
  // There is no date.
  invited: { meta: { waitsFor: 'receiver' }, on: { ...theParty, ...aDate } },
  // There is a date.
  'date-announced': { meta: { waitsFor: 'receiver' }, on: { ...theParty, ...aDate, ...theMinutes } },
} as const;

/** Only now there is something to confirm: each party answers for its own items. */
const written = { 'minutes-written': { meta: { waitsFor: 'receiver' } } } as const;

const theInvitation = lifecycle.createStateConfig({
  initial: 'as-it-stands',
  states: {
    // Passed through: what was done says where it stands.
    'as-it-stands': {
      always: [
        { guard: { type: 'wasDone', params: { act: 'write-minutes' } }, target: 'minutes-written' },
        { guard: { type: 'wasDone', params: { act: 'find-date' } }, target: 'date-announced' },
        { target: 'invited' },
      ],
    },
    ...silent,
    ...written,
  },
});

/** How far the meeting is. A question and its answer change nothing about it. */
const theMeeting = lifecycle.createStateConfig({
  initial: 'as-it-stands',
  states: {
    'as-it-stands': {
      always: [
        { guard: { type: 'wasDone', params: { act: 'write-minutes' } }, target: 'minutes-written' },
        { guard: { type: 'wasDone', params: { act: 'attend' } }, target: 'party-has-answered' },
        { guard: { type: 'wasDone', params: { act: 'decline-attendance' } }, target: 'party-has-answered' },
        { guard: { type: 'wasDone', params: { act: 'find-date' } }, target: 'date-announced' },
        { target: 'invited' },
      ],
    },
    'party-has-answered': {
      always: [
        { guard: { type: 'wasDone', params: { act: 'find-date' } }, target: 'meeting-ahead' },
        { target: 'finding-date' },
      ],
    },
    ...silent,
    // The party has answered; the convener looks for a date.
    'finding-date': { meta: { waitsFor: 'sender' }, on: { ...aDate } },
    // The party has answered and there is a date: the meeting is held, and its minutes are written.
    'meeting-ahead': { meta: { waitsFor: 'sender' }, on: { ...aDate, ...theMinutes } },
    ...written,
  },
});

const { sent, delivered } = asked.states;

/**
 * P03, akut netværksmøde: the convener invites one party; several parties are several handovers of one course.
 *
 * «akutte netværksmøder mellem relevante parter, når en borger har haft gentagne indlæggelser» [SEED] S2. The meeting
 * itself transfers nothing: whoever is responsible stays so until a party has confirmed its items after the minutes.
 */
export const machineV1 = lifecycle.createMachine({
  id: 'psy-acute-network-meeting.v1',
  context: ({ input }) => input,
  initial: 'draft',
  states: {
    // The convener, by default the admitting ward, writes the invitation.
    draft,

    // The party has been invited, and holds nothing. It answers the invitation, and after the minutes its items.
    asked: {
      ...asked,
      states: {
        sent: { ...sent, ...theInvitation },
        delivered: { ...delivered, ...theInvitation },
        'delivery-failed': { ...asked.states['delivery-failed'], ...theInvitation },
        'under-assessment': { ...asked.states['under-assessment'], ...theMeeting },
        'needs-information': { ...asked.states['needs-information'], ...theMeeting },
      },
      on: {
        ...asked.on,
        // Nobody confirms what the meeting has not decided.
        accept: {
          guard: { type: 'isReceiverWhoCanHoldAndActWasDone', params: { act: 'write-minutes' } },
          target: 'answered',
          actions: ['acceptItems', 'tellSender'],
        },
      },
    },
    answered: { ...answered, id: 'answered' },

    // Confirmed for a later day: the convener's side holds it until then.
    accepted,
    rescheduled,
    // The party holds its items from the meeting.
    transferred,
    ...endings,
  },
});
