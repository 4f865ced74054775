import { consent, contentOf, day, momentInTime, phone, words } from '../content-fields';

/**
 * The invitation to an acute network meeting, and its minutes: catalogue P03, row «Required content». The row has no
 * tag of its own and no seed lists the content: [PROPOSED]. The invitation is required; the minutes can only be written
 * after the meeting and are optional. Each decision becomes an item of its own that its party confirms.
 */
export const contentSchemaV1 = contentOf(
  {
    reason: words('Årsag til netværksmødet', 'Reason for the network meeting'),
    recentAdmissions: words('Indlæggelser, der ligger til grund', 'Admissions that led to the meeting'),
    proposedMeeting: momentInTime('Foreslået mødetidspunkt', 'Proposed time of the meeting'),
    proposedTimes: words('Forslag til mødetider', 'Proposed times'),
    meetingPlace: words('Mødested eller videoforbindelse', 'Place of the meeting, or video'),
    participants: words('Deltagere', 'Participants'),
    consent,
    convenerPhone: phone('Mødeindkalderens telefon', 'Phone of the convener'),
    heldOn: day('Mødet blev holdt den', 'The meeting was held on'),
    decisions: words('Beslutninger', 'Decisions'),
    responsibleParties: words('Ansvarlig part for hver beslutning', 'Responsible party for each decision'),
    crisisPlan: words('Kriseplan', 'Crisis plan'),
  },
  ['reason', 'proposedTimes', 'participants', 'consent', 'convenerPhone'],
);

/** Synthetic; no real person is like this. */
export const exampleContentV1 = {
  reason: 'Tre indlæggelser på fire måneder. Borgeren mister kontakten til sin støtte kort efter hver udskrivelse.',
  recentAdmissions: 'To indlæggelser i efteråret og én i sommer, alle under en uge.',
  proposedTimes: 'Tirsdag kl. 13 eller torsdag kl. 9. Begge dage kan mødet også holdes over video.',
  meetingPlace: 'Mødelokalet på afsnittet. Det er muligt at deltage på video.',
  participants: 'Borgeren, afsnittet, kommunens socialpsykiatri, egen læge, det udgående team og en pårørende.',
  consent: 'given',
  convenerPhone: '+45 00 00 00 00',
  crisisPlan: 'Kriseplanen fra seneste indlæggelse gælder, indtil mødet har aftalt en ny.',
} as const;
